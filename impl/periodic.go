package impl

import "math"

// Periodic is 1 − cos(2πr/c), r = x−t, for a prediction x and a target t that repeat after c (Mardia & Jupp 1999). Its derivative is
// (2π/c)·sin(2πr/c).
//
// Both are reduced by whole periods first, exactly, so that no digit of a large r is lost.
//
// Special cases are:
//
//	Periodic(NaN) = NaN
//
// Errors: a prediction or a target that is infinite; a c that is not a finite number above 0.
func Periodic[F Float](c float64) Loss[F] {
	k := twofold{c, 0}
	speed := twoPi.quo(k)
	return pointwise[F](positive("c", c), noInfinity, func(x, t float64) (v, gx, gt float64) {
		r := difference(math.Mod(x, c), math.Mod(t, c))
		for r.hi > c/2 {
			r = r.add(k.neg())
		}
		for r.hi < -c/2 {
			r = r.add(k)
		}
		odd := math.Abs(r.hi) > c/4
		if odd { // from half a period
			half := twofold{math.Copysign(c/2, r.hi), 0}
			r = half.add(r.neg())
		}
		s := r.mul(speed)
		v = cycle(s, odd)
		if gx = sinWide(s).mul(speed).hi; math.Abs(s.hi) < 0x1p-30 { // sin s is s, which may have lost bits below the normal range
			gx = r.hi * speed.mul(speed).hi
		}
		return v, gx, -gx
	})
}

// noInfinity accepts finite pairs, and NaN, which propagates.
func noInfinity(x, t float64) error {
	if math.IsInf(x, 0) {
		return &DataError{"pred", 0, x, "want a finite number"}
	}
	if math.IsInf(t, 0) {
		return &DataError{"target", 0, t, "want a finite number"}
	}
	return nil
}

// twoPi is 2π to 107 bits.
var twoPi = twofold{0x1.921fb54442d18p+2, 0x1.1a62633145c07p-52}

// cycle is 1 − cos z = 2·sin² ½z for |z| up to about ½π, or 1 + cos z if odd.
func cycle(z twofold, odd bool) float64 {
	s := sinWide(z.scale(-1))
	s = s.mul(s).scale(1)
	if odd {
		s = twofold{2, 0}.add(s.neg())
	}
	return s.hi
}

// sinWide is sin z for |z| up to about ½π, to 80 bits: fourteen terms of its series leave 2^−84.
func sinWide(z twofold) twofold {
	s := z.mul(z)
	p := twofold{1, 0}
	for k := 14; k > 0; k-- {
		p = twofold{1, 0}.add(s.mul(p).quo(twofold{float64(-2 * k * (2*k + 1)), 0}))
	}
	return z.mul(p)
}
