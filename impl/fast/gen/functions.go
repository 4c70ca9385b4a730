package main

import (
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// An approximation is what exponentials and logarithms need in one format.
type approximation struct {
	ln2High, ln2Low float64   // ln 2 in two parts: products of the first by the integers that occur are exact
	least           float64   // e^x is 0 below
	exponential     []float64 // (e^r − 1 − r)/r² for |r| ≤ ½ln 2
	artanh          []float64 // (artanh(s)/s − 1)/w with w = s² ≤ 1/9
}

// The minimax polynomials are by Remez' algorithm in 60 digits, but for the exponential of doubles, which is Sollya's. They err by 3.1e-9 of e^r and
// 4.7e-9 of artanh in singles, by 8.1e-19 and 1.4e-18 in doubles.
var (
	singles = approximation{
		0x1.62e4p-1, 1.42860677e-06, -150,
		[]float64{0.499999934578, 0.166665207088, 0.0416683867488, 0.00836870974118, 0.00138146300764},
		[]float64{0.33333214588, 0.200104627497, 0.140051372463, 0.139874480245},
	}
	doubles = approximation{
		0x1.62e42fee00000p-1, 0x1.a39ef35793c76p-33, -746,
		[]float64{0.5, 0.1666666666666667, 0.04166666666666667, 0.008333333333326084, 0.0013888888888883711, 0.0001984126987500228,
			2.480158732567746e-05, 2.755725517000089e-06, 2.755727347871858e-07, 2.5105312729622103e-08, 2.09147553258932e-09},
		[]float64{0.33333333333333211157, 0.20000000000061336539, 0.1428571427578513381, 0.11111111883098752275, 0.090908751927479991774,
			0.076932170047488426674, 0.066512516301014422043, 0.060473954314540382057, 0.041932486621896419409, 0.084686344133694800311},
	}
)

func (r *routine) approximation() approximation {
	if r.single {
		return singles
	}
	return doubles
}

// reduced is a as n·ln 2 + x, n an integer and |x| ≤ ½ln 2.
func (r *routine) reduced(a vec) (n, x vec) {
	const log2e = 0x1.71547652b82fep0
	p := r.approximation()
	n = r.round(r.mul(a, r.num(log2e)))
	x = r.fnma(n, r.num(p.ln2High), a)
	r.subProduct(x, n, r.num(p.ln2Low))
	return n, x
}

// grown is e^x − 1 for |x| ≤ ½ln 2.
func (r *routine) grown(x vec) vec {
	p := r.polynomial(x, r.approximation().exponential...)
	r.addProduct(x, r.mul(x, x), p)
	return x
}

// exp is e^a for a ≤ 0.
func (r *routine) exp(a vec) vec {
	n, x := r.reduced(r.max(r.num(r.approximation().least), a)) // a NaN stays one
	return r.scale(r.add(r.grown(x), r.num(1)), n)
}

// expm1 is e^a − 1 for 0 ≤ a ≤ 40.
func (r *routine) expm1(a vec) vec {
	n, x := r.reduced(a)
	t := r.scale(r.copied(r.num(1)), n)
	return r.fma(t, r.grown(x), r.sub(t, r.num(1)))
}

// log1p is log(1+e) for 0 ≤ e ≤ 1: 2·artanh s with s = e/(2+e) ≤ ⅓.
func (r *routine) log1p(e vec) vec {
	return r.artanhTwice(r.div(e, r.add(e, r.num(2))))
}

// artanhTwice is 2·artanh s for |s| ≤ ⅓.
func (r *routine) artanhTwice(s vec) vec {
	w, twice := r.mul(s, s), r.add(s, s)
	p := r.polynomial(w, r.approximation().artanh...)
	r.addProduct(twice, r.mul(twice, w), p)
	return twice
}

// scale is v·2^k for integers k from −1080 to 60; of singles, from −250. AVX2 multiplies by two normal powers of 2,
// and v is lost.
func (r *routine) scale(v, k vec) vec {
	if r.isa == avx512 {
		return r.binary(instruction{ps: build.VSCALEFPS, pd: build.VSCALEFPD}, v, k)
	}
	bias, mantissa := uint64(1023<<32|1023), uint64(52)
	if r.single {
		bias, mantissa = 127<<32|127, 23
	}
	for i, k := range k {
		r.on(i, func() {
			n, half := r.register(), r.register()
			if r.single {
				build.VCVTPS2DQ(k, n)
				build.VPSRAD(operand.Imm(1), n, half)
				build.VPSUBD(half, n, n)
			} else {
				build.VCVTPD2DQY(k, n.AsX())
				build.VPSRAD(operand.Imm(1), n.AsX(), half.AsX())
				build.VPSUBD(half.AsX(), n.AsX(), n.AsX())
			}
			for _, power := range []reg.VecVirtual{half, n} {
				if r.single {
					build.VPADDD(constant(bias), power, power)
					build.VPSLLD(operand.Imm(mantissa), power, power)
					build.VMULPS(power, v[i], v[i])
				} else {
					build.VPADDD(constant(bias), power.AsX(), power.AsX())
					build.VPMOVZXDQ(power.AsX(), power)
					build.VPSLLQ(operand.Imm(mantissa), power, power)
					build.VMULPD(power, v[i], v[i])
				}
			}
		})
	}
	return v
}
