package properties

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// stationary tries Σ_k P_k·∇L(pred, k) = 0: the expected loss is at its minimiser, whatever the values are. The weights are exact, so that the
// budget is that of the gradients alone.
func stationary[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "stationary", Says: "The expected loss does not change to first order where the literature says.", Level: reports.Must,
		For: claims[spec.Stationary],
		From: func(_ spec.Loss, c spec.Claim, s spec.Sample) (Case, bool) {
			m, ok := c.(spec.Stationary)
			return Case{Samples: []spec.Sample{s}}, ok && (m.When == nil || m.When(s))
		},
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawMoved(t, l, f, c.(spec.Stationary).Draw)}}
		},
		Calls: func(_ spec.Claim, k Case) (calls []Call) {
			for _, s := range outcomes(k.Samples[0]) {
				calls = append(calls, ask(Grad, s))
			}
			return calls
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			m, s := c.(spec.Stationary), k.Samples[0]
			if !legal(o.Loss, o.Format, s) || infinite(s.Pred) || m.When != nil && !m.When(s) {
				return o.Pass()
			}
			e := exactly()
			sum := make([]ball.Real, len(s.Pred))
			off := make([]ball.Mag, len(s.Pred))
			for i, one := range outcomes(s) {
				if o.Loss.Ignored(one) { // it has no gradient to add
					return o.Pass()
				}
				p, ok := o.formula(func(x spec.In) ball.Real { return m.P(x)[i] }, s, 0)
				if !ok {
					return nil
				}
				g, v, ok := o.slope(e, one, as[i])
				if !ok {
					return v
				}
				for j := range sum {
					sum[j] = sum[j].Add(p.In(e).Mul(g.g[j]))
					off[j] = off[j].Add(p.AbsUp().Mul(g.off[j])).Add(p.Rad().Mul(g.g[j].AbsUp()))
				}
			}
			for j := range sum {
				want, budget := e.Of(0), off[j]
				if o.Loss.Pred.Couple == spec.Simplex {
					want, budget = sum[0], budget.Add(off[0])
				}
				if v := o.side(fmt.Sprintf("expected gradient[%d]", j), Eq, sum[j], want, budget); v != nil {
					return v
				}
			}
			return nil
		},
	}
}

// outcomes are the samples of one prediction with every label there may be: each class, the vertices of a target, or 0 and 1.
func outcomes(s spec.Sample) (all []spec.Sample) {
	n := len(s.Pred)
	binary := len(s.Class) == 0 && len(s.Shape) == 0
	if binary {
		n = 2
	}
	for k := range n {
		one := s.Clone()
		switch {
		case len(s.Class) > 0:
			one.Class = []int{k}
		case binary:
			one.Target = []float64{float64(k)}
		default:
			one.Target, one.TargetShape = make([]float64, n), slices.Clone(s.Shape)
			one.Target[k] = 1
		}
		all = append(all, one)
	}
	return all
}
