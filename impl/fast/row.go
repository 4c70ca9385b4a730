package fast

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// A row is one sample of several numbers, and what is wanted of it.
type row[F impl.Float] struct {
	z, t        []F // prediction and target
	y           int // the label, where there is one
	g           []F // where the gradient goes, or nil
	u           float64
	slope, d    float64 // the gradient is multiplied by slope and divided by d
	shape       []int
	targetShape []int
}

func rowOf[F impl.Float](p *pass[F], i int) row[F] {
	c := p.b.Shape[0]
	r := row[F]{z: p.b.Pred[i*c : (i+1)*c], u: p.weight(i), slope: p.slope(i), d: p.d, shape: p.b.Shape, targetShape: p.b.TargetShape}
	if len(p.b.Target) > 0 {
		r.t = p.b.Target[i*c : (i+1)*c]
	}
	if len(p.b.Class) > 0 {
		r.y = p.b.Class[i]
	}
	if p.grad != nil {
		r.g = p.grad[i*c : (i+1)*c]
	}
	return r
}

// special computes a row by the reference: one that holds infinities or NaN, or whose gradient is scaled beyond the range.
func (r row[F]) special(ref impl.Loss[F]) float64 {
	one := impl.Batch[F]{N: 1, Shape: r.shape, TargetShape: r.targetShape, Pred: r.z, Target: r.t}
	if r.t == nil {
		one.Class = []int{r.y}
	}
	v, err := ref.Value(nil, one, impl.None)
	if err != nil {
		return math.NaN()
	}
	if r.g == nil {
		return float64(v[0])
	}
	g, err := ref.Grad(nil, one, impl.None, nil)
	for j := range r.g {
		r.g[j] = F(math.NaN())
		if err == nil {
			r.g[j] = F(scaled(float64(g[j]), r.slope, r.d))
		}
	}
	return float64(v[0])
}

// paired reports whether every sample is two rows of one length and no label.
func paired[F impl.Float](b *impl.Batch[F]) bool {
	if len(b.Shape) != 1 || b.Shape[0] <= 0 || len(b.TargetShape) != 1 || b.TargetShape[0] != b.Shape[0] || len(b.Target) != len(b.Pred) {
		return false
	}
	if len(b.Class) != 0 || b.ClassLen != nil && len(b.ClassLen) != b.N {
		return false
	}
	for _, n := range b.ClassLen {
		if n != 0 {
			return false
		}
	}
	return true
}

// distributions reports whether every row of v, of samples that have a weight, is a distribution over c atoms.
func distributions[F impl.Float](b *impl.Batch[F], v []F, c int, vec rowVectors[F]) bool {
	for i := range b.N {
		if (b.Weight == nil || b.Weight[i] != 0) && !distribution(v[i*c:(i+1)*c], vec) {
			return false
		}
	}
	return true
}

// distribution reports whether v is certainly one. The reference decides about what is near the edge of what it takes for a sum of 1.
func distribution[F impl.Float](v []F, vec rowVectors[F]) bool {
	s, least, most := 0.0, 0.0, 0.0
	if n := len(v) &^ (rowLen - 1); n > 0 && vec.extent != nil {
		s, least, most = vec.extent(&v[0], n)
		v = v[n:]
	}
	for _, p := range v {
		s += float64(p)
		least, most = min(least, float64(p)), max(most, float64(p))
	}
	return least >= 0 && most <= 1 && math.Abs(s-1) <= 0x1p-20
}
