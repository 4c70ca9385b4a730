package exhaust

import (
	"errors"
	"fmt"
	"math"
	"math/bits"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// exponent masks the exponent of a float64: what is left is the power of two below it.
const exponent = 0x7ff << 52

// A closeness is by how much, at most, a number that is right to slack may differ from an answer that is correctly rounded for sure.
type closeness struct {
	half   float64 // of an ulp less the slack, in units of the power of two below the number
	digit  float64 // an ulp in those units
	least  uint64  // bits of the least power of two that counts
	beyond float64 // numbers of this size are infinite for sure
}

func (n numbers) closeness(slack float64) closeness {
	f := n.format
	half := math.Ldexp(1, -f.Bits)
	return closeness{half - 2*slack, 2 * half, math.Float64bits(math.Ldexp(1, f.MinExp)), math.Ldexp(2-half, f.MaxExp) * (1 + 2*slack)}
}

// binade is the power of two below x that the digits of the format hang on.
func (c closeness) binade(x float64) float64 {
	return math.Float64frombits(max(math.Float64bits(x)&exponent, c.least))
}

// sure reports whether got is want, correctly rounded. It is false of NaN.
func (c closeness) sure(got float32, want float64) bool {
	return math.Abs(float64(got)-want) < c.binade(want)*c.half || math.Abs(want) > c.beyond && float64(got) == math.Copysign(math.Inf(1), want)
}

// A doubts has a bit for each answer of a block: of those that are not sure it is 1.
type doubts [blockLen / 8]uint8

// compare counts answers that are not the exact ones rounded, where want is right to slack of itself. A zero may have either sign.
func (s *Sweep) compare(w *reports.Worst, b *block, got []float32, want []float64, slack float64, slope bool) error {
	c := s.numbers.closeness(slack)
	var d doubts
	for i := c.doubtful(got, want, &d); i < len(want); i++ {
		if !c.sure(got[i], want[i]) {
			d[i/8] |= 1 << (i % 8)
		}
	}
	for i, eight := range d[:(len(want)+7)/8] {
		for ; eight != 0; eight &= eight - 1 {
			k := 8*i + bits.TrailingZeros8(eight)
			if err := s.judge(w, c, b, k, got[k], want[k], slack, slope); err != nil {
				return err
			}
		}
	}
	return nil
}

// judge counts answer i of a block, got, where want, right to slack, does not settle at once that it is correctly rounded.
func (s *Sweep) judge(w *reports.Worst, c closeness, b *block, i int, got float32, want, slack float64, slope bool) error {
	f := s.numbers.format
	off := math.Abs(float64(got)-want) / (c.binade(want) * c.digit)
	if !(off > 0.75 && off < 1e9 && math.Abs(want) < f.Max) { // it may be right, or its error may have no size
		right, exact, err := s.rounded(w, b, i, got, want, slack, slope)
		if err != nil || got == right {
			return err
		}
		want = exact
		if off = math.Abs(float64(got)-want) / f.Ulp(want); got-got != 0 || right-right != 0 {
			off = math.MaxFloat64
		}
	}
	w.Misrounded++
	if off > w.Ulps && off < math.MaxFloat64 { // in ulps of what is right, which may be the power of two above
		off = math.Abs(float64(got)-want) / f.Ulp(float64(s.numbers.round(want)))
	}
	if off > w.Ulps {
		w.Ulps, w.Pred, w.Target = off, fmt.Sprintf("%x", b.x[i]), fmt.Sprintf("%x", b.target)
	}
	return nil
}

// rounded is the right answer, and what it is rounded from. Where want leaves two, of which got is one, the oracle decides.
func (s *Sweep) rounded(w *reports.Worst, b *block, i int, got float32, want, slack float64, slope bool) (right float32, exact float64, err error) {
	n := s.numbers
	lo, hi := n.round(want*(1-slack)), n.round(want*(1+slack))
	if lo == hi || got != lo && got != hi && want == want {
		return lo, want, nil
	}
	w.Escalated++
	a, err := s.exact(b.x[i], b.target, slope)
	if err != nil {
		return 0, 0, err
	}
	x := a.Value
	if slope { // at a kink the least of what is allowed
		x = a.Grad[0].Lo
	}
	r, ok := x.Round(n.format)
	if !ok {
		return 0, 0, fmt.Errorf("%s at %x, %x: %w", s.loss, b.x[i], b.target, spec.ErrUndecided)
	}
	return float32(r), x.Float(), nil
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
