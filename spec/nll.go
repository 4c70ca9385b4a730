package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// NLL is −w_y·ℓ_y for the logarithms ℓ = pred of a distribution and a label y = class: the negative log-likelihood in nats. Its value
// depends on the probability of the true class alone. An empty weight means ones, for any number of classes; the denominator of Mean is
// w_y, as PyTorch has it, and an ignored sample adds nothing.
func NLL(weight []float64, ignore int) Loss {
	one := ball.Of(1)
	w := func(k int) ball.Real {
		if len(weight) == 0 {
			return one
		}
		return ball.Of(weight[k])
	}
	l := Loss{
		Name: "nll", Family: Classification,
		Params: []Param{Vector("weight", weight, NonNegative), Scalar("ignore_index", float64(ignore), Finite)},
		Shape:  []Dim{{"C", 1, 6}}, Pred: LogProbs, Target: NoTarget,
		Class: Labels{Min: 1, Max: 1, Ignore: &ignore}, Scale: 1,
		Definition: "−w_y·ℓ_y, ℓ = pred, y = class",
		Value: func(x In) ball.Real {
			y := x.Class[0]
			return weighted(w(y), x.Pred[y].Neg)
		},
		Kinks: []Kink{{"pred is certain", func(s *Sample, pick func(n int) int) bool {
			for i := range s.Pred {
				s.Pred[i] = math.Inf(-1)
			}
			s.Pred[pick(len(s.Pred))] = 0
			return true
		}}},
		Claims: []Claim{
			AtLeastZero,
			Gradient{
				ID: "s-nll-gradient", Says: "The gradient is −w_y at the class and 0 elsewhere.",
				Is: func(x In) []ball.Real {
					g := oneHot(len(x.Pred), x.Class[0])
					for i := range g {
						g[i] = g[i].Mul(w(x.Class[0])).Neg()
					}
					return g
				},
				When: func(s Sample) bool { return s.Class[0] != ignore },
			},
			Bounds{
				ID: "s-ce-zero-iff-certain", Says: "The value is at least w_y(1 − p_y): it is 0 only where the true class is certain.",
				Lo:   func(x In) ball.Real { return w(x.Class[0]).Mul(x.Pred[x.Class[0]].Expm1()).Neg() },
				When: func(s Sample) bool { return s.Class[0] != ignore },
			},
		},
		Refs: []Ref{{"R. A. Fisher, On the mathematical foundations of theoretical statistics, Philos. Trans. R. Soc. A 222 (1922)", "10.1098/rsta.1922.0009"}},
		Names: map[string]string{
			"torch": "torch.nn.functional.nll_loss",
		},
	}
	if len(weight) == 0 || len(weight) > 2 { // there are two wrong classes
		l.Claims = append(l.Claims, trueClassOnly(ignore, len(weight)))
	}
	if len(weight) > 0 {
		l.Shape = []Dim{{"C", len(weight), len(weight)}}
		l.Divisor = func(s Sample) float64 { return weight[s.Class[0]] }
		return l
	}
	l.Claims = append(l.Claims,
		Permutation{},
		Equals{
			ID: "s-one-hot-vs-index", Says: "The value for an index is the cross-entropy of the one-hot distribution.", Other: CrossEntropy,
			Map: func(x In) In {
				q := make([]ball.Real, len(x.Pred))
				for i, l := range x.Pred {
					q[i] = l.Exp()
				}
				x.Target, x.TargetShape = oneHot(len(q), x.Class[0]), x.Shape
				x.Pred = q
				return x
			},
			When: func(s Sample) bool { return s.Class[0] != ignore },
		},
		Relation{
			ID: "s-nll-mle", Says: "The sum of the log-losses is −log of the product of the probabilities of the labels.", Arity: 3,
			Make: func(s []Sample, _ []int) []Term {
				for _, s := range s {
					if s.Class[0] == ignore {
						return nil
					}
				}
				return []Term{{1, s[0]}, {1, s[1]}, {1, s[2]}}
			},
			RHS: func(x []In, _ []int) ball.Real {
				p := x[0].Of(1)
				for _, x := range x {
					p = p.Mul(x.Pred[x.Class[0]].Exp())
				}
				return p.Log().Neg()
			},
		},
	)
	return l
}

// trueClassOnly is the claim that wrong classes may share what is left as they like: two of them are exchanged.
func trueClassOnly(ignore, classes int) Relation {
	n := 5
	if classes > 0 {
		n = classes
	}
	return Relation{
		ID: "s-ce-true-class-only", Says: "The value depends only on the probability of the true class.", Ints: 2, Bitwise: true,
		Make: func(s []Sample, k []int) []Term {
			moved := s[0].Clone()
			i, j := k[0]%len(moved.Pred), k[1]%len(moved.Pred)
			if y := moved.Class[0]; i == j || i == y || j == y || y == ignore {
				return nil
			}
			moved.Pred[i], moved.Pred[j] = moved.Pred[j], moved.Pred[i]
			return []Term{{1, s[0]}, {-1, moved}}
		},
		Draw: func(s []Sample, pick func(n int) int) {
			halves := make([]float64, n) // 1/2, 1/4, …, and the last one twice
			for i := range halves {
				halves[i] = float64(float32(-math.Ln2 * float64(min(i+1, n-1))))
			}
			s[0].Pred, s[0].Shape, s[0].Class = halves, []int{n}, []int{pick(n)}
		},
	}
}
