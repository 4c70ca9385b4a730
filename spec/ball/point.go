package ball

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"
)

// A point is a binary floating-point number of any precision: the midpoint of a ball. To the bit it is what math/big's Float gives,
// whose exponents have 32 bits and whose zeros have signs, rounding to nearest even unless a direction is asked for. Up to
// 256 bits, which nearly all evaluations make do with, it needs no memory but its own: that is why it is not a Float.
type point struct {
	w    [pointWords]uint64 // the mantissa in [1/2, 1), the most significant word first; bits beyond prec are 0
	long *big.Float         // the number, where it has more bits than w; never written to
	exp  int32
	prec uint32 // in bits; 0 only of the zero value
	form form
	neg  bool
	lost bool // the operation that made it was not exact
}

type form uint8

const (
	isZero form = iota
	isFinite
	isInfinite
)

const (
	pointWords = 4
	pointBits  = 64 * pointWords
)

// A direction is how to round: to nearest even, or outward on one side.
type direction int8

const (
	nearest direction = iota
	downward
	upward
)

func (x *point) sign() int {
	switch {
	case x.form == isZero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func (x *point) inf() bool { return x.form == isInfinite }

// exponent is the e of 2^(e-1) ≤ |x| < 2^e, and 0 for what has none.
func (x *point) exponent() int {
	if x.form != isFinite {
		return 0
	}
	return int(x.exp)
}

// used is the number of words that hold the mantissa.
func (x *point) used() int { return int(x.prec+63) / 64 }

// minPrec is the least precision that holds x.
func (x *point) minPrec() uint {
	if x.form != isFinite {
		return 0
	}
	if x.long != nil {
		return x.long.MinPrec()
	}
	for i := x.used() - 1; i > 0; i-- {
		if x.w[i] != 0 {
			return uint(64*i + 64 - bits.TrailingZeros64(x.w[i]))
		}
	}
	return uint(64 - bits.TrailingZeros64(x.w[0]))
}

func (x *point) isInt() bool {
	return x.form == isZero || x.form == isFinite && x.exp > 0 && x.minPrec() <= uint(x.exp)
}

// int64 is x without its fraction, and the nearest int64 where there is none.
func (x *point) int64() int64 {
	if x.form == isFinite && x.exp <= 0 || x.form == isZero {
		return 0
	}
	if x.form == isFinite && x.exp < 64 && x.long == nil {
		v := int64(x.w[0] >> (64 - x.exp))
		if x.neg {
			return -v
		}
		return v
	}
	v, _ := x.float().Int64()
	return v
}

// setFloat makes z the float64 x, which is not NaN, to 53 bits.
func (z *point) setFloat(x float64) {
	*z = point{prec: 53, neg: math.Signbit(x)}
	switch {
	case x == 0:
	case math.IsInf(x, 0):
		z.form = isInfinite
	default:
		m, e := math.Frexp(math.Abs(x))
		z.w[0], z.exp, z.form = uint64(m*(1<<53))<<11, int32(e), isFinite
	}
}

// float returns x as a Float, for what needs more bits or another notation.
func (x *point) float() *big.Float {
	if x.long != nil {
		return x.long
	}
	f := new(big.Float).SetPrec(uint(x.prec))
	switch x.form {
	case isInfinite:
		return f.SetInf(x.neg)
	case isFinite:
		var b [8 * pointWords]byte
		for i, w := range x.w {
			binary.BigEndian.PutUint64(b[8*i:], w)
		}
		f.SetInt(new(big.Int).SetBytes(b[:]))
		f.SetMantExp(f, int(x.exp)-pointBits)
	}
	if x.neg {
		f.Neg(f)
	}
	return f
}

// setLong makes z the Float f, which from here on is not written to.
func (z *point) setLong(f *big.Float) {
	*z = point{prec: uint32(f.Prec()), neg: f.Signbit(), lost: f.Acc() != big.Exact}
	switch {
	case f.IsInf():
		z.form = isInfinite
	case f.Sign() == 0:
	case f.Prec() > pointBits:
		z.form, z.exp, z.long = isFinite, int32(f.MantExp(nil)), f
	default:
		z.form = isFinite
		m := new(big.Float)
		z.exp = int32(f.MantExp(m))
		i, _ := m.SetMantExp(m, pointBits).Int(nil)
		var b [8 * pointWords]byte
		i.FillBytes(b[:])
		for j := range z.w {
			z.w[j] = binary.BigEndian.Uint64(b[8*j:])
		}
	}
}

// setInt rounds x to p bits.
func (z *point) setInt(p uint, x *big.Int) {
	n := x.BitLen()
	var b [8 * (pointWords + 1)]byte
	if p > pointBits || n > 8*len(b) || n == 0 {
		z.setLong(new(big.Float).SetPrec(p).SetInt(x))
		return
	}
	x.FillBytes(b[:])
	var m [pointWords + 1]uint64
	for i := range m {
		m[i] = binary.BigEndian.Uint64(b[8*i:])
	}
	z.neg = x.Sign() < 0
	z.normalize(p, m[:], int64(len(b)*8), false, nearest)
}

// set rounds x to p bits.
func (z *point) set(p uint, x *point) {
	switch {
	case x.form != isFinite:
		*z = point{prec: uint32(p), form: x.form, neg: x.neg}
	case p > pointBits || x.long != nil:
		z.setLong(new(big.Float).SetPrec(p).Set(x.float()))
	case p >= uint(x.prec):
		*z = *x
		z.prec, z.lost = uint32(p), false
	default:
		m := x.w
		z.neg = x.neg
		z.finish(p, m[:], int64(x.exp), false, nearest)
	}
}

// negated and absolute are exact.
func (x *point) negated() point {
	z := *x
	if z.neg = !x.neg; x.long != nil {
		z.long = new(big.Float).Neg(x.long)
	}
	return z
}

func (x *point) absolute() point {
	if x.neg {
		return x.negated()
	}
	return *x
}

// scaled is x·2^k. Beyond the exponents it is ±Inf or ±0, and has lost something.
func (x *point) scaled(k int) (z point) {
	z = *x
	z.lost = false
	switch e := int64(x.exp) + int64(k); {
	case x.form != isFinite:
	case x.long != nil:
		z.setLong(new(big.Float).SetMantExp(x.long, k))
	case z.bounds(e):
		z.exp = int32(e)
	}
	return z
}

// bounds makes z an infinity or a zero of its sign where the exponent e is out of range, and reports whether it is not.
func (z *point) bounds(e int64) bool {
	switch {
	case e > big.MaxExp:
		*z = point{prec: z.prec, form: isInfinite, neg: z.neg, lost: true}
		return false
	case e < big.MinExp:
		*z = point{prec: z.prec, neg: z.neg, lost: true}
		return false
	}
	return true
}

// float64 rounds to the nearest float64, subnormals once.
func (x *point) float64() float64 {
	if x.long != nil {
		f, _ := x.long.Float64()
		return f
	}
	sign := 1.0
	if x.neg {
		sign = -1
	}
	switch x.form {
	case isZero:
		return math.Copysign(0, sign)
	case isInfinite:
		return math.Inf(int(sign))
	}
	const least = -1074 // the exponent of the least subnormal
	switch p := int(x.exp) - least; {
	case p < 0:
		return math.Copysign(0, sign)
	case p == 0: // between half the least subnormal, a tie that goes to 0, and all of it
		if x.minPrec() == 1 {
			return math.Copysign(0, sign)
		}
		return sign * math.Ldexp(1, least)
	case p < 53:
		var y point
		y.set(uint(p), x)
		return sign * math.Ldexp(float64(y.w[0]>>11), int(y.exp)-53)
	}
	return sign * math.Ldexp(x.top(), int(x.exp))
}

// top is the mantissa, rounded to the nearest float64; it may be 1.
func (x *point) top() float64 {
	if x.long != nil {
		m := new(big.Float)
		x.long.MantExp(m)
		f, _ := m.Float64()
		return math.Abs(f)
	}
	m := x.w[0]
	if x.w[1]|x.w[2]|x.w[3] != 0 {
		m |= 1 // far below what is kept: all that it does is to break a tie
	}
	return float64(m) * 0x1p-64
}

// cmp compares x and y: -1, 0 or +1.
func (x *point) cmp(y *point) int {
	sx, sy := x.sign(), y.sign()
	switch {
	case sx < sy:
		return -1
	case sx > sy:
		return 1
	case sx == 0:
		return 0
	case x.form != y.form: // one of them infinite
		if x.form == isInfinite {
			return sx
		}
		return -sx
	case x.form == isInfinite:
		return 0
	case x.exp != y.exp:
		if x.exp < y.exp {
			return -sx
		}
		return sx
	case x.long != nil || y.long != nil:
		return x.float().Cmp(y.float())
	}
	return sx * x.cmpMantissa(y)
}

func (x *point) cmpMantissa(y *point) int {
	for i := range x.w {
		if x.w[i] != y.w[i] {
			if x.w[i] < y.w[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}
