package ball

import "math"

// A Format is a binary floating-point format of IEEE 754, with subnormals. Its values are carried in float64.
type Format struct {
	Name   string
	U      Mag     // unit roundoff, 2^-Bits
	Eta    Mag     // least subnormal
	Normal Mag     // least normal number
	Max    float64 // largest finite number
	Bits   int     // of the significand, with the hidden one
	MinExp int     // 2^MinExp is the least normal number
	MaxExp int     // 2^MaxExp is the largest power of two
}

// The formats that losses are computed in.
var (
	Float64  = newFormat("float64", 53, -1022, 1023)
	Float32  = newFormat("float32", 24, -126, 127)
	Float16  = newFormat("float16", 11, -14, 15)
	BFloat16 = newFormat("bfloat16", 8, -126, 127)
)

func newFormat(name string, bits, minExp, maxExp int) *Format {
	return &Format{
		Name: name, Bits: bits, MinExp: minExp, MaxExp: maxExp,
		U: Pow2(-bits), Eta: Pow2(minExp - bits + 1), Normal: Pow2(minExp),
		Max: math.Ldexp(2-math.Ldexp(1, 1-bits), maxExp),
	}
}

// Round returns the number of the format nearest to x, ties to even. Overflow gives ±Inf, underflow keeps the sign of 0,
// NaN is NaN.
func (f *Format) Round(x float64) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	var p point
	p.setFloat(x)
	return f.round(&p)
}

// Ulp returns the distance between the numbers of the format at the binade of x: for subnormals and 0 the least
// subnormal, beyond the largest finite number its ulp. For NaN it is NaN.
func (f *Format) Ulp(x float64) float64 {
	if math.IsNaN(x) {
		return x
	}
	e := f.MinExp
	if x = math.Abs(x); x > f.Max {
		e = f.MaxExp
	} else if x > 0 {
		e = max(e, math.Ilogb(x))
	}
	return math.Ldexp(1, e-f.Bits+1)
}

// round rounds once, to as many bits as the format has at this exponent, so that subnormals are not rounded twice.
func (f *Format) round(x *point) float64 {
	if x.form != isFinite {
		return x.float64()
	}
	sign := 1.0
	if x.neg {
		sign = -1
	}
	tiny := f.MinExp - f.Bits + 1 // exponent of the least subnormal
	e := x.exponent()             // 2^(e-1) ≤ |x| < 2^e
	switch bits := min(f.Bits, e-tiny); {
	case e-1 > f.MaxExp:
		return math.Inf(int(sign))
	case bits < 0:
		return math.Copysign(0, sign)
	case bits == 0: // between half the least subnormal, a tie that goes to 0, and all of it
		if x.minPrec() == 1 {
			return math.Copysign(0, sign)
		}
		return sign * math.Ldexp(1, tiny)
	default:
		var y point
		y.set(uint(bits), x)
		v := y.float64()
		if math.Abs(v) > f.Max {
			return math.Inf(int(sign))
		}
		return v
	}
}

// Round returns the correctly rounded value of x in the format, carried in a float64, and whether the ball decides it.
// A real that underflows keeps its sign: +0 for softplus(-1e9), and -0 for a negative value; only where the sign itself
// is not known it is +0. The exact 0 is +0.
func (x Real) Round(f *Format) (v float64, ok bool) {
	b := &x.at().v
	if b.exact() {
		if b.m.sign() == 0 {
			return 0, true
		}
		return f.round(&b.m), true
	}
	if b.r.Inf() {
		v = f.round(&b.m)
		return v, math.IsInf(v, 0)
	}
	lo, hi := b.ends()
	l, h := f.round(&lo), f.round(&hi)
	if s, known := b.sign(); known { // the ball may reach beyond 0, the value does not
		if s > 0 && l <= 0 {
			l = 0
		}
		if s < 0 && h >= 0 {
			h = math.Copysign(0, -1)
		}
	} else if l == 0 && h == 0 {
		return 0, true
	}
	return h, l == h
}

// ends are m-r and m+r, rounded outward. A radius that is negligible beside the midpoint is raised until it fits.
func (b *ball) ends() (lo, hi point) {
	r, p := b.r, uint(b.m.prec)+64
	if b.m.sign() != 0 {
		if far := Pow2(b.m.exponent() - int(p)); r.Cmp(far) < 0 {
			r = far
		} else if r.e > b.m.exponent()+64 {
			r = r.Add(loose(&b.m))
			hi = r.clamp()
			return hi.negated(), hi
		}
	}
	t := r.clamp()
	lo.sub(p, &b.m, &t, downward)
	hi.add(p, &b.m, &t, upward)
	return lo, hi
}

// clamp is a bound as a point, within its exponents.
func (a Mag) clamp() point {
	const e = 1 << 30
	if a.Cmp(Pow2(e)) > 0 {
		return point{form: isInfinite}
	}
	if a.IsZero() {
		return point{}
	}
	return a.max(Pow2(-e)).point()
}
