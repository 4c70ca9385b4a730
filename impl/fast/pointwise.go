package fast

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// A pointwise loss has one prediction and one target in each sample.
type pointwise[F impl.Float] struct {
	reference impl.Loss[F]
	// legal reports whether every target is; nil: all numbers are.
	legal func(t []F) bool
	// eval stores the values and derivatives of up to blockLen samples in w.v and w.g. What is finite must be right; where a value is
	// not finite it need only be not finite.
	eval func(x, t []F, w *workspace)
}

func newPointwise[F impl.Float](ref impl.Loss[F], legal func([]F) bool, eval func(x, t []F, w *workspace), s *Settings) impl.Loss[F] {
	return newLoss[F](&pointwise[F]{ref, legal, eval}, ref, s.resolved())
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
	if k.legal == nil || k.legal(b.Target) {
		return true
	}
	for i, w := range b.Weight { // what has no weight is not read
		if w != 0 && !k.legal(b.Target[i:i+1]) {
			return false
		}
	}
	return b.Weight != nil
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

func (k *pointwise[F]) run(p *pass[F], lo, hi int, w *workspace) (all sum) {
	for ; lo < hi; lo += blockLen {
		all.join(k.block(p, lo, min(lo+blockLen, hi), w))
	}
	return all
}

// block computes samples lo to hi, no more than fit in the workspace, and returns Σ w·v.
func (k *pointwise[F]) block(p *pass[F], lo, hi int, w *workspace) sum {
	x, t, n := p.b.Pred[lo:hi], p.b.Target[lo:hi], hi-lo
	k.eval(x, t, w)
	s := chains(w.v[:n])
	if all := s.total(); all-all != 0 {
		k.special(x, t, w)
	} else if f, ok := p.even(); ok && p.value == nil {
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
func (k *pointwise[F]) special(x, t []F, w *workspace) {
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
