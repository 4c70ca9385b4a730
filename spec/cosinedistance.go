package spec

import "github.com/lossgate/lossgate/spec/ball"

// directed is what a vector that has a direction may be: finite, and not zero.
var directed = Domain{Lo: Finite.Lo, Hi: Finite.Hi, LoOpen: true, HiOpen: true, NonZero: true}

// CosineDistance is 1 − cos θ for the angle θ between two vectors, Pred and Target: 0 where they point one way, 2 where they point
// opposite ways, whatever their lengths. A vector of zeros has no angle.
func CosineDistance() Loss {
	scaled := func(v []float64, k int) []float64 {
		out := make([]float64, len(v))
		for i := range v {
			out[i] = v[i] * float64(k)
		}
		return out
	}
	return Loss{
		Name: "cosine-distance", Family: Embedding, Shape: []Dim{{"D", 1, 3}}, TargetShape: []Dim{{"D", 1, 3}},
		Pred: directed, Target: directed, TargetGrad: true, Scale: 1,
		Definition: "1 − ⟨pred, target⟩/(‖pred‖·‖target‖)",
		Value:      func(x In) ball.Real { return ball.Of(1).Sub(cosine(x.Pred, x.Target)) },
		Kinks: []Kink{{"one direction", func(s *Sample, pick func(n int) int) bool {
			k := float64(pick(3) + 1)
			for i, t := range s.Target {
				s.Pred[i] = k * t
			}
			return true
		}}},
		Special: []SpecialCase{
			{When: "one direction, other lengths", In: pair([]float64{2, 0}, []float64{8, 0}), Want: 0},
			{When: "a right angle", In: pair([]float64{2, 0}, []float64{0, -3}), Want: 1},
			{When: "opposite directions", In: pair([]float64{1, 1}, []float64{-1, -1}), Want: 2},
			{When: "pred is zero", In: pair([]float64{0, 0}, []float64{1, 0}), Err: true},
			{When: "target is zero", In: pair([]float64{0, 1}, []float64{0, 0}), Err: true},
		},
		Claims: []Claim{
			Range{0, 2}, ZeroAtPerfect{}, Swap{}, Continuous{C1: true}, Homogeneous{Degree: 0}, Permutation{},
			Relation{
				ID: "k-cosine", Says: "The length of either vector does not count: L(2a, b) = L(a, b) = L(a, b/4).", Bitwise: true, Ints: 1,
				Make: func(s []Sample, k []int) []Term {
					to := pair(scaled(s[0].Pred, 2), s[0].Target)
					if k[0]%2 == 1 {
						to = pair(s[0].Pred, scaled(s[0].Target, 4))
					}
					return []Term{{1, s[0]}, {-1, to}}
				},
			},
			Relation{
				ID: "k-cosine-opposite", Says: "Turning one vector round mirrors the loss: L(−a, b) + L(a, b) = 2.",
				Make: func(s []Sample, _ []int) []Term {
					return []Term{{1, s[0]}, {1, pair(scaled(s[0].Pred, -1), s[0].Target)}}
				},
				RHS: func(x []In, _ []int) ball.Real { return ball.Of(2) },
			},
			Gradient{
				ID: "k-cosine-orthogonal", Says: "The gradient is −(b̂ − cos θ·â)/‖a‖: orthogonal to a, and no longer than 1/‖a‖.",
				Is: func(x In) []ball.Real {
					na, nb, c := length(x.Pred), length(x.Target), cosine(x.Pred, x.Target)
					g := make([]ball.Real, len(x.Pred))
					for i := range g {
						g[i] = c.Mul(x.Pred[i]).Quo(na).Sub(x.Target[i].Quo(nb)).Quo(na)
					}
					return g
				},
			},
			Not{
				ID: "k-cosine-not-indiscernible", Says: "It is 0 for vectors that differ in length.",
				Of: ZeroOnlyAtPerfect{}, Witness: []Sample{pair([]float64{2, 0}, []float64{8, 0})},
			},
			Not{Of: Convex{}, Witness: []Sample{pair([]float64{-1, 4}, []float64{1, 0}), pair([]float64{-1, -4}, []float64{1, 0})}},
		},
		Refs: []Ref{{"G. Salton, A. Wong, C. S. Yang, A vector space model for automatic indexing, Comm. ACM 18 (1975)", "10.1145/361219.361220"}},
		Names: map[string]string{
			"keras": "keras.losses.CosineSimilarity (less 1)", "optax": "optax.losses.cosine_distance", "scipy": "scipy.spatial.distance.cosine",
		},
	}
}

// cosine is that of the angle between two vectors.
func cosine(a, b []ball.Real) ball.Real {
	return ball.Dot(a, b).Quo(length(a).Mul(length(b)))
}

// length is the Euclidean norm of a vector that is not zero, where it would have a kink.
func length(v []ball.Real) ball.Real {
	return ball.Dot(v, v).Sqrt()
}
