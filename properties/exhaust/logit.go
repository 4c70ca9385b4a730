package exhaust

import (
	"math"

	"github.com/lossgate/lossgate/spec"
)

// The losses of a logit that are smooth: of m = t·x, t a sign, and of labels 0 and 1.

func logistic(spec.Loss) measure {
	return func(x []float64, t float64, v, g []float64) (float64, float64) {
		logit(x, t, v, g)
		for i, q := range g[:len(x)] {
			g[i] = -t * q
		}
		return trusted, trusted
	}
}

// focalSigmoid is α_t·q^γ·s with s = −log p, p = σ(m), q = 1 − p, and has the slope ∓α_t·q^γ·(γ·p·s + q).
func focalSigmoid(l spec.Loss) measure {
	alpha, gamma := l.Param("alpha")[0], l.Param("gamma")[0]
	weight := [2]float64{1 - alpha, alpha}
	if alpha == -1 {
		weight = [2]float64{1, 1}
	}
	return func(x []float64, t float64, v, g []float64) (float64, float64) {
		v, g = v[:len(x)], g[:len(x)]
		sign, w := 2*t-1, weight[int(t)]
		logit(x, sign, v, g)
		for i, q := range g {
			f, p := w*power(q, gamma), 1-q
			if q > 0.75 { // the difference would lose what p has
				if p = 0; v[i] < 64 {
					p = math.Exp(-v[i])
				}
			}
			g[i] = -sign * f * (float64(gamma*float64(p*v[i])) + q)
			v[i] *= f
		}
		if least, _ := ends(x); least > 64 && sign*x[0] < 0 { // q^γ·s is |m| + e^m·(1 − γ|m|)
			linear(x, w, math.Copysign(speck, 1-gamma*least), v)
			return series, trusted
		}
		return trusted, trusted
	}
}

// power is q^γ.
func power(q, gamma float64) float64 {
	switch gamma {
	case 0:
		return 1
	case 2:
		return q * q
	}
	return math.Pow(q, gamma)
}

// logit stores s = log(1 + e^−m) and q = 1 − σ(m) = 1/(1 + e^m) of m = sign·x.
func logit(x []float64, sign float64, s, q []float64) {
	s, q = s[:len(x)], q[:len(x)]
	least, most := ends(x)
	positive := sign*x[len(x)-1] >= 0
	switch {
	case most < 0x1p-26: // what is left out, m²/8 and m³/48, is below 2^-54
		for i, a := range x {
			m := sign * a
			s[i], q[i] = math.Ln2-m/2, 0.5-m/4
		}
	case least > 120 && positive: // below half of the least number of any format that is swept
		clear(s)
		clear(q)
	case least > 64 && !positive: // e^−64 is below 2^-92
		for i, a := range x {
			s[i], q[i] = math.Abs(a), 1
		}
	case most-least < near:
		c := x[len(x)/2]
		surprise, improbable := logitAt(sign * c)
		t, u := logitTaylor(surprise, improbable, sign)
		along(x, c, t, s)
		along(x, c, u, q)
	default:
		for i, a := range x {
			s[i], q[i] = logitAt(sign * a)
		}
	}
}

// logitAt is log(1 + e^−m) and 1/(1 + e^m).
func logitAt(m float64) (s, q float64) {
	e := math.Exp(-math.Abs(m))
	if m >= 0 {
		return math.Log1p(e), e / (1 + e)
	}
	return math.Log1p(e) - m, 1 / (1 + e)
}

// logitTaylor are the derivatives of both by x = sign·m, each divided by the factorial of its order: ds/dm = −q, dq/dm = −w, dw/dm = w·u and
// du/dm = −2w, with w = q(1 − q) and u = 2q − 1.
func logitTaylor(s, q, sign float64) (t, u [6]float64) {
	p := 1 - q
	if q > 0.75 {
		p = math.Exp(-s)
	}
	w, d := p*q, q-p
	u = [6]float64{q, -w, -w * d / 2, -w * (d*d - 2*w) / 6, -w * d * (d*d - 8*w) / 24, -w * (d*d*d*d - 22*d*d*w + 16*w*w) / 120}
	t = [6]float64{s, -u[0], -u[1] / 2, -u[2] / 3, -u[3] / 4, -u[4] / 5}
	for i := 1; i < 6; i += 2 {
		t[i], u[i] = sign*t[i], sign*u[i]
	}
	return t, u
}
