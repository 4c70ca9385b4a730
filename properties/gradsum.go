package properties

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// gradSum tries Σ_j ∂L/∂z_j = 0 along each row: what shift invariance says of the gradient.
func gradSum[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "s-grad-sum-zero", Says: "The gradient sums to zero along the last dimension.", Level: reports.Must,
		For: claims[spec.GradSumZero], From: alone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawSample(t, l, f)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Grad, k.Samples[0])} },
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			e := exactly()
			g, v, ok := o.slope(e, k.Samples[0], as[0])
			if !ok {
				return v
			}
			n := lastDim(k.Samples[0].Shape)
			for at := 0; at < len(g.g); at += n {
				row := slope{g: g.g[at : at+n], off: g.off[at : at+n]}
				if v := o.side(fmt.Sprintf("sum of gradient[%d:%d]", at, at+n), Eq, ball.Sum(row.g...), e.Of(0), row.total()); v != nil {
					return v
				}
			}
			return nil
		},
	}
}
