package ball

import (
	"fmt"
	"math"
	"strings"
)

// textExp is the largest binary exponent that math/big turns into decimal; beyond it that would take time that is
// quadratic in the exponent.
const textExp = 1 << 12

// smallest is the bound below which a value that may be 0 is printed as a bound: 10^-1000.
var smallest = Pow2(-3322)

// Text returns x with so many significant decimal digits, and whether they are known: the decimal then differs from the
// true value by at most one unit of its last digit. Trailing zeros of a short exact value are not printed. There are
// these forms:
//
//	0             exactly zero
//	0.25, 1e+300  a number, as %g prints it
//	inf, -inf     exactly infinite
//	<1e-1000      a number of which no more is known than that its absolute value is smaller; 1000 or more
//	>1e300, <-1e300  a finite number beyond all that has a midpoint; the exponent is about 10^8
//
// Where the digits are not known it returns what is there, and false.
func (x Real) Text(digits int) (s string, ok bool) {
	b := &x.at().v
	switch {
	case b.inf():
		return strings.TrimPrefix(strings.ToLower(b.m.float().Text('g', digits)), "+"), true
	case b.zero():
		return "0", true
	case b.r.Inf():
		k := int(math.Floor(float64(b.m.exponent()-1) * math.Log10(2)))
		if b.sgn < 0 {
			return fmt.Sprintf("<-1e%d", k), true
		}
		return fmt.Sprintf(">1e%d", k), true
	}
	up := b.upper()
	if b.lower().IsZero() && up.Cmp(smallest) < 0 {
		return fmt.Sprintf("<1e%d", int(math.Ceil(float64(up.e)*math.Log10(2)))), true
	}
	if b.m.sign() == 0 {
		return "0", false
	}
	// Half a unit of the last digit is at least 10^-digits/2 of the value.
	need := int(math.Ceil(float64(digits)*math.Log2(10))) + 2
	return decimal(b, digits), b.relBits() >= need
}

// decimal prints the midpoint; a huge or tiny one as a mantissa between 1 and 10 and a power of ten.
func decimal(b *ball, digits int) string {
	e := b.m.exponent()
	if e <= textExp && e >= -textExp {
		return b.m.float().Text('g', digits)
	}
	p := max(uint(b.m.prec), uint(4*digits)) + 64
	k := int(math.Floor(float64(e) * math.Log10(2)))
	m := ball{m: b.m}
	ln10 := exactly(10)
	ln10 = log(p, &ln10)
	for {
		t := exactly(float64(-k))
		t = mul(p, &t, &ln10)
		t = exp(p, &t)
		t = mul(p, &m, &t)
		s := t.m.float().Text('e', digits-1)
		if strings.HasSuffix(s, "e+00") {
			s = strings.TrimSuffix(s, "e+00")
			if strings.Contains(s, ".") {
				s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
			}
			return fmt.Sprintf("%se%+03d", s, k)
		}
		if t.m.exponent() > 0 {
			k++
		} else {
			k--
		}
	}
}

// String prints 17 digits, and the radius where there is one.
func (x Real) String() string {
	s, _ := x.Text(17)
	b := &x.at().v
	if b.exact() || b.r.Inf() || strings.HasPrefix(s, "<") {
		return s
	}
	r := ball{m: b.r.clamp()}
	if r.m.sign() == 0 || r.m.inf() {
		return s + " ± ?"
	}
	return s + " ± " + decimal(&r, 2)
}
