package properties

import (
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// zeroAtPerfect tries L = 0 where nothing is wrong with the prediction. Good code gives exactly 0 there: it subtracts equal
// numbers before it does anything else.
func zeroAtPerfect[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-zero-at-perfect", Says: "A perfect prediction costs 0.", Level: reports.Must,
		For: claims[spec.ZeroAtPerfect],
		From: func(_ spec.Loss, c spec.Claim, s spec.Sample) (Case, bool) {
			p, ok := perfect(c, s, 0)
			return Case{Samples: []spec.Sample{p}}, ok
		},
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			z, _ := c.(spec.ZeroAtPerfect)
			p, _ := perfect(c, drawSample(t, l, f), pick(t, "at", max(1, len(z.At))))
			return Case{Samples: []spec.Sample{p}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Value, k.Samples[0])} },
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if !legal(o.Loss, o.Format, s) || infinite(s.Pred) || infinite(s.Target) {
				return o.Pass()
			}
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			if as[0].Out[0] == 0 {
				return nil
			}
			a, ok := o.Ask(s, false)
			if !ok {
				return nil
			}
			zero := ball.Of(0)
			if v := o.Within("value of a perfect prediction", as[0].Out[0], zero, zero, a.Err); v != nil {
				return v
			}
			return &Violation{Level: reports.Should, What: "value of a perfect prediction", Got: hexDec(float64(as[0].Out[0])), Want: "exactly 0", Excess: 1}
		},
	}
}

// perfect makes s a perfect prediction: Pred equal to Target, or the sample that the claim names.
func perfect(c spec.Claim, s spec.Sample, at int) (spec.Sample, bool) {
	if z, ok := c.(spec.ZeroAtPerfect); ok && len(z.At) > 0 {
		return z.At[at], true
	}
	p := s.Clone()
	p.Pred, p.Shape = slices.Clone(s.Target), slices.Clone(s.TargetShape)
	return p, len(s.Target) > 0
}
