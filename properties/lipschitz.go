package properties

import (
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// lipschitz tries |L(a) − L(b)| ≤ K‖a − b‖₂.
func lipschitz[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-lipschitz", Says: "|L(a) − L(b)| ≤ K‖a − b‖₂.", Level: reports.Must,
		For: claims[spec.Lipschitz],
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: drawPair(t, l, f)}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			return []Call{ask(Value, k.Samples[0]), ask(Value, k.Samples[1])}
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			if samePred(k) || !o.legalPair(k) {
				return o.Pass()
			}
			sign := 1.0
			if len(as[0].Out) == 1 && len(as[1].Out) == 1 && as[0].Out[0] < as[1].Out[0] {
				sign = -1
			}
			e := exactly()
			rhs := length(step(e, k.Samples[0].Pred, k.Samples[1].Pred)).Mul(e.Of(c.(spec.Lipschitz).K))
			return o.Compare("|L(a) − L(b)|", Le, &rhs, []part[F]{{sign, k.Samples[0], as[0]}, {-sign, k.Samples[1], as[1]}})
		},
	}
}

// gradientNorm tries ‖g‖₂ ≤ K, which says the same of the gradient.
func gradientNorm[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-gradient-norm-vs-L", Says: "‖g‖₂ ≤ K for a loss with Lipschitz constant K.", Level: reports.Must,
		For: inFullSpace[spec.Lipschitz], From: alone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawSample(t, l, f)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Grad, k.Samples[0])} },
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			e := exactly()
			g, v, ok := o.slope(e, k.Samples[0], as[0])
			if !ok {
				return v
			}
			return o.side("‖g‖₂", Le, length(g.g), e.Of(c.(spec.Lipschitz).K), g.total())
		},
	}
}

// tight is the part of the Lipschitz constant that tells a constant that is too large: 0.99 of it (PROPERTIES, u-lipschitz-tight).
const tight = 0.99

// lipschitzTight holds the gradient to the claim that the constant is nearly attained.
func lipschitzTight[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-lipschitz-tight", Says: "The Lipschitz constant is nearly attained where the specification says.", Level: reports.Must,
		For: func(l spec.Loss) (cs []spec.Claim) {
			for _, c := range inFullSpace[spec.Lipschitz](l) {
				if len(c.(spec.Lipschitz).Near) > 0 {
					cs = append(cs, c)
				}
			}
			return cs
		},
		Draw: func(t *rapid.T, _ spec.Loss, c spec.Claim) Case {
			near := c.(spec.Lipschitz).Near
			first := pick(t, "first", len(near)) // rapid takes a case that draws nothing for a mistake
			return Case{Samples: rounded(f, slices.Concat(near[first:], near[:first]))}
		},
		Calls: func(_ spec.Claim, k Case) (calls []Call) {
			for _, s := range k.Samples {
				calls = append(calls, ask(Grad, s))
			}
			return calls
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			e := exactly()
			want := e.Of(tight).Mul(e.Of(c.(spec.Lipschitz).K))
			most, off := e.Of(0), ball.Mag{}
			for i, s := range k.Samples {
				if !legal(o.Loss, o.Format, s) {
					continue
				}
				g, v, ok := o.slope(e, s, as[i])
				if v != nil {
					return v
				}
				if !ok {
					continue
				}
				if n := length(g.g); !n.Less(most) {
					most, off = n, g.total()
				}
			}
			if isZero(most) {
				return o.Pass()
			}
			o.tally.skip = false // one sample is enough
			return o.side("the largest ‖g‖₂ at the places named", Ge, most, want, off)
		},
	}
}

// inFullSpace is stated[C] for the losses whose gradient is specified as a vector.
func inFullSpace[C spec.Claim](l spec.Loss) []spec.Claim {
	if !fullSpace(l) {
		return nil
	}
	return stated[C](l)
}

// twice is the budget of two slopes together.
func twice(a, b slope) ball.Mag { return a.total().Add(b.total()) }
