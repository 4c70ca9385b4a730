package properties

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// A slope is the gradient that came back for one sample, with what each coordinate of it may be off by.
type slope struct {
	at   spec.Sample
	g    []ball.Real // as answered
	off  []ball.Mag  // how far g may be from an element of the exact generalised gradient
	kink bool        // the exact gradient is a set there
}

// slope reads a gradient. ok is false where there is nothing to go on with: v then says what is wrong, and is nil when the case
// taught nothing, because the exact value or slope is infinite, or the oracle does not know.
//
// At a kink of several coordinates the oracle's set is a box around the generalised gradient. What holds of every
// subgradient need not hold of all of the box, so such a case teaches nothing either.
func (o *Oracle[F]) slope(e *ball.Eval, s spec.Sample, got Answer[F]) (sl slope, v *Violation, ok bool) {
	if v, ok = o.Refused(got, len(s.Pred)); !ok {
		return sl, v, false
	}
	a, ok := o.Ask(s, true)
	if !ok {
		return sl, nil, false
	}
	if b := o.Budget(a.Err); a.Value.IsInf() || o.overflows(a.Value, b, a.Value.Float()) {
		return sl, o.Pass(), false
	}
	sharp, wide := a.Grad, 0
	if tied(a.Grad) > 0 { // a soft tie is not a kink: only what ties exactly is
		x, err := o.Loss.Exact(s, true, 60)
		if err != nil || !x.Complete {
			o.undecided()
			return sl, nil, false
		}
		sharp, wide = x.Grad, tied(x.Grad)
	}
	if wide > 1 {
		return sl, o.Pass(), false
	}
	sl = slope{at: s, kink: wide > 0}
	for i, set := range a.Grad {
		b := o.Budget(set.Err)
		if set.Lo.IsInf() || set.Hi.IsInf() || b.Inf() || o.overflows(set.Lo, b, set.Lo.Float()) || o.overflows(set.Hi, b, set.Hi.Float()) {
			return sl, o.Pass(), false
		}
		g := float64(got.Out[i])
		if math.IsNaN(g) || math.IsInf(g, 0) {
			return sl, o.Within(fmt.Sprintf("gradient[%d]", i), got.Out[i], set.Lo, set.Hi, set.Err), false
		}
		b = b.Add(set.Lo.Rad()).Add(set.Hi.Rad())
		b = b.Add(beyond(e, set.Lo, sharp[i].Lo)).Add(beyond(e, set.Hi, sharp[i].Hi))
		if o.Loss.Tangent { // differences along a row are what is specified, and they cancel a constant
			b = b.Add(o.Format.U.Mul(ball.MagOf(g)))
		}
		sl.g, sl.off = append(sl.g, e.Of(g)), append(sl.off, b)
	}
	return sl, nil, true
}

// tied counts the coordinates whose set holds more than one number.
func tied(sets []spec.Set) (n int) {
	for _, s := range sets {
		if !s.Lo.Overlaps(s.Hi) {
			n++
		}
	}
	return n
}

// beyond is how far the end of a set that takes what a format cannot tell apart as tied is from the end of the exact one.
func beyond(e *ball.Eval, soft, sharp ball.Real) ball.Mag {
	if soft.Overlaps(sharp) || sharp.IsInf() {
		return ball.Mag{}
	}
	return soft.In(e).Sub(sharp.In(e)).AbsUp()
}

// along is ⟨g, d⟩, and what it may be off by.
func (sl slope) along(d []ball.Real) (ball.Real, ball.Mag) {
	off := ball.Mag{}
	for i := range d {
		off = off.Add(sl.off[i].Mul(d[i].AbsUp()))
	}
	return ball.Dot(sl.g, d), off
}

// total bounds the error of ‖g‖₂ by that of ‖g‖₁.
func (sl slope) total() ball.Mag {
	sum := ball.Mag{}
	for _, b := range sl.off {
		sum = sum.Add(b)
	}
	return sum
}

// step is b − a, exactly.
func step(e *ball.Eval, a, b []float64) []ball.Real {
	d := make([]ball.Real, len(a))
	for i := range a {
		d[i] = e.Of(b[i]).Sub(e.Of(a[i]))
	}
	return d
}

// minus is x − y, entry by entry.
func minus(x, y []ball.Real) []ball.Real {
	d := make([]ball.Real, len(x))
	for i := range x {
		d[i] = x[i].Sub(y[i])
	}
	return d
}

// length is ‖x‖₂.
func length(x []ball.Real) ball.Real { return ball.Dot(x, x).Sqrt() }

// fullSpace reports whether Pred may be any vector: what is claimed of gradients as vectors is meant there, and not along a
// simplex, where they have a part that is not specified.
func fullSpace(l spec.Loss) bool {
	d := l.Pred
	return d.Couple == spec.Free && d.Rows == nil && math.IsInf(d.Lo, -1) && math.IsInf(d.Hi, 1)
}

// slopes reads the gradients at two samples.
func (o *Oracle[F]) slopes(e *ball.Eval, k Case, as []Answer[F]) (a, b slope, v *Violation, ok bool) {
	if a, v, ok = o.slope(e, k.Samples[0], as[0]); !ok {
		return a, b, v, false
	}
	b, v, ok = o.slope(e, k.Samples[1], as[1])
	return a, b, v, ok
}

// exactly is an evaluation in which what was answered is compared.
func exactly() *ball.Eval { return ball.NewEval(exactBits, exactBits) }
