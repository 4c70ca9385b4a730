package spec

import "github.com/lossgate/lossgate/spec/ball"

// ZeroOne is 1 where m = target·pred is below 0 and 0 elsewhere: what a classifier is judged by, and what the other losses
// of a margin stand in for. A tie, m = 0, is no error here, as in LossFunctions.jl; Bartlett, Jordan and McAuliffe count it as
// one, and so do the claims of other losses that they bound it. Its slope is 0 wherever it exists, so an implementation has to
// refuse a gradient, and not to return zeros that look like one (PROPERTIES E4).
func ZeroOne() Loss {
	return marginal(Loss{
		Name: "zero-one", NoGrad: true,
		Definition: "1 if m < 0, else 0, with m = target·pred",
		Value: func(x In) ball.Real {
			if x.M().CmpAt("m = 0", ball.Of(0)) < 0 {
				return ball.Of(1)
			}
			return ball.Of(0)
		},
		Kinks:   []Kink{marginKink("m = 0", 0)},
		Special: marginSpecial(1, 0, 0),
		Claims: []Claim{
			Range{0, 1}, ZeroAtPerfect{At: []Sample{onMargin(0), onMargin(0x1p-60), onMargin(2)}}, NonIncreasing{},
		},
		Refs: []Ref{
			{"P. L. Bartlett, M. I. Jordan, J. D. McAuliffe, Convexity, classification, and risk bounds, J. Amer. Statist. Assoc. 101 (2006)", "10.1198/016214505000000907"},
		},
		Names: map[string]string{"sklearn": "sklearn.metrics.zero_one_loss", "julia": "LossFunctions.ZeroOneLoss"},
	})
}
