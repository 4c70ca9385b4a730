package ball

import (
	"encoding/binary"
	"math/bits"
	"sync"
)

// A fixed is an integer of three words, the least significant first: what exponentials are computed in at the precisions of nearly all
// evaluations, where big.Int would spend most of its time on memory.
type fixed [3]uint64

// fixedBits is the precision of the reduced argument at these precisions.
const fixedBits = 192

// ln2Fixed is log 2·2^192, as ln2 has it.
var ln2Fixed = sync.OnceValue(func() (z fixed) {
	var b [24]byte
	ln2(fixedBits).FillBytes(b[:])
	for i := range z {
		z[i] = binary.BigEndian.Uint64(b[16-8*i:])
	}
	return z
})

// expFixed is expInt, for a precision and a point whose numbers fit. It is not ok for others, nor where x is less than k·log 2 by the
// error of the estimate k.
func expFixed(p uint, x *point, k int) (sum fixed, ok bool) {
	s, wp := expScale(p)
	if words(wp+34) != fixedBits || x.long != nil {
		return sum, false
	}
	t, ok := reduced(x, k)
	if !ok {
		return sum, false
	}
	t = t.shifted(fixedBits - wp + s)
	var unit fixed
	unit[wp/64] = 1 << (wp % 64)
	sum = unit
	for n := expTerms(p); n >= 1; n-- {
		u := sum.times(&t, wp)
		u.divide(uint64(n))
		var c uint64
		for i := range sum {
			sum[i], c = bits.Add64(unit[i], u[i], c)
		}
	}
	for range s {
		sum = sum.times(&sum, wp)
	}
	return sum, true
}

// reduced is the floor of |x|·2^192, less |k|·log 2·2^192, with the sign of x; not ok if that is negative. |x| is below 2^30 and has
// words of its own; k has the sign of x or is 0.
func reduced(x *point, k int) (t fixed, ok bool) {
	m := [5]uint64{x.w[3], x.w[2], x.w[1], x.w[0]} // times 2^(exp-64), the least significant first
	skip, s := uint(64-int(x.exp))/64, uint(64-int(x.exp))%64
	var a, b [4]uint64
	for i := range a {
		if j := i + int(skip); j < 4 {
			a[i] = m[j]>>s | m[j+1]<<(64-s) // a shift by 64 gives 0
		}
	}
	l, c := ln2Fixed(), uint64(0)
	for i, w := range l {
		hi, lo := bits.Mul64(w, uint64(max(k, -k)))
		b[i], c = bits.Add64(lo, c, 0)
		c += hi
	}
	b[3] = c
	if x.neg {
		a, b = b, a
	}
	c = 0
	for i := range a {
		a[i], c = bits.Sub64(a[i], b[i], c)
	}
	return fixed(a[:3]), c == 0 && a[3] == 0
}

// shifted is the floor of x·2^-s.
func (x *fixed) shifted(s uint) (z fixed) {
	for i := range z {
		if j := i + int(s/64); j < len(x) {
			z[i] = x[j] >> (s % 64)
			if j+1 < len(x) {
				z[i] |= x[j+1] << (64 - s%64)
			}
		}
	}
	return z
}

// times is the floor of x·y·2^-s, for a product of at most 2^(192+s).
func (x *fixed) times(y *fixed, s uint) (z fixed) {
	var m [7]uint64
	for i, w := range y {
		h0, l0 := bits.Mul64(x[0], w)
		h1, l1 := bits.Mul64(x[1], w)
		h2, l2 := bits.Mul64(x[2], w)
		var c uint64
		l1, c = bits.Add64(l1, h0, 0)
		l2, c = bits.Add64(l2, h1, c)
		h2 += c
		m[i], c = bits.Add64(m[i], l0, 0)
		m[i+1], c = bits.Add64(m[i+1], l1, c)
		m[i+2], c = bits.Add64(m[i+2], l2, c)
		m[i+3] = h2 + c
	}
	skip := s / 64
	s %= 64
	for i := range z {
		z[i] = m[uint(i)+skip]>>s | m[uint(i)+skip+1]<<(64-s)
	}
	return z
}

// divide makes x the floor of x/n.
func (x *fixed) divide(n uint64) {
	var r uint64
	for i := len(x) - 1; i >= 0; i-- {
		x[i], r = bits.Div64(r, x[i], n)
	}
}
