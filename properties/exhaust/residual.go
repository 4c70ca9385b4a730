package exhaust

import (
	"math"

	"github.com/lossgate/lossgate/spec"
)

// The losses of r = x − t. Where pairs are not tried, t is 0. A float32 has 24 bits, so that a product of two is exact in float64.

func absolute(spec.Loss) measure {
	return func(x []float64, _ float64, v, g []float64) (float64, float64) {
		for i, r := range x {
			v[i], g[i] = math.Abs(r), sided(r, 1, 1)
		}
		return 0, 0
	}
}

// sided is above where r > 0, −below where r < 0, and 0 at the kink.
func sided(r, below, above float64) float64 {
	switch {
	case r > 0:
		return above
	case r < 0:
		return -below
	}
	return 0
}

func pinball(l spec.Loss) measure {
	tau := l.Param("tau")[0]
	above := sum(1, -tau)
	slack := 0.0
	if above.lo != 0 {
		slack = trusted
	}
	return func(x []float64, _ float64, v, g []float64) (float64, float64) {
		for i, r := range x {
			g[i] = sided(r, tau, above.hi)
			v[i] = r * g[i]
		}
		return slack, 0
	}
}

func squared(spec.Loss) measure {
	return func(x []float64, t float64, v, g []float64) (float64, float64) {
		v, g = v[:len(x)], g[:len(x)]
		if t == 0 {
			for i, r := range x {
				v[i], g[i] = r*r, 2*r
			}
			return 0, 0
		}
		for i, a := range x {
			r := sum(a, -t)
			v[i], g[i] = square(a, t, r).odd(), 2*r.odd()
		}
		return 0, 0
	}
}

// square is (x − t)², r being x − t, of float32s. Where r has more bits than a float64 the smaller of x and t is below 2^-28 of the other: then
// it is (x² − 2xt) + t², products that are exact, and the last is less than any bit that the difference may lack.
func square(x, t float64, r twofold) twofold {
	if r.lo == 0 {
		p := r.hi * r.hi
		return twofold{p, math.FMA(r.hi, r.hi, -p)}
	}
	large, small := math.Abs(x), math.Abs(t)
	if large < small {
		large, small = small, large
	}
	s := sum(large*large, -2*x*t)
	return twofold{s.hi, s.lo + small*small}
}

func huber(l spec.Loss) measure {
	delta := l.Param("delta")[0]
	return func(x []float64, t float64, v, g []float64) (float64, float64) {
		v, g = v[:len(x)], g[:len(x)]
		switch least, most := ends(x); {
		case t == 0 && most <= delta:
			for i, r := range x {
				v[i], g[i] = r*r/2, r
			}
		case t == 0 && least > delta:
			sign := math.Copysign(delta, x[0])
			for i, r := range x {
				v[i], g[i] = sum(r*sign, -delta*delta/2).odd(), sign
			}
		default:
			huberPairs(x, t, delta, v, g)
		}
		return 0, 0
	}
}

// huberPairs is huber for any target.
func huberPairs(x []float64, t, delta float64, v, g []float64) {
	for i, a := range x {
		r := sum(a, -t)
		size := math.Abs(r.hi)
		if size <= delta { // at delta both formulas round alike
			q := square(a, t, r)
			v[i], g[i] = twofold{q.hi / 2, q.lo / 2}.odd(), r.odd()
			continue
		}
		g[i] = math.Copysign(delta, r.hi)
		p := delta * size
		lost := math.FMA(delta, size, -p) // by the product, and by the difference
		if r.lo != 0 {
			lost += delta * math.Copysign(r.lo, r.lo*r.hi)
		}
		s := sum(p, -delta*delta/2)
		if v[i] = (twofold{s.hi, s.lo + lost}).odd(); lost != 0 && delta != 1 { // three small numbers, whose sum may have any sign
			v[i] = math.NaN()
		}
	}
}

func smoothL1(l spec.Loss) measure {
	beta := l.Param("beta")[0]
	if beta == 0 {
		return absolute(l)
	}
	if fraction, _ := math.Frexp(beta); fraction == 0.5 { // dividing by it is exact
		return smoothL1Exact(beta)
	}
	return func(x []float64, _ float64, v, g []float64) (float64, float64) {
		v, g = v[:len(x)], g[:len(x)]
		for i, r := range x {
			if a := math.Abs(r); a < beta {
				v[i], g[i] = quotient(r*r, 2*beta).odd(), quotient(r, beta).odd()
			} else {
				v[i], g[i] = sum(a, -beta/2).odd(), math.Copysign(1, r)
			}
		}
		return 0, 0
	}
}

