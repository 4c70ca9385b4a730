package fast

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// A softmax is the cross-entropy of C logits, (1−ε)·w_y·ℓ_y + ε/C·Σ w_k·ℓ_k: with a class index y, or with a distribution for target, in which
// case weights are ones and w_y·ℓ_y is Σ t_k·ℓ_k. ℓ_k is log Σ exp z − z_k.
//
// A row is read three times: for its largest logit, for the exponentials, which are kept where the gradient goes, and to scale
// those. It costs C exponentials, one logarithm and no memory.
type softmax[F impl.Float] struct {
	reference impl.Loss[F]
	weight    []float64 // nil: ones
	ignore    int       // this label takes a sample out
	smoothing float64
	soft      bool // the target is a distribution
}

// SoftmaxCE is impl.SoftmaxCE.
func SoftmaxCE[F impl.Float](weight []float64, ignore int, smoothing float64, s *Settings) impl.Loss[F] {
	ref := impl.SoftmaxCE[F](weight, ignore, smoothing)
	if !(smoothing >= 0 && smoothing <= 1) {
		return ref
	}
	for _, w := range weight {
		if !(w >= 0 && w <= math.MaxFloat64) {
			return ref
		}
	}
	k := &softmax[F]{reference: ref, weight: weight, ignore: ignore, smoothing: smoothing}
	return newLoss[F](k, ref, s.resolved())
}

// SoftmaxCESoft is impl.SoftmaxCESoft.
func SoftmaxCESoft[F impl.Float](smoothing float64, s *Settings) impl.Loss[F] {
	ref := impl.SoftmaxCESoft[F](smoothing)
	if !(smoothing >= 0 && smoothing <= 1) {
		return ref
	}
	return newLoss[F](&softmax[F]{reference: ref, smoothing: smoothing, soft: true}, ref, s.resolved())
}

func (k *softmax[F]) plain(b *impl.Batch[F]) bool {
	if len(b.Shape) != 1 || b.Shape[0] <= 0 || len(k.weight) > 0 && len(k.weight) != b.Shape[0] {
		return false
	}
	c := b.Shape[0]
	if k.soft {
		return paired(b) && distributions(b, b.Target, c)
	}
	if len(b.Target) != 0 || len(b.Class) != b.N || b.ClassLen != nil && len(b.ClassLen) != b.N {
		return false
	}
	for _, n := range b.ClassLen {
		if n != 1 {
			return false
		}
	}
	for i, y := range b.Class {
		if (y < 0 || y >= c) && k.counts(b, i) {
			return false
		}
	}
	return true
}

// counts reports whether sample i is read.
func (k *softmax[F]) counts(b *impl.Batch[F], i int) bool {
	return (b.Weight == nil || b.Weight[i] != 0) && (k.soft || b.Class[i] != k.ignore)
}

func (k *softmax[F]) denominator(b *impl.Batch[F]) float64 {
	if k.soft {
		return weights(b.Weight, b.N)
	}
	var s sum
	for i := range b.N {
		if k.counts(b, i) {
			w := 1.0
			if b.Weight != nil {
				w = float64(b.Weight[i])
			}
			s.add(w * float64(F(k.of(b.Class[i]))))
		}
	}
	return s.total()
}

// of is the weight of a class.
func (k *softmax[F]) of(class int) float64 {
	if len(k.weight) == 0 {
		return 1
	}
	return k.weight[class]
}

func (k *softmax[F]) stride(b *impl.Batch[F]) int { return max(1, segmentLen/4/b.Shape[0]) }

func (k *softmax[F]) run(p *pass[F], lo, hi int, w *workspace) (all sum) {
	for i := lo; i < hi; i++ {
		r := rowOf(p, i)
		v := 0.0
		if k.counts(&p.b, i) {
			v = r.u * k.row(r, w)
		} else {
			clear(r.g)
		}
		all.add(v)
		if p.value != nil {
			p.value[i] = F(v)
		}
	}
	return all
}

// row returns the loss of a row and stores its gradient.
func (k *softmax[F]) row(r row[F], w *workspace) float64 {
	top, at := largest(r.z)
	apart, mass := k.linear(r, top)
	f := r.slope / r.d
	if apart-apart != 0 || r.g != nil && f != 0 && !safe(f) {
		return r.special(k.reference)
	}
	rest := exponentials(r.z, r.g, at, w)
	v := apart + float64(mass*math.Log1p(rest)) // Σ of what multiplies ℓ, times log Σ exp(z − top)
	if r.g == nil {
		return v
	}
	if k.soft {
		k.softSlopes(r, at, rest, mass, f)
	} else {
		k.slopes(r, at, rest, mass, f)
	}
	return v
}

