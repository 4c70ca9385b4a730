package properties

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// rangeOf holds values to their bounds. The budget is that of the value; a bound of zero leaves none where the exact value
// is a sum of terms that cannot be negative in floats either, which is at E = 0.
func rangeOf[F impl.Float]() Property[F] {
	return Property[F]{
		Name: "u-range", Says: "The value is never outside its range.", Level: reports.Must,
		For: claims[spec.Range], From: alone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawSample[F](t, l)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Value, k.Samples[0])} },
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			r, got := c.(spec.Range), float64(as[0].Out[0])
			if got >= r.Lo && got <= r.Hi {
				return nil
			}
			a, ok := o.Ask(k.Samples[0], false)
			if !ok {
				return nil
			}
			return o.Within(fmt.Sprintf("value, claimed in [%v, %v]", r.Lo, r.Hi), as[0].Out[0], ball.Of(r.Lo), ball.Of(r.Hi), a.Err)
		},
	}
}
