package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// likelihood is the claim that a loss is the negative logarithm of a density of the residual, up to that of its normaliser: minimising
// the loss is estimation by maximum likelihood (PROPERTIES E9). The density is given unnormalised, with its integral; it is
// evaluated where it has a midpoint that numbers can hold.
func likelihood(name string, density, integral func(In) ball.Real) Equals {
	return Equals{
		ID: "r-likelihood-link", Says: "The loss is −ln p(r) − ln Z for the " + name + " density p, Z its normaliser.",
		Other: func() Loss {
			return Loss{Pred: Reals, Target: Reals, Value: func(x In) ball.Real {
				return density(x).Quo(integral(x)).Log().Neg()
			}}
		},
		Plus: func(x In) ball.Real { return integral(x).Log().Neg() },
		When: func(s Sample) bool { return math.Abs(s.residual()) < 1<<10 },
		Draw: nearby(16),
	}
}

// gaussian is that of half-squared: e^−r²/2 over √(2π).
func gaussian() Equals {
	return likelihood("Gaussian",
		func(x In) ball.Real { return x.R().Mul(x.R()).Mul(ball.Of(-0.5)).Exp() },
		func(x In) ball.Real { return x.pi().Add(x.pi()).Sqrt() })
}

// laplace is that of absolute: e^−|r| over 2.
func laplace() Equals {
	return likelihood("Laplace",
		func(x In) ball.Real { return magnitude(x.R()).Neg().Exp() },
		func(x In) ball.Real { return x.Of(2) })
}

// secant is that of log-cosh: 1/cosh r over π.
func secant() Equals {
	return likelihood("hyperbolic secant",
		func(x In) ball.Real { return x.Of(1).Quo(x.R().Cosh()) },
		func(x In) ball.Real { return x.pi() })
}

// cauchy is that of barron for α = 0: 1/(1 + ½(r/c)²) over π·√2·c.
func cauchy(c float64) Equals {
	return likelihood("Cauchy",
		func(x In) ball.Real { return x.Of(1).Quo(scaledSquare(x, c).Mul(ball.Of(0.5)).Add(ball.Of(1))) },
		func(x In) ball.Real { return x.pi().Mul(x.Of(2).Sqrt()).Mul(ball.Of(c)) })
}
