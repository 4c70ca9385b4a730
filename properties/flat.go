package properties

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// flat asks for gradients where the value is infinite. The gradient of the definition, which is what u-gradient judges, does not exist there;
// that it is 0 is a convention, and so a failure is one of quality.
func flat[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "flat", Says: "Where nothing is possible the gradient is 0.", Level: reports.Should,
		For: claims[spec.Flat],
		From: func(_ spec.Loss, c spec.Claim, s spec.Sample) (Case, bool) {
			f, ok := c.(spec.Flat)
			return Case{Samples: []spec.Sample{s}}, ok && f.When(s)
		},
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawMoved(t, l, f, c.(spec.Flat).Draw)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Grad, k.Samples[0])} },
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if !legal(o.Loss, o.Format, s) || !c.(spec.Flat).When(s) {
				return o.Pass()
			}
			if v, ok := o.Refused(as[0], len(s.Pred)); !ok {
				return v
			}
			for i, g := range as[0].Out {
				if g != 0 {
					return &Violation{What: fmt.Sprintf("gradient[%d]", i), Got: hexDec(float64(g)), Want: "0", Excess: 1}
				}
			}
			return nil
		},
	}
}
