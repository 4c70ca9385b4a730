package impl

import "math"

// FocalSigmoid is α_t(1 − p_t)^γ·(−log p_t) with p_t = σ(m), m = z for t = 1 and −z for t = 0, for a logit z = pred and a hard label t =
// target (Lin et al. 2017). α_t is alpha for t = 1 and 1 − alpha for t = 0; alpha = −1 means no weights. Its derivative in m is
// −α(1 − p)^γ(γ·p·(−log p) + 1 − p): neither term cancels, and none is infinite for 0 < γ < 1.
//
// Special cases are:
//
//	FocalSigmoid(m = +Inf) = 0, with derivative 0, and with γ = 0 too
//	FocalSigmoid(m = −Inf) = +Inf, with derivative −α in m; 0 for a label of weight 0
//	FocalSigmoid(NaN) = NaN
//
// Errors: a target that is neither 0 nor 1. alpha must be −1 or in [0, 1], gamma a finite number not below 0; otherwise every call
// returns a *DataError.
func FocalSigmoid[F Float](alpha, gamma float64) Loss[F] {
	bad := within("gamma", gamma, 0, math.MaxFloat64)
	if alpha != -1 {
		if err := within("alpha", alpha, 0, 1); err != nil {
			bad = err
		}
	}
	k := Rows[float64]{Eval: scalarEval(bad, bit, func(z, t float64) (v, gz, gt float64) {
		a, sign := 1.0, 1.0
		switch {
		case t == 0 && alpha != -1:
			a, sign = 1-alpha, -1
		case t == 0:
			sign = -1
		case alpha != -1:
			a = alpha
		}
		v, g := focal(sign*z, gamma)
		return times(a, v), sign * a * g, 0
	})}
	return widened[F](k)
}

// focal is (1 − p)^γ·(−log p) with p = σ(m), and its derivative in m.
func focal(m, gamma float64) (v, g float64) {
	s, q := softplus(-m), sigmoid(-m)
	f := power(q, gamma)
	if f == 0 {
		return 0, 0
	}
	return f * s, -f * (float64(gamma*times(sigmoid(m), s)) + q)
}

// power is q^γ, with the products that are exact in one rounding.
func power(q, gamma float64) float64 {
	switch gamma {
	case 0:
		return 1
	case 1:
		return q
	case 2:
		return q * q
	}
	return math.Pow(q, gamma)
}

// bit accepts targets 0 and 1.
func bit(_, t float64) error {
	if t != 0 && t != 1 {
		return &DataError{"target", 0, t, "want a label, 0 or 1"}
	}
	return nil
}
