package main

import (
	"math"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/reg"
)

// losses lists what is computed in vectors.
func losses() []loss {
	return []loss{
		{name: "squared", body: squared}, {name: "squared", double: true, body: squaredDouble},
		{name: "huber", body: huber}, {name: "huber", double: true, body: huberDouble},
		{name: "logistic", single: true, body: logistic},
		{name: "bceLogits", single: true, body: bceLogits},
	}
}

// difference is x − t of float32s, in doubles, where it is nearly exact.
func (k kernel) difference(at int) reg.VecVirtual {
	x, t := k.vec(), k.vec()
	build.VCVTPS2PD(k.x.Offset(at), x)
	build.VCVTPS2PD(k.t.Offset(at), t)
	build.VSUBPD(t, x, x)
	return x
}

// twofold is x − t of float64s, and what that loses (Knuth's two-sum).
func (k kernel) twofold(at int) (r, e reg.VecVirtual) {
	x, t, y, z := k.vec(), k.vec(), k.vec(), k.vec()
	build.VMOVUPD(k.x.Offset(at), x)
	build.VMOVUPD(k.t.Offset(at), t)
	r = k.vec()
	build.VSUBPD(t, x, r)
	build.VSUBPD(x, r, y) // y = r − x
	build.VSUBPD(y, r, z) // z = r − y
	build.VSUBPD(z, x, z) // what x lost
	build.VADDPD(y, t, y) // what t lost
	build.VSUBPD(y, z, z)
	return r, z
}

func squared(k kernel, at int) []answer {
	r := k.difference(at)
	v := k.vec()
	build.VMULPD(r, r, v)
	build.VADDPD(r, r, r)
	return []answer{{v, r}}
}

// squaredDouble is (r+e)² as r² + 2re.
func squaredDouble(k kernel, at int) []answer {
	r, e := k.twofold(at)
	g := k.vec()
	build.VADDPD(r, r, g)
	build.VMULPD(g, e, e)
	build.VFMADD231PD(r, r, e)
	return []answer{{e, g}}
}

// huber is c·(r − ½c), c being r clipped to ±delta.
func huber(k kernel, at int) []answer {
	r := k.difference(at)
	c := k.clip(r)
	build.VFNMADD231PD(d(0.5), c, r)
	build.VMULPD(c, r, r)
	return []answer{{r, c}}
}

func huberDouble(k kernel, at int) []answer {
	r, e := k.twofold(at)
	c := k.clip(r)
	build.VFNMADD231PD(d(0.5), c, r)
	build.VADDPD(e, r, r)
	build.VMULPD(c, r, r)
	return []answer{{r, c}}
}

// clip is r clipped to ±param. A NaN may be lost: it is in r still.
func (k kernel) clip(r reg.VecVirtual) reg.VecVirtual {
	c := k.vec()
	build.VMINPD(k.param, r, c)
	build.VMAXPD(k.xor(d(math.Copysign(0, -1)), k.param), c, c)
	return c
}

// sign is the sign bit of a single.
var sign = float32(math.Copysign(0, -1))

// A softplus is e = exp(−|m|), l = log(1+e) and q = 1/(1+e), in singles.
type softplus struct{ e, l, q reg.VecVirtual }

// softplus computes what losses of a logit m share.
func (k kernel) softplus(m reg.VecVirtual) softplus {
	e := k.exp(k.or(f(sign), m), nil)
	one := k.load(f(1))
	q, s := k.vec(), k.vec()
	build.VADDPS(one, e, q)
	build.VADDPS(one, q, s)
	build.VDIVPS(q, one, q) // 1/(1+e)
	build.VDIVPS(s, e, s)   // e/(2+e)
	w, p := k.vec(), k.load(f(artanh[3]))
	build.VMULPS(s, s, w)
	for i := 2; i >= 0; i-- {
		build.VFMADD213PS(f(artanh[i]), w, p)
	}
	build.VADDPS(s, s, s)
	build.VMULPS(s, w, w)
	build.VFMADD213PS(s, w, p)
	return softplus{e, p, q}
}

