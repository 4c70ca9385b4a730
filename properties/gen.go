package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// Generators draw a mode first, then numbers: plain ranges never hit a kink, a tie, a near-equal pair or a cancellation
// (PROPERTIES 2.5 measured it). Mode 0 is the simplest, and shrinking goes there. Every number drawn is one of the format.

// drawAny draws any sample that an implementation has to take, rows of a simplex that sum to 1 only roughly among them.
func drawAny(t *rapid.T, l spec.Loss, f *ball.Format) spec.Sample {
	return draw(t, l, f, true)
}

// drawSample draws a sample of which every claim holds exactly: rows of a simplex sum to exactly 1.
func drawSample(t *rapid.T, l spec.Loss, f *ball.Format) spec.Sample {
	return draw(t, l, f, false)
}

func draw(t *rapid.T, l spec.Loss, f *ball.Format, raw bool) spec.Sample {
	known := map[string]int{}
	shape, target := drawShape(t, l.Shape, known), drawShape(t, l.TargetShape, known)
	return fill(t, l, f, shape, target, raw)
}

// drawLike draws a sample of the same shapes as s.
func drawLike(t *rapid.T, l spec.Loss, f *ball.Format, s spec.Sample) spec.Sample {
	return fill(t, l, f, s.Shape, s.TargetShape, false)
}

func drawShape(t *rapid.T, dims []spec.Dim, known map[string]int) []int {
	var shape []int
	for _, d := range dims {
		n, ok := known[d.Name]
		if !ok {
			n = rapid.IntRange(d.Min, d.Max).Draw(t, d.Name)
			known[d.Name] = n
		}
		shape = append(shape, n)
	}
	return shape
}

// fill draws the entries of a sample, then with some odds moves it onto a kink, beside one, or close to perfect.
func fill(t *rapid.T, l spec.Loss, f *ball.Format, shape, target []int, raw bool) spec.Sample {
	s := spec.Sample{Shape: shape, TargetShape: target}
	raw = raw && !l.Tangent // what is defined up to mass needs the mass to be exact
	if l.HasTarget() {
		s.Target = entries(t, l.Target, f, target, raw)
	}
	s.Pred = entries(t, l.Pred, f, shape, raw)
	s.Class = labels(t, l, s)
	switch mode := pick(t, "place", 8); {
	case mode <= 3:
	case mode <= 5 && len(l.Kinks) > 0:
		at := l.Kinks[pick(t, "kink", len(l.Kinks))]
		moved := s.Clone()
		if at.Put(&moved, func(n int) int { return pick(t, "pick", n) }) {
			nudge(t, l, f, moved, pick(t, "beside", 2) == 1)
			s = keep(l, f, s, moved)
		}
	case l.HasTarget() && len(s.Target) == len(s.Pred):
		s = keep(l, f, s, beside(t, l, f, s))
	}
	return s
}

// keep is moved, rounded to the format, if that is legal and did not overflow; otherwise s. Infinities are special cases, which the
// fixed list has.
func keep(l spec.Loss, f *ball.Format, s, moved spec.Sample) spec.Sample {
	for _, v := range [][]float64{moved.Pred, moved.Target} {
		for i, x := range v {
			if v[i] = f.Round(x); math.IsInf(v[i], 0) {
				return s
			}
		}
	}
	if l.CheckSample(moved, f.U.F()) != nil {
		return s
	}
	return moved
}

// beside moves Pred to Target: equal, or some entries a few ulps or a power of two away.
func beside(t *rapid.T, l spec.Loss, f *ball.Format, s spec.Sample) spec.Sample {
	c := s.Clone()
	if l.Pred.Couple == spec.Simplex {
		c.Pred = nearSimplex(t, f, s.Target, lastDim(s.Shape))
		return c
	}
	copy(c.Pred, s.Target)
	nudge(t, l, f, c, pick(t, "near", 3) > 0)
	return c
}

// nudge moves one entry of Pred that no other depends on by a few ulps, or by a power of two times as many.
func nudge(t *rapid.T, l spec.Loss, f *ball.Format, s spec.Sample, do bool) {
	if !do || len(s.Pred) == 0 {
		return
	}
	i := pick(t, "entry", len(s.Pred))
	k := float64(rapid.IntRange(-8, 8).Draw(t, "ulps"))
	if pick(t, "far", 2) == 1 {
		k *= math.Ldexp(1, pick(t, "log2", 40))
	}
	if l.Pred.At(s.Shape, i).Couple == spec.Free {
		s.Pred[i] = f.Round(s.Pred[i] + k*f.Ulp(s.Pred[i]))
	}
}

// labels draws class indexes, the ignored one among them.
func labels(t *rapid.T, l spec.Loss, s spec.Sample) []int {
	c := l.Class
	if c.Max == 0 {
		return nil
	}
	k := l.Classes(s)
	least, most := l.Counts(s.Shape)
	out := make([]int, rapid.IntRange(least, most).Draw(t, "labels"))
	for i := range out {
		if c.Ignore != nil && pick(t, "ignored", 8) == 7 {
			out[i] = *c.Ignore
			continue
		}
		if out[i] = pick(t, "class", k); c.HasNot && out[i] == c.Not {
			out[i] = (out[i] + 1) % k
		}
	}
	return out
}

// entries draws an array of a domain, row by row.
func entries(t *rapid.T, d spec.Domain, f *ball.Format, shape []int, raw bool) []float64 {
	n := spec.Size(shape)
	if d.Rows != nil {
		var v []float64
		for _, r := range d.Rows {
			v = append(v, entries(t, r, f, shape[1:], raw)...)
		}
		return v
	}
	row := lastDim(shape)
	v := make([]float64, 0, n)
	switch d.Couple {
	case spec.Simplex:
		for len(v) < n {
			if d.LoOpen {
				v = append(v, counts(t, row, 1)...)
				continue
			}
			v = append(v, simplex(t, f, row, raw)...)
		}
	case spec.LogSimplex:
		for len(v) < n {
			for _, p := range simplex(t, f, row, raw) {
				v = append(v, f.Round(logProbability(t, p)))
			}
		}
	case spec.Box:
		for len(v) < n {
			v = append(v, box(t, f)...)
		}
	case spec.Signs:
		for range n {
			v = append(v, float64(1-2*pick(t, "sign", 2)))
		}
	case spec.Bits:
		for range n {
			v = append(v, float64(pick(t, "bit", 2)))
		}
	default:
		v = reals(t, d, f, n)
	}
	if d.NonZero {
		for at := 0; at < n; at += row {
			if allZero(v[at : at+row]) {
				v[at] = 1
			}
		}
	}
	return v
}

func lastDim(shape []int) int {
	if len(shape) == 0 {
		return 1
	}
	return shape[len(shape)-1]
}

func allZero(v []float64) bool {
	for _, x := range v {
		if x != 0 {
			return false
		}
	}
	return true
}

// pick draws an index below n; 0 is what shrinking prefers.
func pick(t *rapid.T, label string, n int) int { return rapid.IntRange(0, n-1).Draw(t, label) }
