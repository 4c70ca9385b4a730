package main

import (
	"math"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Arithmetic on whole registers, of which an iteration has a few side by side, so that one may compute while another waits for a result.
// Each result is in new registers.

// An operand is what arithmetic takes, one for each part of an iteration.
type operands interface{ part(i int) operand.Op }

// A vec is numbers in registers.
type vec []reg.VecVirtual

func (v vec) part(i int) operand.Op { return v[i] }

// A same is the same operand for all parts: a constant.
type same struct{ operand.Op }

func (s same) part(int) operand.Op { return s.Op }

// A memory is numbers in an array, so many bytes for each part.
type memory struct {
	operand.Mem
	bytes int
}

func (m memory) part(i int) operand.Op { return m.Offset(i * m.bytes) }

// An instruction is one in singles and one in doubles, and the two of AVX-512 that take a number in memory for all, if there are such.
type instruction struct{ ps, pd, psAll, pdAll func(...operand.Op) }

var (
	adds    = instruction{build.VADDPS, build.VADDPD, build.VADDPS_BCST, build.VADDPD_BCST}
	subs    = instruction{build.VSUBPS, build.VSUBPD, build.VSUBPS_BCST, build.VSUBPD_BCST}
	muls    = instruction{build.VMULPS, build.VMULPD, build.VMULPS_BCST, build.VMULPD_BCST}
	divs    = instruction{build.VDIVPS, build.VDIVPD, build.VDIVPS_BCST, build.VDIVPD_BCST}
	maxs    = instruction{build.VMAXPS, build.VMAXPD, build.VMAXPS_BCST, build.VMAXPD_BCST}
	mins    = instruction{build.VMINPS, build.VMINPD, build.VMINPS_BCST, build.VMINPD_BCST}
	fma213  = instruction{build.VFMADD213PS, build.VFMADD213PD, build.VFMADD213PS_BCST, build.VFMADD213PD_BCST}
	fma231  = instruction{build.VFMADD231PS, build.VFMADD231PD, build.VFMADD231PS_BCST, build.VFMADD231PD_BCST}
	fms213  = instruction{build.VFMSUB213PS, build.VFMSUB213PD, build.VFMSUB213PS_BCST, build.VFMSUB213PD_BCST}
	fnma231 = instruction{build.VFNMADD231PS, build.VFNMADD231PD, build.VFNMADD231PS_BCST, build.VFNMADD231PD_BCST}
)

// do has an instruction done in each part.
func (r *routine) do(in instruction, ops ...operands) {
	emit, all := in.pd, in.pdAll
	if r.single {
		emit, all = in.ps, in.psAll
	}
	for i := range r.parts {
		r.on(i, func() {
			part := make([]operand.Op, len(ops))
			for j, o := range ops {
				part[j] = o.part(i)
				if c, ok := o.(far); ok && (j > 0 || all == nil) {
					part[j] = c.near(r.isa)
				}
			}
			if _, ok := ops[0].(far); ok && all != nil {
				all(part...)
			} else {
				emit(part...)
			}
		})
	}
}

// A far is a constant that no register holds.
type far struct{ operand.Mem }

func (c far) part(int) operand.Op { return c.Mem }

// near is the constant in a new register.
func (c far) near(s isa) reg.VecVirtual {
	v := s.register()
	build.VBROADCASTSD(c.Mem, v)
	return v
}

// vec is new registers.
func (r *routine) vec() vec {
	v := make(vec, r.parts)
	for i := range v {
		v[i] = r.register()
	}
	return v
}

// in is x in registers, which are not to be changed.
func (r *routine) in(x operands) operands {
	switch x := x.(type) {
	case vec:
		return x
	case same:
		if _, ok := x.Op.(reg.Register); ok {
			return x
		}
	case far:
		return x
	}
	return r.copied(x)
}

// copied is x in new registers.
func (r *routine) copied(x operands) vec {
	v := r.vec()
	if c, ok := x.(far); ok {
		for i := range v {
			r.on(i, func() { build.VBROADCASTSD(c.Mem, v[i]) })
		}
		return v
	}
	r.do(instruction{ps: build.VMOVUPS, pd: build.VMOVUPD}, x, v)
	return v
}

func (r *routine) binary(i instruction, a, b operands) vec {
	v := r.vec()
	r.do(i, b, r.in(a), v)
	return v
}

func (r *routine) add(a, b operands) vec {
	return r.binary(adds, a, b)
}
func (r *routine) sub(a, b operands) vec {
	return r.binary(subs, a, b)
}
func (r *routine) mul(a, b operands) vec {
	return r.binary(muls, a, b)
}
func (r *routine) div(a, b operands) vec {
	return r.binary(divs, a, b)
}

// max and min are b where either operand is NaN.
func (r *routine) max(a, b operands) vec {
	return r.binary(maxs, a, b)
}
func (r *routine) min(a, b operands) vec {
	return r.binary(mins, a, b)
}

func (r *routine) sqrt(a operands) vec {
	v := r.vec()
	r.do(instruction{ps: build.VSQRTPS, pd: build.VSQRTPD}, a, v)
	return v
}

// fma is a·b + c, rounded once, and fnma is c − a·b.
func (r *routine) fma(a, b, c operands) vec {
	v := r.copied(c)
	r.do(fma231, b, r.in(a), v)
	return v
}

func (r *routine) fnma(a, b, c operands) vec {
	v := r.copied(c)
	r.do(fnma231, b, r.in(a), v)
	return v
}

// less is a − b, computed as a product: cores add and multiply in different places, and where sums are compensated those that add have more to do.
func (r *routine) less(a, b operands) vec { return r.fnma(b, r.num(1), a) }

// fms is a·b − c in the registers of a copy of a.
func (r *routine) fms(a, b, c operands) vec {
	v := r.copied(a)
	r.do(fms213, c, r.in(b), v)
	return v
}

// addProduct adds a·b to c, and subProduct subtracts it.
func (r *routine) addProduct(c vec, a, b operands) {
	r.do(fma231, b, r.in(a), c)
}

func (r *routine) subProduct(c vec, a, b operands) {
	r.do(fnma231, b, r.in(a), c)
}

// polynomial is c[0] + c[1]·x + c[2]·x² + …, by Horner's scheme: it is for the parts to see that nobody waits.
func (r *routine) polynomial(x vec, c ...float64) vec {
	p := r.copied(r.num(c[len(c)-1]))
	for at := len(c) - 2; at >= 0; at-- {
		r.do(fma213, r.num(c[at]), x, p)
	}
	return p
}

// two, three and four are instructions of that many operands.
func two(f func(a, b operand.Op)) func(...operand.Op) {
	return func(o ...operand.Op) { f(o[0], o[1]) }
}

func three(f func(a, b, c operand.Op)) func(...operand.Op) {
	return func(o ...operand.Op) { f(o[0], o[1], o[2]) }
}

func four(f func(a, b, c, d operand.Op)) func(...operand.Op) {
	return func(o ...operand.Op) { f(o[0], o[1], o[2], o[3]) }
}

// or, xor and and are bitwise.
func (r *routine) or(a, b operands) vec {
	if r.isa == avx512 {
		return r.binary(instruction{ps: build.VPORQ, pd: build.VPORQ}, a, b)
	}
	return r.binary(instruction{ps: build.VORPS, pd: build.VORPS}, a, b)
}

func (r *routine) xor(a, b operands) vec {
	if r.isa == avx512 {
		return r.binary(instruction{ps: build.VPXORQ, pd: build.VPXORQ}, a, b)
	}
	return r.binary(instruction{ps: build.VXORPS, pd: build.VXORPS}, a, b)
}

func (r *routine) and(a, b operands) vec {
	if r.isa == avx512 {
		return r.binary(instruction{ps: build.VPANDQ, pd: build.VPANDQ}, a, b)
	}
	return r.binary(instruction{ps: build.VANDPS, pd: build.VANDPS}, a, b)
}

// flipped is a with the other sign where b is negative or −0, and unless where it is not.
func (r *routine) flipped(a, b operands) vec {
	if r.isa == avx512 {
		return r.ternary(0b01111000, a, r.sign(), b) // a ^ (sign & b)
	}
	return r.xor(a, r.and(b, r.sign()))
}

func (r *routine) flippedUnless(a, b operands) vec {
	if r.isa == avx512 {
		return r.ternary(0b10110100, a, r.sign(), b) // a ^ (sign & ^b)
	}
	return r.neg(r.flipped(a, b))
}

// ternary is bit 4a+2b+c of table, for each bit of the operands.
func (r *routine) ternary(table uint64, a, b, c operands) vec {
	v := r.copied(a)
	r.do(instruction{ps: build.VPTERNLOGQ, pd: build.VPTERNLOGQ}, same{operand.U8(table)}, c, r.in(b), v)
	return v
}

// sign is the bit that tells it.
func (r *routine) sign() operands { return r.num(math.Copysign(0, -1)) }

func (r *routine) neg(a operands) vec { return r.xor(a, r.sign()) }

func (r *routine) abs(a operands) vec {
	if r.single {
		return r.and(a, r.pattern(math.MaxInt32<<32|math.MaxInt32))
	}
	return r.and(a, r.pattern(math.MaxInt64))
}

// below is −|a|.
func (r *routine) below(a operands) vec { return r.or(a, r.sign()) }

// signed is |a| for a ≥ 0 with the sign of b.
func (r *routine) signed(a, b operands) vec { return r.or(r.and(b, r.sign()), a) }

// round is v rounded to integers.
func (r *routine) round(a vec) vec {
	v := r.vec()
	if r.isa == avx512 {
		r.do(instruction{ps: build.VRNDSCALEPS, pd: build.VRNDSCALEPD}, same{operand.Imm(0)}, a, v)
	} else {
		r.do(instruction{ps: three(build.VROUNDPS), pd: three(build.VROUNDPD)}, same{operand.Imm(0)}, a, v)
	}
	return v
}
