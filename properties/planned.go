package properties

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// planned holds a gradient by a cost matrix to being a transport plan. Its entries are forgiven what they are off by as a gradient, and
// sums the sum of that.
func planned[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "planned", Says: "The gradient by the costs is a plan with the marginals of the target.", Level: reports.Must,
		For: claims[spec.Planned], From: alone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawSample(t, l, f)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Grad, k.Samples[0])} },
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			e, s := exactly(), k.Samples[0]
			g, v, ok := o.slope(e, s, as[0])
			if !ok {
				return v
			}
			for i, p := range g.g {
				if v := o.side(fmt.Sprintf("plan[%d]", i), Ge, p, e.Of(0), g.off[i]); v != nil {
					return v
				}
			}
			n := s.Shape[1]
			sum := func(what string, from, step, count int, want float64) *Violation {
				var part slope
				for i := range count {
					part.g, part.off = append(part.g, g.g[from+i*step]), append(part.off, g.off[from+i*step])
				}
				return o.side(what, Eq, ball.Sum(part.g...), e.Of(want), part.total())
			}
			for j := range n {
				if v := sum(fmt.Sprintf("sum of column %d of the plan", j), j, n, s.Shape[0], s.Target[n+j]); v != nil {
					return v
				}
				if !c.(spec.Planned).Rows {
					continue
				}
				if v := sum(fmt.Sprintf("sum of row %d of the plan", j), j*n, 1, n, s.Target[j]); v != nil {
					return v
				}
			}
			return nil
		},
	}
}
