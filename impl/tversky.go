package impl

import "math"

// Tversky is (αF₊ + βF₋)/(T + αF₊ + βF₋ + ε) of masks p = pred and g = target, with T = Σpg, F₊ = Σp(1 − g), F₋ = Σ(1 − p)g and ε = smooth (Salehi,
// Erdogmus and Gholipour 2017).
//
// Special cases are:
//
//	Tversky of two empty masks = 0 for smooth > 0
//	Tversky(p, p) > 0 unless p is a mask of 0 and 1
//
// Errors: an entry outside [0, 1], NaN among them; masks of different sizes; a target without a pixel where smooth is 0; alpha or beta not above 0;
// smooth below 0.
func Tversky[F Float](alpha, beta, smooth float64) Loss[F] {
	return widened[F](tversky(badTversky(alpha, beta, smooth), alpha, beta, smooth).rows())
}

func badTversky(alpha, beta, smooth float64) error {
	if bad := positive("alpha", alpha); bad != nil {
		return bad
	}
	if bad := positive("beta", beta); bad != nil {
		return bad
	}
	return notNegative("smooth", smooth)
}

func tversky(bad error, alpha, beta, smooth float64) maskRatio {
	// by is the slopes of a mask's pixel, the other's being g, of price over and under for what it has too much and what it lacks.
	by := func(g, scaled, over, under float64) slopes {
		size := twofold{hi: g}.add(difference(1, g).mul(twofold{hi: over})).add(twoProd(-under, g))
		return slopes{shared: twofold{hi: scaled}, size: size, own: twoProd(scaled, scaled).mul(twofold{hi: -under})}
	}
	return maskRatio{bad, smooth, false, func(p, g, unit float64) agreement {
		u, v := p*unit, g*unit
		wrong := twoProd(alpha, u).mul(difference(1, g)).add(twoProd(beta, v).mul(difference(1, p)))
		return agreement{wrong, twoProd(u, g).add(wrong), twoProd(u, v), by(g, v, alpha, beta), by(p, u, beta, alpha)}
	}}
}

// FocalTversky is T^γ for the Tversky loss T of alpha, beta and smooth (Abraham and Khan 2019, who write 1/γ for the exponent).
//
// Special cases are:
//
//	where T = 0 the value is 0, and so is the gradient, unless gamma = 1: with gamma < 1 the slope is infinite there
//
// Errors: those of Tversky; gamma not above 0.
func FocalTversky[F Float](alpha, beta, gamma, smooth float64) Loss[F] {
	bad := badTversky(alpha, beta, smooth)
	if bad == nil {
		bad = positive("gamma", gamma)
	}
	plain := tversky(bad, alpha, beta, smooth)
	if gamma == 1 {
		return widened[F](plain.rows())
	}
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		t, err := plain.eval(x, gp, gt)
		if err != nil {
			return 0, err
		}
		down := 0
		if t.hi < 0x1p-900 && smooth > 0 { // a power would magnify what subnormal numbers lose
			down = -200
			t = plain.tiny(x, -down)
		}
		if t.hi == 0 {
			clear(gp)
			clear(gt)
			return 0, nil
		}
		log := logScaled(t, down)
		slope := log.mul(twoSum(gamma, -1)).expScaled(gamma, 0)
		for _, g := range [][]float64{gp, gt} {
			for i := range g {
				g[i] *= slope
			}
		}
		return log.mul(twofold{hi: gamma}).expScaled(1, 0), nil
	}})
}

// tiny is the value, less than 2^−900, multiplied by 2^k: such masks are equal, or tiny themselves.
func (o maskRatio) tiny(x Row[float64], k int) twofold {
	wrong, size := twofold{}, twofold{hi: o.smooth}
	for i, p := range x.Pred {
		wrong = wrong.add(o.pixel(p, x.Target[i], math.Ldexp(1, k)).wrong)
		size = size.add(o.pixel(p, x.Target[i], 1).size)
	}
	return wrong.quo(size)
}
