package main

import (
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
)

// Rows whose target is a distribution. All is in doubles.

// distributions writes their kernels.
func distributions(s isa) {
	for _, wide := range []bool{false, true} {
		extent(s, wide)
		linear(s, wide)
		softSlopes(s, wide)
	}
}

// row begins a kernel of rows x and t.
func row(s isa, name, says, x, signature string, wide bool) *kernel {
	format := formats[wide]
	k := &kernel{routine: start(s, name+format[5:], says, signature, format, false, s.parts(false, true)), wide: wide}
	k.t = k.array("t", k.size())
	if x != "" {
		k.x = k.array(x, k.size())
	}
	return k
}

// A tally adds doubles, side by side, and, if it is twofold, what additions lose.
type tally struct{ sum, lost vec }

func (r *routine) tally(twofold bool) (t tally) {
	zeros := func() vec {
		v := r.vec()
		for _, v := range v {
			r.clear(v)
		}
		return v
	}
	if t.sum = zeros(); twofold {
		t.lost = zeros()
	}
	return t
}

// tallied adds v to t.
func (r *routine) tallied(t tally, v vec) {
	for i, v := range v {
		r.on(i, func() {
			if t.lost != nil {
				r.addTwofold(v, t.sum[i], t.lost[i])
			} else {
				build.VADDPD(v, t.sum[i], t.sum[i])
			}
		})
	}
}

// store returns the total as that result of the function.
func (r *routine) store(t tally, result int) {
	r.combine(build.VADDPD, t.sum)
	if t.lost != nil {
		r.combine(build.VADDPD, t.lost)
		build.VADDPD(t.lost[0], t.sum[0], t.sum[0])
	}
	build.Store(r.folded(t.sum[0], build.VADDPD, build.VPERMILPD, 1), build.ReturnIndex(result))
}

// combine combines the parts of v in the first one.
func (r *routine) combine(by func(...operand.Op), v vec) {
	for n := r.parts / 2; n > 0; n /= 2 {
		for i := range n {
			by(v[i+n], v[i], v[i])
		}
	}
}

// extent tells whether a row may be a distribution.
func extent(s isa, wide bool) {
	k := row(s, "extent", "returns the sum of n numbers, the least and the largest, and 0 if that is less or more.", "", "t *F, n int) (sum, least, most float64", wide)
	sum, least, most := k.tally(wide), k.vec(), k.vec()
	for i := range k.parts {
		k.clear(least[i])
		k.clear(most[i])
	}
	k.loop()
	t := k.copied(k.target())
	k.tallied(sum, t)
	k.do(mins, t, least, least)
	k.do(maxs, t, most, most)
	k.next(k.step())
	k.store(sum, 0)
	k.combine(build.VMINPD, least)
	k.combine(build.VMAXPD, most)
	build.Store(s.folded(least[0], build.VMINPD, build.VPERMILPD, 1), build.ReturnIndex(1))
	build.Store(s.folded(most[0], build.VMAXPD, build.VPERMILPD, 1), build.ReturnIndex(2))
	k.end()
}

// counted is c = own·t + share, what multiplies ℓ.
func (k *kernel) counted() vec { return k.fma(k.param(0), k.target(), k.param(1)) }

func linear(s isa, wide bool) {
	k := row(s, "linear", "returns the sums of c·(top − z) and of c = own·t + share over n numbers; params are own, share and top.",
		"z", "z, t *F, n int, params *[5]float64) (apart, mass float64", wide)
	apart, mass := k.tally(wide), k.tally(wide) // doubles know sums of float32s well enough
	k.loop()
	c := k.counted()
	k.tallied(apart, k.mul(c, k.sub(k.param(2), k.pred())))
	k.tallied(mass, c)
	k.next(k.step())
	k.store(apart, 0)
	k.store(mass, 1)
	k.end()
}

func softSlopes(s isa, wide bool) {
	k := row(s, "softSlopes", "turns each of n exponentials e into (e·(mass − c) − c·others)·factor, others being all − e, or rest where e is 1; params are own, share, mass, rest and all.",
		"slope", "slope, t *F, n int, factor float64, params *[5]float64", wide)
	k.loop()
	c, e := k.counted(), k.in(k.pred())
	others := k.choose(k.compare(e, equal, k.num(1)), k.param(3), k.sub(k.param(4), e))
	g := k.mul(e, k.sub(k.param(2), c))
	k.subProduct(g, c, others)
	k.storeMultiple(g, k.x, false)
	k.next(k.step())
	k.end()
}
