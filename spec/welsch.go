package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Welsch is 1 − e^−s/2, s = (r/c)² and r = pred − target, also called Leclerc's loss: near 0 it is ½s, and no outlier costs 1. It is the
// limit of barron for α → −Inf. As printed it loses every digit near 0; good code computes −expm1(−s/2).
func Welsch(c float64) Loss {
	l := robust("welsch", math.Inf(-1), c, func(c float64) Loss { return Welsch(c) })
	l.Definition = "1 − e^(−½(r/c)²), with r = pred − target"
	l.Claims = append(l.Claims,
		Bounds{
			ID: "r-robust-order", Says: "For equal curvature at 0: L ≤ geman-mcclure.",
			Hi: barronStable(-2, c), Draw: nearby(16 * c),
		},
		Equals{
			ID: "r-welsch-kernel", Says: "1 − L is the Gaussian kernel of pred and target: to minimise it is to maximise their correntropy.",
			Other: func() Loss {
				return Loss{Pred: Reals, Target: Reals, Value: func(x In) ball.Real {
					return scaledSquare(x, c).Mul(ball.Of(-0.5)).Exp()
				}}
			},
			Scale: -1, Plus: func(x In) ball.Real { return x.Of(1) }, Draw: nearby(8 * c),
		})
	l.Refs = append(l.Refs, Ref{"J. E. Dennis, R. E. Welsch, Techniques for nonlinear least squares and robust regression, Commun. Stat. Simul. Comput. 7 (1978)", "10.1080/03610917808812083"})
	l.Names = map[string]string{"kornia": "kornia.losses.welsch_loss"}
	return l
}
