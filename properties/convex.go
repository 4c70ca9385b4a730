package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// convex tries midpoints: L((a+b)/2) ≤ (L(a)+L(b))/2. The midpoint is taken only where it is exact, so that no input was
// rounded by the test.
func convex[F impl.Float]() Property[F] {
	return Property[F]{
		Name: "u-midpoint-convexity", Says: "L((a+b)/2) ≤ (L(a) + L(b))/2.", Level: reports.Must,
		For: claims[spec.Convex],
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			a := drawSample[F](t, l)
			b := drawLike[F](t, l, a)
			b.Target, b.Class = a.Target, a.Class
			return Case{Samples: []spec.Sample{a, b}}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			m, _ := midpoint[F](k.Samples[0], k.Samples[1])
			return []Call{ask(Value, k.Samples[0]), ask(Value, k.Samples[1]), ask(Value, m)}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			m, exact := midpoint[F](k.Samples[0], k.Samples[1])
			if !exact {
				return o.Pass()
			}
			return o.Compare("L(mid) − (L(a)+L(b))/2", Le, nil,
				[]part[F]{{1, m, as[2]}, {-0.5, k.Samples[0], as[0]}, {-0.5, k.Samples[1], as[1]}})
		},
	}
}

// midpoint is (a+b)/2, and whether every entry of it is exact.
func midpoint[F impl.Float](a, b spec.Sample) (m spec.Sample, exact bool) {
	m, exact = a.Clone(), true
	for i, x := range a.Pred {
		m.Pred[i] = float64(F(x/2 + b.Pred[i]/2))
		exact = exact && m.Pred[i]-x == b.Pred[i]-m.Pred[i] && m.Pred[i]*2-x == b.Pred[i]
	}
	return m, exact
}
