package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// SlicedW is the sliced Wasserstein distance of order 2 between two samples of n points in the plane (Rabin et al. 2011), the root of the mean of
// W2² of their projections on a number of lines. The lines are at the angles πk/directions for k from 0: libraries draw them at random, and
// a definition cannot. Rows are points. The root is part of it, so there is no gradient where it is 0. The definition tries all assignments on
// each line, of which the sorted one is the cheapest: which of two projections is larger may be beyond the last bit of a format, and what
// the cheaper assignment costs is not.
func SlicedW(directions float64) Loss {
	count := int(directions)
	return Loss{
		Name: "sliced-w", Family: Divergence,
		Params: []Param{Scalar("directions", float64(count), Domain{Lo: 2, Hi: 64})},
		Shape:  []Dim{{"n", 1, 2}, {"xy", 2, 2}}, TargetShape: []Dim{{"n", 1, 2}, {"xy", 2, 2}},
		Pred: Finite, Target: Finite, TargetGrad: true, Enumerates: true,
		Definition: "√(1/(K·n)·ΣΣ(u_(i) − v_(i))²), u and v the sorted projections of pred and target on the line at angle πk/K, for k from 0 to K−1",
		Value: func(x In) ball.Real {
			p, q := rowsOf(x.Pred, x.Shape), rowsOf(x.Target, x.TargetShape)
			var costs []ball.Real
			for k := range count {
				cos, sin := direction(x, k, count)
				var ways []ball.Real
				permutations(len(p), func(to []int) {
					var squares []ball.Real
					for i, a := range p {
						b := q[to[i]]
						squares = append(squares, square(a[0].Sub(b[0]).Mul(cos).Add(a[1].Sub(b[1]).Mul(sin))))
					}
					ways = append(ways, ball.Sum(squares...))
				})
				costs = append(costs, ball.MinAt("assignment", ways...))
			}
			return ball.Sum(costs...).Quo(x.Of(float64(count * len(p)))).Sqrt()
		},
		Kinks: []Kink{{"two points of one sample coincide", func(s *Sample, _ func(n int) int) bool {
			copy(s.Pred, s.Pred[len(s.Pred)-2:])
			return len(s.Pred) > 2
		}}},
		Special: []SpecialCase{
			{When: "the same points in another order: 0", In: pointsOf(2, []float64{1, 2, 3, 4}, []float64{3, 4, 1, 2}), Want: 0},
			{When: "one point each: their distance over √2", In: pointsOf(2, []float64{1, 1}, []float64{0, 0}), Want: 1},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, Swap{}, ShiftInvariant{}, Homogeneous{Degree: 1},
			Lipschitz{K: math.Sqrt(0.5), Near: []Sample{pointsOf(2, []float64{3, 4}, []float64{0, 0})}},
			Relation{
				ID: "t-translation-distance", Says: "Moving all points by c costs |c|/√2, half of c² being what a line sees of it on average.", Ints: 2,
				Make: func(s []Sample, k []int) []Term {
					var m masses
					moved := s[0].Clone()
					for i, x := range s[0].Pred {
						moved.Pred[i] = m.plus(x, dyadic(k[i%2]))
					}
					moved.Target = s[0].Pred
					return m.terms(Term{1, moved})
				},
				RHS: func(x []In, k []int) ball.Real {
					a, b := x[0].Of(dyadic(k[0])), x[0].Of(dyadic(k[1]))
					return square(a).Add(square(b)).Mul(ball.Of(0.5)).Sqrt()
				},
			},
			Bounds{
				ID: "t-em-definition-sliced", Says: "It is at most W2/√2, and at least the distance of the means over √2.",
				Lo: func(x In) ball.Real {
					n := x.Of(float64(x.Shape[0]))
					var parts []ball.Real
					for c := range 2 {
						d := x.Of(0)
						for i := range x.Shape[0] {
							d = d.Add(x.Pred[2*i+c]).Sub(x.Target[2*i+c])
						}
						parts = append(parts, square(d.Quo(n)))
					}
					return ball.Sum(parts...).Mul(ball.Of(0.5)).Sqrt()
				},
				Hi: func(x In) ball.Real { // one or two points, which have one assignment or two
					p, q := rowsOf(x.Pred, x.Shape), rowsOf(x.Target, x.TargetShape)
					cost := func(shift int) ball.Real {
						var terms []ball.Real
						for i := range p {
							r := q[(i+shift)%len(q)]
							terms = append(terms, square(p[i][0].Sub(r[0])), square(p[i][1].Sub(r[1])))
						}
						return ball.Sum(terms...)
					}
					return ball.Min(cost(0), cost(1)).Quo(x.Of(float64(2 * len(p)))).Sqrt()
				},
				When: func(s Sample) bool { return s.Shape[0] <= 2 },
			},
			Relation{
				ID: "t-metric-listing", Says: "The order of the points does not count.",
				Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					for i := 0; i < len(m.Pred); i += 2 {
						copy(m.Pred[i:i+2], s[0].Pred[len(m.Pred)-2-i:])
					}
					return []Term{{1, m}, {-1, s[0]}}
				},
			},
			Triangle{ID: "t-metric", Says: "No detour is shorter."},
		},
		Refs: []Ref{
			{"J. Rabin, G. Peyré, J. Delon, M. Bernot, Wasserstein barycenter and its application to texture mixing, SSVM (2011)", "10.1007/978-3-642-24785-9_37"},
		},
		Names: map[string]string{"pot": "ot.sliced_wasserstein_distance (p=2, projections given)"},
	}
}

// permutations calls do with every order of n things.
func permutations(n int, do func(to []int)) {
	var extend func(to []int)
	extend = func(to []int) {
		if len(to) == n {
			do(to)
			return
		}
		for j := range n {
			if !slices.Contains(to, j) {
				extend(append(to[:len(to):len(to)], j))
			}
		}
	}
	extend(nil)
}

// direction is the unit vector at angle πk/count.
func direction(x In, k, count int) (cos, sin ball.Real) {
	switch {
	case k == 0:
		return x.Of(1), x.Of(0)
	case 2*k == count:
		return x.Of(0), x.Of(1)
	}
	angle := x.pi().Mul(ball.Of(float64(k))).Quo(x.Of(float64(count)))
	return angle.Cos(), angle.Sin()
}
