package main

import (
	"fmt"
	"math"

	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// An isa is an instruction set: how wide its registers are, and how it does what the two do differently.
type isa struct {
	name  string
	bytes int // in a register
}

var (
	avx2   = isa{"AVX2", 32}
	avx512 = isa{"AVX512", 64}
)

// group is how many samples one iteration computes.
const group = 16

// doubles and singles are how many of each a register holds.
func (s isa) doubles() int { return s.bytes / 8 }
func (s isa) singles() int { return s.bytes / 4 }

// vec is a new register.
func (s isa) vec() reg.VecVirtual {
	if s == avx512 {
		return build.ZMM()
	}
	return build.YMM()
}

// half is the lower half of a register, which holds as many singles as v holds doubles.
func (s isa) half(v reg.VecVirtual) reg.Register {
	if s == avx512 {
		return v.AsY()
	}
	return v.AsX()
}

// zero is a new register of zeros.
func (s isa) zero() reg.VecVirtual {
	v := s.vec()
	if s == avx512 {
		build.VPXORQ(v, v, v)
	} else {
		build.VXORPS(v, v, v)
	}
	return v
}

// Constants are whole registers in memory, each once in the file: AVX2 has too few registers to hold them.
var constants = map[string]operand.Mem{}

// d and f are constants of doubles and of singles.
func d(x float64) operand.Mem {
	return constant(fmt.Sprintf("d%016x", math.Float64bits(x)), 8, operand.U64(math.Float64bits(x)))
}
func f(x float32) operand.Mem {
	return constant(fmt.Sprintf("f%08x", math.Float32bits(x)), 4, operand.U32(math.Float32bits(x)))
}

// i32 is a constant of 32-bit integers.
func i32(x uint32) operand.Mem { return constant(fmt.Sprintf("f%08x", x), 4, operand.U32(x)) }

func constant(name string, size int, value operand.Constant) operand.Mem {
	if m, ok := constants[name]; ok {
		return m
	}
	m := build.GLOBL(name, attr.RODATA|attr.NOPTR)
	for at := 0; at < avx512.bytes; at += size {
		build.DATA(at, value)
	}
	constants[name] = m
	return m
}

// load is a new register with a constant.
func (s isa) load(c operand.Mem) reg.VecVirtual {
	v := s.vec()
	build.VMOVUPS(c, v)
	return v
}

// broadcast is a new register full of a double in memory.
func (s isa) broadcast(m operand.Mem) reg.VecVirtual {
	v := s.vec()
	build.VBROADCASTSD(m, v)
	return v
}

// narrowed is a new register full of the double in memory, rounded to a single.
func (s isa) narrowed(m operand.Mem) reg.VecVirtual {
	x, v := build.XMM(), s.vec()
	build.VMOVSD(m, x)
	build.VCVTSD2SS(x, x, x)
	build.VBROADCASTSS(x, v)
	return v
}

// copyOf is a new register with the same numbers.
func (s isa) copyOf(v reg.VecVirtual) reg.VecVirtual {
	c := s.vec()
	build.VMOVAPS(v, c)
	return c
}

// or, xor and and are bitwise, with a register or memory for m.
func (s isa) or(m operand.Op, v reg.VecVirtual) reg.VecVirtual {
	r := s.vec()
	if s == avx512 {
		build.VPORQ(m, v, r)
	} else {
		build.VORPS(m, v, r)
	}
	return r
}

func (s isa) xor(m operand.Op, v reg.VecVirtual) reg.VecVirtual {
	r := s.vec()
	if s == avx512 {
		build.VPXORQ(m, v, r)
	} else {
		build.VXORPS(m, v, r)
	}
	return r
}

// choose is a in the singles where m is negative or −0, and b elsewhere.
func (s isa) choose(m, a, b reg.VecVirtual) reg.VecVirtual {
	r := s.vec()
	if s == avx512 {
		k := build.K()
		build.VPMOVD2M(m, k)
		build.VBLENDMPS(a, b, k, r)
	} else {
		build.VBLENDVPS(m, a, b, r)
	}
	return r
}

// round is v rounded to integers.
func (s isa) round(v reg.VecVirtual) reg.VecVirtual {
	r := s.vec()
	if s == avx512 {
		build.VRNDSCALEPS(operand.Imm(0), v, r)
	} else {
		build.VROUNDPS(operand.Imm(0), v, r)
	}
	return r
}

// scale is v·2^k, in singles, for integers k from −250 to 0. AVX2 multiplies by two normal powers of 2.
func (s isa) scale(v, k reg.VecVirtual) reg.VecVirtual {
	r := s.vec()
	if s == avx512 {
		build.VSCALEFPS(k, v, r)
		return r
	}
	n, half := s.vec(), s.vec()
	build.VCVTPS2DQ(k, n)
	build.VPSRAD(operand.Imm(1), n, half)
	build.VPSUBD(half, n, n)
	for _, power := range []reg.VecVirtual{half, n} {
		build.VPADDD(i32(127), power, power)
		build.VPSLLD(operand.Imm(23), power, power)
		build.VMULPS(power, v, v)
	}
	return v
}

// widen is the singles of v as doubles: the lower half and the upper one.
func (s isa) widen(v reg.VecVirtual) [2]reg.VecVirtual {
	lo, hi := s.vec(), s.vec()
	build.VCVTPS2PD(s.half(v), lo)
	if s == avx512 {
		h := build.YMM()
		build.VEXTRACTF32X8(operand.Imm(1), v, h)
		build.VCVTPS2PD(h, hi)
	} else {
		h := build.XMM()
		build.VEXTRACTF128(operand.Imm(1), v, h)
		build.VCVTPS2PD(h, hi)
	}
	return [2]reg.VecVirtual{lo, hi}
}
