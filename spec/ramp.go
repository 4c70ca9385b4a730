package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Ramp is max(0, 1 − m) − max(0, s − m), m = target·pred: the hinge, cut off at 1 − s, a difference of convex functions. s is a
// number below 1.
func Ramp(s float64) Loss {
	S, one := ball.Of(s), ball.Of(1)
	clipped := func(x In) ball.Real {
		return ball.MinAt("m = s", ball.MaxAt("m = 1", ball.Of(0), one.Sub(x.M())), x.Of(1).Sub(S))
	}
	return marginal(Loss{
		Name: "ramp", Params: []Param{Scalar("s", s, Domain{Lo: math.Inf(-1), Hi: 1, LoOpen: true, HiOpen: true})},
		Definition: "max(0, 1 − m) − max(0, s − m), with m = target·pred",
		Value: func(x In) ball.Real {
			m := x.M()
			if m.IsInf() { // as the limit of the difference
				return clipped(x)
			}
			return one.Sub(m).Relu().Sub(S.Sub(m).Relu())
		},
		Stable:  clipped, // the difference of two large numbers, taken before they are large
		Kinks:   []Kink{marginKink("m = 1", 1), marginKink("m = s", s)},
		Special: marginSpecial(1-s, min(1, 1-s), 0),
		Claims: []Claim{
			Range{0, roundUp(complement(s))}, ZeroAtPerfect{At: []Sample{onMargin(1), onMargin(8)}}, Lipschitz{K: 1, Near: []Sample{onMargin((1 + s) / 2)}}, Continuous{},
			NonIncreasing{},
		},
		Refs: []Ref{
			{"R. Collobert, F. Sinz, J. Weston, L. Bottou, Trading convexity for scalability, ICML (2006)", "10.1145/1143844.1143870"},
		},
		Names: map[string]string{},
	})
}
