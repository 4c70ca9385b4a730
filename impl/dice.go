package impl

import "math"

// Dice is 1 − (2Σpg + ε)/(Σp + Σg + ε) of masks p = pred and g = target, ε = smooth (Milletari, Navab and Ahmadi 2016). It is computed as
// Σ(p(1 − g) + g(1 − p)) over the denominator, whose terms do not cancel.
//
// Special cases are:
//
//	Dice of two empty masks = 0 for smooth > 0
//	Dice(p, p) > 0 unless p is a mask of 0 and 1
//
// Errors: an entry outside [0, 1], NaN among them; masks of different sizes; a target without a pixel where smooth is 0; smooth below 0.
func Dice[F Float](smooth float64) Loss[F] {
	one := twofold{hi: 1}
	by := func(g float64) slopes { return slopes{shared: twofold{hi: 2 * g}, size: one, own: twoProd(-2*g, g)} }
	return widened[F](maskRatio{notNegative("smooth", smooth), smooth, false, func(p, g, unit float64) agreement {
		u, v := p*unit, g*unit
		return agreement{wrong(p, g, unit), twoSum(u, v), twoProd(2*u, v), by(v), by(u)}
	}}.rows())
}

// DiceSquared is 1 − (2Σpg + ε)/(Σp² + Σg² + ε) of masks p = pred and g = target, ε = smooth (Milletari, Navab and Ahmadi 2016). It is computed as
// Σ(p − g)² over the denominator.
//
// Special cases are:
//
//	DiceSquared(p, p) = 0
//
// Errors: an entry outside [0, 1], NaN among them; masks of different sizes; a target without a pixel where smooth is 0; smooth below 0.
func DiceSquared[F Float](smooth float64) Loss[F] {
	by := func(p, g float64) slopes {
		return slopes{twofold{hi: 2 * g}, twofold{hi: 2 * p}, difference(p, g).scale(1), twoSum(p, g).mul(difference(p, g)).mul(twofold{hi: 2 * g})}
	}
	return widened[F](maskRatio{notNegative("smooth", smooth), smooth, true, func(p, g, unit float64) agreement {
		p, g = p*unit, g*unit
		d := difference(p, g)
		return agreement{d.mul(d), twoProd(p, p).add(twoProd(g, g)), twoProd(2*p, g), by(p, g), by(g, p)}
	}}.rows())
}

// DiceL1 is Σ|p − g|/(Σp + Σg + ε) of masks p = pred and g = target, ε = smooth: Dice for masks of 0 and 1 (Wang et al. 2023).
//
// Special cases are:
//
//	DiceL1(p, p) = 0
//	where p = g the slope of |p − g| is taken as 0
//
// Errors: an entry outside [0, 1], NaN among them; masks of different sizes; a target without a pixel where smooth is 0; smooth below 0.
func DiceL1[F Float](smooth float64) Loss[F] {
	bad := notNegative("smooth", smooth)
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := overlaps(x, smooth); err != nil {
			return 0, err
		}
		apart, shared, size := twofold{}, twofold{hi: smooth}, twofold{hi: smooth}
		for i, p := range x.Pred {
			g := x.Target[i]
			apart = apart.add(difference(p, g).abs())
			shared, size = shared.add(twofold{hi: 2 * min(p, g)}), size.add(twoSum(p, g))
		}
		unit := -math.Ilogb(size.hi) // masks may be tiny, where smooth is 0
		apart, shared, size = apart.scale(unit), shared.scale(unit), size.scale(unit)
		slope := func(p, g float64) float64 {
			t := apart.neg()
			switch {
			case p > g:
				t = shared // size − apart
			case p < g:
				t = t.add(size.neg())
			}
			early := min(unit, 64) // a subnormal quotient would be multiplied with its error
			return math.Ldexp(t.scale(early).quo(size).quo(size).hi, unit-early)
		}
		for i, p := range x.Pred {
			if gp != nil {
				gp[i] = slope(p, x.Target[i])
			}
			if gt != nil {
				gt[i] = slope(x.Target[i], p)
			}
		}
		return apart.quo(size).hi, nil
	}})
}

// Jaccard is 1 − (Σpg + ε)/(Σp + Σg − Σpg + ε) of masks p = pred and g = target, ε = smooth (Rahman and Wang 2016). It is computed as
// Σ(p(1 − g) + g(1 − p)) over Σ(p + g(1 − p)) + ε, whose terms do not cancel.
//
// Special cases are:
//
//	Jaccard of two empty masks = 0 for smooth > 0
//	Jaccard(p, p) > 0 unless p is a mask of 0 and 1
//
// Errors: an entry outside [0, 1], NaN among them; masks of different sizes; a target without a pixel where smooth is 0; smooth below 0.
func Jaccard[F Float](smooth float64) Loss[F] {
	by := func(g, scaled float64) slopes {
		return slopes{shared: twofold{hi: scaled}, size: difference(1, g), own: twoProd(-scaled, scaled)}
	}
	return widened[F](maskRatio{notNegative("smooth", smooth), smooth, false, func(p, g, unit float64) agreement {
		u, v := p*unit, g*unit
		union := difference(1, p).mul(twofold{hi: v}).add(twofold{hi: u})
		return agreement{wrong(p, g, unit), union, twoProd(u, v), by(g, v), by(p, u)}
	}}.rows())
}
