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
	vec       rowVectors[F]
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
	k := &softmax[F]{reference: ref, weight: weight, ignore: ignore, smoothing: smoothing, vec: rowsOf[F](s)}
	return newLoss[F](k, ref, s.resolved())
}

// SoftmaxCESoft is impl.SoftmaxCESoft.
func SoftmaxCESoft[F impl.Float](smoothing float64, s *Settings) impl.Loss[F] {
	ref := impl.SoftmaxCESoft[F](smoothing)
	if !(smoothing >= 0 && smoothing <= 1) {
		return ref
	}
	return newLoss[F](&softmax[F]{reference: ref, smoothing: smoothing, soft: true, vec: rowsOf[F](s)}, ref, s.resolved())
}

// rowsOf is what the instruction set has for rows of F.
func rowsOf[F impl.Float](s *Settings) rowVectors[F] {
	ks := s.kernels()
	if v, ok := any(ks.rows32).(rowVectors[F]); ok {
		return v
	}
	return in[rowVectors[float64], rowVectors[F]](ks.rows64)
}

func (k *softmax[F]) plain(b *impl.Batch[F]) bool {
	if len(b.Shape) != 1 || b.Shape[0] <= 0 || len(k.weight) > 0 && len(k.weight) != b.Shape[0] {
		return false
	}
	c := b.Shape[0]
	if k.soft {
		return paired(b) && distributions(b, b.Target, c, k.vec)
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

func (k *softmax[F]) run(p *pass[F], lo, hi int, w *workspace[F]) (all sum) {
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
func (k *softmax[F]) row(r row[F], w *workspace[F]) float64 {
	top := k.largest(r.z, w)
	apart, mass := k.linear(r, float64(top), w)
	f := r.slope / r.d
	if apart-apart != 0 || r.g != nil && f != 0 && !safe(f) {
		return r.special(k.reference)
	}
	rest := k.exponentials(r.z, r.g, top, w)
	v := apart + float64(mass*logOfSum(rest)) // Σ of what multiplies ℓ, times log Σ exp(z − top)
	switch {
	case v-v != 0:
		return r.special(k.reference)
	case r.g == nil:
	case k.soft:
		k.mixedSlopes(r.g, r.t, rest, mass, f, 1-k.smoothing, k.smoothing/float64(len(r.z)), w)
	default:
		k.slopes(r, rest, mass, f, w)
	}
	return v
}

// linear is Σ c·(top − z) and Σ c over the classes, c being what multiplies each ℓ. It is not finite where a logit that counts is not.
func (k *softmax[F]) linear(r row[F], top float64, w *workspace[F]) (apart, mass float64) {
	if top-top != 0 {
		return top - top, 0
	}
	share, own := k.smoothing/float64(len(r.z)), 1-k.smoothing
	if k.soft {
		return k.mixedLinear(r.z, r.t, top, own, share, w)
	}
	own *= k.of(r.y)
	apart, mass = own*(top-float64(r.z[r.y])), own
	if share != 0 && len(k.weight) == 0 { // of a target that counts for nothing
		a, m := k.mixedLinear(r.z, r.z, top, 0, share, w)
		apart, mass = apart+a, mass+m
	} else if share != 0 {
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

// slopes turns the exponentials in r.g into f·(p·mass − c), c being what multiplies ℓ. For the label that is not computed as p − 1.
func (k *softmax[F]) slopes(r row[F], rest, mass, f float64, w *workspace[F]) {
	all := 1 + rest
	e := float64(r.g[r.y])
	own, missing := (1-k.smoothing)*k.of(r.y), others(e, rest)
	if k.smoothing == 0 {
		k.multiply(r.g, own*f/all, w)
		r.g[r.y] = F(-own * missing * f)
		return
	}
	share := k.smoothing / float64(len(r.z))
	mixed := mass - own // Σ of the shares
	if len(k.weight) == 0 && k.vec.softSlopes != nil {
		k.mixedSlopes(r.g, r.g, rest, mass, f, 0, share, w)
	} else {
		for j, e := range r.g {
			r.g[j] = F((float64(float64(e)/all*mass) - float64(share*k.of(j))) * f)
		}
	}
	r.g[r.y] = F((float64(e/all*mixed) - float64(share*k.of(r.y)) - float64(own*missing)) * f)
}
