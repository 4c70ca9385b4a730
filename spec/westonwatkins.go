package spec

import (
	"github.com/lossgate/lossgate/spec/ball"
)

// WestonWatkins is Σ_{j≠y} max(0, margin + z_j − z_y)^p for scores z = pred and a label y = class, 1 ≤ p ≤ 2: the multi-class hinge that adds up
// what every other class violates (Weston and Watkins 1999). PyTorch's multi_margin_loss divides by C: a factor to declare.
func WestonWatkins(margin, p float64) Loss {
	m := ball.Of(margin)
	const most = 4 // classes: each may lie at the margin, and ties are tried in all combinations
	l := multiHinge(Loss{
		Name: "weston-watkins", Shape: []Dim{{"C", 1, most}},
		Params:     []Param{Scalar("margin", margin, NonNegative), Scalar("p", p, Domain{Lo: 1, Hi: 2})},
		Definition: "Σ_{j≠y} max(0, margin + z_j − z_y)^p, z = pred, y = class",
		Value: func(x In) ball.Real {
			terms := violations(x, m)
			for i := range terms {
				switch h := terms[i].Relu(); {
				case p == 1:
					terms[i] = h
				case isZero(h): // to a power above 1, flat on both sides
					terms[i] = x.Of(0)
				case p == 2:
					terms[i] = h.Mul(h)
				default:
					terms[i] = h.Pow(x.Of(p))
				}
			}
			return ball.Sum(append(terms, x.Of(0))...)
		},
		Refs: []Ref{
			{"J. Weston, C. Watkins, Support vector machines for multi-class pattern recognition, ESANN (1999)", ""},
			{"Ü. Doğan, T. Glasmachers, C. Igel, A unified view on multi-class support vector classification, J. Mach. Learn. Res. 17 (2016)", "10.5555/2946645.2946690"},
		},
		Names: map[string]string{"torch": "torch.nn.functional.multi_margin_loss, times C"},
	}, margin)
	l.Claims = append(l.Claims,
		binaryHinge(margin, p),
		Bounds{
			ID: "s-cs-ww", Says: "It is between the loss of Crammer and Singer to the power p and K − 1 times that: 0 where the class leads by the margin.",
			Lo:   func(x In) ball.Real { return worst(x, m, p) },
			Hi:   func(x In) ball.Real { return x.Of(float64(max(0, len(x.Pred)-1))).Mul(worst(x, m, p)) },
			When: func(s Sample) bool { return finiteLogits(s.Pred) },
		},
		Bounds{
			ID: "s-cs-ww-upper-bounds-01", Says: "A wrong prediction, or a tie, costs at least margin^p: with a margin of 1 it is not below the 0-1 loss.",
			Lo: func(x In) ball.Real {
				if isZero(m) {
					return x.Of(0)
				}
				return x.Of(margin).Pow(x.Of(p))
			},
			When: func(s Sample) bool {
				top, alone := first(s.Pred)
				return top != s.Class[0] || !alone
			},
		},
	)
	switch p {
	case 1: // its slope is at most C−1 at the class, and 1 at the others
		l.Claims = append(l.Claims, Continuous{},
			Lipschitz{K: roundUp(exact(0).Sqrt(exact((most - 1) * most))), Near: []Sample{logits(0, -8, 0, 0, 0)}},
			Homogeneous{Degree: 1, At: func(k float64) Loss { return WestonWatkins(k*margin, 1) }})
	case 2: // its Hessian is twice the Laplacian of a star, whose largest eigenvalue is C
		l.Claims = append(l.Claims, Continuous{C1: true}, Smooth{Beta: 2 * most},
			Homogeneous{Degree: 2, At: func(k float64) Loss { return WestonWatkins(k*margin, 2) }})
	}
	return l
}

// worst is the largest violation of the margin, to a power.
func worst(x In, margin ball.Real, p float64) ball.Real {
	most := x.Of(0)
	for _, d := range violations(x, margin) {
		if d.Cmp(most) > 0 {
			most = d
		}
	}
	if isZero(most) {
		return most
	}
	return most.Pow(x.Of(p))
}
