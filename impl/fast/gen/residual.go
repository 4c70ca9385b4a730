package main

import "math"

// The losses of r = pred − target, as the functions of the same names in Go compute them.

// residual is x − t, and what that loses: of float32s, whose difference is nearly exact in doubles, nothing.
func (k *kernel) residual() (r, lost vec) {
	x, t := k.pred(), k.target()
	r = k.sub(x, t)
	if k.wide {
		y := k.sub(r, x)
		lost = k.sub(k.less(x, k.less(r, y)), k.add(t, y))
	}
	return r, lost
}

// squared is r² + 2re, e being what r lacks.
func squared(k *kernel) answer {
	r, e := k.residual()
	g := k.add(r, r)
	if e == nil {
		return answer{v: r, by: r, g: g}
	}
	return answer{v: k.fma(r, r, k.mul(g, e)), g: g}
}

// absolute is |r|, with the slope 0 at 0.
func absolute(k *kernel) answer {
	r, _ := k.residual()
	return answer{v: k.abs(r), g: k.where(k.compare(r, notEqual, k.num(0)), k.signed(k.num(1), r))}
}

// huber is c·(r − ½c), c being r clipped to ±delta.
func huber(k *kernel) answer {
	r, e := k.residual()
	c := k.clipped(r, k.param(0))
	far := k.fnma(c, k.num(0.5), r)
	if e != nil {
		far = k.add(far, e)
	}
	return answer{v: c, by: far, g: c}
}

// clipped is r clipped to ±limit. A NaN may be lost: it is in r still.
func (k *kernel) clipped(r, limit operands) vec { return k.max(k.min(r, limit), k.neg(limit)) }

// smoothL1 is q·(r − ½c), c being r clipped to ±beta and q = c/beta.
func smoothL1(k *kernel) answer {
	r, e := k.residual()
	c := k.clipped(r, k.param(0))
	far := k.fnma(c, k.num(0.5), r)
	if e != nil {
		far = k.add(far, e)
	}
	q := k.div(c, k.param(0))
	return answer{v: q, by: far, g: q}
}

// pseudoHuber is r·r/(1+h) with h = √(1+q²) and q = r/delta, and delta·(|r| − delta) where q² may overflow.
func pseudoHuber(k *kernel) answer {
	r, _ := k.residual()
	q := k.div(r, k.param(0))
	far := k.compare(k.abs(q), greater, k.num(0x1p27))
	h := k.sqrt(k.fma(q, q, k.num(1)))
	v := k.mul(r, k.div(r, k.add(h, k.num(1))))
	v = k.choose(far, k.mul(k.param(0), k.sub(k.abs(r), k.param(0))), v)
	return answer{v: v, g: k.choose(far, k.signed(k.param(0), r), k.div(r, h))}
}

// logCosh is log1p(½E²/(1+E)) with E = e^|r| − 1 below 1, and |r| + log1p(1/(1+E)²) − ln 2 from there on. Its slope is M/(M+2) with M = E(E+2).
func logCosh(k *kernel) answer {
	r, _ := k.residual()
	a := k.abs(r)
	e := k.expm1(k.min(k.num(40), a)) // a NaN stays one
	m := k.mul(e, k.add(e, k.num(2)))
	g := k.signed(k.div(m, k.add(m, k.num(2))), r)
	far := k.compare(a, notLess, k.num(1))
	near := k.mul(k.div(e, k.add(e, k.num(1))), k.mul(e, k.num(0.5)))
	l := k.log1p(k.choose(far, k.div(k.num(1), k.add(m, k.num(1))), near))
	return answer{v: k.add(k.where(far, a), k.sub(l, k.where(far, k.copied(k.num(math.Ln2))))), g: g}
}

// pinball is the larger of −τ·r and (1−τ)·r, which are the parameters, with the slope 0 at 0.
func pinball(k *kernel) answer {
	r, _ := k.residual()
	v := k.abs(k.max(k.mul(r, k.param(0)), k.mul(r, k.param(1)))) // not −0
	g := k.choose(k.negative(r), k.param(0), k.param(1))
	return answer{v: v, g: k.where(k.compare(r, notEqual, k.num(0)), g)}
}
