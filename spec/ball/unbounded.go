package ball

import (
	"fmt"
	"math"
)

// The operations on ±Inf, which is exact, and on half-lines, of which only a lower bound is known.

func addUnbounded(a, b *ball) ball {
	switch {
	case a.inf() && b.inf():
		if a.sgn != b.sgn {
			panic(Undefined{"Inf - Inf"})
		}
		return *a
	case a.inf():
		return *a
	case b.inf():
		return *b
	case a.r.Inf() && b.r.Inf():
		if a.sgn != b.sgn {
			panic(Undecided{})
		}
		return half(int(a.sgn), a.lower().max(b.lower()))
	case b.r.Inf():
		a, b = b, a
	}
	if s, ok := b.sign(); ok && (s == 0 || s == int(a.sgn)) {
		return *a
	}
	return half(int(a.sgn), a.lower().SubLo(b.upper()))
}

// mulUnbounded also multiplies bounded balls whose product leaves the exponents of points.
func mulUnbounded(a, b *ball) ball {
	if a.zero() || b.zero() {
		panic(Undefined{"0·Inf"})
	}
	if a.bounded() && b.bounded() {
		if hi := a.upper().Mul(b.upper()); hi.Cmp(Pow2(0)) < 0 {
			return around(hi, int(a.sgn*b.sgn))
		}
	}
	s := a.mustSign() * b.mustSign()
	if a.inf() || b.inf() {
		return exactly(math.Inf(s))
	}
	return half(s, a.lower().mulLo(b.lower()))
}

func quoUnbounded(a, b *ball) ball {
	switch {
	case a.inf() && b.inf():
		panic(Undefined{"Inf/Inf"})
	case b.inf():
		return ball{}
	case a.inf():
		return exactly(math.Inf(a.mustSign() * b.mustSign()))
	case b.r.Inf():
		if a.r.Inf() {
			panic(Undecided{})
		}
		s, _ := a.sign()
		return around(a.upper().Quo(b.lower()), s*int(b.sgn))
	}
	if hi := a.upper().Quo(b.lower()); hi.Cmp(Pow2(0)) < 0 { // an underflow of points
		return around(hi, int(a.sgn)*b.mustSign())
	}
	return half(a.mustSign()*b.mustSign(), a.lower().quoLo(b.upper()))
}

// constBits is the longest constant that is computed exactly. Sums and products of a handful of float64 fit.
const constBits = 1 << 15

func sumBits(a, b *point) uint {
	if a.form != isFinite || b.form != isFinite {
		return fit(uint(max(a.prec, b.prec, 53)))
	}
	ea, eb := a.exponent(), b.exponent()
	return fit(uint(max(ea, eb) + 1 - min(ea-int(a.minPrec()), eb-int(b.minPrec()))))
}

func productBits(a, b *point) uint { return fit(max(53, a.minPrec()+b.minPrec())) }

func fit(bits uint) uint {
	if bits > constBits {
		panic(fmt.Sprintf("ball: the exact constant needs %d bits, more than %d: make one operand with Eval.Of", bits, constBits))
	}
	return bits
}
