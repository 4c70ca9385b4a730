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

func start(name string, s isa, says, signature string) {
	build.TEXT(name+s.name, build.NOSPLIT, "func("+signature+")")
	build.Pragma("noescape")
	build.Doc(name + s.name + " " + says)
}

func pointer(name string) operand.Mem {
	return operand.Mem{Base: build.Load(build.Param(name), build.GP64())}
}

func largest(s isa) {
	start("largest32", s, "stores the larger of each of the 16 numbers at top and n further ones. NaN may be lost.", "z *float32, n int, top *[16]float32")
	z, top := pointer("z"), pointer("top")
	n := build.Load(build.Param("n"), build.GP64())
	var m [2]reg.VecVirtual
	for i := range group / s.singles() {
		m[i] = s.vec()
		build.VMOVUPS(top.Offset(i*s.bytes), m[i])
	}
	build.Label("loop")
	for i := range group / s.singles() {
		build.VMAXPS(z.Offset(i*s.bytes), m[i], m[i])
	}
	build.ADDQ(operand.Imm(4*group), z.Base)
	build.SUBQ(operand.Imm(group), n)
	build.JNE(operand.LabelRef("loop"))
	for i := range group / s.singles() {
		build.VMOVUPS(m[i], top.Offset(i*s.bytes))
	}
	build.VZEROUPPER()
	build.RET()
}

// exponentials puts the rounding error of z − top back, which exp would multiply by its size.
func exponentials(s isa) {
	start("exponentials32", s, "stores exp(z − top) of n numbers in e, and adds those that are not 1 for z = top to sums, and counts these in ties.",
		"z, e *float32, n int, top float32, sums *[16]float64) (ties int")
	z, e, sums := pointer("z"), pointer("e"), pointer("sums")
	n := build.Load(build.Param("n"), build.GP64())
	t := s.vec()
	x := build.XMM()
	build.Load(build.Param("top"), x)
	build.VBROADCASTSS(x, t)
	ties := build.GP64()
	build.XORQ(ties, ties)
	var sum [4]reg.VecVirtual
	for i := range group / s.doubles() {
		sum[i] = s.vec()
		build.VMOVUPD(sums.Offset(i*s.bytes), sum[i])
	}
	build.Label("loop")
	for i := range group / s.singles() {
		a, r := s.vec(), s.vec()
		build.VMOVUPS(z.Offset(i*s.bytes), a)
		build.VSUBPS(t, a, r)
		y, lost := s.vec(), s.vec()
		build.VSUBPS(a, r, y)       // y = r − a
		build.VSUBPS(y, r, lost)    // r − y
		build.VSUBPS(lost, a, lost) // what a lost
		build.VADDPS(y, t, y)       // what top lost
		build.VSUBPS(y, lost, lost)
		count := build.GP64()
		var rest reg.VecVirtual
		if s == avx512 {
			k := build.K()
			build.VCMPPS(operand.Imm(0), t, a, k) // equal
			build.KMOVW(k, count.As32())
			p := s.exp(r, lost)
			build.VMOVUPS(p, e.Offset(i*s.bytes))
			other := build.K()
			build.KNOTW(k, other)
			rest = s.vec()
			build.VMOVAPS_Z(p, other, rest)
		} else {
			k := s.vec()
			build.VCMPPS(operand.Imm(0), t, a, k)
			build.VMOVMSKPS(k, count.As32())
			p := s.exp(r, lost)
			build.VMOVUPS(p, e.Offset(i*s.bytes))
			rest = s.vec()
			build.VANDNPS(p, k, rest)
		}
		build.POPCNTQ(count, count)
		build.ADDQ(count, ties)
		for j, w := range s.widen(rest) {
			build.VADDPD(w, sum[2*i+j], sum[2*i+j])
		}
	}
	build.ADDQ(operand.Imm(4*group), z.Base)
	build.ADDQ(operand.Imm(4*group), e.Base)
	build.SUBQ(operand.Imm(group), n)
	build.JNE(operand.LabelRef("loop"))
	for i := range group / s.doubles() {
		build.VMOVUPD(sum[i], sums.Offset(i*s.bytes))
	}
	build.Store(ties, build.ReturnIndex(0))
	build.VZEROUPPER()
	build.RET()
}

func multiply(s isa) {
	start("multiply32", s, "multiplies n numbers by factor, in doubles.", "slope *float32, n int, factor float64")
	g := pointer("slope")
	n := build.Load(build.Param("n"), build.GP64())
	p, err := build.Param("factor").Resolve()
	if err != nil {
		panic(err)
	}
	f := s.broadcast(p.Addr)
	build.Label("loop")
	for i := 0; i < group; i += s.doubles() {
		v := s.vec()
		build.VCVTPS2PD(g.Offset(4*i), v)
		build.VMULPD(f, v, v)
		if s == avx512 {
			build.VCVTPD2PS(v, v.AsY())
			build.VMOVUPS(v.AsY(), g.Offset(4*i))
		} else {
			build.VCVTPD2PSY(v, v.AsX())
			build.VMOVUPS(v.AsX(), g.Offset(4*i))
		}
	}
	build.ADDQ(operand.Imm(4*group), g.Base)
	build.SUBQ(operand.Imm(group), n)
	build.JNE(operand.LabelRef("loop"))
	build.VZEROUPPER()
	build.RET()
}