// The minimax polynomials in single precision, by Remez' algorithm in 60 digits: (e^r − 1 − r)/r² for |r| ≤ ½ln 2, which errs by 3.1e-9 of e^r,
// and (artanh(s)/s − 1)/w with w = s² ≤ 1/9, which errs by 4.7e-9 of artanh.
var (
	exponential = [5]float32{0.499999934578, 0.166665207088, 0.0416683867488, 0.00836870974118, 0.00138146300764}
	artanh      = [4]float32{0.33333214588, 0.200104627497, 0.140051372463, 0.139874480245}
)

// exp is e^(a+lost) for singles a ≤ 0, where lost, if it is not nil, is what a lacks of the exponent that is meant. It is 0 from −150 down.
func (s isa) exp(a, lost reg.VecVirtual) reg.VecVirtual {
	const (
		log2e   = 1.44269504
		ln2High = 0.693145751953125 // 0x1.62e4p-1: its products by k are exact
		ln2Low  = 1.42860677e-06
	)
	build.VMAXPS(a, s.load(f(-150)), a) // a NaN stays one
	n := s.vec()
	build.VMULPS(f(log2e), a, n)
	n = s.round(n)
	build.VFNMADD231PS(f(ln2High), n, a)
	build.VFNMADD231PS(f(ln2Low), n, a)
	if lost != nil {
		build.VMAXPS(f(-1), lost, lost) // of an infinite exponent it is NaN
		build.VADDPS(lost, a, a)
	}
	r2, p := s.vec(), s.load(f(exponential[4]))
	build.VMULPS(a, a, r2)
	for i := 3; i >= 0; i-- {
		build.VFMADD213PS(f(exponential[i]), a, p)
	}
	build.VFMADD213PS(a, r2, p)
	build.VADDPS(f(1), p, p)
	return s.scale(p, n)
}

// logistic is softplus(−m), m = t·x, t a sign.
func logistic(k kernel, at int) []answer {
	m, t := k.vec(), k.vec()
	build.VMOVUPS(k.t.Offset(at), t)
	build.VMULPS(k.x.Offset(at), t, m)
	s := k.softplus(m)
	build.VMULPS(s.q, s.e, s.e) // σ(−|m|)
	g := k.choose(m, s.q, s.e)
	build.VMULPS(k.xor(f(sign), t), g, g)
	zero := k.zero()
	v := k.xor(f(sign), m)
	build.VMAXPS(v, zero, v) // the second is taken where either is NaN
	build.VADDPS(s.l, v, v)
	return k.widened(v, g)
}

// bceLogits is w·t·softplus(−z) + (1−t)·softplus(z).
func bceLogits(k kernel, at int) []answer {
	z := k.vec()
	build.VMOVUPS(k.x.Offset(at), z)
	s := k.softplus(z)
	build.VMULPS(s.q, s.e, s.e)
	up, down := k.choose(z, s.e, s.q), k.choose(z, s.q, s.e)
	zero := k.zero()
	pos, neg := k.xor(f(sign), z), k.vec()
	build.VMAXPS(pos, zero, pos)
	build.VMAXPS(z, zero, neg)
	build.VADDPS(s.l, pos, pos)
	build.VADDPS(s.l, neg, neg)
	yes, no := k.vec(), k.load(f(1))
	build.VMOVUPS(k.t.Offset(at), yes)
	build.VSUBPS(yes, no, no)
	build.VMULPS(k.param, yes, yes)
	build.VMULPS(no, up, up)
	build.VMULPS(yes, down, down)
	build.VSUBPS(down, up, up)
	build.VMULPS(no, neg, neg) // no product is fused: t and 1 − t play the same part
	build.VMULPS(yes, pos, pos)
	build.VADDPS(pos, neg, neg)
	return k.widened(neg, up)
}

// widened is values and derivatives in singles as answers.
func (k kernel) widened(v, g reg.VecVirtual) []answer {
	a, b := k.widen(v), k.widen(g)
	return []answer{{a[0], b[0]}, {a[1], b[1]}}
}
