package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// GeneralizedKL is Σ p·log(p/q) − p + q of non-negative numbers that need not sum to 1, p = target and q = pred (Csiszár 1975): the
// Bregman divergence of Σ p·log p. Every term is at least 0, which those of kl are not. For distributions it equals kl.
func GeneralizedKL() Loss {
	inf, nan := math.Inf(1), math.NaN()
	sum := func(term func(p, q ball.Real) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			return x.overAtoms(func(p, q ball.Real) ball.Real { return term(p, q).Sub(p).Add(q) })
		}
	}
	return Loss{
		Name: "generalized-kl", Family: Divergence,
		Shape: []Dim{{"C", 1, 4}}, TargetShape: []Dim{{"C", 1, 4}}, Pred: NonNegative, Target: NonNegative, TargetGrad: true,
		Definition: "Σ p·log(p/q) − p + q with 0·log 0 = 0 and +Inf for p > 0 = q, p = target, q = pred",
		Value:      sum(logRatio), Stable: sum(quotientLog),
		Kinks: []Kink{
			{"an atom without mass", func(s *Sample, pick func(n int) int) bool {
				switch i := pick(len(s.Pred)); pick(3) {
				case 0:
					s.Pred[i] = 0
				case 1:
					s.Target[i] = 0
				default:
					s.Pred[i], s.Target[i] = 0, 0
				}
				return true
			}},
			{"target equals pred", func(s *Sample, _ func(n int) int) bool {
				copy(s.Target, s.Pred)
				return true
			}},
		},
		Special: []SpecialCase{
			{When: "equal arguments", In: pair([]float64{3, 0.5}, []float64{3, 0.5}), Want: 0},
			{When: "nothing twice", In: pair([]float64{0}, []float64{0}), Want: 0},
			{When: "target without mass: what pred has", In: pair([]float64{3, 0.5}, []float64{0, 0}), Want: 3.5},
			{When: "pred without mass where target has some", In: pair([]float64{0, 1}, []float64{1, 1}), Want: inf},
			{When: "a negative number", In: pair([]float64{-1}, []float64{1}), Err: true},
			{When: "an infinite number", In: pair([]float64{1}, []float64{inf}), Err: true},
			{When: "an entry of pred is NaN", In: pair([]float64{nan}, []float64{1}), Want: nan},
			{When: "an entry of target is NaN", In: pair([]float64{1}, []float64{nan}), Want: nan},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{}, Homogeneous{Degree: 1},
			bregmanMean(), convexInTarget(),
			Gradient{
				ID: "i-kl-gradients", Says: "The gradient by q is 1 − p/q.", When: fullSupport,
				Is: func(x In) []ball.Real {
					g := make([]ball.Real, len(x.Pred))
					for i, q := range x.Pred {
						g[i] = ball.Of(1).Sub(x.Target[i].Quo(q))
					}
					return g
				},
			},
			Bounds{
				ID: "i-kl-termwise", Says: "Every term is at least 0, so that the sum is at least the largest one.",
				When: supported,
				Lo: func(x In) ball.Real {
					terms := make([]ball.Real, len(x.Pred))
					for i, q := range x.Pred {
						terms[i] = logRatio(x.Target[i], q).Sub(x.Target[i]).Add(q)
					}
					return ball.Max(terms...)
				},
			},
		},
		Refs: []Ref{{"I. Csiszár, I-divergence geometry of probability distributions and minimization problems, Ann. Probab. 3 (1975)", "10.1214/aop/1176996454"}},
		Names: map[string]string{
			"scipy": "scipy.special.kl_div summed", "sklearn": "sklearn.decomposition.non_negative_factorization(beta_loss='kullback-leibler')",
		},
	}
}