// linear is Σ c·(top − z) and Σ c over the classes, c being what multiplies each ℓ. It is not finite where a logit that counts is not.
func (k *softmax[F]) linear(r row[F], top float64) (apart, mass float64) {
	if top-top != 0 {
		return top - top, 0
	}
	share, own := k.smoothing/float64(len(r.z)), 1-k.smoothing
	if k.soft {
		var a, m sum
		for j, t := range r.t {
			c := float64(own*float64(t)) + share
			a.add(c * (top - float64(r.z[j])))
			m.add(c)
		}
		return a.total(), m.total()
	}
	own *= k.of(r.y)
	apart, mass = own*(top-float64(r.z[r.y])), own
	if share != 0 {
		var a, m sum
		for j, z := range r.z {
			c := share * k.of(j)
			a.add(c * (top - float64(z)))
			m.add(c)
		}
		apart, mass = apart+a.total(), mass+m.total()
	}
	return apart, mass
}

// slopes turns the exponentials in r.g into f·(p·mass − c), c being what multiplies ℓ, and 1 − p where p is that of the label: it is not
// subtracted from 1.
func (k *softmax[F]) slopes(r row[F], at int, rest, mass, f float64) {
	all := 1 + rest
	e := float64(r.g[r.y])
	others := (all - e) / all // of the label
	if r.y == at {
		others = rest / all
	}
	own := (1 - k.smoothing) * k.of(r.y)
	if k.smoothing == 0 {
		s := own * f / all
		for j, e := range r.g {
			r.g[j] = F(float64(e) * s)
		}
		r.g[r.y] = F(-own * others * f)
		return
	}
	share := k.smoothing / float64(len(r.z))
	mixed := mass - own // Σ of the shares
	for j, e := range r.g {
		r.g[j] = F((float64(float64(e)/all*mass) - float64(share*k.of(j))) * f)
	}
	r.g[r.y] = F((float64(e/all*mixed) - float64(share*k.of(r.y)) - float64(own*others)) * f)
}

// softSlopes is slopes for a target that is a distribution: p·(mass − c) − c·(1 − p), neither of which cancels for a label.
func (k *softmax[F]) softSlopes(r row[F], at int, rest, mass, f float64) {
	all, share, own := 1+rest, k.smoothing/float64(len(r.z)), 1-k.smoothing
	for j, g := range r.g {
		e, c := float64(g), float64(own*float64(r.t[j]))+share
		others := (all - e) / all
		if j == at {
			others = rest / all
		}
		r.g[j] = F((float64(e/all*(mass-c)) - float64(c*others)) * f)
	}
}

// largest is the largest logit and where it is; NaN if there is any.
func largest[F impl.Float](z []F) (top float64, at int) {
	m := z[0]
	for _, x := range z {
		m = max(m, x)
	}
	for j, x := range z {
		if x == m {
			return float64(m), j
		}
	}
	return float64(m), 0
}

// exponentials stores exp(z − z[at]) in g, unless that is nil, and returns their sum without entry at, which is the largest. The rounding error of
// the difference, which exp would multiply by its size, is put back; that of float32s has none to speak of.
func exponentials[F impl.Float](z, g []F, at int, w *workspace) float64 {
	var all sum
	top := float64(z[at])
	for lo := 0; lo < len(z); lo += blockLen {
		part := z[lo:min(lo+blockLen, len(z))]
		e, off := w.e[:len(part)], w.q[:len(part)]
		for j, x := range part {
			e[j] = float64(x) - top
			off[j] = lost(float64(x), top, e[j])
		}
		expNegative(e)
		if !narrow[F]() {
			for j, o := range off {
				if o-o == 0 { // not of −Inf
					e[j] += float64(e[j] * o)
				}
			}
		}
		if g != nil {
			out := g[lo : lo+len(part)]
			for j := range out {
				out[j] = F(e[j])
			}
		}
		if j := at - lo; j >= 0 && j < len(e) {
			e[j] = 0
		}
		all.join(chains(e))
	}
	return all.total()
}
