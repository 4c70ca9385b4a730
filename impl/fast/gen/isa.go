package main

import (
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/reg"
)

// An isa is an instruction set: how wide its registers are.
type isa struct {
	name  string
	bytes int // in a register
}

var (
	avx2   = isa{"AVX2", 32}
	avx512 = isa{"AVX512", 64}
)

// doubles and singles are how many of each a register holds.
func (s isa) doubles() int { return s.bytes / 8 }
func (s isa) singles() int { return s.bytes / 4 }

// register is a new one.
func (s isa) register() reg.VecVirtual {
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

// clear sets a register to 0.
func (s isa) clear(v reg.VecVirtual) {
	if s == avx512 {
		build.VPXORQ(v, v, v)
	} else {
		build.VXORPS(v, v, v)
	}
}
