package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Formulae that several risks share.

// constant is φ(0) where that is a number of float64.
func constant(v float64) func(x In) ball.Real { return func(x In) ball.Real { return x.Of(v) } }

// rarer is min(η, 1−η).
func rarer(eta ball.Real) ball.Real { return ball.Min(eta, ball.Of(1).Sub(eta)) }

// product is η(1−η).
func product(eta ball.Real) ball.Real { return eta.Mul(ball.Of(1).Sub(eta)) }

// itself is ψ(θ) = θ.
func itself(theta ball.Real) ball.Real { return theta }

// square is ψ(θ) = θ².
func square(theta ball.Real) ball.Real { return theta.Mul(theta) }

// signs is the minimiser of the hinge: the likelier sign, and anything beyond where the other has no chance.
func signs(eta float64) (lo, hi float64) {
	switch {
	case eta == 0:
		return math.Inf(-1), -1
	case eta < 0.5:
		return -1, -1
	case eta == 0.5:
		return -1, 1
	case eta < 1:
		return 1, 1
	}
	return 1, math.Inf(1)
}

// mean is the minimiser 2η − 1 of a loss that is a square between −1 and 1, and 0 beyond 1.
func mean(eta float64) (lo, hi float64) {
	if eta == 0 || eta == 1 {
		return signs(eta)
	}
	return 2*eta - 1, 2*eta - 1
}

// logOdds is the minimiser k·ln(η/(1−η)).
func logOdds(k float64) func(eta float64) (lo, hi float64) {
	return func(eta float64) (lo, hi float64) {
		f := k * math.Log(eta/(1-eta))
		return f, f
	}
}
