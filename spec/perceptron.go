package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Perceptron is max(0, −m), m = target·pred. It asks for no margin, and its risk is smallest at pred = 0 whatever the
// odds: minimising it says nothing about the sign.
func Perceptron() Loss {
	return marginal(Loss{
		Name:       "perceptron",
		Definition: "max(0, −m), with m = target·pred",
		Value:      func(x In) ball.Real { return x.M().Neg().Relu() },
		Kinks:      []Kink{marginKink("m = 0", 0)},
		Special:    marginSpecial(math.Inf(1), 0, 0),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(0), onMargin(0x1p-60), onMargin(2)}}, Convex{},
			Lipschitz{K: 1, Near: []Sample{onMargin(-1)}}, Continuous{}, NonIncreasing{},
			slope("φ′ = −1 where m < 0, and 0 where m > 0.", func(x In, m ball.Real) ball.Real { return step(x, m, 0) }),
			Relation{
				ID: "m-perceptron-homogeneous", Says: "L(2s, y) = 2·L(s, y): there is no margin that scaling the scores could not make.",
				Make: func(s []Sample, _ []int) []Term {
					return []Term{{1, scalar(2*s[0].Pred[0], s[0].Target[0])}, {-2, s[0]}}
				},
			},
			indifferent().minimizer(), indifferent().closedForm(), indifferent().attained(),
			noBound("An error may cost less than 1: φ(−½) = ½.", -0.5),
			Not{
				ID: "m-perceptron-not-calibrated", Says: "Scores of the wrong sign come as near to the least risk, 0, as one likes.",
				Of: wrongCosts(0.25), Witness: []Sample{onMargin(-0x1p-20)},
			},
			scaleMatters(-0.5), asymmetric(0, 2),
		},
		Refs: []Ref{
			{"F. Rosenblatt, The perceptron: a probabilistic model for information storage and organization in the brain, Psychol. Rev. 65 (1958)", "10.1037/h0042519"},
		},
		Names: map[string]string{
			"sklearn": "sklearn.linear_model.Perceptron", "optax": "optax.losses.perceptron_loss", "julia": "LossFunctions.PerceptronLoss",
		},
	})
}

// indifferent is the risk of the perceptron: the score 0 costs nothing, whatever the odds.
func indifferent() risk {
	return risk{
		least: func(eta ball.Real) ball.Real { return ball.Of(0) },
		best: func(eta float64) (lo, hi float64) {
			switch eta {
			case 0:
				return math.Inf(-1), 0
			case 1:
				return 0, math.Inf(1)
			}
			return 0, 0
		},
	}
}

// wrongCosts is what calibration promises at odds of 3 to 1: a score of the wrong sign costs at least gap.
func wrongCosts(gap float64) Relation {
	return Relation{
		ID: "m-calibration", Says: "At odds of 3 to 1 for +1 a score below 0 costs at least what the odds tell.", Sign: Ge,
		Make: func(s []Sample, _ []int) []Term {
			if s[0].Pred[0] > 0 {
				return nil
			}
			return expected(1, 0.75, s[0].Pred[0])
		},
		RHS: func(x []In, _ []int) ball.Real { return x[0].Of(gap) },
	}
}

// step is the slope of a loss that falls by 1 up to the margin at, and is flat beyond.
func step(x In, m ball.Real, at float64) ball.Real {
	if m.Cmp(ball.Of(at)) < 0 {
		return x.Of(-1)
	}
	return x.Of(0)
}
