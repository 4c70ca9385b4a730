package main

import (
	"github.com/mmcloughlin/avo/build"
)

// legal writes the kernels that look for illegal targets.
func legal(s isa) {
	for _, wide := range []bool{false, true} {
		allLegal(s, wide, "signs", "reports whether n numbers are −1 or +1.", func(r *routine, t vec) []test {
			return []test{{r.abs(t), notEqual, r.num(1)}}
		})
		allLegal(s, wide, "fractions", "reports whether n numbers are in [0, 1].", func(r *routine, t vec) []test {
			return []test{{t, notAtLeast, r.num(0)}, {t, notAtMost, r.num(1)}}
		})
		allLegal(s, wide, "bits", "reports whether n numbers are 0 or 1.", func(r *routine, t vec) []test {
			return []test{{r.mul(t, r.sub(t, r.num(1))), notEqual, r.num(0)}}
		})
	}
}

// A test is true of a number that is illegal: comparisons that NaN passes.
type test struct {
	of   vec
	is   comparison
	than operands
}

func allLegal(s isa, wide bool, name, says string, tests func(r *routine, t vec) []test) {
	format, size := "float32", 4
	if wide {
		format, size = "float64", 8
	}
	r := start(s, name+format[5:], says, "t *F, n int) (ok bool", format, !wide, 2)
	t := memory{r.array("t", size), s.bytes}
	bad := build.GP64()
	build.XORQ(bad, bad)
	r.loop()
	for _, c := range tests(r, r.copied(t)) {
		k := r.compare(c.of, c.is, c.than)
		for i := range r.parts {
			found := build.GP64()
			r.on(i, func() { r.gather(k.part(i), found) })
			r.on(i, func() { build.ORQ(found, bad) })
		}
	}
	r.next(r.step())
	ok := build.GP8()
	build.TESTQ(bad, bad)
	build.SETEQ(ok)
	build.Store(ok, build.ReturnIndex(0))
	r.end()
}
