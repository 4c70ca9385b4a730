package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Exponential is e^−m, m = target·pred: the loss that AdaBoost descends. It and its slope grow without bound, and overflow
// for margins below −709.78 (−88.7 in float32), where the exact value does.
func Exponential() Loss {
	return marginal(Loss{
		Name: "exponential", Scale: 0,
		Definition: "e^−m, with m = target·pred",
		Value:      func(x In) ball.Real { return x.M().Neg().Exp() },
		Special:    marginSpecial(math.Inf(1), 1, 0),
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, NonIncreasing{},
		},
		Refs: []Ref{
			{"Y. Freund, R. E. Schapire, A decision-theoretic generalization of on-line learning and an application to boosting, J. Comput. Syst. Sci. 55 (1997)", "10.1006/jcss.1997.1504"},
		},
		Names: map[string]string{
			"sklearn": "sklearn.ensemble.GradientBoostingClassifier(loss='exponential')", "julia": "LossFunctions.ExpLoss",
		},
	})
}
