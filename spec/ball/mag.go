package ball

import "math"

// A Mag is an upper bound of a magnitude: a non-negative number m·2^e, or infinity. It has an exponent of its own,
// because the radius of a ball around exp(-1e6) has no float64. Its operations round up; SubLo alone gives a lower bound.
// The zero value is 0.
type Mag struct {
	m float64 // in [1/2, 1), or 0, or +Inf
	e int
}

const (
	up   = 1 + 0x1p-50 // covers a few roundings of float64, fused or not
	down = 1 - 0x1p-50

	// Exponents are kept within ±maxExp, so that squaring again and again cannot overflow them.
	maxExp = 1 << 40
)

// MagOf returns |x|. NaN gives infinity, the bound that is always true.
func MagOf(x float64) Mag {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Mag{m: math.Inf(1)}
	}
	m, e := math.Frexp(math.Abs(x))
	return Mag{m, e}
}

// Pow2 returns 2^k.
func Pow2(k int) Mag { return norm(0.5, k+1) }

// norm brings a positive normal m back into [1/2, 1).
func norm(m float64, e int) Mag {
	if m == 0 || math.IsInf(m, 1) {
		return Mag{m: m}
	}
	b := math.Float64bits(m)
	e += int(b>>52)&0x7ff - 1022
	switch {
	case e > maxExp:
		return Mag{m: math.Inf(1)}
	case e < -maxExp:
		return Mag{0.5, -maxExp}
	}
	return Mag{math.Float64frombits(b&^(0x7ff<<52) | 1022<<52), e}
}

// IsZero reports whether the magnitude is exactly 0.
func (a Mag) IsZero() bool { return a.m == 0 }

// Inf reports whether nothing is known.
func (a Mag) Inf() bool { return a.m > 1 }

// Add returns a bound of a+b.
func (a Mag) Add(b Mag) Mag {
	switch {
	case a.m == 0 || b.Inf():
		return b
	case b.m == 0 || a.Inf():
		return a
	}
	if a.e < b.e {
		a, b = b, a
	}
	d := a.e - b.e
	if d > 60 {
		return norm(a.m*up, a.e)
	}
	return norm((a.m+math.Float64frombits(uint64(1023-d)<<52)*b.m)*up, a.e)
}

// Mul returns a bound of a·b. 0 times infinity is 0: a factor that is exactly zero leaves nothing of an unknown one.
func (a Mag) Mul(b Mag) Mag {
	if a.m == 0 || b.m == 0 {
		return Mag{}
	}
	return norm(a.m*b.m*up, a.e+b.e)
}

// Quo returns a bound of a/b, for which b has to be a lower bound. Division by 0 gives infinity.
func (a Mag) Quo(b Mag) Mag {
	switch {
	case a.m == 0 || b.Inf() && !a.Inf():
		return Mag{}
	case a.Inf() || b.m == 0:
		return Mag{m: math.Inf(1)}
	}
	return norm(a.m/b.m*up, a.e-b.e)
}

// SubLo returns a lower bound of a-b, and 0 where that is not positive. a has to be a lower bound.
func (a Mag) SubLo(b Mag) Mag {
	switch {
	case b.m == 0:
		return a
	case b.Inf() || b.Cmp(a) >= 0:
		return Mag{}
	case a.Inf():
		return a
	}
	d := a.e - b.e
	if d > 60 {
		return norm(a.m*down, a.e)
	}
	v := a.m - math.Float64frombits(uint64(1023-d)<<52)*b.m*up
	if v <= 0 {
		return Mag{}
	}
	return norm(v*down, a.e)
}

// Cmp compares a and b: -1, 0 or +1.
func (a Mag) Cmp(b Mag) int {
	switch {
	case a == b:
		return 0
	case a.m == 0 || b.Inf():
		return -1
	case b.m == 0 || a.Inf():
		return 1
	case a.e != b.e:
		if a.e < b.e {
			return -1
		}
		return 1
	case a.m < b.m:
		return -1
	}
	return 1
}

// Scale2 returns a·2^k.
func (a Mag) Scale2(k int) Mag {
	if a.m == 0 || a.Inf() {
		return a
	}
	return norm(a.m, a.e+k)
}

// F returns a float64 that is not less.
func (a Mag) F() float64 {
	f := math.Ldexp(a.m, a.e)
	if a.e < -1021 && MagOf(f).Cmp(a) < 0 { // Ldexp rounded to a subnormal, or to 0
		f = math.Nextafter(f, 1)
	}
	return f
}

func (a Mag) min(b Mag) Mag {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func (a Mag) max(b Mag) Mag {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

// mulLo and quoLo are lower bounds, for a lower bound a and a bound b that is lower for mulLo and upper for quoLo.
func (a Mag) mulLo(b Mag) Mag {
	if a.m == 0 || b.m == 0 {
		return Mag{}
	}
	return norm(a.m*b.m*down, a.e+b.e)
}

func (a Mag) quoLo(b Mag) Mag {
	if a.m == 0 || b.Inf() {
		return Mag{}
	}
	return norm(a.m/b.m*down, a.e-b.e)
}

// sqrt is a bound of the square root, upper for dir = up and lower for dir = down.
func (a Mag) sqrt(dir float64) Mag {
	if a.m == 0 || a.Inf() {
		return a
	}
	if a.e&1 != 0 {
		return norm(math.Sqrt(a.m*2)*dir, (a.e-1)/2)
	}
	return norm(math.Sqrt(a.m)*dir, a.e/2)
}

// grow is a bound of e^a.
func (a Mag) grow() Mag {
	if a.Inf() || a.m != 0 && a.e > 9 {
		return Mag{m: math.Inf(1)}
	}
	return MagOf(math.Exp(a.F()) * up)
}

// decay is a bound of e^-a, for a lower bound a.
func (a Mag) decay() Mag { return Pow2(-a.nats()) }

// nats is a lower bound of a/ln 2, at most 2^30: e^a is at least 2 to that power.
func (a Mag) nats() int {
	if a.Inf() || a.e > 29 {
		return 1 << 30
	}
	return int(math.Ldexp(a.m, a.e) * 1.4426)
}

// point returns the bound as a point. Its exponent must fit.
func (a Mag) point() (z point) {
	z.setFloat(a.m)
	return z.scaled(a.e)
}

// tight bounds |x| to 50 bits, upward for dir = up and downward for dir = down.
func tight(x *point, dir float64) Mag {
	switch x.form {
	case isZero:
		return Mag{}
	case isInfinite:
		return Mag{m: math.Inf(1)}
	}
	return norm(x.top()*dir, int(x.exp))
}

// loose is a power of two that is not less than |x|, and at most twice that.
func loose(x *point) Mag {
	if x.form == isZero {
		return Mag{}
	}
	return Pow2(x.exponent())
}
