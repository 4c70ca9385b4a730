package properties

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/lossgate/lossgate/gradcheck"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// Measured is l, which has no definition, with what its implementation itself answers in format f, its widest, in place of one.
//
// An answer may be off by what good code loses: [gradcheck.NoiseFactor] times u|L| and what one ulp of each input, in the format that is judged, does
// to the answer, which is measured, both ways, and taken at its larger (Higham, Accuracy and Stability of Numerical Algorithms, chapter 1:
// backward stable code errs as if its inputs had been off by a few units). Where a neighbour is not finite nobody knows, and the case is undecided.
func Measured[F impl.Float](ctx context.Context, l spec.Loss, by Subject[F], f *ball.Format) spec.Loss {
	unmeasured := l
	l.Measured = &spec.Measured{Format: f, Ask: func(s spec.Sample, q spec.Question) (spec.Answer, error) {
		format := f
		if q.Format != nil {
			format = q.Format
		}
		ops := []Op{Value}
		if q.Grad {
			ops = append(ops, Grad)
			if l.TargetGrad {
				ops = append(ops, TargetGrad)
			}
		}
		near := append([]spec.Sample{s}, ulpAway(unmeasured, format, s)...)
		var calls []Call
		for _, op := range ops {
			for _, at := range near {
				calls = append(calls, ask(op, at))
			}
		}
		as := by.Do(ctx, calls)
		a := spec.Answer{Complete: true, Prec: uint(f.Bits)}
		for i, op := range ops {
			sets, err := measured(as[i*len(near):(i+1)*len(near)], len(s.Pred)+len(s.Target), format)
			switch {
			case err != nil:
				return a, err
			case op == Value && len(sets) != 1, op == Grad && len(sets) != len(s.Pred), op == TargetGrad && len(sets) != len(s.Target):
				return a, spec.ErrUndefined // its length is another property's business
			case op == Value:
				a.Value, a.Err = sets[0].Lo, sets[0].Err
			case op == Grad:
				a.Grad = sets
			default:
				a.TargetGrad = sets
			}
		}
		return a, nil
	}}
	return l
}

// ulpAway lists the legal samples in which one number of s is moved to a neighbour: twice as many as there are numbers, in their order. Where no
// neighbour is legal s stands for it.
func ulpAway(l spec.Loss, f *ball.Format, s spec.Sample) (list []spec.Sample) {
	for i := range len(s.Pred) + len(s.Target) {
		for _, step := range []float64{-1, 1} {
			n := s.Clone()
			x := entry(n, i)
			if *x = f.Round(*x + step*f.Ulp(*x)); !legal(l, f, n) {
				n = s
			}
			list = append(list, n)
		}
	}
	return list
}

// measured reads the answers at a sample and at two neighbours for each of its inputs, number by number.
func measured[F impl.Float](as []Answer[F], inputs int, f *ball.Format) (sets []spec.Set, err error) {
	for _, a := range as {
		var lost *Lost
		switch {
		case errors.As(a.Err, &lost), unsupported(a.Err):
			return nil, spec.ErrUndecided
		case a.Err != nil, len(a.Out) != len(as[0].Out):
			return nil, fmt.Errorf("%w: the implementation has no answer", spec.ErrUndefined)
		}
	}
	for j, x := range as[0].Out {
		g := float64(x)
		if g != g {
			return nil, fmt.Errorf("%w: the implementation answers NaN", spec.ErrUndefined)
		}
		moves := 0.0
		for i := range inputs {
			lo, hi := float64(as[1+2*i].Out[j]), float64(as[2+2*i].Out[j])
			moves += math.Max(math.Abs(lo-g), math.Abs(hi-g)) // NaN, and so of unknown error, where one of them is
		}
		off := ball.MagOf(moves).Add(f.U.Mul(ball.MagOf(g)))
		if math.IsInf(g, 0) {
			off = ball.Mag{}
		}
		sets = append(sets, spec.Set{Lo: ball.Of(g), Hi: ball.Of(g), Err: ball.MagOf(gradcheck.NoiseFactor).Mul(off)})
	}
	return sets, nil
}

// A truth is what a property cannot do without.
type truth uint8

const (
	anything   truth = iota // whatever is known of the loss: even what was measured of the implementation itself
	wider                   // a definition, or what was measured in a wider format than the one judged
	definition              // a definition
)

// lacks reports whether the loss of the trial has not what its property cannot do without.
func (t trial[F]) lacks() bool {
	m := t.loss.Measured
	return m != nil && (t.prop.needs == definition || t.prop.needs == wider && m.Format.Bits <= t.set.Format.Bits)
}

// noOracle is the note of what was not tried of a loss without a definition.
const noOracle = "no oracle: the loss has no definition to be held to"
