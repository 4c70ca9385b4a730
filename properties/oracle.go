package properties

import (
	"errors"
	"fmt"
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// An Oracle judges the answers of one implementation against one specification in one format, and keeps the tally of
// what was learnt. It serves one property at a time and is not safe for concurrent use.
type Oracle[F impl.Float] struct {
	Loss   spec.Loss
	Format *ball.Format
	tally  tally
}

// A tally counts what the cases of one property came to.
type tally struct {
	cases     int
	reached   int // cases that were judged: what a property needs at least one of
	drawn     int // those of the reached that were drawn at random
	undecided int
	untested  int
	calls     int // what was asked of the implementation
	asks      int // what was asked of the oracle
	value     worst
	grad      worst
	skip      bool     // the case at hand taught nothing
	open      bool     // the oracle did not know something about the case at hand
	notRun    string   // why the rest was not asked; empty: it was
	chosen    []string // what was returned where the derivative jumps
	observed  []Observation
}

// worst is the largest error seen, in ulps of the correctly rounded answer.
type worst struct {
	ulps  float64
	share float64 // error over the budget of grade B
	k     float64 // ulps that grade A allows there
	tight bool    // all errors were within grade A
	seen  bool
	at    spec.Sample
	all   reports.Histogram
}

func newOracle[F impl.Float](l spec.Loss, f *ball.Format) *Oracle[F] {
	return &Oracle[F]{Loss: l, Format: f, tally: tally{value: worst{tight: true}, grad: worst{tight: true}}}
}

// format is the format of F.
func format[F impl.Float]() *ball.Format {
	if _, ok := any(F(0)).(float32); ok {
		return ball.Float32
	}
	return ball.Float64
}

// narrower is f, unless that is nil or a format that own, of the type that carries it, does not hold.
func narrower(f, own *ball.Format) *ball.Format {
	if f == nil || f.Bits > own.Bits {
		return own
	}
	return f
}

// coarse reports whether a format has so few numbers that some claims cannot be tried in it: a witness that refutes by a little, a difference
// between neighbours. Where no case shows anything it says nothing against a property then.
func coarse(f *ball.Format) bool { return f.Bits < ball.Float32.Bits }

// Ask gives the value and, if wanted, the gradient of the specification at s with the running error of the format, or
// false when the oracle does not know; the case then counts as undecided.
func (o *Oracle[F]) Ask(s spec.Sample, grad bool) (spec.Answer, bool) {
	return o.ask(o.Loss, s, grad)
}

func (o *Oracle[F]) ask(l spec.Loss, s spec.Sample, grad bool) (spec.Answer, bool) {
	o.tally.asks++
	a, err := l.Judge(s, o.Format, grad)
	switch {
	case errors.Is(err, spec.ErrUndefined): // nothing is specified there, as for a slope at the edge of the domain
		o.Pass()
		return a, false
	case err != nil || grad && !a.Complete:
		o.undecided()
		return a, false
	}
	return a, true
}

// Pass says that the case at hand taught nothing: it does not count as reached.
func (o *Oracle[F]) Pass() *Violation { o.tally.skip = true; return nil }

// Untested says that the implementation does not offer what the case at hand asks for.
func (o *Oracle[F]) Untested() *Violation { o.tally.untested++; return o.Pass() }

// undecided says that the oracle does not know: the case counts once, however many of its numbers are open.
func (o *Oracle[F]) undecided() { o.tally.open, o.tally.skip = true, true }

// Refused turns an answer without numbers into a violation where that is one: a legal input was rejected, or the
// implementation panicked. ok is true when there are numbers.
func (o *Oracle[F]) Refused(a Answer[F], want int) (v *Violation, ok bool) {
	switch {
	case a.Err == nil && len(a.Out) == want:
		return nil, true
	case a.Err == nil:
		return &Violation{What: "length of the answer", Got: fmt.Sprint(len(a.Out)), Want: fmt.Sprint(want), Excess: math.Inf(1)}, false
	case unsupported(a.Err):
		return o.Untested(), false
	}
	return &Violation{What: "error", Got: a.Err.Error(), Want: "a number: the input is legal", Excess: math.Inf(1)}, false
}

// Budget is what grade B allows at an answer of running error e: 2·E + 4u·Scale + ω.
func (o *Oracle[F]) Budget(e ball.Mag) ball.Mag {
	return e.Add(e).Add(o.Format.U.Mul(ball.MagOf(4 * o.Loss.Scale))).Add(o.Format.Normal)
}

// Within reports whether got lies between lo and hi, both exact, give or take the budget of running error e. nil: it does.
func (o *Oracle[F]) Within(what string, got F, lo, hi ball.Real, e ball.Mag) *Violation {
	g := float64(got)
	bad := func(excess float64) *Violation {
		v := &Violation{What: what, Got: hexDec(g), Want: interval(lo, hi), Excess: excess}
		if math.IsInf(excess, 0) {
			return v
		}
		if u := o.ulps(g, lo, hi); !math.IsInf(u, 0) { // 0 has none
			v.Ulps, v.Budget = u, u/excess
		}
		return v
	}
	if lo.IsInf() && hi.IsInf() && lo.Float() == hi.Float() { // no budget makes an infinity another number
		if g == lo.Float() {
			return nil
		}
		return bad(math.Inf(1))
	}
	b := o.Budget(e)
	if b.Inf() {
		o.undecided()
		return nil
	}
	if g != g || math.IsInf(g, 0) {
		if g == g && (lo.Float() == g || hi.Float() == g) || o.overflows(lo, b, g) || o.overflows(hi, b, g) {
			return nil
		}
		return bad(math.Inf(1))
	}
	if lo.IsInf() || hi.IsInf() {
		if between(ball.Of(g), lo, hi) || o.overflows(ball.Of(g), b, lo.Float()) {
			return nil
		}
		return bad(math.Inf(1))
	}
	if between(ball.Of(g), lo, hi) {
		return nil
	}
	near := lo
	if hi.Less(ball.Of(g)) {
		near = hi
	}
	least, _ := near.Dist(g)
	if least.Cmp(b) > 0 {
		return bad(least.Quo(b).F())
	}
	return nil
}

func between(g, lo, hi ball.Real) bool { return !g.Less(lo) && !hi.Less(g) }

// overflows reports whether an infinite answer of g's sign is allowed at x: x ± budget is beyond the largest number.
func (o *Oracle[F]) overflows(x ball.Real, budget ball.Mag, g float64) bool {
	if math.Signbit(x.Float()) != math.Signbit(g) || g != g {
		return false
	}
	return x.AbsUp().Add(budget).Cmp(ball.MagOf(o.Format.Max)) > 0
}

// ulps bounds the distance of g from [lo, hi] in units in the last place of the nearer end, correctly rounded.
func (o *Oracle[F]) ulps(g float64, lo, hi ball.Real) float64 {
	if between(ball.Of(g), lo, hi) {
		return 0
	}
	near := lo
	if hi.Less(ball.Of(g)) {
		near = hi
	}
	_, most := near.Dist(g)
	r, _ := near.Round(o.Format)
	return most.Quo(ball.MagOf(o.Format.Ulp(r))).F()
}

// Grade records the error of got for the table and says whether it is within grade A. k is what A allows.
func (o *Oracle[F]) grade(w *worst, s spec.Sample, got F, set spec.Set, k float64) bool {
	g := float64(got)
	if o.Loss.Measured != nil { // a grade is of exactness
		return true
	}
	if set.Lo.IsInf() || set.Hi.IsInf() || math.IsInf(g, 0) || g != g {
		return true
	}
	u := o.ulps(g, set.Lo, set.Hi)
	w.all.Add(u)
	if !w.seen || u > w.ulps {
		w.ulps, w.at = u, s
	}
	r, _ := set.Lo.Round(o.Format)
	budget := o.Budget(set.Err).Quo(ball.MagOf(o.Format.Ulp(r))).F() // in the same ulps
	if u > 0 {
		w.share = max(w.share, u/budget)
	}
	w.seen, w.k = true, max(w.k, k)
	w.tight = w.tight && u <= k
	return u <= k
}

// hexDec shows a number in both ways that people need.
func hexDec(x float64) string { return fmt.Sprintf("%x (%v)", x, x) }

func interval(lo, hi ball.Real) string {
	l, h := decimal(lo), decimal(hi)
	if l == h {
		return l
	}
	return "[" + l + ", " + h + "]"
}

// define evaluates the definition itself where a was of the stable form, and reports when the two disagree.
func (o *Oracle[F]) define(s spec.Sample, a spec.Answer) (spec.Answer, error) {
	if o.Loss.Stable == nil { // nor has one that was measured any
		return a, nil
	}
	d, err := o.Loss.Exact(s, false, 60)
	if err != nil {
		return d, err
	}
	if !overlap(d.Value, a.Value) {
		return d, fmt.Errorf("definition %s, stable form %s", decimal(d.Value), decimal(a.Value))
	}
	return d, nil
}

// overlap reports whether two balls may be of one number.
func overlap(x, y ball.Real) bool {
	return x.Overlaps(y)
}

// coordinates holds a gradient to its sets and records the worst error. base[i], if not i, is the entry of the same simplex row that
// entry i is compared relative to: along a row whose sum is fixed a gradient is defined up to a constant.
func (o *Oracle[F]) coordinates(what string, s spec.Sample, got []F, a spec.Answer, want []spec.Set, base []int) *Violation {
	for i := range want {
		if base[i] == nowhere {
			continue
		}
		g, set := o.relative(got, want, base[i], i)
		if v := o.Within(fmt.Sprintf("%s[%d]", what, i), g, set.Lo, set.Hi, set.Err); v != nil {
			return v
		}
		if base[i] == i {
			o.grade(&o.tally.grad, s, g, set, gradeA(set.Lo))
		}
	}
	return nil
}

// relative is entry i of a gradient with its set, both less those of its base j.
func (o *Oracle[F]) relative(got []F, want []spec.Set, j, i int) (F, spec.Set) {
	g, set := got[i], want[i]
	if j == i {
		return g, set
	}
	e, w := ball.NewEval(exactBits, exactBits), want[j]
	set.Lo, set.Hi = set.Lo.In(e).Sub(w.Hi.In(e)), set.Hi.In(e).Sub(w.Lo.In(e))
	set.Err = set.Err.Add(w.Err).Add(o.Format.U.Mul(ball.MagOf(float64(got[i])).Add(ball.MagOf(float64(got[j])))))
	return g - got[j], set
}

// nowhere is the base of the last entry of a row, which the others are relative to.
const nowhere = -1

// bases is what coordinates compares relative to: itself, but for the simplex rows of a loss whose gradient is Tangent.
func bases(l spec.Loss, d spec.Domain, shape []int) []int {
	base := make([]int, spec.Size(shape))
	for i := range base {
		base[i] = i
		if row := lastDim(shape); l.Tangent && d.At(shape, i).Couple == spec.Simplex {
			if base[i] = i - i%row + row - 1; base[i] == i {
				base[i] = nowhere
			}
		}
	}
	return base
}

// gradeA is how many ulps grade A allows: two roundings for arithmetic, two more for each transcendental function on the
// longest path of the stable form, and the pairwise growth of its sums.
func gradeA(x ball.Real) float64 { return 2 + 2*float64(x.Depth()) }
