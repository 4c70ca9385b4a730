package fast

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// The losses of r = pred − target. Squaring r would count its rounding twice, so that e, what it lacks, is put back.

// lost is what r = a − b, rounded, lacks of the exact difference (Knuth's two-sum), where nothing overflows.
func lost(a, b, r float64) float64 {
	y := r - a
	return (a - (r - y)) - (b + y)
}

// Squared is impl.Squared.
func Squared[F impl.Float](s *Settings) impl.Loss[F] {
	return newPointwise(impl.Squared[F](), nil, func(x, t []F, w *workspace[F]) {
		t, v, g := t[:len(x)], w.v[:len(x)], w.g[:len(x)]
		for i := range x {
			a, b := float64(x[i]), float64(t[i])
			r := a - b
			e := lost(a, b, r)
			v[i] = float64(r*r) + float64(2*r*e)
			g[i] = 2 * r
		}
	}, of[F](s.kernels().squared), [4]float64{}, s)
}

// Absolute is impl.Absolute.
func Absolute[F impl.Float](s *Settings) impl.Loss[F] {
	return newPointwise(impl.Absolute[F](), nil, func(x, t []F, w *workspace[F]) {
		t, v, g := t[:len(x)], w.v[:len(x)], w.g[:len(x)]
		for i := range x {
			r := float64(x[i]) - float64(t[i])
			v[i] = math.Abs(r)
			if g[i] = math.Copysign(1, r); r == 0 {
				g[i] = 0
			}
		}
	}, of[F](s.kernels().absolute), [4]float64{}, s)
}

// Huber is impl.Huber.
func Huber[F impl.Float](delta float64, s *Settings) impl.Loss[F] {
	ref := impl.Huber[F](delta)
	if !(delta > 0 && delta <= math.MaxFloat64) {
		return ref
	}
	return newPointwise(ref, nil, func(x, t []F, w *workspace[F]) {
		t, v, g := t[:len(x)], w.v[:len(x)], w.g[:len(x)]
		for i := range x {
			a, b := float64(x[i]), float64(t[i])
			r := a - b
			e := lost(a, b, r)
			c := max(-delta, min(r, delta))
			v[i] = c * (r - float64(c/2) + e)
			g[i] = c
		}
	}, of[F](s.kernels().huber), [4]float64{delta}, s)
}

// SmoothL1 is impl.SmoothL1.
func SmoothL1[F impl.Float](beta float64, s *Settings) impl.Loss[F] {
	if beta == 0 {
		return Absolute[F](s)
	}
	ref := impl.SmoothL1[F](beta)
	if !(beta > 0 && beta <= math.MaxFloat64) {
		return ref
	}
	return newPointwise(ref, nil, func(x, t []F, w *workspace[F]) {
		t, v, g := t[:len(x)], w.v[:len(x)], w.g[:len(x)]
		for i := range x {
			a, b := float64(x[i]), float64(t[i])
			r := a - b
			e := lost(a, b, r)
			c := max(-beta, min(r, beta))
			q := c / beta // neither r·r nor 1/beta, which may overflow or underflow
			v[i] = q * (r - float64(c/2) + e)
			g[i] = q
		}
	}, of[F](s.kernels().smoothL1), [4]float64{beta}, s)
}

// PseudoHuber is impl.PseudoHuber.
func PseudoHuber[F impl.Float](delta float64, s *Settings) impl.Loss[F] {
	ref := impl.PseudoHuber[F](delta)
	if !(delta > 0 && delta <= math.MaxFloat64) {
		return ref
	}
	return newPointwise(ref, nil, func(x, t []F, w *workspace[F]) {
		t, v, g := t[:len(x)], w.v[:len(x)], w.g[:len(x)]
		for i := range x {
			r := float64(x[i]) - float64(t[i])
			q := r / delta
			if math.Abs(q) > 0x1p27 { // q², which may overflow, is all of 1+q²; half of 1/q is below an ulp of q
				v[i], g[i] = delta*(math.Abs(r)-delta), math.Copysign(delta, r)
				continue
			}
			h := math.Sqrt(1 + float64(q*q))
			v[i], g[i] = r*(r/(1+h)), r/h
		}
	}, of[F](s.kernels().pseudoHuber), [4]float64{delta}, s)
}

// LogCosh is impl.LogCosh. With E = e^|r| − 1 the hyperbolic tangent is E(E+2)/(E(E+2)+2), so that one exponential serves value and slope.
func LogCosh[F impl.Float](s *Settings) impl.Loss[F] {
	return newPointwise(impl.LogCosh[F](), nil, func(x, t []F, w *workspace[F]) {
		t, v, g := t[:len(x)], w.v[:len(x)], w.g[:len(x)]
		for i := range x {
			r := float64(x[i]) - float64(t[i])
			a := math.Abs(r)
			e := math.Expm1(min(a, 40)) // beyond, the slope is 1 and the value a − ln 2
			m := e * (e + 2)
			if g[i] = math.Copysign(m/(m+2), r); a < 1 {
				v[i] = math.Log1p(e / (1 + e) * (e / 2))
			} else {
				v[i] = a + (math.Log1p(1/(m+1)) - math.Ln2)
			}
		}
	}, of[F](s.kernels().logCosh), [4]float64{}, s)
}

// Pinball is impl.Pinball.
func Pinball[F impl.Float](tau float64, s *Settings) impl.Loss[F] {
	ref := impl.Pinball[F](tau)
	if !(tau > 0 && tau < 1) {
		return ref
	}
	below, above := math.Float64bits(-tau), math.Float64bits(1-tau)
	return newPointwise(ref, nil, func(x, t []F, w *workspace[F]) {
		t, v, g := t[:len(x)], w.v[:len(x)], w.g[:len(x)]
		for i := range x {
			r := float64(x[i]) - float64(t[i])
			v[i] = max(-tau*r, (1-tau)*r)
			g[i] = choose(r, below, above)
			if r == 0 {
				g[i] = 0
			}
		}
	}, of[F](s.kernels().pinball), [4]float64{-tau, 1 - tau}, s)
}

// choose is the number with the bits a where r is negative or −0, and that with the bits b elsewhere, without a branch that could be
// predicted wrongly.
func choose(r float64, a, b uint64) float64 {
	negative := uint64(int64(math.Float64bits(r)) >> 63)
	return math.Float64frombits(a&negative | b&^negative)
}
