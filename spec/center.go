package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Center is ½‖x − c_y‖² for an embedding x, Pred of shape {D}, and the centre of its class y, a row of Target of shape {K, D} (Wen et
// al. 2016). Gradients are specified for the embedding, and for all centres: those of other classes have none.
func Center() Loss {
	return Loss{
		Name: "center", Family: Embedding,
		Shape: []Dim{{"D", 1, 3}}, TargetShape: []Dim{{"K", 1, 3}, {"D", 1, 3}}, Pred: Finite, Target: Finite, TargetGrad: true,
		Class:      Labels{Min: 1, Max: 1, Of: "K"},
		Definition: "½‖pred − target_y‖², target_y the row of the class",
		Value: func(x In) ball.Real {
			d := len(x.Pred)
			terms := make([]ball.Real, d)
			for i, c := range x.Target[x.Class[0]*d : (x.Class[0]+1)*d] {
				r := x.Pred[i].Sub(c)
				terms[i] = r.Mul(r).Mul(ball.Of(0.5))
			}
			return ball.Sum(terms...)
		},
		Kinks: []Kink{{"the embedding lies on its centre", func(s *Sample, _ func(n int) int) bool {
			copy(s.Pred, s.Target[s.Class[0]*len(s.Pred):])
			return true
		}}},
		Special: []SpecialCase{
			{When: "on the centre of its class", In: centred([]float64{1, 2}, 1, 0, 0, 1, 2), Want: 0},
			{When: "other centres do not count", In: centred([]float64{1, 2}, 0, 1, 0, 7, 7), Want: 2},
			{When: "an entry of pred is NaN", In: centred([]float64{math.NaN(), 2}, 0, 0, 0), Want: math.NaN()},
			{When: "a class without a centre", In: centred([]float64{1, 2}, 2, 0, 0, 1, 2), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, StronglyConvex{1}, Smooth{1}, Continuous{C1: true}, ShiftInvariant{}, Homogeneous{Degree: 2},
			ZeroAtPerfect{At: []Sample{centred([]float64{1, 2}, 1, 0, 0, 1, 2), centred([]float64{-3}, 0, -3)}},
			Relation{
				ID:    "k-center",
				Says:  "Of all centres the mean of the class costs least, by n·L(mean, c): L(x, c) + L(y, c) = L(x, m) + L(y, m) + 2·L(m, c), m = (x+y)/2.",
				Arity: 2,
				Make: func(s []Sample, _ []int) []Term {
					m, ok := halfway(s[0].Pred, s[1].Pred)
					if !ok {
						return nil
					}
					c := s[0].Target[s[0].Class[0]*len(m):][:len(m)]
					at := func(x, c []float64) Sample { return centred(x, 0, c...) }
					x, y := s[0].Pred, s[1].Pred
					return []Term{{1, at(x, c)}, {1, at(y, c)}, {-1, at(x, m)}, {-1, at(y, m)}, {-2, at(m, c)}}
				},
			},
			Gradient{
				ID: "k-center-gradient", Says: "The gradient is x − c_y: the pull of the centre grows with the distance.",
				Is: func(x In) []ball.Real {
					g := make([]ball.Real, len(x.Pred))
					for i := range g {
						g[i] = x.Pred[i].Sub(x.Target[x.Class[0]*len(g)+i])
					}
					return g
				},
			},
		},
		Refs:  []Ref{{"Y. Wen, K. Zhang, Z. Li, Y. Qiao, A discriminative feature learning approach for deep face recognition, ECCV (2016)", "10.1007/978-3-319-46478-7_31"}},
		Names: map[string]string{"pytorch-metric-learning": "CenterLoss"},
	}
}

// centred is an embedding of class y with all centres.
func centred(x []float64, y int, centres ...float64) Sample {
	return Sample{Pred: x, Target: centres, Class: []int{y}, Shape: []int{len(x)}, TargetShape: []int{len(centres) / len(x), len(x)}}
}
