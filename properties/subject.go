package properties

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/lossgate/lossgate/impl"
)

// A Crash is a panic of the implementation, recovered and blamed on its case.
type Crash struct {
	Value any
	Stack string
}

// Error is "panic: index out of range".
func (c *Crash) Error() string { return fmt.Sprintf("panic: %v", c.Value) }

// InProcess asks an implementation in this process.
type InProcess[F impl.Float] struct {
	Loss impl.Loss[F]
	// With gives the implementation for other parameters; nil: calls with parameters are unsupported.
	With func(impl.Params) (impl.Loss[F], error)
}

// Do implements Subject.
func (p InProcess[F]) Do(_ context.Context, calls []Call) []Answer[F] {
	out := make([]Answer[F], len(calls))
	for i, c := range calls {
		out[i] = p.one(c)
	}
	return out
}

func (p InProcess[F]) one(c Call) (a Answer[F]) {
	defer func() {
		if v := recover(); v != nil {
			a = Answer[F]{Err: &Crash{v, string(debug.Stack())}}
		}
	}()
	l := p.Loss
	if c.Params != nil {
		if p.With == nil {
			return Answer[F]{Err: impl.ErrUnsupported}
		}
		var err error
		if l, err = p.With(c.Params); err != nil {
			return Answer[F]{Err: err}
		}
	}
	b := BatchOf[F](c)
	up := convert[F](c.Up)
	switch c.Op {
	case Value:
		a.Out, a.Err = l.Value(nil, b, c.Reduction)
	case Grad:
		a.Out, a.Err = l.Grad(nil, b, c.Reduction, up)
	case TargetGrad:
		t, ok := l.(impl.TargetGrader[F])
		if !ok {
			return Answer[F]{Err: impl.ErrUnsupported}
		}
		a.Out, a.Err = t.TargetGrad(nil, b, c.Reduction, up)
	}
	return a
}

// BatchOf lays the samples of a call out as an implementation takes them.
func BatchOf[F impl.Float](c Call) impl.Batch[F] {
	b := impl.Batch[F]{N: len(c.Samples), Weight: convert[F](c.Weights)}
	for _, s := range c.Samples {
		b.Shape, b.TargetShape = s.Shape, s.TargetShape
		b.Pred = append(b.Pred, convert[F](s.Pred)...)
		b.Target = append(b.Target, convert[F](s.Target)...)
		b.Class = append(b.Class, s.Class...)
		b.ClassLen = append(b.ClassLen, len(s.Class))
	}
	if n := c.Repeat; n > 1 {
		b.N *= n
		b.Pred, b.Target, b.Weight = slices.Repeat(b.Pred, n), slices.Repeat(b.Target, n), slices.Repeat(b.Weight, n)
		b.Class, b.ClassLen = slices.Repeat(b.Class, n), slices.Repeat(b.ClassLen, n)
		if c.Weights == nil {
			b.Weight = nil // Repeat makes it empty, which would be no weights rather than ones
		}
	}
	return b
}

func convert[F impl.Float](v []float64) []F {
	if v == nil {
		return nil
	}
	out := make([]F, len(v))
	for i, x := range v {
		out[i] = F(x)
	}
	return out
}
