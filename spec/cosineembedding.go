package spec

import "github.com/lossgate/lossgate/spec/ball"

// CosineEmbedding is 1 − cos θ for a pair of embeddings that belongs together, target +1, and max(0, cos θ − margin) for one that does not,
// target −1. The rows of Pred, of shape {2, D}, are the two; a row of zeros has no angle.
func CosineEmbedding(margin float64) Loss {
	return Loss{
		Name: "cosine-embedding", Params: []Param{Scalar("margin", margin, Domain{Lo: -1, Hi: 1})}, Family: Embedding,
		Shape: []Dim{{"pair", 2, 2}, {"D", 1, 3}}, Pred: directed, Target: PlusMinus, Scale: 1,
		Definition: "1 − cos θ if target = +1, max(0, cos θ − margin) if target = −1; θ is the angle of the rows of pred",
		Value: func(x In) ball.Real {
			c := cosine(x.Row(0), x.Row(1))
			if x.Target[0].Sign() > 0 {
				return ball.Of(1).Sub(c)
			}
			return ball.MaxAt("hinge", c.Sub(ball.Of(margin)), x.Of(0))
		},
		Kinks: []Kink{{"one direction", func(s *Sample, pick func(n int) int) bool {
			d := s.Shape[1]
			copy(s.Pred[d:], s.Pred[:d])
			return true
		}}},
		Special: []SpecialCase{
			{When: "together, and of one direction", In: couple(1, 2, 0, 5, 0), Want: 0},
			{When: "together, and opposite", In: couple(1, 2, 0, -1, 0), Want: 2},
			{When: "apart, and opposite", In: couple(-1, 2, 0, -1, 0), Want: max(0, -1-margin)},
			{When: "apart, and of one direction", In: couple(-1, 2, 0, 1, 0), Want: 1 - margin},
			{When: "a row of zeros", In: couple(1, 0, 0, 1, 0), Err: true},
			{When: "target = 0", In: couple(0, 1, 0, 1, 0), Err: true},
		},
		Claims: []Claim{
			Range{0, 2}, Continuous{}, eitherFirst("k-cosine-symmetric"),
			ZeroAtPerfect{At: []Sample{couple(1, 1, 2, 2, 4), couple(1, 3, 3)}},
			Equals{
				ID: "k-cosine-together", Says: "Of a pair that belongs together it is the cosine distance.", Other: CosineDistance,
				Map: func(x In) In {
					x.Pred, x.Target = x.Row(0), x.Row(1)
					return x
				},
				When: func(s Sample) bool { return s.Target[0] > 0 },
				Draw: func(s *Sample, _ func(n int) int) { s.Target[0] = 1 },
			},
			Bounds{
				ID: "k-cosine-margin", Says: "A pair that belongs apart costs nothing from the margin on, and 1 − margin at most.",
				Hi: func(x In) ball.Real {
					return ball.Max(cosine(x.Row(0), x.Row(1)).Sub(ball.Of(margin)), ball.Of(0))
				},
				When: func(s Sample) bool { return s.Target[0] < 0 },
				Draw: func(s *Sample, _ func(n int) int) { s.Target[0] = -1 },
			},
			Not{Of: Convex{}, Witness: []Sample{couple(1, -1, 4, 1, 0), couple(1, -1, -4, 1, 0)}},
		},
		Refs:  []Ref{{"G. Salton, A. Wong, C. S. Yang, A vector space model for automatic indexing, Comm. ACM 18 (1975), for the cosine", "10.1145/361219.361220"}},
		Names: map[string]string{"torch": "torch.nn.functional.cosine_embedding_loss (eps=0)"},
	}
}

// couple is a pair of embeddings with a target.
func couple(target float64, v ...float64) Sample {
	return Sample{Pred: v, Target: []float64{target}, Shape: []int{2, len(v) / 2}}
}

// eitherFirst is the claim that it does not matter which of the two comes first.
func eitherFirst(id string) Relation {
	return Relation{
		ID: id, Says: "It does not matter which of the two comes first.",
		Make: func(s []Sample, _ []int) []Term {
			p, d := s[0].Pred, s[0].Shape[1]
			return []Term{{1, s[0]}, {-1, couple(s[0].Target[0], append(append([]float64{}, p[d:]...), p[:d]...)...)}}
		},
	}
}
