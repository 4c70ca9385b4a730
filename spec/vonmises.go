package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// VonMises is 1 − cos r, r = pred − target, of angles in radians: the negative log-likelihood of a von Mises distribution of concentration 1
// without its constant, and half the squared distance of two points of the unit circle.
func VonMises() Loss {
	l := cyclic("von-mises", 1, func(x In) ball.Real { return x.Of(1) })
	l.Definition = "1 − cos r, with r = pred − target in radians"
	l.Special = append(l.Special, SpecialCase{When: "opposite directions", In: scalar(math.Pi, 0), Want: 2})
	l.Claims = append(l.Claims,
		Equals{
			ID: "r-von-mises-chord", Says: "It is half the squared distance of (cos, sin) of the two angles.",
			Other: func() Loss {
				return Loss{Pred: Finite, Target: Finite, Value: func(x In) ball.Real {
					a, b := x.Pred[0], x.Target[0]
					c, s := a.Cos().Sub(b.Cos()), a.Sin().Sub(b.Sin())
					return c.Mul(c).Add(s.Mul(s)).Mul(ball.Of(0.5))
				}}
			},
			When: func(s Sample) bool { return s.Pred[0] != s.Target[0] },
		},
		Not{
			ID: "r-von-mises-not-convex", Says: "It is convex only up to a right angle.",
			Of: Convex{}, Witness: []Sample{scalar(2, 0), scalar(4, 0)},
		},
		Not{
			ID: "r-von-mises-not-monotone", Says: "Beyond half a turn a larger error costs less.",
			Of: MonotoneInError{}, Witness: []Sample{scalar(3, 0), scalar(6, 0)},
		},
	)
	return l
}
