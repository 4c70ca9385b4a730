package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// PoissonNLLLog is e^z − t·z for a predicted logarithm z of the mean of a count t ≥ 0, plus ln Γ(t + 1) if full: poisson-nll of e^z, which is
// convex in z.
func PoissonNLLLog(full float64) Loss {
	l := counted("poisson-nll-log", full, func(x In) ball.Real { return x.Pred[0].Exp() }, func(x In) ball.Real { return x.Pred[0] })
	inf := math.Inf(1)
	l.Pred = Finite
	l.Definition = "e^z − t·z, t = target, z = pred; plus ln Γ(t + 1) if full"
	l.Value = func(x In) ball.Real {
		z := x.Pred[0]
		return z.Exp().Sub(x.Target[0].Mul(z)).Add(logFactorial(x, full))
	}
	l.Special = append(l.Special,
		SpecialCase{When: "both 0", In: scalar(0, 0), Want: 1},
		SpecialCase{When: "target = 1", In: scalar(0, 1), Want: 1},
		SpecialCase{When: "pred = +Inf", In: scalar(inf, 1), Err: true},
		SpecialCase{When: "pred = -Inf", In: scalar(-inf, 1), Err: true},
	)
	l.Claims = append(l.Claims,
		Gradient{
			ID: "r-poisson-nll-log-slope", Says: "The slope is e^z − t: mean less target, as of every canonical link.",
			Is: func(x In) []ball.Real { return []ball.Real{x.Pred[0].Exp().Sub(x.Target[0])} },
		},
		Minimizer{
			ID: "r-population-minimisers", Says: "The minimiser is the logarithm of the mean of the targets.",
			Best: func(p, y []float64) (lo, hi float64) {
				mean := 0.0
				for i := range y {
					mean += p[i] * y[i]
				}
				best := math.Log(mean)
				off := (1 + math.Abs(best)) * 0x1p-40 // float64 loses less
				return best - off, best + off
			},
		},
		Equals{
			ID: "r-poisson-nll-log-link", Says: "It is poisson-nll of e^z.", Other: func() Loss { return PoissonNLL(full) },
			Map:  func(x In) In { x.Pred = []ball.Real{x.Pred[0].Exp()}; return x },
			When: func(s Sample) bool { return math.Abs(s.Pred[0]) < 512 }, // e^z has a midpoint
		},
	)
	l.Names = map[string]string{"torch": "torch.nn.functional.poisson_nll_loss", "lightgbm": "objective=poisson", "xgboost": "count:poisson"}
	return l
}