// smoothL1Exact is smoothL1 for a power of two.
func smoothL1Exact(beta float64) measure {
	inverse := 1 / beta
	return func(x []float64, _ float64, v, g []float64) (float64, float64) {
		v, g = v[:len(x)], g[:len(x)]
		if least, _ := ends(x); least >= beta {
			sign := math.Copysign(1, x[0])
			for i, r := range x {
				v[i], g[i] = sum(r*sign, -beta/2).odd(), sign
			}
			return 0, 0
		}
		for i, r := range x {
			if a := math.Abs(r); a < beta {
				v[i], g[i] = r*r*(inverse/2), r*inverse
			} else {
				v[i], g[i] = sum(a, -beta/2).odd(), math.Copysign(1, r)
			}
		}
		return 0, 0
	}
}

// quotient is a/b, as far as its second part tells on which side of the first it lies.
func quotient(a, b float64) twofold {
	q := a / b
	return twofold{q, math.FMA(-q, b, a) / b}
}

// pseudoHuber is δ²(√(1+q²) − 1), q = r/δ. For small q it is r²/2 − r⁴/8δ² + r⁶/16δ⁴, for large q it is δ|r| − δ² + δ³/2|r|, of which the first
// terms are exact and often midpoints of two float32s: what follows tells on which side of them it is.
func pseudoHuber(l spec.Loss) measure {
	delta := l.Param("delta")[0]
	return func(x []float64, _ float64, v, g []float64) (float64, float64) {
		v, g = v[:len(x)], g[:len(x)]
		switch least, most := ends(x); {
		case most < 0x1p-14*delta:
			scale := 1 / (delta * delta)
			for i, r := range x {
				p := r * r
				q := p * scale
				v[i], g[i] = sum(p/2, p*q*(q/16-1./8)).odd(), r*(1-q*(1./2-q*(3./8)))
			}
			return series, trusted
		case least > 0x1p27*delta: // 1/2q² is below 2^-54
			slope := math.Copysign(delta, x[0])
			far := delta * delta / (2 * most / delta)
			for i, r := range x {
				s := sum(r*slope, -delta*delta)
				s.lo += far // which is less than any bit that the difference may lack
				v[i], g[i] = s.odd(), slope
			}
			return series, trusted
		case least > 0x1p20*delta:
			for i, r := range x {
				a, q := math.Abs(r), r/delta
				s := sum(delta*a, -delta*delta)
				v[i], g[i] = sum(s.hi, s.lo+delta*delta/(2*a/delta)).odd(), math.Copysign(delta, r)*(1-1/(2*q*q))
			}
			return series, trusted
		}
		for i, r := range x {
			q := r / delta
			h := math.Sqrt(1 + float64(q*q))
			v[i], g[i] = r*(r/(1+h)), r/h
		}
		return trusted, trusted
	}
}

// logCosh is log(1 + 2·sinh²(r/2)), and r²/2 − r⁴/12 + r⁶/45 for small r, of which the first term is often the midpoint of two float32s.
func logCosh(spec.Loss) measure {
	return func(x []float64, _ float64, v, g []float64) (float64, float64) {
		v, g = v[:len(x)], g[:len(x)]
		switch least, most := ends(x); {
		case most < 0x1p-14:
			for i, r := range x {
				q := r * r
				v[i], g[i] = sum(q/2, q*q*(q/45-1./12)).odd(), r-r*q*(1./3-q*(2./15))
			}
			return series, trusted
		case least > 40: // e^−80 is below 2^-115
			slope := math.Copysign(1, x[0])
			for i, r := range x {
				v[i], g[i] = math.Abs(r)-math.Ln2, slope
			}
		case most-least < near:
			c := x[len(x)/2]
			value, slope := logCoshAt(c)
			along(x, c, logCoshTaylor(value, slope), v)
			along(x, c, tanhTaylor(slope), g)
		default:
			for i, r := range x {
				v[i], g[i] = logCoshAt(r)
			}
		}
		return trusted, trusted
	}
}

// logCoshAt is the value and the slope, tanh r, at one r.
func logCoshAt(r float64) (v, g float64) {
	a := math.Abs(r)
	e := math.Expm1(a / 2) // 2·sinh(a/2) = e + e/(1+e)
	s := e + e/(1+e)
	d := math.Expm1(2 * a)
	return math.Log1p(s * s / 2), math.Copysign(d/(d+2), r)
}

// tanhTaylor are the derivatives of tanh where it is g, each divided by the factorial of its order.
func tanhTaylor(g float64) [6]float64 {
	s := (1 - g) * (1 + g)
	return [6]float64{g, s, -g * s, s * (4*g*g - 2*s) / 6, g * s * (16*s - 8*g*g) / 24, s * (16*s*s - 88*g*g*s + 16*g*g*g*g) / 120}
}

// logCoshTaylor is the same of the value, the derivative of which is tanh.
func logCoshTaylor(v, g float64) [6]float64 {
	t := tanhTaylor(g)
	return [6]float64{v, t[0], t[1] / 2, t[2] / 3, t[3] / 4, t[4] / 5}
}
