package spec

import "github.com/lossgate/lossgate/spec/ball"

// BarlowTwins is Σ_i (1 − C_ii)² + λ·Σ_{i≠j} C_ij² for the cross-correlation C of the features of two views over a batch, Pred of shape {2, N, D}: features are to agree,
// each with its own other view and with nothing else (Zbontar et al. 2021).
//
// Each feature is standardised over the batch as batch normalisation does it, by the mean and the root of the biased variance plus eps, so that a feature
// that is constant has correlation 0. The authors' code has eps = 1e-5, and C divided by N.
func BarlowTwins(lambda, eps float64) Loss {
	return Loss{
		Name: "barlow-twins", Params: []Param{Scalar("lambda", lambda, NonNegative), Scalar("eps", eps, Positive)}, Family: Embedding,
		Shape: []Dim{{"view", 2, 2}, {"N", 1, 3}, {"D", 1, 2}}, Pred: Finite, Target: NoTarget, Scale: 1 + lambda,
		Definition: "Σ_i (1 − C_ii)² + λ·Σ_{i≠j} C_ij², C_ij = 1/N·Σ_b a_bi·b_bj of features standardised over the batch, (x − mean)/√(var + eps)",
		Value: func(x In) ball.Real {
			a, b := standardised(x, 0, eps), standardised(x, 1, eps)
			var terms []ball.Real
			for i := range a {
				for j := range b {
					c := ball.Dot(a[i], b[j]).Quo(x.Of(float64(x.Shape[1])))
					if i == j {
						c = ball.Of(1).Sub(c)
					}
					if c = c.Mul(c); i != j {
						c = c.Mul(x.Of(lambda))
					}
					terms = append(terms, c)
				}
			}
			return ball.Sum(terms...)
		},
		Kinks: []Kink{viewsAgree, constantFeature},
		Special: []SpecialCase{
			{When: "one item: nothing varies, so that no feature agrees", In: views(1, 2, 1, 2, 3, 4), Want: 2},
			{When: "a feature that is constant", In: views(2, 1, 3, 3, 1, 2), Want: 1},
		},
		Claims: []Claim{
			AtLeastZero, Continuous{C1: true}, ShiftInvariant{PredOnly: true},
			Bounds{
				ID: "k-barlow-bounds", Says: "Correlations are between −1 and 1: it is at most 4·D + λ·D·(D−1).",
				Hi: func(x In) ball.Real {
					d := float64(x.Shape[2])
					return x.Of(4 * d).Add(x.Of(lambda).Mul(x.Of(d * (d - 1))))
				},
			},
			Relation{
				ID: "k-barlow-views", Says: "The two views may change places: C becomes its transpose.",
				Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, otherView(s[0])}} },
			},
			Relation{
				ID: "k-barlow-shift", Says: "A constant added to one feature of one view changes nothing.", Ints: 1,
				Make: func(s []Sample, k []int) []Term {
					n, d := s[0].Shape[1], s[0].Shape[2]
					p := append([]float64{}, s[0].Pred...)
					for b := range n {
						p[b*d] += float64(k[0] % 16)
						if p[b*d]-float64(k[0]%16) != s[0].Pred[b*d] || p[b*d]-s[0].Pred[b*d] != float64(k[0]%16) {
							return nil
						}
					}
					return []Term{{1, s[0]}, {-1, views(n, d, p...)}}
				},
				Draw: func(s []Sample, pick func(n int) int) {
					for i := range s[0].Pred {
						s[0].Pred[i] = float64(pick(17)-8) / 4
					}
				},
			},
			Relation{
				ID: "k-barlow-sign", Says: "Of a single feature, the losses with one view as it is and turned round add up to 2 + 2·C²: 2 at least.",
				Make: func(s []Sample, _ []int) []Term {
					if s[0].Shape[2] != 1 {
						return nil
					}
					n := s[0].Shape[1]
					p := append([]float64{}, s[0].Pred...)
					for b := n; b < 2*n; b++ {
						p[b] = -p[b]
					}
					return []Term{{1, s[0]}, {1, views(n, 1, p...)}}
				},
				RHS: func(x []In, _ []int) ball.Real { return ball.Of(2) }, Sign: Ge,
			},
			Not{Of: Convex{}, Witness: []Sample{views(2, 1, 1, -1, 4, -4), views(2, 1, 1, -1, -36, 36)}},
		},
		Refs:  []Ref{{"J. Zbontar, L. Jing, I. Misra, Y. LeCun, S. Deny, Barlow Twins: self-supervised learning via redundancy reduction, ICML (2021)", "arXiv:2103.03230"}},
		Names: map[string]string{"lightly": "BarlowTwinsLoss"},
	}
}

// standardised are the features of a view over the batch, less their means and over the roots of their biased variances plus eps.
func standardised(x In, view int, eps float64) [][]ball.Real {
	n := x.Of(float64(x.Shape[1]))
	out := centredFeatures(x, view)
	for _, f := range out {
		std := ball.Dot(f, f).Quo(n).Add(x.Of(eps)).Sqrt()
		for b := range f {
			f[b] = f[b].Quo(std)
		}
	}
	return out
}

// centredFeatures are the features of a view over the batch, less their means.
func centredFeatures(x In, view int) [][]ball.Real {
	n, d := x.Shape[1], x.Shape[2]
	out := make([][]ball.Real, d)
	for i := range out {
		f := make([]ball.Real, n)
		for b := range f {
			f[b] = x.Pred[(view*n+b)*d+i]
		}
		mean := ball.Sum(f...).Quo(x.Of(float64(n)))
		for b := range f {
			f[b] = f[b].Sub(mean)
		}
		out[i] = f
	}
	return out
}

// viewsAgree makes the two views one.
var viewsAgree = Kink{"the views are one", func(s *Sample, _ func(n int) int) bool {
	h := len(s.Pred) / 2
	copy(s.Pred[h:], s.Pred[:h])
	return true
}}

// constantFeature takes the variance of one feature away in the first view.
var constantFeature = Kink{"a feature is constant", func(s *Sample, pick func(n int) int) bool {
	n, d := s.Shape[1], s.Shape[2]
	i := pick(d)
	for b := range n {
		s.Pred[b*d+i] = s.Pred[i]
	}
	return true
}}

// otherView is a sample with its two views exchanged.
func otherView(s Sample) Sample {
	h := len(s.Pred) / 2
	return views(s.Shape[1], s.Shape[2], append(append([]float64{}, s.Pred[h:]...), s.Pred[:h]...)...)
}
