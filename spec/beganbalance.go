package spec

import (
	"math"
	"math/big"

	"github.com/lossgate/lossgate/spec/ball"
)

// BEGANBalance is the next k of a boundary-equilibrium GAN, clip(k + λ_k(γL(x) − L(x̃)), 0, 1) (Berthelot, Schumm and Metz 2017): a controller rather
// than a loss, but one that implementations get wrong as they do losses. Pred is L(x) and L(x̃), the mean reconstruction errors of
// data and fakes; Target is the k at hand.
func BEGANBalance(lambda, gamma float64) Loss {
	step := func(x In) ball.Real {
		return x.Target[0].Add(ball.Of(gamma).Mul(x.Pred[0]).Sub(x.Pred[1]).Mul(ball.Of(lambda)))
	}
	rate := hypotenuse(gamma, 1)
	at := func(real, fake, k float64) Sample {
		return Sample{Pred: []float64{real, fake}, Shape: []int{2}, Target: []float64{k}}
	}
	l := Loss{
		Name: "began-balance", Family: Adversarial,
		Params: []Param{Scalar("lambda_k", lambda, Positive), Scalar("gamma", gamma, UnitInterval)},
		Shape:  []Dim{{"row", 2, 2}}, Pred: NonNegative, Target: UnitInterval, TargetGrad: true, Scale: 1,
		Definition: "min(1, max(0, k + λ_k(γL(x) − L(x̃)))), pred = (L(x), L(x̃)), target = k",
		Value: func(x In) ball.Real {
			return ball.MinAt("k = 1", ball.MaxAt("k = 0", step(x), x.Of(0)), x.Of(1))
		},
		Kinks: []Kink{
			{"k stays 0", func(s *Sample, pick func(n int) int) bool {
				s.Target[0] = 0
				s.Pred[0] = float64(pick(8))
				s.Pred[1] = gamma * s.Pred[0]
				return true
			}},
			{"k stays 1", func(s *Sample, pick func(n int) int) bool {
				s.Target[0] = 1
				s.Pred[0] = float64(pick(8))
				s.Pred[1] = gamma * s.Pred[0]
				return true
			}},
		},
		Special: []SpecialCase{
			{When: "no error at all: k stays", In: at(0, 0, 0.5), Want: 0.5},
			{When: "fakes far too bad: 0", In: at(0, 4/lambda, 0.5), Want: 0},
			{When: "k above 1", In: at(1, 1, 1.5), Err: true},
		},
		Claims: []Claim{
			Range{0, 1}, Continuous{},
			Lipschitz{K: roundUp(rate.Mul(rate, exact(lambda))), Near: []Sample{at(0, 0, 0.5)}},
			Equals{
				ID: "g-began", Says: "In equilibrium, γL(x) = L(x̃), k does not move.",
				Other: formula(func(x In) ball.Real { return x.Target[0] }),
				When:  func(s Sample) bool { return math.FMA(gamma, s.Pred[0], -s.Pred[1]) == 0 },
				Draw: func(s *Sample, pick func(n int) int) {
					s.Pred[0] = float64(pick(64)) / 4 // few bits, so that the product is exact for a γ of float32
					s.Pred[1] = gamma * s.Pred[0]
				},
			},
			Relation{
				ID: "g-began-direction", Says: "k never falls where γL(x) rises, and never rises where L(x̃) does.", Arity: 2, Sign: Le,
				Make: func(s []Sample, _ []int) []Term {
					lo, hi := s[0].Clone(), s[0].Clone()
					lo.Pred[0], hi.Pred[0] = math.Min(s[0].Pred[0], s[1].Pred[0]), math.Max(s[0].Pred[0], s[1].Pred[0])
					lo.Pred[1], hi.Pred[1] = math.Max(s[0].Pred[1], s[1].Pred[1]), math.Min(s[0].Pred[1], s[1].Pred[1])
					return []Term{{1, lo}, {-1, hi}}
				},
			},
		},
		Refs:  began,
		Names: map[string]string{"torchgan": "torchgan.losses.BoundaryEquilibriumDiscriminatorLoss.update_k", "compare_gan": "BEGAN, update_k (not clipped)"},
	}
	if gamma > 0 {
		far := math.Exp2(math.Ceil(math.Log2(8 / (lambda * gamma)))) // of data so badly reconstructed that k would become 8
		l.Special = append(l.Special, SpecialCase{When: "fakes far too good: 1", In: at(far, 0, 0.5), Want: 1})
		l.Claims = append(l.Claims, Not{
			ID: "g-began-clipped", Says: "The controller is not linear, nor convex: from ½ it goes to 1 and stops there.",
			Of: Convex{}, Witness: []Sample{at(far, 0, 0.5), at(0, 0, 0.5)},
		})
	}
	return l
}

