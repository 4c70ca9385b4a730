package main

import (
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

// exponentials puts the rounding error of z − top back, which exp would multiply by its size.
func exponentials(s isa) {
	r := start(s, "exponentials32", "stores exp(z − top) of n numbers in e, all or, if keep is 0 and not −1, only some. It returns the sum of those of numbers other than top, and how many are top.",
		"z, e *F, n, keep int, top F) (sum float64, ties int", "float32", true, s.parts(true, true))
	z, e := memory{r.array("z", 4), s.bytes}, memory{r.array("e", 4), s.bytes}
	keep := build.Load(build.Param("keep"), build.GP64())
	e.Index = build.GP64()
	top := r.hold("top", func(v reg.VecVirtual) { build.VBROADCASTSS(argument("top"), v) })
	others := build.GP64()
	build.XORQ(others, others)
	sum := [2]reg.VecVirtual{s.register(), s.register()}
	s.clear(sum[0])
	s.clear(sum[1])
	r.loop()
	build.MOVQ(r.at, e.Index)
	build.ANDQ(keep, e.Index)
	a := r.copied(z)
	d := r.sub(a, top)
	y := r.sub(d, a)
	lost := r.sub(r.sub(a, r.sub(d, y)), r.add(top, y))
	n, x := r.reduced(r.max(r.num(singles.least), d))
	x = r.add(x, r.max(lost, r.num(-1))) // of an infinite logit it is NaN
	p := r.scale(r.add(r.grown(x), r.num(1)), n)
	r.do(instruction{ps: build.VMOVUPS}, p, e)
	differ := r.compare(a, notEqual, top)
	rest := r.where(differ, p)
	for i := range r.parts {
		count := build.GP64()
		r.on(i, func() { r.gather(differ.part(i), count) })
		r.on(i, func() { build.POPCNTQ(count, count) })
		r.on(i, func() { build.ADDQ(count, others) })
	}
	r.emit()
	for n := r.parts / 2; n > 0; n /= 2 {
		for i := range n {
			build.VADDPS(rest[i+n], rest[i], rest[i])
		}
	}
	r.widened(rest[:1], func(i int, w reg.VecVirtual) { build.VADDPD(w, sum[i], sum[i]) })
	r.next(r.step())
	build.VADDPD(sum[1], sum[0], sum[0])
	build.Store(s.folded(sum[0], build.VADDPD, build.VPERMILPD, 1), build.ReturnIndex(0))
	build.SUBQ(others, r.n)
	build.Store(r.n, build.ReturnIndex(1))
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
