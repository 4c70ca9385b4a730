package spec

import "github.com/lossgate/lossgate/spec/ball"

// FeatureMatching is ‖mean φ(x̃) − mean φ(x)‖², the squared distance between the mean features of fakes and of data (Salimans et al. 2016). Pred has a
// row of D features for each fake, Target one for each real point; there need not be equally many. Only the means count: what has the
// mean of the data costs nothing, whatever else it is.
func FeatureMatching() Loss {
	column := func(v []ball.Real, d, j int) (c []ball.Real) {
		for i := j; i < len(v); i += d {
			c = append(c, v[i])
		}
		return c
	}
	gap := func(x In, j int) ball.Real {
		d := x.Shape[1]
		return evenly(column(x.Pred, d, j)).Sub(evenly(column(x.Target, d, j)))
	}
	return Loss{
		Name: "feature-matching", Family: Adversarial,
		Shape: []Dim{{"n", 1, 2}, {"D", 1, 2}}, TargetShape: []Dim{{"m", 1, 3}, {"D", 1, 2}}, Pred: Finite, Target: Finite, TargetGrad: true,
		Definition: "‖mean pred − mean target‖², means over rows",
		Value: func(x In) ball.Real {
			squares := make([]ball.Real, x.Shape[1])
			for j := range squares {
				squares[j] = square(gap(x, j))
			}
			return ball.Sum(squares...)
		},
		Kinks: []Kink{{"equal means", func(s *Sample, _ func(n int) int) bool {
			d := s.Shape[1]
			for i := range s.Pred {
				s.Pred[i] = s.Target[i%d]
			}
			for i := range s.Target {
				s.Target[i] = s.Target[i%d]
			}
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal means of unlike features: 0", In: features([]float64{1, -1}, 2, []float64{0}, 1), Want: 0},
			{When: "one of each: the squared distance", In: features([]float64{3, 4}, 1, []float64{0, 0}, 1), Want: 25},
			{When: "two of one against one of another", In: features([]float64{1, 2, 3, 4}, 2, []float64{0, 1}, 1), Want: 8},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, Convex{}, Smooth{Beta: 2}, Continuous{C1: true}, Swap{}, ShiftInvariant{}, Permutation{}, Homogeneous{Degree: 2},
			Gradient{
				ID: "g-feature-matching-slope", Says: "Every fake has the same slope, 2/n of the difference of the means.",
				Is: func(x In) []ball.Real {
					n, d := x.Shape[0], x.Shape[1]
					g := make([]ball.Real, n*d)
					for i := range g {
						g[i] = gap(x, i%d).Mul(x.Of(2)).Quo(x.Of(float64(n)))
					}
					return g
				},
			},
			Relation{
				ID: "g-feature-matching-rows", Says: "The order of the fakes does not matter, nor that of the data.",
				Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					d := m.Shape[1]
					for i, x := range s[0].Pred {
						m.Pred[(i+d)%len(m.Pred)] = x
					}
					for i, x := range s[0].Target {
						m.Target[(i+d)%len(m.Target)] = x
					}
					return []Term{{1, s[0]}, {-1, m}}
				},
			},
			Relation{
				ID: "g-feature-matching-repeated", Says: "A batch repeated has the same mean.",
				Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					m.Pred, m.Shape = append(m.Pred, m.Pred...), []int{2 * m.Shape[0], m.Shape[1]}
					return []Term{{1, s[0]}, {-1, m}}
				},
			},
			Bounds{
				ID: "g-feature-matching-jensen", Says: "It is at most the mean squared distance between fakes and data, which is another loss.",
				Hi: func(x In) ball.Real {
					var all []ball.Real
					for i := range x.Pred {
						for j := i % x.Shape[1]; j < len(x.Target); j += x.Shape[1] {
							all = append(all, square(x.Pred[i].Sub(x.Target[j])))
						}
					}
					return evenly(all).Mul(x.Of(float64(x.Shape[1])))
				},
			},
			Not{
				ID: "g-feature-matching-blind", Says: "Unlike features of one mean cost nothing: the loss sees no more than means.",
				Of: ZeroOnlyAtPerfect{}, Witness: []Sample{features([]float64{1, -1}, 2, []float64{0, 0}, 2)},
			},
			Not{
				ID: "g-feature-matching-squared", Says: "It is the square of the distance, not the distance: twice as far costs four times as much.",
				Of: Homogeneous{Degree: 1}, Witness: []Sample{features([]float64{3}, 1, []float64{1}, 1)},
			},
		},
		Refs:  []Ref{{"T. Salimans et al., Improved techniques for training GANs, NeurIPS (2016)", "10.48550/arXiv.1606.03498"}},
		Names: map[string]string{"torchgan": "torchgan.losses.FeatureMatchingGeneratorLoss"},
	}
}

// features is a sample of rows of features of fakes and of data.
func features(fake []float64, n int, real []float64, m int) Sample {
	return Sample{Pred: fake, Shape: []int{n, len(fake) / n}, Target: real, TargetShape: []int{m, len(real) / m}}
}
