package properties

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/reports"
)

// same is the violation of two answers that good code gives equal bits to: got comes from a, want from b. Zeros of either sign
// are one, and so are numbers so small that a product on the way to them may have been subnormal.
func (o *Oracle[F]) same(what string, a, b asked[F], got, want []F) *Violation {
	if !a.live || !b.live {
		return nil
	}
	small := 64 * o.Format.Normal.F()
	for i, x := range got {
		g, w := float64(x), float64(want[i])
		if g == w || g != g && w != w || math.Abs(g) <= small && math.Abs(w) <= small {
			continue
		}
		return o.settle(&Violation{
			What: fmt.Sprintf("%s, entry %d: bit for bit", what, i), Got: hexDec(g), Want: hexDec(w), Excess: apart(g, w),
		}, a, b)
	}
	return nil
}

// apart is the relative distance of two numbers: what shrinking keeps large.
func apart(g, w float64) float64 {
	if d := math.Abs(g-w) / math.Max(math.Abs(g), math.Abs(w)); d == d {
		return d
	}
	return math.Inf(1)
}

// sums is the violation of a total that is not Σ parts / den: got is entry 0 of a, and parts are of b. Pairwise growth is granted here, the
// worst order by the oracle.
func (o *Oracle[F]) sums(what string, a, b asked[F], parts []F, den float64) *Violation {
	if !a.live || !b.live {
		return nil
	}
	sum, mass := massOf(parts)
	if !(mass <= ceiling(o.Format)*math.Min(1, den)) {
		o.Pass()
		return nil
	}
	g, want := float64(a.got.Out[0]), sum/den
	if o.grown(g, want, mass/den, len(parts)) || den < 1 && o.grown(g*den, sum, mass, len(parts)) {
		return nil
	}
	return o.settle(&Violation{
		What: what, Got: hexDec(g), Want: fmt.Sprintf("%v, from %v", want, parts), Excess: apart(g, want),
	}, a, b)
}

// grown reports whether g is within the pairwise growth of a sum of n terms, of that total magnitude, from want.
func (o *Oracle[F]) grown(g, want, mass float64, n int) bool {
	u, least := o.Format.U.F(), o.Format.Normal.F()
	return math.Abs(g-want) <= u*(4+math.Log2(float64(n+1)))*mass+float64(n+1)*least
}

// multiple is the violation of a row that is not k times another, to a few roundings.
func (o *Oracle[F]) multiple(what string, a, b asked[F], got []F, k float64, of []F) *Violation {
	if !a.live || !b.live {
		return nil
	}
	u, least := o.Format.U.F(), o.Format.Normal.F()
	for i, x := range got {
		g, w := float64(x), k*float64(of[i])
		if g == w || math.Abs(g-w) <= 8*u*math.Abs(w)+8*least*math.Max(1, math.Abs(k)) {
			continue
		}
		if !(math.Abs(w) <= ceiling(o.Format)) || math.IsInf(float64(of[i]), 0) {
			continue // not a number, or next to the largest one
		}
		return o.settle(&Violation{
			What: fmt.Sprintf("%s, entry %d", what, i), Got: hexDec(g), Want: fmt.Sprintf("%v times %s", k, hexDec(float64(of[i]))), Excess: apart(g, w),
		}, a, b)
	}
	return nil
}

// first is the first violation of a list, those at MUST before others.
func first(vs ...*Violation) (found *Violation) {
	for _, v := range vs {
		if v != nil && (found == nil || found.Level == reports.Should && v.Level != reports.Should) {
			found = v
		}
	}
	return found
}
