package main

import (
	"math"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// legal writes the kernels that look for illegal targets.
func legal(s isa) {
	allLegal(s, "signs32", "reports whether n numbers are −1 or +1.", func(t reg.VecVirtual) []test {
		a := s.vec()
		build.VANDPS(i32(math.MaxInt32), t, a)
		return []test{{a, notEqual, f(1)}}
	})
	allLegal(s, "fractions32", "reports whether n numbers are in [0, 1].", func(t reg.VecVirtual) []test {
		return []test{{t, notAtLeast, f(0)}, {t, notAtMost, f(1)}}
	})
}

// A test is true of a number that is illegal: comparisons that NaN passes.
type test struct {
	of   reg.VecVirtual
	is   operand.Constant
	than operand.Mem
}

var notEqual, notAtMost, notAtLeast = operand.Imm(4), operand.Imm(6), operand.Imm(9)

func allLegal(s isa, name, says string, tests func(t reg.VecVirtual) []test) {
	start(name, s, says, "t *float32, n int) (ok bool")
	t := pointer("t")
	n := build.Load(build.Param("n"), build.GP64())
	bad, found := build.GP32(), build.GP32()
	build.XORL(bad, bad)
	build.Label("loop")
	for i := range group / s.singles() {
		v := s.vec()
		build.VMOVUPS(t.Offset(i*s.bytes), v)
		for _, c := range tests(v) {
			if s == avx512 {
				k := build.K()
				build.VCMPPS(c.is, c.than, c.of, k)
				build.KMOVW(k, found)
			} else {
				k := s.vec()
				build.VCMPPS(c.is, c.than, c.of, k)
				build.VMOVMSKPS(k, found)
			}
			build.ORL(found, bad)
		}
	}
	build.ADDQ(operand.Imm(4*group), t.Base)
	build.SUBQ(operand.Imm(group), n)
	build.JNE(operand.LabelRef("loop"))
	ok := build.GP8()
	build.TESTL(bad, bad)
	build.SETEQ(ok)
	build.Store(ok, build.ReturnIndex(0))
	build.VZEROUPPER()
	build.RET()
}
