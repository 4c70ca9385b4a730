package ball

import (
	"math/big"
	"math/bits"
)

// The arithmetic of points: exact in a few words more than the operands have, then rounded once. Where the precision or an operand is
// beyond 256 bits, math/big does it.

// add is x+y to p bits; the sum of infinities of two signs is for the caller to rule out.
func (z *point) add(p uint, x, y *point, dir direction) { z.sum(p, x, y, y.neg, dir) }

// sub is x-y to p bits.
func (z *point) sub(p uint, x, y *point, dir direction) { z.sum(p, x, y, !y.neg, dir) }

// sum is x+y to p bits, for a y whose sign is yneg.
func (z *point) sum(p uint, x, y *point, yneg bool, dir direction) {
	switch {
	case x.form == isZero && y.form == isZero:
		*z = point{prec: uint32(p), neg: x.neg && yneg}
		return
	case y.form == isZero && dir == nearest:
		z.set(p, x)
		return
	case x.form == isZero && dir == nearest:
		z.set(p, y)
		if z.neg != yneg {
			*z = z.negated()
		}
		return
	case x.form != isFinite || y.form != isFinite || p > pointBits || x.long != nil || y.long != nil:
		f := new(big.Float).SetPrec(p).SetMode(dir.mode())
		if a, b := x.float(), y.float(); yneg == y.neg {
			f.Add(a, b)
		} else {
			f.Sub(a, b)
		}
		z.setLong(f)
		return
	}
	gap := int64(x.exp) - int64(y.exp)
	xneg := x.neg
	if gap < 0 || gap == 0 && x.cmpMantissa(y) < 0 { // x is to be the larger
		x, y, xneg, yneg, gap = y, x, yneg, xneg, -gap
	}
	m, rest := y.shifted(gap)
	exp := int64(x.exp)
	z.neg = xneg
	var c uint64
	if xneg == yneg {
		for i := pointWords - 1; i >= 0; i-- {
			m[i], c = bits.Add64(x.w[i], m[i], c)
		}
		if c != 0 {
			rest = shiftRight1(m[:]) || rest
			m[0] |= 1 << 63
			exp++
		}
		z.finish(p, m[:], exp, rest, dir)
		return
	}
	if rest { // the rest of y is between 0 and 1 of the last place: take 1, and something is left
		c = 1
	}
	m[pointWords], c = bits.Sub64(0, m[pointWords], c)
	for i := pointWords - 1; i >= 0; i-- {
		m[i], c = bits.Sub64(x.w[i], m[i], c)
	}
	z.normalize(p, m[:], exp, rest, dir)
}

func (d direction) mode() big.RoundingMode {
	return [...]big.RoundingMode{big.ToNearestEven, big.ToNegativeInf, big.ToPositiveInf}[d]
}

// shifted is the mantissa of y shifted down by gap bits, with one word more, and whether there are bits below that. At a gap of up
// to that word nothing is; at a larger one a difference loses at most its leading bit, so that the word guards the rounding.
func (y *point) shifted(gap int64) (m [pointWords + 1]uint64, rest bool) {
	if gap >= 64*int64(len(m)) {
		return m, true
	}
	skip, s := int(gap/64), uint(gap%64)
	for i, w := range y.w {
		if w == 0 {
			continue
		}
		if j := i + skip; j < len(m) {
			m[j] |= w >> s
		} else {
			rest = true
		}
		if low := w << (64 - s); s > 0 && low != 0 {
			if j := i + skip + 1; j < len(m) {
				m[j] |= low
			} else {
				rest = true
			}
		}
	}
	return m, rest
}

