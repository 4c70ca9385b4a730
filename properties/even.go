package properties

import (
	"fmt"
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// even tries L(t+r, t) = L(t−r, t), and that the gradient changes its sign. The mirrored prediction is taken only where it is exact.
func even[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-even", Says: "Errors of one size cost the same in both directions, and the gradient is odd.", Level: reports.Must,
		For: claims[spec.Even],
		From: func(_ spec.Loss, _ spec.Claim, s spec.Sample) (Case, bool) {
			_, exact := mirrored(f, s)
			return Case{Samples: []spec.Sample{s}}, exact
		},
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{snapped(l, f, drawSample(t, l, f), 1)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			m, _ := mirrored(f, k.Samples[0])
			return []Call{ask(Value, k.Samples[0]), ask(Value, m), ask(Grad, k.Samples[0]), ask(Grad, m)}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			m, exact := mirrored(f, s)
			if !exact || !legal(o.Loss, o.Format, s) || !legal(o.Loss, o.Format, m) {
				return o.Pass()
			}
			if v := o.Compare("L(t+r) − L(t−r)", Eq, nil, []part[F]{{1, s, as[0]}, {-1, m, as[1]}}); v != nil || o.tally.skip {
				return v
			}
			if unsupported(as[2].Err) {
				return nil
			}
			e := exactly()
			a, v, ok := o.slope(e, s, as[2])
			if !ok {
				return v
			}
			b, v, ok := o.slope(e, m, as[3])
			if !ok || a.kink || b.kink {
				return v
			}
			for i := range a.g {
				if v := o.side(fmt.Sprintf("gradient[%d] at t+r and t−r, added", i), Eq, a.g[i].Add(b.g[i]), ball.Of(0), a.off[i].Add(b.off[i])); v != nil {
					return v
				}
			}
			return o.bitwise("L(t+r) and L(t−r)", as[0], as[1])
		},
	}
}

// bitwise holds two answers to equal bits, at SHOULD: code that computes the same expression of the same numbers rounds alike. It
// comes after a comparison at MUST.
func (o *Oracle[F]) bitwise(what string, x, y Answer[F]) *Violation {
	if o.tally.skip || len(x.Out) != 1 || len(y.Out) != 1 || x.Out[0] == y.Out[0] {
		return nil
	}
	a, b := float64(x.Out[0]), float64(y.Out[0])
	if math.IsNaN(a) || math.IsNaN(b) {
		return nil
	}
	return &Violation{Level: reports.Should, What: what + ", bit for bit", Got: hexDec(a), Want: hexDec(b), Excess: math.Abs(a-b) / math.Abs(b)}
}

// mirrored is the sample with predictions t−r for t+r, and whether every entry of it is exact.
func mirrored(f *ball.Format, s spec.Sample) (m spec.Sample, exact bool) {
	if len(s.Target) != len(s.Pred) {
		return s, false
	}
	m, exact = s.Clone(), true
	for i, x := range s.Pred {
		t := s.Target[i]
		m.Pred[i] = f.Round(t - (x - t))
		exact = exact && sameSum([]float64{m.Pred[i]}, []float64{2, t}, []float64{-1, x})
	}
	return m, exact
}

// snapped rounds the free entries of a sample to one grid, that of the largest entry's ulp times 4 and 2^fine, so that sums and
// differences of a few of them are exact.
func snapped(l spec.Loss, f *ball.Format, s spec.Sample, fine int) spec.Sample {
	q := grid(f, s, fine)
	c := s.Clone()
	snap := func(d spec.Domain, v []float64, shape []int) {
		for i, x := range v {
			if d.At(shape, i).Couple == spec.Free && !math.IsInf(x, 0) {
				v[i] = math.RoundToEven(x/q) * q
			}
		}
	}
	if math.IsNaN(q) || math.IsInf(q, 0) || q == 0 {
		return s
	}
	snap(l.Pred, c.Pred, c.Shape)
	if l.HasTarget() {
		snap(l.Target, c.Target, c.TargetShape)
	}
	return keep(l, f, s, c)
}

// grid is 2^(fine+2) ulps of the largest entry.
func grid(f *ball.Format, s spec.Sample, fine int) float64 {
	top := 0.0
	for _, v := range [][]float64{s.Pred, s.Target} {
		for _, x := range v {
			if !math.IsInf(x, 0) {
				top = max(top, math.Abs(x))
			}
		}
	}
	return math.Ldexp(f.Ulp(top), fine+2)
}
