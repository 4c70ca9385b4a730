package ball

// Depth counts what code that evaluates the formula of x cannot get exactly right: the functions on its longest path, where
// a power counts four (Go's errs by 5 ulps) and a sum of more than two terms one. Grade A is measured by it.
func (x Real) Depth() int { return int(x.at().deep) }

// deepen is the depth of a result of op on a and b, at most 255.
func deepen(op opcode, a, b *node) uint8 {
	deep := 0
	if a != nil {
		deep = int(a.deep)
	}
	if b != nil {
		deep = max(deep, int(b.deep))
	}
	switch {
	case op == opPow:
		deep += 4
	case op == opXLogY, op >= opExp:
		deep++
	}
	return uint8(min(deep, 255))
}

// deepenSum is the depth of a sum.
func deepenSum(terms []*node) uint8 {
	deep := uint8(0)
	for _, n := range terms {
		deep = max(deep, n.deep)
	}
	if len(terms) > 2 && deep < 255 {
		deep++
	}
	return deep
}

// Overlaps reports whether x and y may be the same number. They may be of two evaluations.
func (x Real) Overlaps(y Real) bool {
	a, b := &x.at().v, &y.at().v
	if a.inf() || b.inf() {
		return a.inf() && b.inf() && a.sgn == b.sgn
	}
	sa, known := a.sign()
	if sb, ok := b.sign(); known && ok && sa != sb {
		return false
	}
	if a.r.Inf() || b.r.Inf() { // of a half-line only the lower bound is known, and another evaluation may have another
		return a.upper().Cmp(b.lower()) >= 0 && b.upper().Cmp(a.lower()) >= 0
	}
	d := sub(max(uint(a.m.prec), uint(b.m.prec))+64, a, b)
	return d.lower().IsZero()
}