// mul is x·y to p bits. 0·Inf is for the caller to rule out.
func (z *point) mul(p uint, x, y *point) {
	switch neg := x.neg != y.neg; {
	case x.form == isZero || y.form == isZero:
		*z = point{prec: uint32(p), neg: neg}
		return
	case x.form == isInfinite || y.form == isInfinite:
		*z = point{prec: uint32(p), neg: neg, form: isInfinite}
		return
	case p > pointBits || x.long != nil || y.long != nil:
		z.setLong(new(big.Float).SetPrec(p).Mul(x.float(), y.float()))
		return
	}
	var m [2 * pointWords]uint64
	n, k := x.used(), y.used()
	for i := n - 1; i >= 0; i-- {
		var c uint64
		for j := k - 1; j >= 0; j-- {
			hi, lo := bits.Mul64(x.w[i], y.w[j])
			var up uint64
			lo, up = bits.Add64(lo, m[i+j+1], 0)
			hi += up
			m[i+j+1], up = bits.Add64(lo, c, 0)
			c = hi + up
		}
		m[i] = c
	}
	exp := int64(x.exp) + int64(y.exp)
	z.neg = x.neg != y.neg
	z.normalize(p, m[:n+k], exp, false, nearest)
}

// quo is x/y to p bits. 0/0 and Inf/Inf are for the caller to rule out.
func (z *point) quo(p uint, x, y *point) {
	switch neg := x.neg != y.neg; {
	case x.form == isZero || y.form == isInfinite:
		*z = point{prec: uint32(p), neg: neg}
		return
	case x.form == isInfinite || y.form == isZero:
		*z = point{prec: uint32(p), neg: neg, form: isInfinite}
		return
	case p > pointBits || x.long != nil || y.long != nil:
		z.setLong(new(big.Float).SetPrec(p).Quo(x.float(), y.float()))
		return
	}
	// Long division of x by the n words of y; the quotient, between 1/2 and 2, has a bit before its words, and a word for the
	// bit that decides the rounding.
	n := y.used()
	var u [2*pointWords + 2]uint64
	copy(u[:], x.w[:])
	m := u[:max(x.used(), n+int(p)/64+1)]
	v := y.w[:n]
	var q [2*pointWords + 2]uint64
	if !less(m[:n], v) {
		q[0] = 1
		subtract(m[:n], v)
	}
	digits := len(m) - n
	for i := range digits {
		q[i+1] = digit(m[i:i+n+1], v)
	}
	rest := false
	for _, w := range m[digits:] {
		rest = rest || w != 0
	}
	exp := int64(x.exp) - int64(y.exp)
	z.neg = x.neg != y.neg
	if q[0] == 1 {
		rest = shiftRight1(q[:digits+1]) || rest // the bit goes to the top of the next word
		exp++
	}
	z.finish(p, q[1:digits+1], exp, rest, nearest)
}

// sqrt is the square root of a positive x to p bits, as math/big's, which is not always the nearest.
func (z *point) sqrt(p uint, x *point) { z.setLong(new(big.Float).SetPrec(p).Sqrt(x.float())) }

// digit is the quotient of u, of one word more than v, by v, whose top bit is set; less than 2^64. It leaves the remainder in u. This
// is algorithm D of Knuth, The Art of Computer Programming 2, 4.3.1.
func digit(u, v []uint64) uint64 {
	q := ^uint64(0)
	if u[0] < v[0] {
		var r uint64
		q, r = bits.Div64(u[0], u[1], v[0])
		for len(v) > 1 {
			hi, lo := bits.Mul64(q, v[1])
			if hi < r || hi == r && lo <= u[2] {
				break
			}
			q--
			if r += v[0]; r < v[0] {
				break
			}
		}
	}
	var c, borrow uint64
	for i := len(v) - 1; i >= 0; i-- {
		hi, lo := bits.Mul64(q, v[i])
		var up uint64
		lo, up = bits.Add64(lo, c, 0)
		c = hi + up
		u[i+1], borrow = bits.Sub64(u[i+1], lo, borrow)
	}
	u[0], borrow = bits.Sub64(u[0], c, borrow)
	for borrow != 0 { // one too many, or with the largest digit as a guess two
		q--
		c = 0
		for i := len(v) - 1; i >= 0; i-- {
			u[i+1], c = bits.Add64(u[i+1], v[i], c)
		}
		u[0], c = bits.Add64(u[0], 0, c)
		borrow -= c
	}
	return q
}

