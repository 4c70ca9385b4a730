package spec

import "github.com/lossgate/lossgate/spec/ball"

// W1 is the Wasserstein distance of order 1 between two weighted point sets on the line, ∫|F − G| (Vallender 1974). Pred and
// Target have two rows each, positions and weights; weights sum to 1. Points may repeat, come in any order and have weight 0.
//
// Its gradient in the weights is defined up to a constant, since they are tied to a sum; in the positions it has kinks
// where points meet or where the distribution functions touch.
func W1() Loss {
	points := Domain{Rows: []Domain{Finite, Distribution}}
	return Loss{
		Name: "w1-1d", Family: Divergence,
		Shape: []Dim{{"row", 2, 2}, {"n", 1, 4}}, TargetShape: []Dim{{"row", 2, 2}, {"m", 1, 4}},
		Pred: points, Target: points, TargetGrad: true, Tangent: true,
		Definition: "∫|F − G|, F and G the distribution functions of pred and target (rows: positions, weights)",
		Value: func(x In) ball.Real {
			n, m := len(x.Pred)/2, len(x.Target)/2
			at := append(append([]ball.Real(nil), x.Pred[:n]...), x.Target[:m]...)
			w := append([]ball.Real(nil), x.Pred[n:]...)
			for _, q := range x.Target[m:] {
				w = append(w, q.Neg())
			}
			order := ball.Sort("position", at) // descending
			gap := x.Of(0)
			var area []ball.Real
			for k := range len(order) - 1 {
				gap = gap.Add(w[order[k]])
				area = append(area, gap.Abs().Mul(at[order[k]].Sub(at[order[k+1]])))
			}
			return ball.Sum(area...)
		},
		Kinks: []Kink{{"two points coincide", func(s *Sample, pick func(n int) int) bool {
			s.Pred[pick(len(s.Pred)/2)] = s.Target[pick(len(s.Target)/2)]
			return true
		}}},
		Special: []SpecialCase{
			{When: "two point masses: their distance", In: atoms([]float64{3, 1}, []float64{-1, 1}), Want: 4},
			{When: "a point and its two halves: 0", In: atoms([]float64{2, 1}, []float64{2, 2, 0.5, 0.5}), Want: 0},
		},
		Claims: w1Claims(),
		Refs:   []Ref{vallender, {"M. Arjovsky, S. Chintala, L. Bottou, Wasserstein generative adversarial networks, ICML (2017), for what it says of supports apart", "10.48550/arXiv.1701.07875"}},
		Names:  map[string]string{"scipy": "scipy.stats.wasserstein_distance"},
	}
}

var vallender = Ref{"S. S. Vallender, Calculation of the Wasserstein distance between probability distributions on the line, Theory Probab. Appl. 18 (1974)", "10.1137/1118101"}

// atoms is a sample of two weighted point sets.
func atoms(pred, target []float64) Sample {
	return Sample{Pred: pred, Shape: []int{2, len(pred) / 2}, Target: target, TargetShape: []int{2, len(target) / 2}}
}
