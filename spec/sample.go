package spec

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/spec/ball"
)

// A Sample is one exact input: a witness, a special case, a drawn case. Shapes are those of the loss with sizes filled
// in; a scalar has nil shape and one entry.
type Sample struct {
	Pred, Target       []float64
	Class              []int
	Shape, TargetShape []int
}

// Size is the number of entries of an array of that shape; 1 for a scalar.
func Size(shape []int) int {
	n := 1
	for _, d := range shape {
		n *= d
	}
	return n
}

// Clone returns a sample that shares no entries with s.
func (s Sample) Clone() Sample {
	s.Pred, s.Target, s.Class = slices.Clone(s.Pred), slices.Clone(s.Target), slices.Clone(s.Class)
	s.Shape, s.TargetShape = slices.Clone(s.Shape), slices.Clone(s.TargetShape)
	return s
}

// String shows every entry in hex and, in brackets, in decimal.
func (s Sample) String() string {
	var b strings.Builder
	show := func(name string, v []float64, shape []int) {
		if len(v) == 0 {
			return
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s=", name)
		for i, x := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "%x", x)
		}
		fmt.Fprintf(&b, " (%v", v[0])
		for _, x := range v[1:] {
			fmt.Fprintf(&b, ", %v", x)
		}
		b.WriteByte(')')
		if len(shape) > 1 {
			fmt.Fprintf(&b, " shape %v", shape)
		}
	}
	show("pred", s.Pred, s.Shape)
	show("target", s.Target, s.TargetShape)
	if len(s.Class) > 0 {
		fmt.Fprintf(&b, " class=%v", s.Class)
	}
	return strings.TrimSpace(b.String())
}

// CheckSample reports what makes s illegal for l, as an implementation working in a format of unit roundoff u should see it.
func (l Loss) CheckSample(s Sample, u float64) error {
	known := map[string]int{}
	if err := fits("shape", l.Shape, s.Shape, known); err != nil {
		return err
	}
	if err := fits("target_shape", l.TargetShape, s.TargetShape, known); err != nil {
		return err
	}
	if err := l.Pred.check("pred", s.Pred, s.Shape, u); err != nil {
		return err
	}
	if err := l.Target.check("target", s.Target, s.TargetShape, u); err != nil {
		return err
	}
	return l.checkClass(s)
}

func fits(arg string, dims []Dim, shape []int, known map[string]int) error {
	if len(dims) != len(shape) {
		return fmt.Errorf("%s %v: want %d dimensions", arg, shape, len(dims))
	}
	for i, d := range dims {
		if n, ok := known[d.Name]; ok && n != shape[i] {
			return fmt.Errorf("%s %v: dimension %s is %d, want %d", arg, shape, d.Name, shape[i], n)
		}
		known[d.Name] = shape[i]
		if shape[i] < 1 || d.Min == d.Max && shape[i] != d.Min {
			return fmt.Errorf("%s %v: dimension %s is %d, want %d", arg, shape, d.Name, shape[i], d.Min)
		}
	}
	return nil
}

func (l Loss) checkClass(s Sample) error {
	c := l.Class
	if least, most := l.Counts(s.Shape); len(s.Class) < least || c.Max == 0 && len(s.Class) > 0 || least == most && len(s.Class) > most {
		return fmt.Errorf("class: has %d entries, want %d", len(s.Class), least)
	}
	k := l.Classes(s)
	for i, y := range s.Class {
		if c.Ignore != nil && y == *c.Ignore {
			continue
		}
		if y < 0 || y >= k || c.HasNot && y == c.Not {
			return fmt.Errorf("class[%d] = %d: want a class in [0, %d)", i, y, k)
		}
	}
	return nil
}

// Counts is how many labels a sample has whose Pred has that shape: least of them, and most where a generator stops.
func (l Loss) Counts(shape []int) (least, most int) {
	for i, d := range l.Shape {
		if d.Name == l.Class.Under && i < len(shape) {
			return shape[i] - 1, shape[i] - 1
		}
	}
	return l.Class.Min, l.Class.Max
}

// Classes is the number of classes that labels of s may name.
func (l Loss) Classes(s Sample) int {
	if l.Class.K > 0 {
		return l.Class.K
	}
	for i, d := range l.TargetShape {
		if d.Name == l.Class.Of && i < len(s.TargetShape) {
			return s.TargetShape[i]
		}
	}
	if len(s.Shape) == 0 {
		return 1
	}
	return s.Shape[len(s.Shape)-1]
}

// Ignored reports whether the sample's label removes it from the batch.
func (l Loss) Ignored(s Sample) bool {
	return l.Class.Ignore != nil && len(s.Class) > 0 && s.Class[0] == *l.Class.Ignore
}

// In is a sample as a definition sees it: entries are balls of one evaluation.
type In struct {
	Pred, Target       []ball.Real
	Class              []int
	Shape, TargetShape []int
	eval               *ball.Eval
	floor              *float64 // of logarithms; nil: none
}

// Of gives a constant of this evaluation; functions other than +, −, × need one.
func (x In) Of(v float64) ball.Real { return x.eval.Of(v) }

// pi is π, as a number of this evaluation.
func (x In) pi() ball.Real { return x.eval.Pi() }

// Row is row i of Pred, seen as rows of the last dimension.
func (x In) Row(i int) []ball.Real {
	n := x.Shape[len(x.Shape)-1]
	return x.Pred[i*n : (i+1)*n]
}

// R is pred − target of a scalar loss: the residual.
func (x In) R() ball.Real { return x.Pred[0].Sub(x.Target[0]) }

// M is target·pred of a scalar loss whose target is a sign: the margin. Floats do not round it, so neither has it a running
// error, which would make margins near a joint look as if they lay on it.
func (x In) M() ball.Real {
	if x.Target[0].Sign() < 0 {
		return x.Pred[0].Neg()
	}
	return x.Pred[0]
}
