package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// NPair is 1/N·Σ_i ln(1 + Σ_{j≠i} exp(f_i·g_j − f_i·g_i)) for N anchors f and their positives g, Pred of shape {2, N, D}: the positives of
// others are the negatives (Sohn 2016, equation 7, without the penalty of lengths).
func NPair() Loss {
	value := func(surprise func([]ball.Real, int) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real { return diagonal(x, dots(x), x.Shape[1], surprise) }
	}
	return Loss{
		Name: "n-pair", Family: Embedding, Shape: []Dim{{"view", 2, 2}, {"N", 1, 3}, {"D", 1, 2}}, Pred: Finite, Target: NoTarget, Scale: 1,
		Definition: "1/N·Σ_i log(1 + Σ_{j≠i} exp(f_i·g_j − f_i·g_i)), f and g the two rows of embeddings",
		Value:      value(naiveSurprise), Stable: value(surprise),
		Kinks: []Kink{{"two positives coincide", func(s *Sample, pick func(n int) int) bool {
			n, d := s.Shape[1], s.Shape[2]
			i, j := pick(n), pick(n)
			copy(s.Pred[(n+i)*d:(n+i+1)*d], s.Pred[(n+j)*d:(n+j+1)*d])
			return i != j
		}}},
		Special: []SpecialCase{
			{When: "one pair", In: views(1, 1, 3, -2), Want: 0},
			{When: "anchors of length 0: all alike", In: views(2, 1, 0, 0, 1, 2), Want: math.Ln2},
			{When: "an entry is NaN", In: views(2, 1, math.NaN(), 0, 1, 2), Want: math.NaN()},
		},
		Claims: []Claim{
			AtLeastZero, Continuous{C1: true},
			Equals{
				ID: "k-npair", Says: "It is InfoNCE of the dot products, at temperature 1.", Other: func() Loss { return InfoNCE(1) },
				Map: func(x In) In {
					x.Pred, x.Shape = dots(x), []int{x.Shape[1], x.Shape[1]}
					return x
				},
			},
			Relation{
				ID: "k-npair-shift", Says: "A vector added to all positives changes nothing: f·(g_j + c) − f·(g_i + c) is what it was.", Ints: 1,
				Make: func(s []Sample, k []int) []Term {
					n, d, c := s[0].Shape[1], s[0].Shape[2], float64(k[0]%16)
					p := append([]float64{}, s[0].Pred...)
					for i := n * d; i < len(p); i++ {
						p[i] += c
						if p[i]-c != s[0].Pred[i] || p[i]-s[0].Pred[i] != c {
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
			Not{
				ID: "k-npair-length", Says: "Lengths count: it falls as right pairs grow longer, which is why the paper adds a penalty.",
				Of: Homogeneous{Degree: 0}, Witness: []Sample{views(2, 1, 1, -1, 1, -1)},
			},
			Not{Of: Convex{}, Witness: []Sample{views(2, 1, 4, -4, 4, -4), views(2, 1, -4, 4, -4, 4)}},
		},
		Refs:  []Ref{{"K. Sohn, Improved deep metric learning with multi-class N-pair loss objective, NeurIPS (2016)", ""}},
		Names: map[string]string{"pytorch-metric-learning": "NPairsLoss"},
	}
}

// dots is the matrix of products of the embeddings of two views.
func dots(x In) []ball.Real {
	n := x.Shape[1]
	z := make([]ball.Real, n*n)
	for i := range n {
		for j := range n {
			z[i*n+j] = ball.Dot(x.Row(i), x.Row(n+j))
		}
	}
	return z
}

// views is a sample of two views of n items in d dimensions.
func views(n, d int, v ...float64) Sample { return Sample{Pred: v, Shape: []int{2, n, d}} }
