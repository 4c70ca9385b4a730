package fast

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// A divergence is Σ (p·log(p/q) − p + q) + Σp − Σq of distributions p = target and q = pred, whose terms are not negative: near-equal
// distributions cancel nothing.
type divergence[F impl.Float] struct {
	reference impl.Loss[F]
	vec       rowVectors[F]
}

// KL is impl.KL.
func KL[F impl.Float](s *Settings) impl.Loss[F] {
	ref := impl.KL[F]()
	return newLoss[F](divergence[F]{ref, rowsOf[F](s)}, ref, s.resolved())
}

func (k divergence[F]) plain(b *impl.Batch[F]) bool {
	return paired(b) && distributions(b, b.Pred, b.Shape[0], k.vec) && distributions(b, b.Target, b.Shape[0], k.vec)
}

func (k divergence[F]) denominator(b *impl.Batch[F]) float64 { return weights(b.Weight, b.N) }

func (k divergence[F]) stride(b *impl.Batch[F]) int { return max(1, segmentLen/4/b.Shape[0]) }

func (k divergence[F]) run(p *pass[F], lo, hi int, w *workspace[F]) (all sum) {
	for i := lo; i < hi; i++ {
		r := rowOf(p, i)
		v := 0.0
		if r.u != 0 {
			v = r.u * k.row(r)
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

func (k divergence[F]) row(r row[F]) float64 {
	var v sum
	q, p := r.z, r.t
	n := 0
	if k.vec.gaps != nil {
		n = len(p) &^ (rowLen - 1)
	}
	if n > 0 {
		v.s, v.c = k.vec.gaps(&q[0], &p[0], n)
	}
	for j := n; j < len(p); j++ {
		p, q := float64(p[j]), float64(q[j])
		v.add(gap(p, q))
		v.add(p)
		v.add(-q)
	}
	t := v.total()
	if t-t != 0 {
		return r.special(k.reference)
	}
	if r.g == nil {
		return t
	}
	if f := r.slope / r.d; n == 0 || !safe(f) {
		n = 0
	} else {
		k.vec.ratios(&r.g[0], &q[0], &p[0], n, f)
	}
	for j := n; j < len(p); j++ {
		g := 0.0
		if p := float64(p[j]); p != 0 {
			g = scaled(-p/float64(q[j]), r.slope, r.d)
		}
		r.g[j] = F(g)
	}
	return t
}

// gap is p·log(p/q) − p + q, +Inf for p > 0 = q. Within a factor of 2, where the definition cancels, log(p/q) is 2·artanh s with
// s = (p−q)/(p+q), and the gap is (p−q)·s·(1 + (1+s)·s·P(s²)), P as in log1p. It is NaN where the quotient is near the ends of the range.
func gap(p, q float64) float64 {
	d, all := p-q, p+q
	switch {
	case p == 0:
		return q
	case math.Abs(d) > all/3:
		if r := p / q; r > 0x1p-1000 && r < 0x1p1000 {
			return float64(p*math.Log(r)) - p + q
		}
		return math.NaN()
	}
	s := d / all
	return d * s * (1 + float64((1+s)*s)*artanh(s*s))
}
