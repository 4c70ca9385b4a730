package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// SquaredHinge is max(0, 1 − m)², m = target·pred: the hinge without its kink. The second derivative jumps at m = 1.
func SquaredHinge() Loss {
	return marginal(Loss{
		Name:       "squared-hinge",
		Definition: "max(0, 1 − m)², with m = target·pred",
		Value: func(x In) ball.Real {
			d := ball.Of(1).Sub(x.M())
			if d.CmpAt("m = 1", ball.Of(0)) <= 0 {
				return ball.Of(0)
			}
			return d.Mul(d)
		},
		Kinks:   []Kink{marginKink("m = 1", 1)},
		Special: marginSpecial(math.Inf(1), 1, 0),
		Claims: slices.Concat([]Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(1), onMargin(8)}}, Convex{}, Smooth{Beta: 2},
			Continuous{C1: true}, NonIncreasing{},
			slope("φ′ = −2·max(0, 1 − m).", func(x In, m ball.Real) ball.Real { return shortfall(x, m).Mul(ball.Of(-2)) }),
			errorBound(), scaleMatters(-0.5), asymmetric(1, 2), steep(1<<10, -1<<14),
			Equals{
				ID: "m-sqhinge-square", Says: "It is the square of the hinge.",
				Other: func() Loss { return changed(Hinge(), func(v ball.Real) ball.Real { return v.Mul(v) }) },
			},
			Bounds{
				ID: "m-sqhinge-below-square", Says: "L ≤ (1 − m)².",
				Hi: func(x In) ball.Real { return SquaredMargin().Value(x) },
			},
		}, squareRisk(mean).claims(), conjugate{
			lo: -64, hi: 0, dual: func(x In, u ball.Real) ball.Real { return u.Add(u.Mul(u).Mul(ball.Of(0.25))) },
			slope: func(x In, m ball.Real) ball.Real { return shortfall(x, m).Mul(ball.Of(-2)) },
		}.claims()),
		Refs: []Ref{
			{"C. Cortes, V. Vapnik, Support-vector networks, Machine Learning 20 (1995)", "10.1007/BF00994018"},
			{"Y.-J. Lee, O. L. Mangasarian, SSVM: a smooth support vector machine for classification, Comput. Optim. Appl. 20 (2001)", "10.1023/A:1011215321374"},
		},
		Names: map[string]string{
			"keras": "keras.losses.SquaredHinge", "sklearn": "sklearn.svm.LinearSVC(loss='squared_hinge')", "julia": "LossFunctions.L2HingeLoss",
		},
	})
}

// shortfall is max(0, 1 − m).
func shortfall(x In, m ball.Real) ball.Real {
	if d := ball.Of(1).Sub(m); d.Cmp(ball.Of(0)) > 0 {
		return d
	}
	return x.Of(0)
}

// squareRisk is the risk of a loss that is (1 − m)² between −1 and 1.
func squareRisk(best func(eta float64) (lo, hi float64)) risk {
	return risk{
		zero: constant(1), best: best, bend: 2, psi: square,
		least: func(eta ball.Real) ball.Real { return product(eta).Mul(ball.Of(4)) },
	}
}
