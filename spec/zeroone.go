package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

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
			scaleFree(), cubed(), flat(), errorRate(), symmetric(1, func(m float64) bool { return m != 0 }),
			Not{
				ID: "m-zero-one-jump", Says: "The value jumps by 1 at m = 0: no gradient of any kind bounds that.",
				Of: Lipschitz{K: 1 << 20}, Witness: []Sample{onMargin(-0x1p-30), onMargin(0x1p-30)},
			},
			bumpy(-2, 1),
		},
		Refs: []Ref{
			{"P. L. Bartlett, M. I. Jordan, J. D. McAuliffe, Convexity, classification, and risk bounds, J. Amer. Statist. Assoc. 101 (2006)", "10.1198/016214505000000907"},
		},
		Names: map[string]string{"sklearn": "sklearn.metrics.zero_one_loss", "julia": "LossFunctions.ZeroOneLoss"},
	})
}

// cubed is the invariance under an increasing odd map that is not linear.
func cubed() Relation {
	return Relation{
		ID: "m-zero-one-monotone-map", Says: "L(s³, y) = L(s, y).", Ints: 1,
		Make: func(s []Sample, k []int) []Term {
			c := float64(k[0]%255 - 127) // its cube has 21 bits
			return []Term{{1, scalar(c*c*c, s[0].Target[0])}, {-1, scalar(c, s[0].Target[0])}}
		},
	}
}

// flat is why there is nothing to descend: the value is constant on both sides of 0.
func flat() Relation {
	return Relation{
		ID: "m-zero-one-piecewise-constant", Says: "L(s + h, y) = L(s, y) where |h| < |s|.", Ints: 2,
		Make: func(s []Sample, k []int) []Term {
			x, h := dyadic(k[0]), dyadic(k[1])
			if math.Abs(h) >= math.Abs(x) {
				return nil
			}
			return []Term{{1, scalar(x+h, s[0].Target[0])}, {-1, scalar(x, s[0].Target[0])}}
		},
	}
}

// errorRate is that the mean is the share of wrong signs.
func errorRate() Relation {
	return Relation{
		ID: "m-zero-one-values", Says: "The sum over samples counts those whose sign is wrong: the mean is 1 − accuracy.", Arity: 4,
		Make: func(s []Sample, _ []int) (terms []Term) {
			for _, s := range s {
				terms = append(terms, Term{1, s})
			}
			return terms
		},
		RHS: func(x []In, _ []int) ball.Real {
			wrong := 0.0
			for _, x := range x {
				if p := x.Pred[0].Sign(); p != 0 && p != x.Target[0].Sign() {
					wrong++
				}
			}
			return x[0].Of(wrong)
		},
	}
}
