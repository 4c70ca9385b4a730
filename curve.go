package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// steps is how many steps a curve takes from one end to the other.
const steps = 64

// A line is a straight way through the domain of a loss: the sample at x, and how fast each entry of pred moves.
type line struct {
	along  string
	lo, hi float64
	at     func(x float64) spec.Sample
	speed  []float64
}

// curve is the exact value and slope of a loss along a line, nil where none can be drawn: the loss has no legal sample on it, or is the
// same all along.
func curve(l spec.Loss) *reports.Curve {
	w, ok := lineOf(l)
	if !ok {
		return nil
	}
	c := reports.Curve{Along: w.along}
	for i := range steps + 1 {
		c.X = append(c.X, w.lo+(w.hi-w.lo)*float64(i)/steps)
	}
	c.Kinks = w.kinks(l)
	for _, k := range c.Kinks { // a jump of the slope is steep only where it is looked at from near by
		near := (w.hi - w.lo) / 4096
		c.X = append(c.X, k.X-near, k.X, k.X+near)
	}
	slices.Sort(c.X)
	c.X = slices.DeleteFunc(slices.Compact(c.X), func(x float64) bool { return x < w.lo || x > w.hi })
	flat := true
	for _, x := range c.X {
		v, slope := w.ask(l, x)
		c.Value, c.Slope = append(c.Value, reports.Float(v)), append(c.Slope, reports.Float(slope))
		flat = flat && (v == float64(c.Value[0]) || v != v)
	}
	if flat {
		return nil
	}
	if l.NoGrad {
		c.Slope = nil
	}
	return &c
}

// ask is the exact value and slope at x, rounded; NaN where there is none, or where it is a set.
func (w line) ask(l spec.Loss, x float64) (value, slope float64) {
	s := w.at(x)
	if l.CheckSample(s, 0x1p-53) != nil {
		return math.NaN(), math.NaN()
	}
	a, err := l.Exact(s, !l.NoGrad, 30)
	if err != nil {
		if a, err = l.Exact(s, false, 30); err != nil {
			return math.NaN(), math.NaN()
		}
		return a.Value.Float(), math.NaN()
	}
	for i, v := range w.speed {
		if v == 0 || i >= len(a.Grad) {
			continue
		}
		lo, hi := a.Grad[i].Lo.Float(), a.Grad[i].Hi.Float()
		if lo != hi {
			return a.Value.Float(), math.NaN()
		}
		slope += float64(v * lo)
	}
	return a.Value.Float(), slope
}

// kinks are the points of the line that the loss's own kinks move it to.
func (w line) kinks(l spec.Loss) (marks []reports.KinkMark) {
	for _, k := range l.Kinks {
		for choice := range 4 {
			s := w.at((w.lo + w.hi) / 2)
			if !k.Put(&s, func(n int) int { return choice % max(n, 1) }) || len(s.Pred) != 1 {
				continue
			}
			x := s.Pred[0]
			same := slices.Equal(s.Target, w.at(x).Target)
			drawn := slices.ContainsFunc(marks, func(m reports.KinkMark) bool { return m.X == x })
			if same && !drawn && x >= w.lo && x <= w.hi {
				marks = append(marks, reports.KinkMark{X: x, Name: k.Name})
			}
		}
	}
	slices.SortFunc(marks, func(a, b reports.KinkMark) int {
		if a.X < b.X {
			return -1
		}
		return 1
	})
	return marks
}

// lineOf chooses the line: a scalar prediction moves, or the first entry of an array, with what a simplex asks of the others.
func lineOf(l spec.Loss) (w line, ok bool) {
	base := spec.Sample{Shape: sizesOf(l.Shape), TargetShape: sizesOf(l.TargetShape)}
	base.Pred = plainEntries(l.Pred, base.Shape, 0)
	if l.HasTarget() {
		base.Target = plainEntries(l.Target, base.TargetShape, 1)
	}
	labels, _ := l.Counts(base.Shape)
	for j := range labels {
		y := j % max(l.Classes(base), 1)
		if l.Class.HasNot && y == l.Class.Not {
			y = (y + 1) % max(l.Classes(base), 1)
		}
		base.Class = append(base.Class, y)
	}
	d := l.Pred.At(base.Shape, 0)
	w.lo, w.hi = ends(d)
	w.speed = make([]float64, len(base.Pred))
	w.speed[0] = 1
	w.along = "pred"
	if len(base.Shape) > 0 {
		w.along = "pred[0]"
	}
	if d.Couple == spec.Simplex {
		row := base.Shape[len(base.Shape)-1]
		for i := 1; i < row; i++ {
			w.speed[i] = -1 / float64(row-1)
		}
		w.along = fmt.Sprintf("pred[0], the other %d sharing the rest", row-1)
	}
	w.at = func(x float64) spec.Sample {
		s := base.Clone()
		for i, v := range w.speed {
			switch {
			case i == 0:
				s.Pred[0] = x
			case v != 0:
				s.Pred[i] = float64(-v * (1 - x))
			}
		}
		return s
	}
	if d.Couple == spec.LogSimplex || d.Couple == spec.Bits || d.Couple == spec.Signs || d.Couple == spec.Box {
		return w, false
	}
	if l.HasTarget() && len(base.Target) == 1 {
		w.along += fmt.Sprintf(", target = %v", base.Target[0])
	}
	return w, l.CheckSample(w.at((w.lo+w.hi)/2), 0x1p-53) == nil
}

// ends are where a line begins and ends in a domain: inside of it, at a scale where losses bend.
func ends(d spec.Domain) (lo, hi float64) {
	lo, hi = max(d.Lo, -4), min(d.Hi, 4)
	margin := (hi - lo) / steps
	if d.LoOpen && lo == d.Lo {
		lo += margin
	}
	if d.HiOpen && hi == d.Hi {
		hi -= margin
	}
	return lo, hi
}

// sizesOf fills in the sizes of a shape: three where it is free.
func sizesOf(dims []spec.Dim) (shape []int) {
	for _, d := range dims {
		shape = append(shape, max(d.Min, min(d.Max, 3)))
	}
	return shape
}

// plainEntries fills an array with unremarkable legal numbers, the same on every run; those of a target differ from those of pred.
func plainEntries(d spec.Domain, shape []int, other int) (v []float64) {
	row := 1
	if len(shape) > 0 {
		row = shape[len(shape)-1]
	}
	for j := range spec.Size(shape) {
		v = append(v, plainEntry(d.At(shape, j), j, row, other, len(shape) == 0))
	}
	return v
}

func plainEntry(d spec.Domain, j, row, other int, scalar bool) float64 {
	switch d.Couple {
	case spec.Simplex:
		weights := 0.5 * float64(row) * float64(row+1) // 1, 2, … of them
		return float64(j%row+1) / weights
	case spec.LogSimplex:
		return -math.Log(float64(row))
	case spec.Signs, spec.Bits:
		return float64(1 - (j%2)*int(1-d.Lo))
	case spec.Box:
		return float64(j/2*2) + 0.5*float64(other)
	}
	switch {
	case d.Lo == 0 && d.Hi == 1:
		return 0.25 + 0.5*float64((j+other)%2)
	case d.Lo >= 0:
		return max(d.Lo, 1)
	case d.Hi <= 0:
		return min(d.Hi, -1)
	case scalar && !d.NonZero:
		return 0
	case scalar:
		return 1
	}
	return 0.5*float64((3*j+other)%4) - 0.5
}
