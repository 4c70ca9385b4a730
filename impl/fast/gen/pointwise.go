package main

import (
	"fmt"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// A loss computes values and derivatives of samples in registers.
type loss struct {
	name   string
	double bool // samples are float64s, otherwise float32s
	// body computes the samples that one register of doubles holds, or one of singles if single is set, from byte at of both arrays.
	// The answers are doubles.
	body   func(k kernel, at int) []answer
	single bool
}

// An answer is values and derivatives, doubles both.
type answer struct{ v, g reg.VecVirtual }

// A kernel is what a body may use.
type kernel struct {
	isa
	x, t  operand.Mem
	param reg.VecVirtual // the loss's parameter, in the format that it computes in
}

// A sink is what becomes of the answers.
type sink struct{ name, says, signature string }

var (
	total  = sink{"Total", "stores sums of the values of n samples.", "x, t *%s, n int, param float64, sums *[32]float64"}
	slopes = sink{"Slopes", "stores sums of the values of n samples, and their derivatives times factor.",
		"x, t, slope *%s, n int, factor, param float64, sums *[32]float64"}
	each = sink{"Each", "stores the values and derivatives of n samples.", "x, t *%s, value, slope *float64, n int, param float64"}
)

// pointwise writes one kernel. Sample i goes to sum i mod 16; what an addition of doubles loses goes to the sum 16 further on, which for singles
// stays 0, as their sums are known to float64 well enough.
func pointwise(s isa, l loss, to sink) {
	format, size := "float32", 4
	if l.double {
		format, size = "float64", 8
	}
	bits := map[string]string{"float32": "32", "float64": "64"}[format]
	build.TEXT(l.name+bits+to.name+s.name, build.NOSPLIT, "func("+fmt.Sprintf(to.signature, format)+")")
	build.Pragma("noescape")
	build.Doc(l.name + bits + to.name + s.name + " " + to.says)
	pointer := func(name string) operand.Mem { return operand.Mem{Base: build.Load(build.Param(name), build.GP64())} }
	k := kernel{isa: s, x: pointer("x"), t: pointer("t")}
	n := build.Load(build.Param("n"), build.GP64())
	argument := func(name string) operand.Mem {
		p, err := build.Param(name).Resolve()
		if err != nil {
			panic(err)
		}
		return p.Addr
	}
	if l.single {
		k.param = s.narrowed(argument("param"))
	} else {
		k.param = s.broadcast(argument("param"))
	}
	var sum, lost [4]reg.VecVirtual
	var v, g, sums operand.Mem
	var f reg.VecVirtual
	accumulators := group / s.doubles()
	if to == each {
		v, g = pointer("value"), pointer("slope")
	} else {
		sums = pointer("sums")
		for i := range accumulators {
			if sum[i] = s.zero(); l.double {
				lost[i] = s.zero()
			}
		}
	}
	if to == slopes {
		g = pointer("slope")
		f = s.broadcast(argument("factor"))
	}

	build.Label("loop")
	step := s.doubles()
	if l.single {
		step = s.singles()
	}
	for i := 0; i < group; i += step {
		for j, a := range l.body(k, i*size) {
			at := i + j*s.doubles()
			switch to {
			case each:
				build.VMOVUPD(a.v, v.Offset(8*at))
				build.VMOVUPD(a.g, g.Offset(8*at))
				continue
			case slopes:
				build.VMULPD(f, a.g, a.g)
				if l.double {
					build.VMOVUPD(a.g, g.Offset(8*at))
				} else {
					h := build.YMM()
					if s == avx512 {
						build.VCVTPD2PS(a.g, h)
						build.VMOVUPS(h, g.Offset(4*at))
					} else {
						build.VCVTPD2PSY(a.g, h.AsX())
						build.VMOVUPS(h.AsX(), g.Offset(4*at))
					}
				}
			}
			m := at / s.doubles()
			if l.double {
				s.addTwofold(a.v, sum[m], lost[m])
			} else {
				build.VADDPD(a.v, sum[m], sum[m])
			}
		}
	}
	for _, p := range []operand.Mem{k.x, k.t} {
		build.ADDQ(operand.U32(group*size), p.Base)
	}
	switch to {
	case each:
		build.ADDQ(operand.U32(8*group), v.Base)
		build.ADDQ(operand.U32(8*group), g.Base)
	case slopes:
		build.ADDQ(operand.U32(group*size), g.Base)
	}
	build.SUBQ(operand.Imm(group), n)
	build.JNE(operand.LabelRef("loop"))

	if to != each {
		for i := range accumulators {
			build.VMOVUPD(sum[i], sums.Offset(i*s.bytes))
			if l.double {
				build.VMOVUPD(lost[i], sums.Offset(8*group+i*s.bytes))
			}
		}
	}
	build.VZEROUPPER()
	build.RET()
}

// addTwofold adds v to sum, and what that loses to lost (Knuth's two-sum).
func (s isa) addTwofold(v, sum, lost reg.VecVirtual) {
	t, y, z := s.vec(), s.vec(), s.vec()
	build.VADDPD(v, sum, t)
	build.VSUBPD(sum, t, y) // y = t − sum
	build.VSUBPD(y, t, z)   // z = t − y
	build.VSUBPD(z, sum, z) // what sum lost
	build.VSUBPD(y, v, y)   // what v lost
	build.VADDPD(y, z, z)
	build.VADDPD(z, lost, lost)
	build.VMOVAPD(t, sum)
}
