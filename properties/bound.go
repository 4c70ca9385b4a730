package properties

import (
	"math"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// A Bound is what an implementation may return for one number, without upstream gradient and weights.
type Bound struct {
	Lo, Hi ball.Real // exact; they differ where the derivative jumps
	Must   ball.Mag  // how far from them grade B allows it to be; infinite: nothing is asked
	Should ball.Mag  // how far grade A allows it to be; never more than Must
	// Less is the entry of the same row that is to be subtracted first, where only differences are specified: along a row whose sum is fixed
	// a gradient is defined up to a constant. −1: none. The subtraction may cost u(|g_i| + |g_Less|) more.
	Less int
	Free bool // nothing is specified: the last entry of such a row
	Over bool // an infinity of its sign is right too: the exact number is as large as the largest of the format
}

// Bounds is what an implementation of l may return at s in format f: for the value, and for the gradients with respect to Pred and, where
// that is specified, Target. Gradients are nil where the value is infinite or has no slope. Numbers are known to so many decimal digits.
// The error is spec.ErrUndecided where the oracle does not know.
func Bounds(l spec.Loss, f *ball.Format, s spec.Sample, digits int) (value Bound, grad, target []Bound, err error) {
	judged, exact := spec.Answer{}, spec.Answer{}
	for _, grads := range []bool{!l.NoGrad, false} { // an infinite value has no slope, and is an answer all the same
		if judged, err = l.Judge(s, f, grads); err == nil {
			exact, err = l.Digits(s, grads, digits)
		}
		if err == nil || !grads {
			break
		}
	}
	if err != nil {
		return value, nil, nil, err
	}
	o := &Oracle[float64]{Loss: l, Format: f}
	value = o.bound(spec.Set{Lo: exact.Value, Hi: exact.Value, Err: judged.Err})
	if exact.Value.IsInf() || !exact.Complete || !judged.Complete {
		return value, nil, nil, nil
	}
	return value, o.bounds(exact.Grad, judged.Grad, bases(l, l.Pred, s.Shape)), o.bounds(exact.TargetGrad, judged.TargetGrad, bases(l, l.Target, s.TargetShape)), nil
}

// bounds are those of a gradient: exact is known to many digits, judged has the running errors.
func (o *Oracle[F]) bounds(exact, judged []spec.Set, base []int) (all []Bound) {
	for i, set := range exact {
		if base[i] == nowhere {
			all = append(all, Bound{Lo: set.Lo, Hi: set.Hi, Less: nowhere, Free: true})
			continue
		}
		// A tie of the format that is none in truth allows what lies between its sides: so far may a gradient be off.
		e := ball.NewEval(exactBits, exactBits)
		set.Err = judged[i].Err
		soft := beyond(e, judged[i].Lo, set.Lo).Add(beyond(e, judged[i].Hi, set.Hi))
		if base[i] == i {
			b := o.bound(set)
			b.Must = b.Must.Add(soft)
			all = append(all, b)
			continue
		}
		_, set = o.relative(make([]F, len(exact)), []spec.Set{set, {Lo: exact[base[i]].Lo, Hi: exact[base[i]].Hi, Err: judged[base[i]].Err}}, 1, 0)
		b := o.bound(set)
		b.Less, b.Must = base[i], b.Must.Add(soft)
		all = append(all, b)
	}
	return all
}

func (o *Oracle[F]) bound(set spec.Set) Bound {
	b := Bound{Lo: set.Lo, Hi: set.Hi, Must: o.Budget(set.Err), Less: nowhere}
	b.Over = o.overflows(set.Lo, b.Must, set.Lo.Float()) || o.overflows(set.Hi, b.Must, set.Hi.Float())
	b.Should = b.Must
	if r, ok := set.Lo.Round(o.Format); ok {
		if a := ball.MagOf(o.Format.Ulp(r)).Mul(ball.MagOf(gradeA(set.Lo))); a.Cmp(b.Must) < 0 {
			b.Should = a
		}
	}
	return b
}

// Admits reports whether got is within off of the exact number, off being Must or Should.
func (b Bound) Admits(got float64, off ball.Mag) bool {
	switch {
	case b.Free || off.Inf():
		return true
	case got != got:
		return false
	case math.IsInf(got, 0) && b.Over && math.Signbit(got) == math.Signbit(b.Lo.Float()):
		return true
	case b.Lo.IsInf() || b.Hi.IsInf() || math.IsInf(got, 0):
		return got == b.Lo.Float() || got == b.Hi.Float() || !math.IsInf(got, 0) && (b.Over || between(ball.Of(got), b.Lo, b.Hi))
	case between(ball.Of(got), b.Lo, b.Hi):
		return true
	}
	low, _ := b.Lo.Dist(got)
	high, _ := b.Hi.Dist(got)
	return low.Cmp(off) <= 0 || high.Cmp(off) <= 0
}
