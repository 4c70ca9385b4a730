package impl

import "math"

// MCC is 1 less the correlation coefficient m of Matthews of p = pred and g = target (Abhishek and Hamarneh 2021). With κ pixels of n in the target,
// μ others, S₁ = Σpg and S₀ = Σp(1 − g), it is m = (μS₁ − κS₀)/√(κμP(n − P)), P = S₁ + S₀. Where m is positive, 1 − m is computed as (1 − m²)/(1 + m), since
// 1 − m² = n(S₁(κ − S₁)/κ + S₀(μ − S₀)/μ)/(P(n − P)) has no terms that cancel.
//
// Special cases are:
//
//	1, and a gradient of 0, where a mask is empty or full: m is 0/0
//
// Errors: a shape that is not {n}; a prediction outside [0, 1], NaN among them; a target that is not 0 or 1.
func MCC[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if len(x.Shape) != 1 {
			return 0, &DataError{"shape", -1, x.Shape, "want {n}: the pixels of a mask"}
		}
		if err := hardMasks(x); err != nil {
			return 0, err
		}
		var hit, missed, false1, true0 twofold // S₁, κ − S₁, S₀, μ − S₀
		κ, μ := 0.0, 0.0
		for i, p := range x.Pred {
			if x.Target[i] == 1 {
				hit, missed, κ = hit.add(twofold{hi: p}), missed.add(difference(1, p)), κ+1
			} else {
				false1, true0, μ = false1.add(twofold{hi: p}), true0.add(difference(1, p)), μ+1
			}
		}
		size, rest := hit.add(false1), missed.add(true0)
		if κ == 0 || μ == 0 || size.hi == 0 || rest.hi == 0 {
			return 1, nil
		}
		times := func(a twofold, k float64) twofold { return a.mul(twofold{hi: k}) }
		top, square := times(hit, μ).add(times(false1, -κ)), size.mul(rest)
		root := math.Sqrt(κ * μ * square.hi)
		m := top.hi / root
		for i := range gp {
			d := -κ
			if x.Target[i] == 1 {
				d = μ
			}
			// −m′ = −(top′·square − top·square′/2)/(root·square), square′ = n − 2P
			t := times(square, 2*d).add(top.mul(size.add(rest.neg())))
			gp[i] = -t.quo(square).hi / (2 * root)
		}
		if m <= 0 {
			return 1 - m, nil
		}
		spread := hit.mul(missed).quo(twofold{hi: κ}).add(false1.mul(true0).quo(twofold{hi: μ}))
		return times(spread, κ+μ).quo(square).hi / (1 + m), nil
	}})
}
