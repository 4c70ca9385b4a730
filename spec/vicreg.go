package spec

import "github.com/lossgate/lossgate/spec/ball"

// VICReg is λ·s + μ·(v + v') + ν·(c + c') for two views of a batch of embeddings, Pred of shape {2, N, D} (Bardes, Ponce and LeCun 2022, equations 1 to 6): s is
// the mean over the batch of the squared distance of the views; v = 1/D·Σ_j max(0, 1 − √(var_j + eps)) keeps every feature of a view spread; c =
// 1/D·Σ_{i≠j} cov_ij² keeps features apart. Variances and covariances are those of a sample, over N − 1. The paper has λ = μ = 25, ν = 1, eps = 1e-4; its code takes
// the mean of s over features too, and half of v.
func VICReg(lambda, mu, nu, eps float64) Loss {
	return Loss{
		Name: "vicreg", Family: Embedding,
		Params: []Param{
			Scalar("lambda", lambda, NonNegative), Scalar("mu", mu, NonNegative), Scalar("nu", nu, NonNegative),
			Scalar("eps", eps, Domain{Lo: 0, Hi: 1, LoOpen: true, HiOpen: true}),
		},
		Shape: []Dim{{"view", 2, 2}, {"N", 2, 3}, {"D", 1, 2}}, Pred: Finite, Target: NoTarget, Scale: 1 + mu,
		Definition: "λ·mean‖a − b‖² + μ·Σ_views 1/D·Σ_j max(0, 1 − √(var_j + eps)) + ν·Σ_views 1/D·Σ_{i≠j} cov_ij²",
		Value: func(x In) ball.Real {
			n, d := x.Shape[1], x.Of(float64(x.Shape[2]))
			var apart, spread, shared []ball.Real
			for i := range len(x.Pred) / 2 {
				r := x.Pred[i].Sub(x.Pred[len(x.Pred)/2+i])
				apart = append(apart, r.Mul(r))
			}
			for view := range 2 {
				f := centredFeatures(x, view)
				for i := range f {
					for j := range f {
						cov := ball.Dot(f[i], f[j]).Quo(x.Of(float64(n - 1)))
						if i != j {
							shared = append(shared, cov.Mul(cov))
							continue
						}
						std := cov.Add(x.Of(eps)).Sqrt()
						spread = append(spread, ball.MaxAt("spread", ball.Of(1).Sub(std), x.Of(0)))
					}
				}
			}
			v := x.Of(lambda).Mul(ball.Sum(apart...).Quo(x.Of(float64(n))))
			v = v.Add(x.Of(mu).Mul(ball.Sum(spread...).Quo(d)))
			if shared == nil {
				return v
			}
			return v.Add(x.Of(nu).Mul(ball.Sum(shared...).Quo(d)))
		},
		Kinks: []Kink{viewsAgree, constantFeature},
		Special: []SpecialCase{
			{When: "one view, spread enough", In: views(2, 1, 4, -4, 4, -4), Want: 0},
			{When: "views that differ, spread enough", In: views(2, 1, 4, -4, 5, -4), Want: lambda / 2},
		},
		Claims: []Claim{
			AtLeastZero, Continuous{}, ShiftInvariant{PredOnly: true},
			ZeroAtPerfect{At: []Sample{views(2, 1, 4, -4, 4, -4), views(3, 1, 0, 8, -8, 0, 8, -8)}},
			Relation{
				ID: "k-vicreg-views", Says: "The two views may change places.",
				Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, otherView(s[0])}} },
			},
			Bounds{
				ID: "k-vicreg-collapse", Says: "Embeddings in one point cost μ·2·(1 − √eps): what keeps them from collapsing.",
				Lo: func(x In) ball.Real {
					return x.Of(2 * mu).Mul(ball.Of(1).Sub(x.Of(eps).Sqrt()))
				},
				When: func(s Sample) bool {
					d := s.Shape[2]
					for i := d; i < len(s.Pred); i++ {
						if s.Pred[i] != s.Pred[i%d] {
							return false
						}
					}
					return true
				},
				Draw: func(s *Sample, _ func(n int) int) {
					d := s.Shape[2]
					for i := d; i < len(s.Pred); i++ {
						s.Pred[i] = s.Pred[i%d]
					}
				},
			},
			Bounds{
				ID: "k-vicreg-invariance", Says: "It is at least λ times the mean squared distance of the views.",
				Lo: func(x In) ball.Real {
					h := len(x.Pred) / 2
					var terms []ball.Real
					for i := range h {
						r := x.Pred[i].Sub(x.Pred[h+i])
						terms = append(terms, r.Mul(r))
					}
					return x.Of(lambda).Mul(ball.Sum(terms...).Quo(x.Of(float64(x.Shape[1]))))
				},
			},
		},
		Refs:  []Ref{{"A. Bardes, J. Ponce, Y. LeCun, VICReg: variance-invariance-covariance regularization for self-supervised learning, ICLR (2022)", "arXiv:2105.04906"}},
		Names: map[string]string{"lightly": "VICRegLoss (invariance by the mean over features; half of the variance term)"},
	}
}
