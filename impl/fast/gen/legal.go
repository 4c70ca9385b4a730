package main

import (
	"github.com/mmcloughlin/avo/build"
)

// legal writes the kernels that look for illegal targets.
func legal(s isa) {
	allLegal(s, "signs", "reports whether n numbers are −1 or +1.", func(r *routine, t vec) []test {
		return []test{{r.abs(t), notEqual, r.num(1)}}
	})
	allLegal(s, "fractions", "reports whether n numbers are in [0, 1].", func(r *routine, t vec) []test {
		return []test{{t, notAtLeast, r.num(0)}, {t, notAtMost, r.num(1)}}
	})
}

// A test is true of a number that is illegal: comparisons that NaN passes.
type test struct {
	of   vec
	is   comparison
	than operands
}

func allLegal(s isa, name, says string, tests func(r *routine, t vec) []test) {
	r := start(s, name+"32", says, "t *F, n int) (ok bool", "float32", true, 2)
	t := memory{r.array("t", 4), s.bytes}
	bad := build.GP64()
	build.XORQ(bad, bad)
	r.loop()
	for _, c := range tests(r, r.copied(t)) {
		k := r.compare(c.of, c.is, c.than)
		for i := range r.parts {
			found := build.GP64()
			r.on(i, func() { s.gather(k.part(i), found) })
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
