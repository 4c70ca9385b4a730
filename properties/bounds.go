package properties

import (
	"errors"
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// bounds holds a value between two formulae of its input, give or take the budget of the value.
func bounds[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "bounds", Says: "The value lies between what the literature bounds it by.", Level: reports.Must,
		For: claims[spec.Bounds],
		From: func(_ spec.Loss, c spec.Claim, s spec.Sample) (Case, bool) {
			b, ok := c.(spec.Bounds)
			return Case{Samples: []spec.Sample{s}}, ok && (b.When == nil || b.When(s))
		},
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawMoved(t, l, f, c.(spec.Bounds).Draw)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Value, k.Samples[0])} },
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			b, s := c.(spec.Bounds), k.Samples[0]
			if !legal(o.Loss, o.Format, s) || b.When != nil && !b.When(s) {
				return o.Pass()
			}
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			lo, ok := o.formula(b.Lo, s, math.Inf(-1))
			if !ok {
				return nil
			}
			hi, ok := o.formula(b.Hi, s, math.Inf(1))
			if !ok {
				return nil
			}
			return o.inside(s, as[0].Out[0], lo, hi)
		},
	}
}

// drawMoved draws a sample and lets the claim move it to where it bites.
func drawMoved(t *rapid.T, l spec.Loss, f *ball.Format, move func(*spec.Sample, func(int) int)) spec.Sample {
	s := drawSample(t, l, f)
	if move == nil {
		return s
	}
	moved := s.Clone()
	move(&moved, func(n int) int { return pick(t, "place", n) })
	return keep(l, f, s, moved)
}

// formula evaluates a formula of one sample; a nil one has the value otherwise. Where it has no value the case teaches nothing.
func (o *Oracle[F]) formula(f func(spec.In) ball.Real, s spec.Sample, otherwise float64) (ball.Real, bool) {
	if f == nil {
		return ball.Of(otherwise), true
	}
	x, err := spec.Formula(func(xs []spec.In, _ []int) ball.Real { return f(xs[0]) }, []spec.Sample{s}, nil)
	switch {
	case errors.Is(err, spec.ErrUndefined):
		o.Pass()
	case err != nil:
		o.undecided()
	default:
		return x, true
	}
	return x, false
}
