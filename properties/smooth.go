package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// smooth tries ‖g(a) − g(b)‖₂ ≤ β‖a − b‖₂.
func smooth[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-grad-lipschitz", Says: "‖g(a) − g(b)‖₂ ≤ β‖a − b‖₂.", Level: reports.Must,
		For: func(l spec.Loss) []spec.Claim {
			return append(inFullSpace[spec.Smooth](l), denials[spec.Smooth](l)...)
		},
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: drawPair(t, l, f)}
		},
		Calls: twoGradients,
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			if samePred(k) || !o.legalPair(k) {
				return o.Pass()
			}
			e := exactly()
			a, b, v, ok := o.slopes(e, k, as)
			if !ok {
				return v
			}
			far := length(step(e, k.Samples[0].Pred, k.Samples[1].Pred))
			return o.side("‖g(a) − g(b)‖₂", Le, length(minus(a.g, b.g)), far.Mul(e.Of(c.(spec.Smooth).Beta)), twice(a, b))
		},
	}
}

// descentLemma tries the upper bound that makes gradient steps safe: L(b) ≤ L(a) + ⟨g(a), b−a⟩ + ½β‖b−a‖².
func descentLemma[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-descent-lemma", Says: "L(b) ≤ L(a) + ⟨g(a), b − a⟩ + ½β‖b − a‖² for a gradient with Lipschitz constant β.", Level: reports.Must,
		For: stated[spec.Smooth],
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: drawPair(t, l, f)}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			return []Call{ask(Grad, k.Samples[0]), ask(Value, k.Samples[0]), ask(Value, k.Samples[1])}
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			if samePred(k) || !o.legalPair(k) {
				return o.Pass()
			}
			e := exactly()
			g, v, ok := o.slope(e, k.Samples[0], as[0])
			if !ok {
				return v
			}
			d := step(e, k.Samples[0].Pred, k.Samples[1].Pred)
			rhs, off := g.along(d)
			rhs = rhs.Add(ball.Dot(d, d).Mul(e.Of(c.(spec.Smooth).Beta / 2)))
			return o.compare("L(b) − L(a)", Le, &rhs, off, []part[F]{{1, k.Samples[1], as[2]}, {-1, k.Samples[0], as[1]}})
		},
	}
}

// cocoercive tries what convexity and smoothness imply together (Baillon and Haddad 1977): ⟨Δg, Δx⟩ ≥ ‖Δg‖²/β. It takes a loss
// that is defined everywhere.
func cocoercive[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-cocoercive", Says: "⟨g(a) − g(b), a − b⟩ ≥ ‖g(a) − g(b)‖²/β for a convex loss whose gradient has Lipschitz constant β.", Level: reports.Must,
		For: func(l spec.Loss) []spec.Claim {
			if len(curved(l)) == 0 {
				return nil
			}
			return inFullSpace[spec.Smooth](l)
		},
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: drawPair(t, l, f)}
		},
		Calls: twoGradients,
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			if samePred(k) || !o.legalPair(k) {
				return o.Pass()
			}
			e := exactly()
			a, b, v, ok := o.slopes(e, k, as)
			if !ok {
				return v
			}
			d, dg := step(e, k.Samples[1].Pred, k.Samples[0].Pred), minus(a.g, b.g)
			x, off := a.along(d)
			y, more := b.along(d)
			budget := off.Add(more)
			beta := e.Of(c.(spec.Smooth).Beta)
			for i := range dg { // (|Δg| + off)² − |Δg|²
				b := a.off[i].Add(b.off[i])
				budget = budget.Add(dg[i].AbsUp().Scale2(1).Add(b).Mul(b).Quo(beta.AbsLo()))
			}
			return o.side("⟨g(a) − g(b), a − b⟩", Ge, x.Sub(y), ball.Dot(dg, dg).Quo(beta), budget)
		},
	}
}
