package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Circle is log(1 + Σ_n e^(γ·a_n·(s_n − m)) · Σ_p e^(−γ·a_p·(s_p − 1 + m))) for one anchor: Pred is its similarities with others, and Target says which
// of them are of its class, p for 1, and which are not, n for 0. Each pair has a weight of its own, a_p = max(0, 1 + m − s_p) or
// a_n = max(0, s_n + m), which grows with its distance from the optimum (Sun et al. 2020, equations 5 and 6).
//
// The weights are taken as constants by the gradient, as the authors' code does. Without a pair of each kind the loss is 0.
func Circle(margin, gamma float64) Loss {
	exponents := func(x In) (near, far []ball.Real) {
		m, g := ball.Of(margin), x.Of(gamma)
		for i, s := range x.Pred {
			if isZero(x.Target[i]) {
				weight := ball.MaxAt("weight", s.Add(m), x.Of(0)).Detach()
				far = append(far, g.Mul(weight).Mul(s.Sub(m)))
			} else {
				one := ball.Of(1)
				weight := ball.MaxAt("weight", one.Add(m).Sub(s), x.Of(0)).Detach()
				near = append(near, g.Mul(weight).Mul(one.Sub(m).Sub(s)))
			}
		}
		return near, far
	}
	value := func(near, far []ball.Real, log1p func(z []ball.Real) ball.Real) ball.Real {
		var z []ball.Real
		for _, p := range near {
			for _, n := range far {
				z = append(z, p.Add(n))
			}
		}
		if z == nil {
			return ball.Of(0)
		}
		return log1p(z)
	}
	naive := func(z []ball.Real) ball.Real {
		e := make([]ball.Real, len(z))
		for i := range z {
			e[i] = z[i].Exp()
		}
		return ball.Sum(e...).Log1p()
	}
	return Loss{
		Name: "circle", Family: Embedding,
		Params: []Param{Scalar("m", margin, Domain{Lo: 0, Hi: 1}), Scalar("gamma", gamma, Positive)},
		Shape:  []Dim{{"pair", 1, 3}}, TargetShape: []Dim{{"pair", 1, 3}}, Pred: Domain{Lo: -1, Hi: 1}, Target: Binary, Scale: gamma,
		StopGrad:   "the weights of pairs, which the authors' code detaches",
		Definition: "log(1 + Σ_n exp(γ·a_n·(s_n − m))·Σ_p exp(−γ·a_p·(s_p − 1 + m))), a_p = max(0, 1 + m − s_p), a_n = max(0, s_n + m), s = pred",
		Value:      func(x In) ball.Real { p, n := exponents(x); return value(p, n, naive) },
		Stable:     func(x In) ball.Real { p, n := exponents(x); return value(p, n, naughtSurprise) },
		Kinks: []Kink{{"a negative whose weight ends, s = −m", func(s *Sample, pick func(n int) int) bool {
			i := pick(len(s.Pred))
			s.Pred[i], s.Target[i] = -margin, 0
			return true
		}}},
		Special: []SpecialCase{
			{When: "no negative", In: pair([]float64{0.5, -1}, []float64{1, 1}), Want: 0},
			{When: "no positive", In: pair([]float64{0.5}, []float64{0}), Want: 0},
			{When: "both on their margins: ln 2", In: pair([]float64{1 - margin, margin}, []float64{1, 0}), Want: math.Ln2},
			{When: "a similarity is NaN", In: pair([]float64{math.NaN(), 0}, []float64{1, 0}), Want: math.NaN()},
			{When: "a similarity above 1", In: pair([]float64{1.5, 0}, []float64{1, 0}), Err: true},
			{When: "a target that is not 0 or 1", In: pair([]float64{0}, []float64{0.5}), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Continuous{}, Permutation{},
			Equals{
				ID: "k-circle-pair", Says: "Of one pair of each kind it is the logistic loss of γ times their weighted excesses.", Other: Logistic,
				Map: func(x In) In {
					near, far := exponents(x)
					x.Pred, x.Target = []ball.Real{near[0].Add(far[0]).Neg()}, []ball.Real{x.Of(1)}
					return x
				},
				When: func(s Sample) bool { return len(s.Pred) == 2 && s.Target[0] != s.Target[1] },
				Draw: func(s *Sample, _ func(n int) int) {
					for i := range s.Target {
						s.Target[i] = float64(i % 2)
					}
				},
			},
			Gradient{
				ID: "k-circle-detached", Says: "Weights are constants: of one positive and one negative the gradient is γ·σ·(−a_p, a_n), without the slope of the weights.",
				Is: func(x In) []ball.Real {
					near, far := exponents(x)
					s := near[0].Add(far[0])
					q := ball.Of(1).Quo(x.Of(1).Add(s.Neg().Exp())).Mul(x.Of(gamma))
					g := make([]ball.Real, 2)
					for i, p := range x.Pred {
						if isZero(x.Target[i]) {
							g[i] = q.Mul(ball.Max(p.Add(ball.Of(margin)), ball.Of(0)))
						} else {
							g[i] = q.Mul(ball.Max(ball.Of(1).Add(ball.Of(margin)).Sub(p), ball.Of(0))).Neg()
						}
					}
					return g
				},
				When: func(s Sample) bool { return len(s.Pred) == 2 && s.Target[0] != s.Target[1] },
				Draw: func(s *Sample, _ func(n int) int) {
					for i := range s.Target {
						s.Target[i] = float64(i % 2)
					}
				},
			},
			Not{
				ID: "k-circle-not-convex", Says: "The value is not convex: weights vanish where a negative is far.", Of: Convex{},
				Witness: []Sample{pair([]float64{0, -1}, []float64{1, 0}), pair([]float64{0, 0}, []float64{1, 0})},
			},
		},
		Refs:  []Ref{{"Y. Sun et al., Circle loss: a unified perspective of pair similarity optimization, CVPR (2020)", "10.1109/CVPR42600.2020.00643"}},
		Names: map[string]string{"pytorch-metric-learning": "CircleLoss"},
	}
}
