package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// FocalSigmoid is α_t(1 − p_t)^γ·(−log p_t) with p_t = σ(m) for m = ±z: the binary cross-entropy of a logit z = pred and a hard label t = target,
// weighted down where it is classified well (Lin et al. 2017). α_t is alpha for t = 1 and 1 − alpha for t = 0; alpha = −1, as in
// torchvision, means no weights. gamma = 0 leaves the weighted cross-entropy.
//
// The power is taken in log space, (1 − p)^γ = exp(−γ·softplus(m)): for 0 < γ < 1 the slope (1 − p)^(γ−1) of the power itself is infinite
// where p rounds to 1, and that of the loss is 0.
func FocalSigmoid(alpha, gamma float64) Loss {
	nan, inf := math.NaN(), math.Inf(1)
	g := ball.Of(gamma)
	weight := func(x In) ball.Real {
		switch {
		case alpha < 0:
			return x.Of(1)
		case isZero(x.Target[0]):
			return x.Of(1).Sub(ball.Of(alpha))
		}
		return x.Of(alpha)
	}
	own := func(x In) ball.Real { // m
		if isZero(x.Target[0]) {
			return x.Pred[0].Neg()
		}
		return x.Pred[0]
	}
	ce := func(x In) ball.Real { return weight(x).Mul(softplus(own(x).Neg())) }
	finite := func(s Sample) bool { return math.Abs(s.Pred[0]) < 700 }
	l := Loss{
		Name: "focal-sigmoid", Family: Classification,
		Params: []Param{Scalar("alpha", alpha, Domain{Lo: -1, Hi: 1}), Scalar("gamma", gamma, NonNegative)},
		Pred:   Reals, Target: Domain{Lo: 0, Hi: 1, Couple: Bits}, Scale: 1,
		Definition: "α_t(1 − p_t)^γ·(−log p_t) with p_1 = σ(z), p_0 = σ(−z), z = pred, t = target",
		Value: func(x In) ball.Real {
			m := own(x)
			p := sigmoid(m)
			if isZero(g) {
				return weight(x).Mul(p.Log().Neg())
			}
			return weight(x).Mul(x.Of(1).Sub(p).Pow(g)).Mul(p.Log().Neg())
		},
		Stable: func(x In) ball.Real {
			m := own(x)
			if m.IsInf() && m.Sign() > 0 {
				return x.Of(0)
			}
			v := ce(x)
			if isZero(g) {
				return v
			}
			return v.Mul(g.Mul(softplus(m)).Neg().Exp())
		},
		Kinks: []Kink{{"pred = 0", func(s *Sample, _ func(n int) int) bool {
			s.Pred[0] = 0
			return true
		}}},
		Special: []SpecialCase{
			{When: "certain and right", In: scalar(inf, 1), Want: 0},
			{When: "certain and right, of a 0", In: scalar(-inf, 0), Want: 0},
			{When: "pred = NaN", In: scalar(nan, 1), Want: nan},
			{When: "a soft label", In: scalar(0, 0.5), Err: true},
			{When: "target = -1: labels are 0 and 1, not signs", In: scalar(0, -1), Err: true},
			{When: "target = NaN", In: scalar(0, nan), Err: true},
		},
		Claims: []Claim{
			AtLeastZero,
			Bounds{ID: "s-focal-bounded", Says: "0 ≤ FL ≤ α·CE.", Hi: ce, Lo: func(x In) ball.Real { return x.Of(0) }},
			Equals{
				ID: "s-focal-ratio", Says: "FL/(α·CE) = (1 − p)^γ = exp(−γ·softplus(m)).", When: finite,
				Other: formula(func(x In) ball.Real { return ce(x).Mul(g.Mul(softplus(own(x))).Neg().Exp()) }),
			},
			Equals{
				ID: "s-focal-half", Says: "At p = ½ the loss is 2^−γ·α·ln 2: exactly a quarter of the cross-entropy for γ = 2.",
				Other: formula(func(x In) ball.Real {
					return weight(x).Mul(x.Of(2).Log()).Mul(x.Of(2).Log().Mul(g).Neg().Exp())
				}),
				When: func(s Sample) bool { return s.Pred[0] == 0 },
				Draw: func(s *Sample, _ func(n int) int) { s.Pred[0] = 0 },
			},
			Bounds{
				ID: "s-focal-monotone-gamma", Says: "A larger γ never costs more: FL_{γ+1} ≤ FL_γ ≤ FL_{γ/2}.", When: finite,
				Lo: func(x In) ball.Real {
					return ce(x).Mul(g.Add(ball.Of(1)).Mul(softplus(own(x))).Neg().Exp())
				},
				Hi: func(x In) ball.Real { return ce(x).Mul(g.Mul(ball.Of(0.5)).Mul(softplus(own(x))).Neg().Exp()) },
			},
			Gradient{
				ID: "s-focal-gradient", Says: "dFL/dm = −α(1 − p)^γ(γ·p·(−log p) + 1 − p), finite for 0 < γ < 1 where p rounds to 1.", When: finite,
				Is: func(x In) []ball.Real {
					m := own(x)
					p, q, s := sigmoid(m), sigmoid(m.Neg()), softplus(m.Neg())
					d := weight(x).Mul(g.Mul(softplus(m)).Neg().Exp()).Mul(g.Mul(p).Mul(s).Add(q))
					if !isZero(x.Target[0]) {
						d = d.Neg()
					}
					return []ball.Real{d}
				},
			},
		},
		Refs: []Ref{{"T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár, Focal loss for dense object detection, ICCV (2017)", "10.1109/ICCV.2017.324"}},
		Names: map[string]string{
			"torch": "torchvision.ops.sigmoid_focal_loss", "keras": "keras.losses.BinaryFocalCrossentropy", "optax": "optax.sigmoid_focal_loss",
		},
	}
	if alpha == -1 || alpha > 0 && alpha < 1 {
		l.Special = append(l.Special, SpecialCase{When: "certain and wrong", In: scalar(-inf, 1), Want: inf})
	}
	l.Claims = append(l.Claims, focalClaims(alpha, gamma, ce, own)...)
	return l
}
