package main

import (
	"fmt"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// softmax writes the three kernels of a row of logits: the largest, the exponentials, and their multiples.
func softmax(s isa) {
	largest(s)
	exponentials(s)
	multiply(s)
}

func largest(s isa) {
	r := start(s, "largest32", "returns the largest of n numbers. NaN may be lost.", "z *F, n int) (top F", "float32", true, 32/s.singles())
	z := memory{r.array("z", 4), s.bytes}
	m := r.vec()
	for _, m := range m {
		build.VBROADCASTSS(z.Mem, m)
	}
	r.loop()
	r.do(instruction{ps: build.VMAXPS}, z, m, m)
	r.next(r.step())
	for n := len(m); n > 1; n /= 2 {
		for i := range n / 2 {
			build.VMAXPS(m[i+n/2], m[i], m[i])
		}
	}
	build.Store(s.folded(m[0], build.VMAXPS, build.VPERMILPS, 0b01001110, 0b10110001), build.ReturnIndex(0))
	r.end()
}

// log2e is log₂ e in two singles, and power (2^f − 1)/f for |f| ≤ ½ + 2^-11, by Remez' algorithm in 60 digits with one coefficient after the other
// rounded to a single: it errs by 1.3e-8 of 2^f.
var (
	log2e = [2]float64{0x1.715476p+0, 0x1.4ae0cp-26}
	power = []float64{0.6931471825, 0.2402259409, 0.05550366268, 0.00962544512, 0.001338792732, 0.0001333358232}
)

// exponentials computes 2^((z − top)·log₂ e) from z and top apart, as the rounding error of z − top would be multiplied by its size. With top·log₂ e in
// two parts, of which the first has ten bits behind the point, and n the integer next to the exponent, z·log₂ e less both has few digits before it
// is rounded. A row is n numbers, and then a last iteration's elsewhere, unless that is nil.
func exponentials(s isa) {
	r := start(s, "exponentials32", "stores exp(z − top) of n numbers in e, all or, if keep is 0 and not −1, only some, and then those of last in lastE. "+
		"It returns the sum of those of numbers other than top[0], and how many are.",
		"z, e *F, n, keep int, last, lastE *F, top *[4]F) (sum float64, ties int", "float32", true, s.parts(true, true))
	z, e := memory{r.array("z", 4), s.bytes}, memory{r.array("e", 4), s.bytes}
	keep, last := build.Load(build.Param("keep"), build.GP64()), build.Load(build.Param("last"), build.GP64())
	e.Index = build.GP64()
	of := func(i int) same { // the parts of top
		return r.hold(fmt.Sprint("top", i), func(v reg.VecVirtual) { build.VBROADCASTSS(pointer("top").Offset(4*i), v) })
	}
	top, least, high, low := of(0), of(1), of(2), of(3)
	ties := build.GP64()
	build.XORQ(ties, ties)
	sum := [2]reg.VecVirtual{s.register(), s.register()}
	s.clear(sum[0])
	s.clear(sum[1])
	r.loop()
	build.MOVQ(r.at, e.Index)
	build.ANDQ(keep, e.Index)
	a := r.copied(z)
	x := r.max(least, a) // a NaN stays one
	n := r.round(r.fms(x, r.num(log2e[0]), high))
	f := r.sub(r.fms(x, r.num(log2e[0]), r.add(n, high)), low)
	r.addProduct(f, x, r.num(log2e[1]))
	p := r.scale(r.fma(f, r.polynomial(f, power...), r.num(1)), n)
	r.do(instruction{ps: build.VMOVUPS}, p, e)
	differ := r.compare(a, notEqual, top)
	rest := r.where(differ, p)
	for i := range r.parts {
		count := build.GP64()
		r.on(i, func() { r.gather(differ.part(i), count) })
		r.on(i, func() { build.POPCNTQ(count, count) })
		r.on(i, func() { build.SUBQ(count, ties) })
	}
	r.emit()
	for n := r.parts / 2; n > 0; n /= 2 {
		for i := range n {
			build.VADDPS(rest[i+n], rest[i], rest[i])
		}
	}
	r.widened(rest[:1], func(i int, w reg.VecVirtual) { build.VADDPD(w, sum[i], sum[i]) })
	r.next(r.step())
	build.ADDQ(r.n, ties)
	build.TESTQ(last, last)
	build.JE(operand.LabelRef("done"))
	build.MOVQ(last, z.Base)
	build.Load(build.Param("lastE"), e.Base)
	build.MOVQ(operand.I32(-1), keep)
	build.MOVQ(operand.U32(64), r.n)
	build.XORQ(r.at, r.at)
	build.XORQ(last, last)
	build.JMP(operand.LabelRef("loop"))
	build.Label("done")
	build.VADDPD(sum[1], sum[0], sum[0])
	build.Store(s.folded(sum[0], build.VADDPD, build.VPERMILPD, 1), build.ReturnIndex(0))
	build.Store(ties, build.ReturnIndex(1))
	r.end()
}

// folded combines the numbers of a register to one, in the lowest place: halves, and then neighbours by each of the permutations.
func (s isa) folded(v reg.VecVirtual, combine, permute func(...operand.Op), permutations ...uint64) reg.Register {
	x := v.AsX()
	if s == avx512 {
		h := build.YMM()
		build.VEXTRACTF64X4(operand.Imm(1), v, h)
		combine(h, v.AsY(), v.AsY())
		build.VEXTRACTF64X2(operand.Imm(1), v.AsY(), h.AsX())
		combine(h.AsX(), x, x)
	} else {
		h := build.XMM()
		build.VEXTRACTF128(operand.Imm(1), v.AsY(), h)
		combine(h, x, x)
	}
	for _, p := range permutations {
		h := build.XMM()
		permute(operand.Imm(p), x, h)
		combine(h, x, x)
	}
	return x
}

func multiply(s isa) {
	r := start(s, "multiply32", "multiplies n numbers by factor.", "slope *F, n int, factor float64", "float32", true, 2)
	g := memory{r.array("slope", 4), s.bytes}
	r.loop()
	high, low := r.twofold(argument("factor"))
	v := r.copied(g)
	p := r.mul(v, low)
	r.addProduct(p, v, high)
	r.do(instruction{ps: build.VMOVUPS}, p, g)
	r.next(r.step())
	r.end()
}
