package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Squared is r², r = pred − target: the square of the Euclidean distance, not the distance itself (PROPERTIES E22). Its gradient
// grows without bound, so that one outlier may outweigh all else; its minimiser over several targets is their mean.
func Squared() Loss {
	l := quadratic("squared", 1)
	l.Definition = "r², with r = pred − target"
	l.Names = map[string]string{
		"torch": "torch.nn.functional.mse_loss", "keras": "keras.losses.MeanSquaredError", "optax": "optax.squared_error",
		"sklearn": "sklearn.metrics.mean_squared_error", "julia": "LossFunctions.L2DistLoss",
	}
	return l
}

// quadratic is k·r²; k is 1 or ½.
func quadratic(name string, k float64) Loss {
	sample := func(r float64) Sample { return scalar(r, 0) }
	inf := math.Inf(1)
	return Loss{
		Name: name, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Value:   func(x In) ball.Real { return x.R().Mul(x.R()).Mul(ball.Of(k)) },
		Kinks:   []Kink{residualKink("r = 0", 0)},
		Special: residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, StronglyConvex{Mu: 2 * k}, Smooth{Beta: 2 * k},
			Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{}, Homogeneous{Degree: 2},
			Gradient{
				ID: "r-l2-gradient-linear", Says: "The gradient is linear in the residual, and unbounded.",
				Is: func(x In) []ball.Real { return []ball.Real{x.R().Mul(ball.Of(2 * k))} },
			},
			Not{
				ID: "r-l2-gradient-unbounded", Says: "No constant bounds the slope, as one bounds that of absolute, huber or log-cosh.",
				Of: Lipschitz{K: 1 << 10}, Witness: []Sample{sample(1 << 14), sample(0)},
			},
			Not{
				ID: "r-l2-values", Says: "The squared error is not the Euclidean distance: it is not 1-homogeneous.",
				Of: doubling(), Witness: []Sample{sample(1)},
			},
			Not{
				ID: "r-l2-no-triangle", Says: "The squared error is no metric: from 0 over 1 to 2 it costs 1+1, and at once 4.",
				Of: triangle("r-l2-no-triangle"), Witness: []Sample{scalar(0, 1), sample(2)},
			},
			Descent{
				ID: "r-l2-contracts", Says: "Descent of step η brings ½r² nearer by the factor 1 − η each time.",
				Path: func(n []int) (x []float64, step float64) {
					eta := float64(1+n[0]%7) / 4
					at := float64(n[1]-1<<15) / 64
					for range 5 {
						x = append(x, at)
						at -= eta * at // exact: two bits more each time
					}
					return x, eta / (2 * k)
				},
			},
			parallelogram(), biasVariance(k), translation(), jensen(k), squareOfSum(k),
			Minimizer{ID: "r-population-minimisers", Says: "The mean of the targets is the minimiser.", Best: minimiser(linear, 0)},
			Not{
				ID: "r-l1-sparsity", Says: "As a regulariser the square yields no exact zeros: v/(1+λ) is not 0.",
				Of: sparsity(), Witness: []Sample{scalar(1, 0.5)},
			},
		},
		Refs: []Ref{
			{Text: "A.-M. Legendre, Nouvelles méthodes pour la détermination des orbites des comètes (1805)"},
		},
	}
}

// doubling is the claim that no squared loss satisfies: L(2r) = 2L(r).
func doubling() Relation {
	return Relation{
		ID: "r-l1-homogeneous", Says: "L(2r) = 2·L(r).",
		Make: func(s []Sample, _ []int) []Term {
			x, t := s[0].Pred[0], s[0].Target[0]
			return []Term{{1, scalar(2*x, 2*t)}, {-2, s[0]}}
		},
	}
}

// parallelogram is what makes ‖·‖² come from an inner product.
func parallelogram() Relation {
	return Relation{
		ID: "r-l2-parallelogram", Says: "L(a+b, 0) + L(a−b, 0) = 2L(a, 0) + 2L(b, 0).", Ints: 2,
		Make: func(_ []Sample, k []int) []Term {
			a, b := dyadic(k[0]), dyadic(k[1])
			return []Term{{1, scalar(a+b, 0)}, {1, scalar(a-b, 0)}, {-2, scalar(a, 0)}, {-2, scalar(b, 0)}}
		},
	}
}

// biasVariance splits the mean loss of four targets: the mean is sufficient, and therefore the minimiser.
func biasVariance(k float64) Relation {
	return Relation{
		ID: "r-l2-bias-variance", Says: "mean L(x, t) = L(x, mean t) + k·var t.", Ints: 5,
		Make: func(_ []Sample, n []int) []Term {
			x, mean := dyadic(n[0]), 0.0
			var terms []Term
			for _, n := range n[1:] {
				mean += dyadic(n) / 4
				terms = append(terms, Term{0.25, scalar(x, dyadic(n))})
			}
			return append(terms, Term{-1, scalar(x, mean)})
		},
		RHS: func(_ []In, n []int) ball.Real {
			mean, sum := ball.Of(0), ball.Of(0)
			for _, n := range n[1:] {
				mean = mean.Add(ball.Of(dyadic(n) / 4))
			}
			for _, n := range n[1:] {
				d := ball.Of(dyadic(n)).Sub(mean)
				sum = sum.Add(d.Mul(d))
			}
			return sum.Mul(ball.Of(k / 4))
		},
	}
}

// jensen is MAE ≤ RMSE, squared.
func jensen(k float64) Relation {
	return Relation{
		ID: "r-mean-squared-vs-rmse", Says: "The mean of the squares is at least the square of the mean |r|: MAE ≤ RMSE.", Arity: 4,
		Make: func(s []Sample, _ []int) []Term { return meanOf(s) },
		Sign: Ge,
		RHS: func(x []In, _ []int) ball.Real {
			m := meanAbs(x)
			return m.Mul(m).Mul(ball.Of(k))
		},
	}
}

// squareOfSum is RMSE ≤ √n·MAE, squared: ‖·‖₂ ≤ ‖·‖₁.
func squareOfSum(k float64) Relation {
	return Relation{
		ID: "r-norm-equivalence", Says: "RMSE ≤ √n·MAE: the 2-norm is at most the 1-norm.", Arity: 4,
		Make: func(s []Sample, _ []int) []Term { return meanOf(s) },
		Sign: Le,
		RHS: func(x []In, _ []int) ball.Real {
			m := meanAbs(x)
			return m.Mul(m).Mul(ball.Of(k * float64(len(x))))
		},
	}
}

// meanOf is the mean loss of samples whose number is a power of two.
func meanOf(s []Sample) (terms []Term) {
	for _, one := range s {
		terms = append(terms, Term{1 / float64(len(s)), one})
	}
	return terms
}

// meanAbs is the mean of |r| over samples whose number is a power of two.
func meanAbs(x []In) ball.Real {
	sum := ball.Of(0)
	for _, x := range x {
		sum = sum.Add(magnitude(x.R()))
	}
	return sum.Mul(ball.Of(1 / float64(len(x))))
}
