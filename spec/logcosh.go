package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// LogCosh is ln cosh r, r = pred − target: ½r² near 0 and |r| − ln 2 far from it. As printed it overflows beyond |r| = 710 and
// loses every digit below 10⁻⁸; the formula |r| + log1p(e^−2|r|) − ln 2 mends the first only.
func LogCosh() Loss {
	inf := math.Inf(1)
	ln2 := func(x In) ball.Real { return x.Of(2).Log() }
	half := ball.Of(0.5)
	return Loss{
		Name: "log-cosh", Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "ln cosh r, with r = pred − target",
		Value:      func(x In) ball.Real { return x.R().Cosh().Log() },
		Stable:     func(x In) ball.Real { return logCosh(x.R(), ln2(x)) },
		Special:    residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Lipschitz{K: 1, Near: []Sample{scalar(8, 0)}},
			Smooth{Beta: 1}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Bounds{
				ID: "r-logcosh-sandwich", Says: "|r| − ln 2 ≤ L ≤ |r|.",
				Lo: func(x In) ball.Real { return magnitude(x.R()).Sub(ln2(x)) },
				Hi: func(x In) ball.Real { return magnitude(x.R()) },
			},
			Bounds{
				ID: "r-logcosh-small", Says: "½r² − r⁴/12 ≤ L ≤ ½r².",
				Lo: func(x In) ball.Real {
					s := x.R().Mul(x.R())
					return s.Mul(half).Sub(s.Mul(s).Quo(x.Of(12)))
				},
				Hi:   func(x In) ball.Real { return x.R().Mul(x.R()).Mul(half) },
				Draw: nearby(1),
			},
			Gradient{
				ID: "r-logcosh-slope", Says: "The slope is tanh r.",
				Is: func(x In) []ball.Real { return []ball.Real{x.R().Tanh()} },
			},
			Not{
				ID: "r-logcosh-not-strongly-convex", Says: "Its curvature sech² r falls below every constant.",
				Of: StronglyConvex{Mu: 0x1p-10}, Witness: []Sample{scalar(16, 0), scalar(20, 0)},
			},
			secant(), translation(),
		},
		Refs: []Ref{
			{"P. J. Green, Bayesian reconstructions from emission tomography data using a modified EM algorithm, IEEE Trans. Med. Imaging 9 (1990)", "10.1109/42.52985"},
		},
		Names: map[string]string{
			"keras": "keras.losses.LogCosh", "optax": "optax.log_cosh", "torchmetrics": "torchmetrics.LogCoshError",
		},
	}
}

// logCosh is ln cosh r without overflow, given ln 2; below 1, where the difference would cancel, by cosh r − 1 = 2·sinh²(r/2).
func logCosh(r, ln2 ball.Real) ball.Real {
	a := magnitude(r)
	if a.Cmp(ball.Of(1)) < 0 {
		h := r.Mul(ball.Of(0.5)).Sinh()
		return h.Mul(h).Mul(ball.Of(2)).Log1p()
	}
	return a.Add(a.Mul(ball.Of(-2)).Exp().Log1p()).Sub(ln2)
}
