package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// What the losses of the two players of a game have in common.
//
// A game has finitely many points, so that expectations are sums: Pred holds what a critic says of each point, Target how
// probable the point is, in rows that sum to 1. A batch of n has weights 1/n, and is not a case of its own (Uniform). Two
// rows are the real points and the fakes. They may be the same points or not: a score is an argument, whatever it is of.
//
// The gradient by the weights takes them as free numbers: what one point contributes. It is the generator's view when the
// critic is frozen.

// game fills in what losses of rows of weighted scores share.
func game(rows int, l Loss) Loss {
	l.Family, l.Target, l.TargetGrad = Adversarial, Distribution, true
	l.Shape = []Dim{{"n", 1, 3}}
	if rows == 2 {
		l.Shape = []Dim{{"row", 2, 2}, {"n", 1, 3}}
	}
	if l.TargetShape == nil {
		l.TargetShape = l.Shape
	}
	return l
}

// both is one number for each of the two rows, or a sum over the points of both.
type both struct{ real, fake func(s ball.Real) ball.Real }

// expected is Σ p·real(s) + Σ q·fake(s), p and q being the weights.
func (f both) expected(x In) ball.Real {
	n := len(x.Pred) / 2
	return expectation(x.Target[:n], x.Pred[:n], f.real).Add(expectation(x.Target[n:], x.Pred[n:], f.fake))
}

// slope is p·real(s) for real points and q·fake(s) for fakes.
func (f both) slope(x In) []ball.Real {
	n := len(x.Pred) / 2
	return append(chances(x.Target[:n], x.Pred[:n], f.real), chances(x.Target[n:], x.Pred[n:], f.fake)...)
}

// expectation is Σ w·f(s).
func expectation(w, s []ball.Real, f func(s ball.Real) ball.Real) ball.Real {
	return ball.Sum(chances(w, s, f)...)
}

// chances are w·f(s), point by point.
func chances(w, s []ball.Real, f func(s ball.Real) ball.Real) []ball.Real {
	terms := make([]ball.Real, len(s))
	for i := range s {
		terms[i] = w[i].Mul(f(s[i]))
	}
	return terms
}

// fakeSlope is the gradient of a generator's loss whose derivative in a score is f.
func fakeSlope(f func(s ball.Real) ball.Real) func(x In) []ball.Real {
	return func(x In) []ball.Real { return chances(x.Target, x.Pred, f) }
}

// logLikelihood is Σ p·log σ(s), with 0·log 0 = 0: what is impossible may have any score.
func logLikelihood(p, s []ball.Real, sign float64) ball.Real {
	terms := make([]ball.Real, len(s))
	for i := range s {
		terms[i] = ball.XLogY(p[i], sigmoid(s[i].Mul(ball.Of(sign))))
	}
	return ball.Sum(terms...)
}

// minusSigmoid is −σ(s), and rejection σ(−s), both without cancellation.
func minusSigmoid(s ball.Real) ball.Real { return sigmoid(s).Neg() }
func rejection(s ball.Real) ball.Real    { return sigmoid(s.Neg()) }

// played is a sample of a game: scores of real points and of fakes, and their weights.
func played(real, fake, p, q []float64) Sample {
	s := energies(real, fake)
	s.Target, s.TargetShape = append(append([]float64(nil), p...), q...), []int{2, len(real)}
	return s
}

// duel is a game of one real point and one fake.
func duel(real, fake float64) Sample {
	return played([]float64{real}, []float64{fake}, []float64{1}, []float64{1})
}

// fakes is a sample of a generator's loss: scores of fakes, and their weights.
func fakes(s, q []float64) Sample { return pair(s, q) }

// tameScores reports whether exponentials of the scores are normal numbers.
func tameScores(s Sample) bool {
	for _, v := range s.Pred {
		if !(math.Abs(v) < 700) {
			return false
		}
	}
	return true
}

// shared reports whether real points and fakes are the same points: one critic gives each one score.
func shared(s Sample) bool {
	n := len(s.Pred) / 2
	for i, v := range s.Pred[:n] {
		if v != s.Pred[n+i] {
			return false
		}
	}
	return true
}

// share makes real points and fakes the same points, with the scores that of gives to them.
func share(of func(p, q float64, pick func(n int) int) float64) func(s *Sample, pick func(n int) int) {
	return func(s *Sample, pick func(n int) int) {
		n := len(s.Pred) / 2
		for i := range n {
			v := of(s.Target[i], s.Target[n+i], pick)
			s.Pred[i], s.Pred[n+i] = v, v
		}
	}
}

// pulls is the claim that the loss rises with the scores of a row, where sign is 1, and falls with them where it is −1.
func pulls(id, says string, sign ...float64) Relation {
	return Relation{
		ID: id, Says: says, Arity: 2, Sign: Le,
		Make: func(s []Sample, _ []int) []Term {
			lo, hi := s[0].Clone(), s[0].Clone()
			for i, n := 0, len(lo.Pred)/len(sign); i < len(lo.Pred); i++ {
				a, b := math.Min(s[0].Pred[i], s[1].Pred[i]), math.Max(s[0].Pred[i], s[1].Pred[i])
				if sign[i/n] < 0 {
					a, b = b, a
				}
				lo.Pred[i], hi.Pred[i] = a, b
			}
			return []Term{{1, lo}, {-1, hi}}
		},
	}
}

// linearInWeights is the claim that the loss is an expectation: no point's part depends on how probable others are.
func linearInWeights() Relation {
	return Relation{
		ID: "g-expectation", Says: "The loss is an expectation: L(s, (p+q)/2) = (L(s, p) + L(s, q))/2.", Arity: 2,
		Make: func(s []Sample, _ []int) []Term {
			mid, ok := halfway(s[0].Target, s[1].Target)
			if !ok {
				return nil
			}
			a, b, m := s[0].Clone(), s[0].Clone(), s[0].Clone()
			b.Target, m.Target = s[1].Target, mid
			return []Term{{1, m}, {-0.5, a}, {-0.5, b}}
		},
	}
}

// labelSwap is the claim that the two rows play the same part with opposite signs.
func labelSwap() Relation {
	return Relation{
		ID: "g-d-label-swap", Says: "Calling fakes real and real points fakes, and −s the score, changes nothing.",
		Make: func(s []Sample, _ []int) []Term {
			m, n := s[0].Clone(), len(s[0].Pred)/2
			for i := range n {
				m.Pred[i], m.Pred[n+i] = -m.Pred[n+i], -m.Pred[i]
				m.Target[i], m.Target[n+i] = m.Target[n+i], m.Target[i]
			}
			return []Term{{1, s[0]}, {-1, m}}
		},
	}
}

// frozenTail is the claim that what remains of a loss and of its slope keeps its accuracy where the critic is sure and right.
func frozenTail(id, says string, sign ...float64) Relative {
	side := func(s Sample, i int) float64 { return sign[i/(len(s.Pred)/len(sign))] }
	return Relative{
		ID: id, Says: says,
		When: func(s Sample) bool {
			for i, v := range s.Pred {
				if !(side(s, i)*v <= -1) {
					return false
				}
			}
			return true
		},
		Draw: func(s *Sample, pick func(n int) int) {
			for i := range s.Pred {
				s.Pred[i] = -side(*s, i) * float64(16+pick(1600)) / 16
			}
		},
	}
}
