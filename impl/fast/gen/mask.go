package main

import (
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// A mask is true or false of every number of a register.
type mask = operands

// flags are new mask registers of AVX-512.
func (r *routine) flags() flags {
	f := make(flags, r.parts)
	for i := range f {
		f[i] = build.K()
	}
	return f
}

type flags []reg.OpmaskVirtual

func (f flags) part(i int) operand.Op { return f[i] }

// A comparison is a constant of the instruction. NaN makes it false, but where it says otherwise.
type comparison = same

var (
	equal     = comparison{operand.Imm(0)}
	atMost    = comparison{operand.Imm(2)}
	notEqual  = comparison{operand.Imm(4)} // or unordered
	notLess   = comparison{operand.Imm(5)} // or unordered
	notAtMost = comparison{operand.Imm(6)} // or unordered
	atLeast   = comparison{operand.Imm(13)}
	greater   = comparison{operand.Imm(14)}
)

// compare is where a stands in that relation to b.
func (r *routine) compare(a operands, is comparison, b operands) mask {
	var m mask = r.flags()
	if r.isa == avx2 {
		m = r.vec()
	}
	r.do(instruction{ps: build.VCMPPS, pd: build.VCMPPD}, is, b, r.in(a), m)
	return m
}

// gather puts a bit for each number of a mask in a general register.
func (r *routine) gather(m operand.Op, bits reg.GPVirtual) {
	switch {
	case r.isa == avx512:
		build.KMOVW(m, bits.As32())
	case r.single:
		build.VMOVMSKPS(m, bits.As32())
	default:
		build.VMOVMSKPD(m, bits.As32())
	}
}

// negative is where v is negative or −0.
func (r *routine) negative(v vec) mask {
	if r.isa == avx2 {
		return v
	}
	k := r.flags()
	r.do(instruction{ps: two(build.VPMOVD2M), pd: two(build.VPMOVQ2M)}, v, k)
	return k
}

// choose is a where m is true, and b elsewhere.
func (r *routine) choose(m mask, a, b operands) vec {
	if r.isa == avx512 {
		v := r.copied(b)
		r.do(instruction{ps: build.VMOVAPS, pd: build.VMOVAPD}, r.in(a), m, v)
		return v
	}
	v := r.vec()
	r.do(instruction{ps: four(build.VBLENDVPS), pd: four(build.VBLENDVPD)}, m, a, r.in(b), v)
	return v
}

// where is a where m is true, and 0 elsewhere.
func (r *routine) where(m mask, a vec) vec {
	v := r.vec()
	if r.isa == avx512 {
		r.do(instruction{ps: three(build.VMOVAPS_Z), pd: three(build.VMOVAPD_Z)}, a, m, v)
	} else {
		r.do(instruction{ps: build.VANDPS, pd: build.VANDPS}, a, m, v)
	}
	return v
}
