package fast

import (
	"math"
	"unsafe"

	"github.com/lossgate/lossgate/impl"
)

// A pointwise loss has one prediction and one target in each sample.
type pointwise[F impl.Float] struct {
	reference impl.Loss[F]
	// legal reports whether every target is; nil: all numbers are.
	legal func(t []F) bool
	// eval stores the values and derivatives of up to blockLen samples in w.v and w.g. What is finite must be right; where a value is
	// not finite it need only be not finite.
	eval func(x, t []F, w *workspace[F])
	// vec is the same in vector instructions, where there are any, with its parameters.
	vec    vectors[F]
	params [4]float64
}

// newPointwise makes a loss. Where it has vector kernels it computes by those alone.
func newPointwise[F impl.Float](ref impl.Loss[F], legal func([]F) bool, eval func(x, t []F, w *workspace[F]), vec vectors[F], params [4]float64, s *Settings) impl.Loss[F] {
	k := &pointwise[F]{reference: ref, legal: legal, eval: eval, vec: vec, params: params}
	if vec.each != nil {
		k.eval = k.evalVectors
	}
	return newLoss[F](k, ref, s.resolved())
}

func (k *pointwise[F]) plain(b *impl.Batch[F]) bool {
	if len(b.Pred) != b.N || len(b.Target) != b.N || len(b.Class) != 0 || b.ClassLen != nil && len(b.ClassLen) != b.N {
		return false
	}
	for _, d := range b.ClassLen {
		if d != 0 {
			return false
		}
	}
	for _, d := range b.TargetShape {
		if d != 1 {
			return false
		}
	}
	if k.legal == nil || k.allLegal(b.Target) {
		return true
	}
	for i, w := range b.Weight { // what has no weight is not read
		if w != 0 && !k.legal(b.Target[i:i+1]) {
			return false
		}
	}
	return b.Weight != nil
}

// allLegal reports whether every target is legal.
func (k *pointwise[F]) allLegal(t []F) bool {
	if n := len(t) &^ (vectorLen - 1); n > 0 && k.vec.legal != nil {
		if !k.vec.legal(&t[0], n) {
			return false
		}
		t = t[n:]
	}
	return k.legal(t)
}

func (k *pointwise[F]) denominator(b *impl.Batch[F]) float64 { return weights(b.Weight, b.N) }

func (k *pointwise[F]) stride(*impl.Batch[F]) int { return segmentLen }

// weights is the sum of n weights, which are ones where there are none.
func weights[F impl.Float](weight []F, n int) float64 {
	if weight == nil {
		return float64(n)
	}
	var s sum
	for _, w := range weight {
		s.add(float64(w))
	}
	return s.total()
}

func (k *pointwise[F]) run(p *pass[F], lo, hi int, w *workspace[F]) (all sum) {
	if n := (hi - lo) &^ (vectorLen - 1); n > 0 && k.vec.total != nil && p.b.Weight == nil && p.value == nil {
		if s, ok := k.runVectors(p, lo, n, w); ok {
			all.join(s)
			lo += n
		}
	}
	for ; lo < hi; lo += blockLen {
		all.join(k.block(p, lo, min(lo+blockLen, hi), w))
	}
	return all
}

// runVectors computes n samples from lo on in one go, where they have one factor and their sum is finite; otherwise it returns false and
// nothing that it stored counts.
func (k *pointwise[F]) runVectors(p *pass[F], lo, n int, w *workspace[F]) (s sum, ok bool) {
	if p.grad == nil {
		k.vec.total(&p.b.Pred[lo], &p.b.Target[lo], n, &k.params, &w.sums)
	} else if f, ok := p.even(); ok && (!k.vec.single || ordinary(f)) {
		slopes := k.vec.slopes
		if k.vec.streamed != nil && p.large() && uintptr(unsafe.Pointer(&p.grad[lo]))%64 == 0 {
			slopes = k.vec.streamed
		}
		slopes(&p.b.Pred[lo], &p.b.Target[lo], &p.grad[lo], n, f, &k.params, &w.sums)
	} else {
		return s, false
	}
	s = twofold(&w.sums)
	t := s.total()
	return s, t-t == 0
}

// evalVectors is eval by vector kernels. A remainder is filled up, so that one sample is computed by the same instructions as a million.
func (k *pointwise[F]) evalVectors(x, t []F, w *workspace[F]) {
	n := len(x) &^ (vectorLen - 1)
	if n > 0 {
		k.vec.each(&x[0], &t[0], &w.v[0], &w.g[0], n, &k.params)
	}
	if n < len(x) {
		clear(w.x[copy(w.x[:], x[n:]):])
		clear(w.t[copy(w.t[:], t[n:]):])
		k.vec.each(&w.x[0], &w.t[0], &w.v[n], &w.g[n], vectorLen, &k.params)
	}
}

// block computes samples lo to hi, no more than fit in the workspace, and returns Σ w·v.
func (k *pointwise[F]) block(p *pass[F], lo, hi int, w *workspace[F]) sum {
	x, t, n := p.b.Pred[lo:hi], p.b.Target[lo:hi], hi-lo
	k.eval(x, t, w)
	s := chains(w.v[:n])
	if all := s.total(); all-all != 0 {
		k.special(x, t, w)
	} else if f, ok := p.even(); ok {
		if p.value != nil {
			out := p.value[lo:hi]
			for i, v := range w.v[:len(out)] {
				out[i] = F(v)
			}
		}
		if p.grad != nil {
			out := p.grad[lo:hi]
			for i, g := range w.g[:len(out)] {
				out[i] = F(g * f)
			}
		}
		return s
	}
	for i := range n {
		v, g, u := w.v[i], w.g[i], p.weight(lo+i)
		if v, g = v*u, scaled(g, p.slope(lo+i), p.d); u == 0 { // v may be infinite
			v, g = 0, 0
		}
		w.v[i] = v
		if p.value != nil {
			p.value[lo+i] = F(v)
		}
		if p.grad != nil {
			p.grad[lo+i] = F(g)
		}
	}
	return chains(w.v[:n])
}

// special computes the samples of a block whose values are not finite by the reference. Those of weight 0 may be illegal.
func (k *pointwise[F]) special(x, t []F, w *workspace[F]) {
	for i := range x {
		if w.v[i]-w.v[i] == 0 {
			continue
		}
		w.v[i], w.g[i] = math.NaN(), math.NaN()
		one := impl.Batch[F]{N: 1, Pred: x[i : i+1], Target: t[i : i+1]}
		v, err := k.reference.Value(nil, one, impl.None)
		if err != nil {
			continue
		}
		if g, err := k.reference.Grad(nil, one, impl.None, nil); err == nil {
			w.v[i], w.g[i] = float64(v[0]), float64(g[0])
		}
	}
}
