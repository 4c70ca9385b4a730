package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// swap tries L(a, b) = L(b, a).
func swap[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-arg-symmetry", Says: "Prediction and target may be exchanged.", Level: reports.Must,
		For: claims[spec.Swap], From: alone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawSample(t, l, f)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			return []Call{ask(Value, k.Samples[0]), ask(Value, exchanged(k.Samples[0]))}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s, x := k.Samples[0], exchanged(k.Samples[0])
			if !legal(o.Loss, o.Format, s) || !legal(o.Loss, o.Format, x) {
				return o.Pass()
			}
			return o.Compare("L(a, b) − L(b, a)", Eq, nil, []part[F]{{1, s, as[0]}, {-1, x, as[1]}})
		},
	}
}

// exchanged is the sample with prediction and target exchanged.
func exchanged(s spec.Sample) spec.Sample {
	x := s.Clone()
	x.Pred, x.Target, x.Shape, x.TargetShape = x.Target, x.Pred, x.TargetShape, x.Shape
	return x
}
