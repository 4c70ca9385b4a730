package exhaust

import (
	"errors"
	"fmt"
	"math"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// exponent masks the exponent of a float64: what is left is the power of two below it.
const exponent = 0x7ff << 52

// compare counts answers that are not the exact ones rounded, where want is right to slack of itself.
func (s *Sweep) compare(w *reports.Worst, b *block, got []float32, want []float64, slack float64, slope bool) error {
	f := s.numbers.format
	half := math.Ldexp(1, -f.Bits) - 2*slack // of an ulp, in units of the power of two below the number
	least := math.Float64bits(math.Ldexp(1, f.MinExp))
	got = got[:len(want)]
	for i, x := range want {
		binade := max(math.Float64bits(x)&exponent, least)
		if !(math.Abs(float64(got[i])-x) < math.Float64frombits(binade)*half) { // or NaN
			if err := s.judge(w, b, i, got[i], x, slack, slope); err != nil {
				return err
			}
		}
	}
	return nil
}

// judge counts answer i of a block, got, where want, right to slack, does not settle at once that it is correctly rounded.
func (s *Sweep) judge(w *reports.Worst, b *block, i int, got float32, want, slack float64, slope bool) error {
	n := s.numbers
	lo, hi := n.round(want*(1-slack)), n.round(want*(1+slack))
	if got == lo && lo == hi {
		return nil
	}
	right := lo
	if lo != hi && (got == lo || got == hi || want != want) {
		w.Escalated++
		a, err := s.exact(b.x[i], b.target, slope)
		if err != nil {
			return err
		}
		exact := a.Value
		if slope { // at a kink the least of what is allowed
			exact = a.Grad[0].Lo
		}
		x, ok := exact.Round(n.format)
		if !ok {
			return fmt.Errorf("%s at %x, %x: %w", s.loss, b.x[i], b.target, spec.ErrUndecided)
		}
		if right = float32(x); got == right {
			return nil
		}
		want = exact.Float()
	}
	w.Misrounded++
	off := math.Abs(float64(got)-want) / n.format.Ulp(want)
	if got-got != 0 || right-right != 0 {
		off = math.MaxFloat64
	}
	if off > w.Ulps {
		w.Ulps, w.Pred, w.Target = off, fmt.Sprintf("%x", b.x[i]), fmt.Sprintf("%x", b.target)
	}
	return nil
}

// exact asks the oracle until it knows 100 bits and how what was asked rounds, or knows nothing more.
func (s *Sweep) exact(x, t float64, slope bool) (spec.Answer, error) {
	sample := spec.Sample{Pred: []float64{x}, Target: []float64{t}}
	a, err := s.loss.Exact(sample, slope, 100)
	if err != nil {
		return a, fmt.Errorf("%s at %x, %x: %w", s.loss, x, t, err)
	}
	rounds := func(a spec.Answer) bool {
		_, ok := a.Value.Round(s.numbers.format)
		if ok && slope {
			_, ok = a.Grad[0].Lo.Round(s.numbers.format)
		}
		return ok
	}
	if rounds(a) {
		return a, nil
	}
	if b, err := s.loss.Ask(sample, spec.Question{Stable: true, Grad: slope, Enough: rounds}); !errors.Is(err, spec.ErrUndecided) {
		return b, err
	}
	return a, nil
}

// audit asks the oracle what the yardstick should have said at number i of a block: as far off as it said it may be, and rounding alike.
// It returns by what part of themselves numbers were off at most. NaN, which says nothing, and slopes at kinks are passed over.
func (s *Sweep) audit(b *block, i int) (worst float64, err error) {
	x := b.x[i]
	a, err := s.exact(x, b.target, true)
	if err != nil {
		return 0, err
	}
	slope := a.Grad[0]
	for _, q := range []struct {
		what         string
		exact, other ball.Real
		got, slack   float64
	}{{"value", a.Value, a.Value, b.value[i], b.slackOfValue}, {"slope", slope.Lo, slope.Hi, b.slope[i], b.slackOfSlope}} {
		if q.got != q.got || q.exact.Less(q.other) {
			continue
		}
		lo, hi := float64(s.numbers.round(q.got*(1-q.slack))), float64(s.numbers.round(q.got*(1+q.slack)))
		if right, ok := q.exact.Round(s.numbers.format); ok && lo != right && hi != right {
			return 0, fmt.Errorf("%s at %x, %x: the %s of the yardstick, %x, does not round as the exact one does, to %x", s.loss, x, b.target, q.what, q.got, right)
		}
		v := math.Abs(q.exact.Float())
		if v < 0x1p-160 { // all the same to every format
			continue
		}
		_, off := q.exact.Dist(q.got)
		part := off.F() / v
		worst = max(worst, part)
		if part > max(q.slack/4, 0x1p-51) { // rounding to odd costs up to an ulp
			return 0, fmt.Errorf("%s at %x, %x: the %s of the yardstick is off by %.3g of itself, where a quarter of %g is granted", s.loss, x, b.target, q.what, part, q.slack)
		}
	}
	return worst, nil
}
