package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Barron is the general robust loss (|α−2|/α)((s/|α−2| + 1)^{α/2} − 1), s = (r/c)² and r = pred − target, with its limits ½s at
// α = 2, ln(1 + ½s) at 0, 1 − e^{−s/2} at −Inf and e^{s/2} − 1 at +Inf. It holds half-squared (α = 2), pseudo-huber (1), Cauchy's
// (0), Geman and McClure's (−2) and Welsch's (−Inf) loss. All begin as ½s; the smaller α is, the less an outlier counts. c is where the
// slope begins to turn.
//
// As printed the formula loses all digits near α = 0 and for large |α|; good code computes (A/α)·expm1((α/2)·log1p(s/A)), A = |α−2|.
// Alpha and c are hyper-parameters: the loss grows with α, so that minimising over it is degenerate (PROPERTIES E13).
func Barron(alpha, c float64) Loss {
	l := Loss{
		Name: "barron", Params: []Param{Scalar("alpha", alpha, Reals), Scalar("c", c, Positive)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "(|α−2|/α)·((s/|α−2| + 1)^(α/2) − 1), s = (r/c)², r = pred − target; its limits at α = 2, 0, −Inf, +Inf",
		Value:      barronValue(alpha, c),
		Stable:     barronStable(alpha, c),
		Special:    residualSpecial(barronLimit(alpha), 0, barronLimit(alpha)),
		Refs:       []Ref{{"J. T. Barron, A general and adaptive robust loss function, CVPR (2019)", "10.1109/CVPR.2019.00446"}},
		Names:      map[string]string{"python": "robust_loss_pytorch.general.lossfun"},
	}
	l.Claims = barronClaims(alpha, c)
	return l
}

// scaledSquare is s = (r/c)².
func scaledSquare(x In, c float64) ball.Real {
	q := x.R().Quo(ball.Of(c))
	return q.Mul(q)
}

// barronValue is the definition.
func barronValue(alpha, c float64) func(In) ball.Real {
	half, one := ball.Of(0.5), ball.Of(1)
	return func(x In) ball.Real {
		s := scaledSquare(x, c)
		switch alpha {
		case 2:
			return s.Mul(half)
		case 0:
			return s.Mul(half).Add(one).Log()
		case math.Inf(-1):
			return one.Sub(s.Mul(half).Neg().Exp())
		case math.Inf(1):
			return s.Mul(half).Exp().Sub(one)
		}
		a := x.Of(alpha)
		d := fromTwo(a, alpha)
		return d.Quo(a).Mul(s.Quo(d).Add(one).Pow(a.Mul(half)).Sub(one))
	}
}

// barronStable is the same function without cancellation.
func barronStable(alpha, c float64) func(In) ball.Real {
	half := ball.Of(0.5)
	return func(x In) ball.Real {
		s := scaledSquare(x, c)
		switch alpha {
		case 2:
			return s.Mul(half)
		case 0:
			return s.Mul(half).Log1p()
		case math.Inf(-1):
			return s.Mul(half).Neg().Expm1().Neg()
		case math.Inf(1):
			return s.Mul(half).Expm1()
		}
		a := x.Of(alpha)
		d := fromTwo(a, alpha)
		return d.Quo(a).Mul(s.Quo(d).Log1p().Mul(a.Mul(half)).Expm1())
	}
}

// fromTwo is |α − 2|, whose sign is known beforehand.
func fromTwo(a ball.Real, alpha float64) ball.Real {
	if alpha < 2 {
		return ball.Of(2).Sub(a)
	}
	return a.Sub(ball.Of(2))
}

// barronLimit is the loss at r = ±Inf.
func barronLimit(alpha float64) float64 {
	switch {
	case alpha >= 0:
		return math.Inf(1)
	case math.IsInf(alpha, -1):
		return 1
	}
	return (alpha - 2) / alpha
}

// barronTurn is where the slope of a loss with α < 1 is largest, in units of c: √((2−α)/(1−α)).
func barronTurn(alpha float64) float64 {
	if math.IsInf(alpha, -1) {
		return 1
	}
	return math.Sqrt((2 - alpha) / (1 - alpha))
}
