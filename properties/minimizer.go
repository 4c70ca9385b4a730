package properties

import (
	"fmt"
	"math"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// minimizer tries where Σ P_i·L(x, Y_i) is smallest, by the sign of its slope on both sides of the claimed interval: values would
// find the place only up to √u. Weights are dyadic and sum to exactly 1; targets have ties.
func minimizer[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "minimizer", Says: "The weighted loss is smallest where the literature says.", Level: reports.Must,
		For: claims[spec.Minimizer],
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			y := make([]float64, rapid.IntRange(1, 7).Draw(t, "targets"))
			for i := range y {
				if i > 0 && pick(t, "tie", 4) == 3 {
					y[i] = y[pick(t, "with", i)]
					continue
				}
				y[i] = entries(t, l.Target, f, nil, false)[0]
				if mode := pick(t, "mode", 4); l.Target.Couple == spec.Free && math.Abs(y[i]) > 0x1p20 {
					y[i] = into(l.Target, f, f.Round(number(t, f, mode)))
				}
			}
			slices.Sort(y)
			side := float64(1 - 2*pick(t, "side", 2))
			return Case{
				Samples: []spec.Sample{{Pred: []float64{0}, Target: y}}, Weights: counts(t, len(y), 0),
				Nums: []float64{side * math.Ldexp(1, -rapid.IntRange(-4, mantissa(f)-4).Draw(t, "log2"))},
			}
		},
		Calls: func(c spec.Claim, k Case) (calls []Call) {
			for _, s := range beyondBest(f, c, k) {
				calls = append(calls, ask(Grad, s))
			}
			return calls
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			at := beyondBest(f, c, k)
			if at == nil {
				return o.Pass()
			}
			e := exactly()
			sum, off := e.Of(0), ball.Mag{}
			for i, s := range at {
				if !legal(o.Loss, o.Format, s) {
					return o.Pass()
				}
				g, v, ok := o.slope(e, s, as[i])
				if !ok {
					return v
				}
				p := e.Of(k.Weights[i])
				sum, off = sum.Add(p.Mul(g.g[0])), off.Add(p.AbsUp().Mul(g.off[0]))
			}
			what := fmt.Sprintf("Σ P·L′ at %v", hexDec(at[0].Pred[0]))
			if k.Nums[0] < 0 {
				return o.side(what+", below the minimum", Le, sum, e.Of(0), off)
			}
			return o.side(what+", above the minimum", Ge, sum, e.Of(0), off)
		},
	}
}

// beyondBest are the samples (x, Y_i) for x beyond the claimed interval, by the number of the case relative to the targets: below
// its lower end for a negative one. They are nil where the interval has no such side. What Best lost by computing in float64 is left out.
func beyondBest(f *ball.Format, c spec.Claim, k Case) (at []spec.Sample) {
	y, by := k.Samples[0].Target, k.Nums[0]
	lo, hi := c.(spec.Minimizer).Best(k.Weights, y)
	end := hi
	if by < 0 {
		end = lo
	}
	size := max(math.Abs(y[0]), math.Abs(y[len(y)-1]), math.Abs(end))
	x := f.Round(end + by*max(size, f.Normal.F()))
	if least := float64(8*len(y)) * 0x1p-53 * size; math.IsInf(x, 0) || math.IsNaN(x) || math.IsInf(end, 0) || math.Abs(x-end) <= least {
		return nil
	}
	for _, t := range y {
		at = append(at, spec.Sample{Pred: []float64{x}, Target: []float64{t}})
	}
	return at
}
