package fast

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// one is the bits of 1.
var one = math.Float64bits(1)

// softplus takes n numbers z in w.v and stores e = exp(−|z|) in w.e, log(1+e) in w.l and 1/(1+e) in w.q: softplus(z) is max(z, 0) + l, σ(|z|)
// is q and σ(−|z|) is e·q. Nothing cancels, and tails keep their digits.
func softplus[F impl.Float](w *workspace[F], n int) {
	for i, z := range w.v[:n] {
		w.e[i] = -math.Abs(z)
	}
	expNegative(w.e[:n])
	for i, e := range w.e[:n] {
		w.q[i] = 1 / (1 + e)
		w.l[i] = log1p(e)
	}
}

// expNegative replaces each x ≤ 0 by e^x, to about an ulp; NaN stays NaN. With x = k·ln 2 + r, |r| ≤ ½ln 2, it is 2^k·(1 + r + r²·p(r)), p a
// minimax polynomial whose relative error in e^r Sollya bounds by 8.1e-19. The power of 2 is applied in halves: either is a normal number,
// and a result that is not is rounded once more at most.
func expNegative(v []float64) {
	const (
		log2e   = 0x1.71547652b82fep0
		ln2High = 0x1.62e42fee00000p-1 // with 21 zero bits behind it, so that k·ln2High is exact
		ln2Low  = 0x1.a39ef35793c76p-33
		shift   = 0x1.8p52 // adding it rounds to an integer, which is then in the low bits
		least   = -746     // e^x is 0 below
	)
	for i, x := range v {
		x = max(x, least)
		k := float64(x*log2e) + shift
		n := int64(math.Float64bits(k)<<12) >> 12
		k -= shift
		r := (x - float64(k*ln2High)) - float64(k*ln2Low)
		s := r * r
		a := 0.5 + float64(r*0.1666666666666667)
		b := 0.04166666666666667 + float64(r*0.008333333333326084)
		c := 0.0013888888888883711 + float64(r*0.0001984126987500228)
		d := 2.480158732567746e-05 + float64(r*2.755725517000089e-06)
		f := 2.755727347871858e-07 + float64(r*(2.5105312729622103e-08+float64(r*2.09147553258932e-09)))
		p := a + float64(s*(b+float64(s*(c+float64(s*(d+float64(s*f)))))))
		y := 1 + (r + float64(s*p))
		half := n >> 1
		v[i] = y * power2(half) * power2(n-half)
	}
}

// power2 is 2^k for −1022 ≤ k ≤ 1023.
func power2(k int64) float64 { return math.Float64frombits(uint64(k+1023) << 52) }

// log1p is log(1 + e) for 0 ≤ e ≤ 1, to about two ulp: 2·artanh s with s = e/(2+e) ≤ ⅓.
func log1p(e float64) float64 {
	s := e / (2 + e)
	w := s * s
	p := artanh(w)
	s += s
	return s + float64(float64(s*w)*p)
}

// artanh is P(w) = (artanh(s)/s − 1)/w = 1/3 + w/5 + w²/7 + … with w = s² ≤ 1/9: the minimax polynomial by Remez' algorithm in 60 digits, which
// errs by 1.4e-18 of artanh.
func artanh(w float64) float64 {
	u := w * w
	a := 0.33333333333333211157 + float64(w*0.20000000000061336539)
	b := 0.1428571427578513381 + float64(w*0.11111111883098752275)
	c := 0.090908751927479991774 + float64(w*0.076932170047488426674)
	d := 0.066512516301014422043 + float64(w*0.060473954314540382057)
	f := 0.041932486621896419409 + float64(w*0.084686344133694800311)
	return a + float64(u*(b+float64(u*(c+float64(u*(d+float64(u*f)))))))
}
