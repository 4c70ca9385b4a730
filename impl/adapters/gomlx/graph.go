package main

import (
	"fmt"
	"slices"

	"github.com/gomlx/gomlx/backends"
	. "github.com/gomlx/gomlx/pkg/core/graph" //nolint:staticcheck // graphs are written so throughout GoMLX
	"github.com/gomlx/gomlx/pkg/core/tensors"
	"github.com/gomlx/gomlx/pkg/ml/train/losses"

	"github.com/lossgate/lossgate/impl"
)

// graphs makes a program of each loss once: GoMLX compiles it for every shape that it meets.
type graphs[F impl.Float] struct {
	backend backends.Backend
	made    map[string]*Exec
}

// loss is a loss of GoMLX behind the contract. The embedded one asks for samples by themselves.
type loss[F impl.Float] struct {
	impl.Rows[F]
	call func(b impl.Batch[F], up F, want want) ([]F, error)
	step func(b impl.Batch[F], want []string) (func() error, error)
}

// want is what a program returns.
type want int

const (
	value want = iota
	grad
	targetGrad
)

// find returns the loss of that name.
func (g graphs[F]) find(name string, p impl.Params) (impl.Loss[F], error) {
	f, classes, err := lossOf(name, p)
	if err != nil {
		return nil, err
	}
	call := func(b impl.Batch[F], up F, w want) ([]F, error) {
		e, err := g.program(fmt.Sprint(name, p, w), f, w)
		if err != nil {
			return nil, err
		}
		labels, pred := tensorsOf(b, classes)
		out, err := e.Exec1(labels, pred, up)
		if err != nil {
			return nil, fmt.Errorf("gomlx: %w", err)
		}
		return tensors.CopyFlatData[F](out)
	}
	return loss[F]{call: call, step: g.stepper(f, classes), Rows: impl.Rows[F]{Targets: !classes, Eval: func(r impl.Row[F], gp, gt []F) (F, error) {
		one := impl.Batch[F]{N: 1, Shape: r.Shape, TargetShape: r.TargetShape, Pred: r.Pred, Target: r.Target, Class: r.Class}
		for w, dst := range [...][]F{grad: gp, targetGrad: gt} {
			if dst == nil {
				continue
			}
			slope, err := call(one, 1, want(w))
			if err != nil {
				return 0, err
			}
			copy(dst, slope)
		}
		v, err := call(one, 1, value)
		if err != nil {
			return 0, err
		}
		return v[0], nil
	}}}, nil
}

// program returns a function of (labels, predictions, upstream gradient).
func (g graphs[F]) program(key string, f losses.LossFn, w want) (*Exec, error) {
	if e, ok := g.made[key]; ok {
		return e, nil
	}
	e, err := NewExec(g.backend, func(labels, pred, up *Node) *Node {
		out := f([]*Node{labels}, []*Node{pred})
		switch w {
		case grad:
			return Gradient(Mul(out, up), pred)[0]
		case targetGrad:
			return Gradient(Mul(out, up), labels)[0]
		}
		return out
	})
	if err != nil {
		return nil, fmt.Errorf("gomlx: %w", err)
	}
	e.SetMaxCache(-1) // shapes are many and small
	g.made[key] = e
	return e, nil
}

// own reports whether GoMLX's own mean is asked for: weights of 1 are none.
func own[F impl.Float](b impl.Batch[F], r impl.Reduction) bool {
	weighed := slices.ContainsFunc(b.Weight, func(w F) bool { return w != 1 })
	return r == impl.Mean && !weighed && b.N > 0 && len(b.Pred) > 0
}

// Value implements impl.Loss.
func (l loss[F]) Value(dst []F, b impl.Batch[F], r impl.Reduction) ([]F, error) {
	if !own(b, r) {
		return l.Rows.Value(dst, b, r)
	}
	v, err := l.call(b, 1, value)
	return append(dst[:0], v...), err
}

// Grad implements impl.Loss.
func (l loss[F]) Grad(dst []F, b impl.Batch[F], r impl.Reduction, up []F) ([]F, error) {
	if !own(b, r) {
		return l.Rows.Grad(dst, b, r, up)
	}
	u := F(1)
	if up != nil {
		u = up[0]
	}
	v, err := l.call(b, u, grad)
	return append(dst[:0], v...), err
}
