package main

import (
	"fmt"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// softmax writes the three kernels of a row of logits: the largest, the exponentials, and their multiples.
func softmax(s isa) {
	for _, wide := range []bool{false, true} {
		largest(s, wide)
		exponentials(s, wide)
		multiply(s, wide)
	}
}

// logits begins a kernel of a row of logits, which computes in their own format.
func logits(s isa, name, says, signature string, wide bool, parts int) *kernel {
	format := formats[wide]
	return &kernel{routine: start(s, name+format[5:], says, signature, format, !wide, parts), wide: wide}
}

// array is numbers of the row.
func (k *kernel) row(name string) memory { return memory{k.array(name, k.size()), k.isa.bytes} }

func largest(s isa, wide bool) {
	k := logits(s, "largest", "returns the largest of n numbers. NaN may be lost.", "z *F, n int) (top F", wide, 4)
	z, m := k.row("z"), k.vec()
	k.do(instruction{ps: build.VMOVUPS, pd: build.VMOVUPD}, z, m)
	k.emit()
	k.loop()
	k.do(maxs, z, m, m)
	k.next(k.step())
	if k.single {
		k.combine(build.VMAXPS, m)
	} else {
		k.combine(build.VMAXPD, m)
	}
	build.Store(k.maximum(m[0]), build.ReturnIndex(0))
	k.end()
}

// maximum is the largest number of a register.
func (k *kernel) maximum(v reg.VecVirtual) reg.Register {
	if k.single {
		return k.folded(v, build.VMAXPS, build.VPERMILPS, 0b01001110, 0b10110001)
	}
	return k.folded(v, build.VMAXPD, build.VPERMILPD, 1)
}

// log2e is log₂ e in two singles, and power (2^f − 1)/f for |f| ≤ ½ + 2^-11, by Remez' algorithm in 60 digits with one coefficient after the other
// rounded to a single: it errs by 1.3e-8 of 2^f.
var (
	log2e = [2]float64{0x1.715476p+0, 0x1.4ae0cp-26}
	power = []float64{0.6931471825, 0.2402259409, 0.05550366268, 0.00962544512, 0.001338792732, 0.0001333358232}
)

// Exponentials of float32s are 2^((z − top)·log₂ e) from z and top apart, as the rounding error of z − top would be multiplied by its size. With top·log₂ e in
// two parts, of which the first has ten bits behind the point, and n the integer next to the exponent, z·log₂ e less both has few digits before it
// is rounded. A row is n numbers, and then a last iteration's elsewhere, unless that is nil.
func exponentials(s isa, wide bool) {
	k := logits(s, "exponentials", "stores exp(z − top) of n numbers in e, all or, if keep is 0 and not −1, only some, and then those of last in lastE. "+
		"It returns the sum of those of numbers other than top[0], and how many are.",
		"z, e *F, n, keep int, last, lastE *F, top *[4]F) (sum float64, ties int", wide, s.parts(!wide, true))
	z, e := k.row("z"), k.row("e")
	keep, last := build.Load(build.Param("keep"), build.GP64()), build.Load(build.Param("last"), build.GP64())
	e.Index = build.GP64()
	ties := build.GP64()
	build.XORQ(ties, ties)
	sum := k.tally(wide)
	k.loop()
	build.MOVQ(k.at, e.Index)
	build.ANDQ(keep, e.Index)
	a := k.copied(z)
	p := k.relative(a)
	k.do(instruction{ps: build.VMOVUPS, pd: build.VMOVUPD}, p, e)
	differ := k.compare(a, notEqual, k.top(0))
	rest := k.where(differ, p)
	for i := range k.parts {
		count := build.GP64()
		k.on(i, func() { k.gather(differ.part(i), count) })
		k.on(i, func() { build.POPCNTQ(count, count) })
		k.on(i, func() { build.SUBQ(count, ties) })
	}
	if wide {
		k.tallied(sum, rest)
	} else {
		k.emit()
		k.combine(build.VADDPS, rest)
		k.widened(rest[:1], func(i int, w reg.VecVirtual) { build.VADDPD(w, sum.sum[i], sum.sum[i]) })
	}
	k.next(k.step())
	build.ADDQ(k.n, ties)
	build.TESTQ(last, last)
	build.JE(operand.LabelRef("done"))
	build.MOVQ(last, z.Base)
	build.Load(build.Param("lastE"), e.Base)
	build.MOVQ(operand.I32(-1), keep)
	build.MOVQ(operand.U32(64), k.n)
	build.XORQ(k.at, k.at)
	build.XORQ(last, last)
	build.JMP(operand.LabelRef("loop"))
	build.Label("done")
	k.store(sum, 0)
	build.Store(ties, build.ReturnIndex(1))
	k.end()
}

// top is number i of the argument top.
func (k *kernel) top(i int) same {
	return k.hold(fmt.Sprint("top", i), func(v reg.VecVirtual) {
		if m := pointer("top"); k.single {
			build.VBROADCASTSS(m.Offset(4*i), v)
		} else {
			build.VBROADCASTSD(m.Offset(8*i), v)
		}
	})
}

// relative is exp(a − top). In doubles, what a − top loses is put back.
func (k *kernel) relative(a vec) vec {
	if k.single {
		x := k.max(k.top(1), a) // a NaN stays one
		n := k.round(k.fms(x, k.num(log2e[0]), k.top(2)))
		f := k.sub(k.fms(x, k.num(log2e[0]), k.add(n, k.top(2))), k.top(3))
		k.addProduct(f, x, k.num(log2e[1]))
		return k.scale(k.fma(f, k.polynomial(f, power...), k.num(1)), n)
	}
	d := k.sub(a, k.top(0))
	y := k.sub(d, a)
	lost := k.sub(k.sub(a, k.sub(d, y)), k.add(k.top(0), y))
	n, x := k.reduced(k.max(k.num(doubles.least), d))
	x = k.add(x, k.max(lost, k.num(-1))) // of an infinite logit it is NaN
	return k.scale(k.add(k.grown(x), k.num(1)), n)
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

func multiply(s isa, wide bool) {
	k := logits(s, "multiply", "multiplies n numbers by factor.", "slope *F, n int, factor float64", wide, 2)
	k.loop()
	g := k.row("slope")
	k.storeMultiple(k.copied(g), g.Mem, false)
	k.next(k.step())
	k.end()
}
