package main

import (
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
)

// legal writes the kernels that look for illegal targets.
func legal(s isa) {
	for _, wide := range []bool{false, true} {
		allLegal(s, wide, "signs", "reports whether n numbers are −1 or +1.", func(k *kernel, t vec) []test {
			return []test{{k.abs(t), equal, k.num(1)}}
		})
		allLegal(s, wide, "fractions", "reports whether n numbers are in [0, 1].", func(k *kernel, t vec) []test {
			return []test{{t, atLeast, k.num(0)}, {t, atMost, k.num(1)}}
		})
		allLegal(s, wide, "bits", "reports whether n numbers are 0 or 1.", func(k *kernel, t vec) []test {
			return []test{{k.mul(t, k.sub(t, k.num(1))), equal, k.num(0)}}
		})
	}
}

// A test is true of a number that is legal, and not of NaN.
type test struct {
	of   vec
	is   comparison
	than operands
}

// allLegal keeps for each place in a register whether all that stood there was legal.
func allLegal(s isa, wide bool, name, says string, tests func(k *kernel, t vec) []test) {
	k := logits(s, name, says, "t *F, n int) (ok bool", wide, 4)
	t, so := k.row("t"), k.all()
	k.loop()
	for _, c := range tests(k, k.copied(t)) {
		if s == avx512 {
			k.do(instruction{ps: build.VCMPPS, pd: build.VCMPPD}, c.is, c.than, c.of, so, so)
			continue
		}
		k.do(instruction{ps: build.VANDPS, pd: build.VANDPS}, k.compare(c.of, c.is, c.than), so, so)
	}
	k.next(k.step())
	places := k.step() / k.parts
	found := build.GP64()
	for i := range k.parts {
		one := build.GP64()
		k.gather(so.part(i), one)
		if i == 0 {
			build.MOVQ(one, found)
		} else {
			build.ANDQ(one, found)
		}
	}
	ok := build.GP8()
	build.CMPQ(found, operand.U32(1<<places-1))
	build.SETEQ(ok)
	build.Store(ok, build.ReturnIndex(0))
	k.end()
}

// all is a mask that is true everywhere, and can be changed.
func (k *kernel) all() mask {
	if k.isa == avx512 {
		f := k.flags()
		for _, f := range f {
			build.KXNORW(f, f, f)
		}
		return f
	}
	v := k.vec()
	for _, v := range v {
		build.VPCMPEQD(v, v, v)
	}
	return v
}
