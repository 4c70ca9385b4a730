package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// noGradient asks for a gradient where none is specified. Zeros would be right almost everywhere, and would train nothing
// without a word, so only a refusal is right.
func noGradient[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "m-zero-one-no-gradient", Says: "A loss without a useful gradient refuses to give one.", Level: reports.Must,
		For: func(l spec.Loss) []spec.Claim {
			if !l.NoGrad {
				return nil
			}
			return whole(l)
		},
		From: alone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawSample(t, l, f)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Grad, k.Samples[0])} },
		Judge: func(_ *Oracle[F], _ spec.Claim, _ Case, as []Answer[F]) *Violation {
			got := "a gradient"
			switch err := as[0].Err; {
			case unsupported(err):
				return nil
			case err != nil:
				got = err.Error()
			case len(as[0].Out) > 0:
				got = hexDec(float64(as[0].Out[0]))
			}
			return &Violation{What: "gradient", Got: got, Want: impl.ErrNotDifferentiable.Error(), Excess: math.Inf(1)}
		},
	}
}