// BEGANMeasure is M = L(x) + |γL(x) − L(x̃)|, by which a boundary-equilibrium GAN is watched converge (Berthelot, Schumm and Metz 2017). Pred is
// L(x) and L(x̃), the mean reconstruction errors of data and fakes.
func BEGANMeasure(gamma float64) Loss {
	at := func(real, fake float64) Sample { return Sample{Pred: []float64{real, fake}, Shape: []int{2}} }
	off := func(x In) ball.Real { return ball.Of(gamma).Mul(x.Pred[0]).Sub(x.Pred[1]) }
	return Loss{
		Name: "began-measure", Family: Adversarial, Params: []Param{Scalar("gamma", gamma, UnitInterval)},
		Shape: []Dim{{"row", 2, 2}}, Pred: NonNegative, Target: NoTarget,
		Definition: "L(x) + |γL(x) − L(x̃)|, pred = (L(x), L(x̃))",
		Value:      func(x In) ball.Real { return x.Pred[0].Add(off(x).Abs()) },
		Kinks: []Kink{{"in equilibrium", func(s *Sample, pick func(n int) int) bool {
			s.Pred[0] = float64(pick(64)) / 4
			s.Pred[1] = gamma * s.Pred[0]
			return true
		}}},
		Special: []SpecialCase{
			{When: "nothing is wrong: 0", In: at(0, 0), Want: 0},
			{When: "fakes cost nothing", In: at(2, 0), Want: 2 + 2*gamma},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{}, Homogeneous{Degree: 1}, ZeroAtPerfect{At: []Sample{at(0, 0)}},
			Lipschitz{K: roundUp(hypotenuse(1+gamma, 1)), Near: []Sample{at(8, 0)}},
			Bounds{
				ID: "g-began-measure", Says: "M ≥ L(x), and M is at most L(x) + max(γL(x), L(x̃)).",
				Lo: func(x In) ball.Real { return x.Pred[0] },
				Hi: func(x In) ball.Real { return x.Pred[0].Add(ball.Max(ball.Of(gamma).Mul(x.Pred[0]), x.Pred[1])) },
			},
			Equals{
				ID: "g-began-measure-equilibrium", Says: "In equilibrium, γL(x) = L(x̃), M = L(x).",
				Other: formula(func(x In) ball.Real { return x.Pred[0] }),
				When:  func(s Sample) bool { return math.FMA(gamma, s.Pred[0], -s.Pred[1]) == 0 },
				Draw: func(s *Sample, pick func(n int) int) {
					s.Pred[0] = float64(pick(64)) / 4
					s.Pred[1] = gamma * s.Pred[0]
				},
			},
		},
		Refs:  began,
		Names: map[string]string{"torchgan": "torchgan.losses.BoundaryEquilibriumDiscriminatorLoss, convergence_metric"},
	}
}

// hypotenuse is √(a² + b²).
func hypotenuse(a, b float64) *big.Float {
	s := exact(0).Mul(exact(a), exact(a))
	return s.Sqrt(s.Add(s, exact(0).Mul(exact(b), exact(b))))
}
