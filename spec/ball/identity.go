package ball

// identicalDepth bounds how far down two formulas are compared, and with it what a comparison costs.
const identicalDepth = 6

// identical reports that a and b are one number, known by how they were made where their balls cannot tell: the same operations on the same
// exact numbers. At a perfect prediction log(p) - log(t) is 0 for that reason, which no precision would show.
func identical(a, b *node, depth int) bool {
	if a, b = a.plain(), b.plain(); a == b {
		return true
	}
	if a == nil || b == nil || !a.v.m.is(&b.v.m) { // what is one number has one midpoint
		return false
	}
	if a.v.exact() && b.v.exact() {
		return true
	}
	if depth == 0 || a.op == leaf || a.op != b.op || a.k != b.k || len(a.args) != len(b.args) {
		return false
	}
	for i, x := range a.args {
		if !identical(x, b.args[i], depth-1) {
			return false
		}
	}
	return identical(a.a, b.a, depth-1) && identical(a.b, b.b, depth-1)
}

// opposite reports that a + b is 0 in the same sense. The derivative 1/q - 1/q of a divergence at its minimum is of this kind.
func opposite(a, b *node, depth int) bool {
	if a, b = a.plain(), b.plain(); a == nil || b == nil || depth == 0 {
		return false
	}
	if m := b.v.m.negated(); !a.v.m.is(&m) {
		return false
	}
	switch {
	case a.v.exact() && b.v.exact():
		return true
	case a.op == opNeg && b.op == opNeg:
		return opposite(a.a, b.a, depth-1)
	case a.op == opNeg:
		return identical(a.a, b, depth-1)
	case b.op == opNeg:
		return identical(a, b.a, depth-1)
	case a.op == b.op && (a.op == opMul || a.op == opQuo):
		return opposite(a.a, b.a, depth-1) && identical(a.b, b.b, depth-1) || identical(a.a, b.a, depth-1) && opposite(a.b, b.b, depth-1)
	}
	return false
}

// plain is n without what leaves a number as it is: adding 0, multiplying by 1.
func (n *node) plain() *node {
	for n != nil {
		a, b := n.a, n.b
		switch {
		case (n.op == opAdd || n.op == opSub) && b.v.zero(), (n.op == opMul || n.op == opQuo) && b.v.one():
			n = a
		case n.op == opAdd && a.v.zero(), n.op == opMul && a.v.one():
			n = b
		default:
			return n
		}
	}
	return n
}

func (b *ball) one() bool { return b.r.IsZero() && b.m.is(&unitPoint) }

// is reports whether x and y are the same number, whatever their precision and the sign of a zero.
func (x *point) is(y *point) bool {
	switch {
	case x.form != y.form:
		return false
	case x.form == isZero:
		return true
	case x.neg != y.neg:
		return false
	case x.long == nil && y.long == nil:
		return x.form == isInfinite || x.exp == y.exp && x.w == y.w
	}
	return x.float().Cmp(y.float()) == 0
}
