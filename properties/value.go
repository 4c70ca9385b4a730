package properties

import (
	"errors"
	"math"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// value holds every value to the definition.
func value[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-value", Says: "The value is that of the definition, within the running error of its stable form.",
		Level: reports.Must, needs: wider, For: whole, From: alone,
		Own: func(l spec.Loss, _ spec.Claim) []Case {
			return cases(l, f, slices.Concat(sweep(l, f), wideSamples(l, f), manyClasses(l, f)))
		},
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawAny(t, l, f)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Value, k.Samples[0])} },
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			a, ok := o.Ask(s, false)
			if !ok {
				return nil
			}
			if d, err := o.define(s, a); err == nil {
				a.Value = d.Value
			} else if !errors.Is(err, spec.ErrUndecided) {
				return &Violation{What: "the specification", Got: err.Error(), Want: "its definition and its stable form agree", Excess: math.Inf(1)}
			}
			got := as[0].Out[0]
			if v := o.Within("value", got, a.Value, a.Value, a.Err); v != nil {
				return v
			}
			o.grade(&o.tally.value, s, got, spec.Set{Lo: a.Value, Hi: a.Value, Err: a.Err}, gradeA(a.Value))
			return nil
		},
	}
}

// gradient holds every coordinate of every specified gradient to the derivative of the definition: to a set at a kink.
func gradient[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-gradient", Says: "The gradient is the derivative of the definition; at a kink it lies between the one-sided ones.",
		Level: reports.Must, needs: wider, For: sloped, From: alone,
		Own: func(l spec.Loss, _ spec.Claim) []Case {
			return cases(l, f, slices.Concat(sweep(l, f), wideSamples(l, f)))
		},
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawAny(t, l, f)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			return []Call{ask(Grad, k.Samples[0]), ask(TargetGrad, k.Samples[0])}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if v, ok := o.Refused(as[0], len(s.Pred)); !ok {
				return v
			}
			a, ok := o.Ask(s, true)
			if !ok {
				return nil
			}
			if a.Value.IsInf() {
				return o.Pass() // the slope of an infinite value is not specified
			}
			if v := o.coordinates("gradient", s, as[0].Out, a, a.Grad, bases(o.Loss, o.Loss.Pred, s.Shape)); v != nil {
				return v
			}
			if o.Loss.TargetGrad && as[1].Err == nil && len(as[1].Out) == len(s.Target) {
				return o.coordinates("target gradient", s, as[1].Out, a, a.TargetGrad, bases(o.Loss, o.Loss.Target, s.TargetShape))
			}
			return nil
		},
	}
}