func less(x, y []uint64) bool {
	for i := range x {
		if x[i] != y[i] {
			return x[i] < y[i]
		}
	}
	return false
}

func subtract(x, y []uint64) {
	var c uint64
	for i := len(x) - 1; i >= 0; i-- {
		x[i], c = bits.Sub64(x[i], y[i], c)
	}
}

// shiftRight1 shifts m down by a bit and returns the bit that falls out.
func shiftRight1(m []uint64) (out bool) {
	var c uint64
	for i, w := range m {
		m[i] = w>>1 | c<<63
		c = w & 1
	}
	return c != 0
}

// normalize is finish for an m whose leading bits may be 0, all of them if nothing is left of it.
func (z *point) normalize(p uint, m []uint64, exp int64, rest bool, dir direction) {
	skip := 0
	for skip < len(m) && m[skip] == 0 {
		skip++
	}
	if skip == len(m) {
		*z = point{prec: uint32(p), neg: dir == downward}
		return
	}
	m = m[skip:]
	exp -= int64(64 * skip)
	if s := uint(bits.LeadingZeros64(m[0])); s > 0 {
		exp -= int64(s)
		for i := range len(m) - 1 {
			m[i] = m[i]<<s | m[i+1]>>(64-s)
		}
		m[len(m)-1] <<= s
	}
	z.finish(p, m, exp, rest, dir)
}

// finish rounds the mantissa m, whose top bit is set, to p bits; rest says that there is more below m. z.neg is set already.
func (z *point) finish(p uint, m []uint64, exp int64, rest bool, dir direction) {
	z.prec, z.form, z.long, z.lost = uint32(p), isFinite, nil, false
	if !z.bounds(exp) {
		return
	}
	z.exp = int32(exp)
	z.w = [pointWords]uint64{}
	copy(z.w[:], m)
	last := int(p-1) / 64 // the word of the last bit
	if last >= len(m) {
		z.raise(p, false, false, rest, dir)
		return
	}
	free := uint(63 - (p-1)%64) // bits of it that are not kept
	below := m[last] & (1<<free - 1)
	z.w[last] &^= 1<<free - 1
	for i := last + 1; i < pointWords; i++ {
		z.w[i] = 0
	}
	half := false
	switch {
	case free > 0:
		half = below>>(free-1) != 0
		rest = rest || below&(1<<(free-1)-1) != 0
	case last+1 < len(m):
		half = m[last+1]>>63 != 0
		rest = rest || m[last+1]<<1 != 0
	}
	next := last + 1
	if free == 0 {
		next++
	}
	for ; next < len(m); next++ {
		rest = rest || m[next] != 0
	}
	z.raise(p, half, z.w[last]>>free&1 != 0, rest, dir)
}

// raise adds a unit of the last of p bits where the bits below it, the next one and the rest, ask for that.
func (z *point) raise(p uint, half, odd, rest bool, dir direction) {
	z.lost = half || rest
	switch dir {
	case nearest:
		if !half || !rest && !odd {
			return
		}
	default:
		if !z.lost || z.neg != (dir == downward) {
			return
		}
	}
	last := int(p-1) / 64
	c := uint64(1) << (63 - (p-1)%64)
	for i := last; i >= 0 && c != 0; i-- {
		z.w[i], c = bits.Add64(z.w[i], c, 0)
	}
	if c == 0 {
		return
	}
	if z.exp == big.MaxExp {
		*z = point{prec: z.prec, form: isInfinite, neg: z.neg, lost: true}
		return
	}
	z.w[0] = 1 << 63
	z.exp++
}
