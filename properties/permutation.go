package properties

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// permutation renumbers classes, atoms or elements: the value stays, and the gradient is renumbered with them.
func permutation[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-feature-permutation", Says: "Renumbering the entries of the last dimension together changes nothing.", Level: reports.Must,
		For: claims[spec.Permutation],
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			s := drawSample(t, l, f)
			k := Case{Samples: []spec.Sample{s}}
			to := numbered(lastDim(s.Shape))
			for i := len(to) - 1; i > 0; i-- {
				if j := pick(t, "with", i+1); interchangeable(l, s, to[i], to[j]) && interchangeable(l, s, i, j) {
					to[i], to[j] = to[j], to[i]
				}
			}
			for _, i := range to {
				k.Nums = append(k.Nums, float64(i))
			}
			return k
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			m := renumbered(k.Samples[0], numbers(k))
			return []Call{ask(Value, k.Samples[0]), ask(Value, m), ask(Grad, k.Samples[0]), ask(Grad, m)}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s, to := k.Samples[0], numbers(k)
			m := renumbered(s, to)
			if slices.IsSorted(to) && len(to) > 1 || !legal(o.Loss, o.Format, s) || !legal(o.Loss, o.Format, m) {
				return o.Pass()
			}
			if v := o.Compare("L(x) − L(x renumbered)", Eq, nil, []part[F]{{1, s, as[0]}, {-1, m, as[1]}}); v != nil || o.tally.skip {
				return v
			}
			if unsupported(as[2].Err) || o.Loss.Tangent {
				return nil
			}
			e := exactly()
			a, v, ok := o.slope(e, s, as[2])
			if !ok {
				o.tally.skip = false // the values were judged
				return v
			}
			b, v, ok := o.slope(e, m, as[3])
			if !ok || a.kink || b.kink {
				o.tally.skip = false
				return v
			}
			n := len(to)
			for i := range a.g {
				j := i - i%n + to[i%n]
				if v := o.side(fmt.Sprintf("gradient[%d], which is gradient[%d] of the sample renumbered", i, j), Eq, a.g[i], b.g[j], a.off[i].Add(b.off[j])); v != nil {
					return v
				}
			}
			return nil
		},
	}
}

// numbered is 0 … n−1.
func numbered(n int) []int {
	v := make([]int, n)
	for i := range v {
		v[i] = i
	}
	return v
}

// numbers says where each entry goes; a case without numbers, the witness of a denial, reverses them.
func numbers(k Case) []int {
	if len(k.Nums) > 0 {
		return k.ints()
	}
	to := numbered(lastDim(k.Samples[0].Shape))
	slices.Reverse(to)
	return to
}

// renumbered moves entry i of the last dimension to place to[i], in Pred, in a Target of as many, and in labels that name them.
func renumbered(s spec.Sample, to []int) spec.Sample {
	m := s.Clone()
	n := len(to)
	move := func(dst, src []float64) {
		for i, x := range src {
			dst[i-i%n+to[i%n]] = x
		}
	}
	move(m.Pred, s.Pred)
	if len(s.TargetShape) > 0 && lastDim(s.TargetShape) == n {
		move(m.Target, s.Target)
	}
	for i, y := range s.Class {
		if y >= 0 && y < n {
			m.Class[i] = to[y]
		}
	}
	return m
}

// interchangeable reports whether nothing in the parameters tells entries i and j apart: neither a weight, nor the label that is
// ignored, nor the one that may not occur.
func interchangeable(l spec.Loss, s spec.Sample, i, j int) bool {
	if i == j {
		return true
	}
	for _, p := range l.Params {
		if p.Shape != nil && len(p.Value) == lastDim(s.Shape) && p.Value[i] != p.Value[j] {
			return false
		}
	}
	c := l.Class
	special := func(y int) bool { return c.Ignore != nil && y == *c.Ignore || c.HasNot && y == c.Not }
	return !special(i) && !special(j)
}
