package main

import (
	"math"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
)

// divergence writes the kernels of Kullback and Leibler's divergence of rows q = pred from p = target.
func divergence(s isa) {
	for _, wide := range []bool{false, true} {
		gaps(s, wide)
		ratios(s, wide)
	}
}

// gaps adds up p·log(p/q) − p + q as the function gap in Go does, and p − q apart, since those cancel.
func gaps(s isa, wide bool) {
	k := row(s, "gaps", "returns the sums of p·log(p/q) − p + q and of p − q over n numbers. The first is NaN where a quotient is near the ends of the range.",
		"q", "q, t *F, n int) (gap, excess float64", wide)
	gap, excess := k.tally(wide), k.tally(true)
	k.loop()
	q, p := k.in(k.pred()), k.in(k.target())
	d := k.sub(p, q)
	if wide {
		y := k.sub(d, p)
		e := k.sub(k.sub(p, k.sub(d, y)), k.add(q, y))
		for i := range e {
			k.on(i, func() { build.VADDPD(e[i], excess.lost[i], excess.lost[i]) })
		}
	}
	k.tallied(excess, d)
	all := k.add(p, q)
	far := k.compare(k.abs(d), notAtMost, k.mul(all, k.num(1.0/3)))
	n, m := k.exponent(k.div(p, q))
	x := k.div(k.choose(far, k.sub(m, k.num(1)), d), k.choose(far, k.add(m, k.num(1)), all))
	w := k.mul(x, x)
	a := k.polynomial(w, doubles.artanh...)
	near := k.mul(k.mul(d, x), k.fma(k.mul(k.add(x, k.num(1)), x), a, k.num(1)))
	twice := k.add(x, x)
	k.addProduct(twice, k.mul(twice, w), a)
	k.addProduct(twice, n, k.num(doubles.ln2Low))
	log := k.fma(n, k.num(doubles.ln2High), twice)
	v := k.choose(far, k.add(k.sub(k.mul(p, log), p), q), near)
	v = k.choose(k.compare(k.abs(n), greater, k.num(1000)), k.num(math.NaN()), v)
	k.tallied(gap, k.choose(k.compare(p, equal, k.num(0)), q, v))
	k.next(k.step())
	k.store(gap, 0)
	k.store(excess, 1)
	k.end()
}

// exponent is a > 0 as m·2^n with √½ < m ≤ √2.
func (k *kernel) exponent(a vec) (n, m vec) {
	const shift = 0x1p52 // an integer below it in the low bits is added to it
	e := k.vec()
	k.do(instruction{pd: build.VPSRLQ}, same{operand.Imm(52)}, a, e)
	e = k.or(e, k.num(shift))
	m = k.or(k.and(a, k.pattern(1<<52-1)), k.num(1))
	large := k.compare(m, greater, k.num(math.Sqrt2))
	return k.sub(e, k.choose(large, k.num(shift+1022), k.num(shift+1023))), k.choose(large, k.mul(m, k.num(0.5)), m)
}

// ratios are the slopes.
func ratios(s isa, wide bool) {
	k := row(s, "ratios", "stores −p/q of n numbers times factor, and 0 where p is 0.", "q", "slope, q, t *F, n int, factor float64", wide)
	slope := k.array("slope", k.size())
	k.loop()
	p := k.in(k.target())
	r := k.neg(k.div(p, k.pred()))
	k.storeMultiple(k.where(k.compare(p, notEqual, k.num(0)), r), slope, false)
	k.next(k.step())
	k.end()
}
