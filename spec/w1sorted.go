package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// W1Sorted is the mean of |x_(i) − y_(i)|, the distances of the order statistics of two samples of equal size: the Wasserstein distance of
// order 1 between their empirical distributions. It has kinks where numbers of one sample coincide and where a pair does.
func W1Sorted() Loss {
	return Loss{
		Name: "w1-sorted", Family: Divergence,
		Shape: []Dim{{"n", 1, 4}}, TargetShape: []Dim{{"n", 1, 4}},
		Pred: Finite, Target: Finite, TargetGrad: true,
		Definition: "1/n·Σ|x_(i) − y_(i)|, x_(i) and y_(i) the sorted entries of pred and target",
		Value: func(x In) ball.Real {
			var d []ball.Real
			for _, g := range x.ordered() {
				d = append(d, g.Abs())
			}
			return ball.Sum(d...).Quo(x.Of(float64(len(d))))
		},
		Kinks: []Kink{
			{"a pair coincides", func(s *Sample, pick func(n int) int) bool {
				s.Pred[pick(len(s.Pred))] = s.Target[pick(len(s.Target))]
				return true
			}},
			{"two of one sample coincide", func(s *Sample, pick func(n int) int) bool {
				s.Pred[pick(len(s.Pred))] = s.Pred[0]
				return len(s.Pred) > 1
			}},
		},
		Special: []SpecialCase{
			{When: "one number each: their distance", In: numbersOf([]float64{3}, []float64{-1}), Want: 4},
			{When: "the same numbers in another order: 0", In: numbersOf([]float64{1, 2, 3}, []float64{3, 1, 2}), Want: 0},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, Swap{}, ShiftInvariant{}, Homogeneous{Degree: 1}, Permutation{}, Continuous{},
			Lipschitz{K: 1, Near: []Sample{numbersOf([]float64{3}, []float64{-1})}},
			Equals{
				ID: "t-1d-cdf", Says: "It is W1 of the samples with weights 1/n.", Other: W1,
				Map: func(x In) In {
					n := len(x.Pred)
					for _, arg := range []*[]ball.Real{&x.Pred, &x.Target} {
						v := append([]ball.Real(nil), *arg...)
						for range n {
							v = append(v, x.Of(1).Quo(x.Of(float64(n))))
						}
						*arg = v
					}
					return x
				},
			},
			Equals{
				ID: "t-em-definition-sorted", Says: "It is the cheapest of all assignments of one sample to the other.", Other: func() Loss {
					l := W1Sorted()
					l.Value = cheapestAssignment
					return l
				},
				When: func(s Sample) bool { return len(s.Pred) <= 3 },
			},
			Bounds{
				ID: "t-mean-bound", Says: "It is at least the distance of the means.",
				Lo: func(x In) ball.Real {
					return ball.Sum(x.Pred...).Sub(ball.Sum(x.Target...)).Abs().Quo(x.Of(float64(len(x.Pred))))
				},
			},
			Bounds{
				ID: "t-order", Says: "It is at most the root of the mean square, and at most the largest |x_(i) − y_(i)|.",
				Hi: func(x In) ball.Real {
					var most ball.Real
					var squares []ball.Real
					for _, d := range x.ordered() {
						most, squares = ball.Max(most, d.Abs()), append(squares, d.Mul(d))
					}
					return ball.Min(most, ball.Sum(squares...).Quo(x.Of(float64(len(squares)))).Sqrt())
				},
			},
			Relation{
				ID: "t-metric-listing", Says: "The order in which a sample comes does not count.",
				Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					for i, x := range s[0].Pred {
						m.Pred[len(m.Pred)-1-i] = x
					}
					return []Term{{1, m}, {-1, s[0]}}
				},
			},
			Triangle{ID: "t-metric", Says: "No detour is shorter."},
			Not{
				ID: "t-convex-positions", Says: "It is convex in the weights, and not in the positions: two numbers that change places pass through a worse sample.",
				Of: Convex{}, Witness: []Sample{numbersOf([]float64{0, 1}, []float64{0, 1}), numbersOf([]float64{1, 0}, []float64{0, 1})},
			},
		},
		Refs:  []Ref{vallender, {"G. Peyré, M. Cuturi, Computational optimal transport, Found. Trends Mach. Learn. 11 (2019), sec. 2.6", "10.1561/2200000073"}},
		Names: map[string]string{"scipy": "scipy.stats.wasserstein_distance", "pot": "ot.wasserstein_1d (p=1)"},
	}
}

// ordered are the differences of the order statistics of pred and target.
func (x In) ordered() []ball.Real {
	p, q := ball.Sort("pred", x.Pred), ball.Sort("target", x.Target)
	d := make([]ball.Real, len(p))
	for i := range p {
		d[i] = x.Pred[p[i]].Sub(x.Target[q[i]])
	}
	return d
}

// cheapestAssignment is the least mean of |x_i − y_σ(i)| over all permutations σ.
func cheapestAssignment(x In) ball.Real {
	n := len(x.Pred)
	best := x.Of(math.Inf(1))
	var assign func(i int, used uint, cost ball.Real)
	assign = func(i int, used uint, cost ball.Real) {
		if i == n {
			best = ball.Min(best, cost)
			return
		}
		for j := range n {
			if used>>j&1 == 0 {
				assign(i+1, used|1<<j, cost.Add(x.Pred[i].Sub(x.Target[j]).Abs()))
			}
		}
	}
	assign(0, 0, x.Of(0))
	return best.Quo(x.Of(float64(n)))
}

// numbersOf is a sample of two lists of numbers.
func numbersOf(pred, target []float64) Sample {
	return Sample{Pred: pred, Shape: []int{len(pred)}, Target: target, TargetShape: []int{len(target)}}
}
