package fast

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// The losses of a logit z = pred and a label t = target.

// BCELogits is impl.BCELogits.
func BCELogits[F impl.Float](posWeight float64, s *Settings) impl.Loss[F] {
	ref := impl.BCELogits[F](posWeight)
	if !(posWeight > 0 && posWeight <= math.MaxFloat64) {
		return ref
	}
	vec := of[F](s.kernels().bceLogits)
	if vec.single && float64(float32(posWeight)) != posWeight { // the kernel would round it
		vec = vectors[F]{}
	}
	return newPointwise(ref, fractions[F], func(x, t []F, w *workspace[F]) {
		n := len(x)
		t, v, g := t[:n], w.v[:n], w.g[:n]
		for i := range x {
			v[i] = float64(x[i])
		}
		softplus(w, n)
		for i := range x {
			z, e, q := v[i], w.e[i]*w.q[i], w.q[i]
			yes, no := posWeight*float64(t[i]), 1-float64(t[i])
			pos, neg := max(0, -z)+w.l[i], max(0, z)+w.l[i] // softplus of −z and of z
			v[i] = float64(yes*pos) + float64(no*neg)
			up := choose(z, math.Float64bits(e), math.Float64bits(q)) // σ(z)
			down := choose(z, math.Float64bits(q), math.Float64bits(e))
			g[i] = float64(no*up) - float64(yes*down)
		}
	}, vec, [4]float64{posWeight}, s)
}

// fractions reports whether every target is in [0, 1].
func fractions[F impl.Float](t []F) bool {
	for _, p := range t {
		if !(p >= 0 && p <= 1) {
			return false
		}
	}
	return true
}

// FocalSigmoid is impl.FocalSigmoid.
func FocalSigmoid[F impl.Float](alpha, gamma float64, s *Settings) impl.Loss[F] {
	ref := impl.FocalSigmoid[F](alpha, gamma)
	if !(gamma >= 0 && gamma <= math.MaxFloat64) || alpha != -1 && !(alpha >= 0 && alpha <= 1) {
		return ref
	}
	weight := [2]float64{1 - alpha, alpha} // of a label 0 and of a label 1
	if alpha == -1 {
		weight = [2]float64{1, 1}
	}
	vec := of[F](s.kernels().focalSquare)
	if gamma != 2 {
		vec = vectors[F]{}
	}
	return newPointwise(ref, bits[F], func(x, t []F, w *workspace[F]) {
		n := len(x)
		t, v, g := t[:n], w.v[:n], w.g[:n]
		for i := range x {
			v[i] = (2*float64(t[i]) - 1) * float64(x[i])
		}
		softplus(w, n)
		for i := range x { // with m = ±z: −log p = softplus(−m), p = σ(m), q = 1 − p
			m, e, q := v[i], w.e[i]*w.q[i], w.q[i]
			surprise := max(0, -m) + w.l[i]
			p := choose(m, math.Float64bits(e), math.Float64bits(q))
			q = choose(m, math.Float64bits(q), math.Float64bits(e))
			f := weight[int(t[i])&1] * power(q, gamma)
			v[i] = f * surprise
			g[i] = -(2*float64(t[i]) - 1) * f * (float64(gamma*float64(p*surprise)) + q)
		}
	}, vec, [4]float64{weight[0], weight[1]}, s)
}

// power is q^γ, with the products that are exact in one rounding.
func power(q, gamma float64) float64 {
	switch gamma {
	case 0:
		return 1
	case 1:
		return q
	case 2:
		return q * q
	}
	return math.Pow(q, gamma)
}

// bits reports whether every target is 0 or 1.
func bits[F impl.Float](t []F) bool {
	for _, b := range t {
		if b != 0 && b != 1 {
			return false
		}
	}
	return true
}
