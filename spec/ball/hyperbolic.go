package ball

import "math"

// magnitude returns |midpoint| as a point.
func magnitude(a *ball) ball {
	return ball{m: a.m.absolute(), sgn: 1}
}

// signed gives z, computed from |midpoint|, the sign of an odd function of a.
func signed(z ball, a *ball) ball {
	if a.m.sign() < 0 {
		z.m = z.m.negated()
	}
	s, _ := a.sign()
	z.sgn = int8(s)
	return z
}

func tanh(p uint, a *ball) ball {
	if a.zero() {
		return *a
	}
	if a.inf() {
		return exactly(float64(a.sgn))
	}
	x := magnitude(a)
	var z ball
	if lo := tight(&x.m, down).Scale2(1); a.r.Inf() || lo.nats() > int(p)+4 { // 1 - 2/(e^2x+1)
		z = exactly(1)
		z.r = lo.decay().Scale2(1)
	} else {
		x = scale2(&x, 1)
		two, t := exactly(2), expm1(p+6, &x)
		d := add(p+6, &t, &two)
		z = quo(p, &t, &d)
	}
	if a.bounded() {
		z.widen(a.r, tanhSlope(a.lower()))
	}
	return signed(z, a)
}

// tanhSlope bounds 1-tanh² beyond lo.
func tanhSlope(lo Mag) Mag { return Pow2(0).min(lo.Scale2(1).decay().Scale2(2)) }

func sinh(p uint, a *ball) ball {
	if a.zero() || a.inf() {
		return *a
	}
	e := a.m.exponent()
	if !a.bounded() || e > expRange {
		return half(a.mustSign(), beyond(a.lower()))
	}
	x, q := magnitude(a), p+6
	var z ball
	switch {
	case a.m.sign() == 0 || 2*e < -int(p): // x ± x³
		z = round(p, &x)
		z.widen(loose(&x.m), loose(&x.m).Mul(loose(&x.m)))
	case e > 1:
		v := cosh2(q, &x, -1)
		z = round(p, &v)
	default: // (t + t/(t+1))/2, t = expm1 x
		t, unit := expm1(q, &x), exactly(1)
		d := add(q, &t, &unit)
		d = quo(q, &t, &d)
		t = add(p, &t, &d)
		z = scale2(&t, -1)
	}
	if !a.exact() { // cosh ≤ 1+|sinh|
		z.widen(a.r, z.upper().Add(Pow2(0)).Mul(a.r.grow()))
	}
	return signed(z, a)
}

func cosh(p uint, a *ball) ball {
	if a.zero() {
		return exactly(1)
	}
	if a.inf() {
		return exactly(math.Inf(1))
	}
	if !a.bounded() || a.m.exponent() > expRange {
		return half(1, beyond(a.lower()))
	}
	x := magnitude(a)
	z := exactly(1)
	if a.m.sign() != 0 {
		z = cosh2(p+6, &x, 1)
		z = round(p, &z)
	}
	if !a.exact() { // |sinh| ≤ cosh, and sinh y ≤ y·e^y
		y := a.upper()
		z.widen(a.r, z.upper().Mul(a.r.grow()).min(y.Mul(y.grow())))
	}
	z.sgn = 1
	return z
}

// cosh2 is (e^x ± e^-x)/2.
func cosh2(p uint, x *ball, sign int) ball {
	e, unit := exp(p, x), exactly(1)
	i := quo(p, &unit, &e)
	z := addSub(p, &e, &i, sign < 0)
	return scale2(&z, -1)
}

// beyond is a lower bound of sinh and cosh for arguments beyond lo: e^x/4 from 1 on, and x.
func beyond(lo Mag) Mag {
	if n := lo.nats(); n >= 2 {
		return Pow2(n - 2)
	}
	return lo
}
