package process

import (
	"context"
	"fmt"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// A Process is a library of what its adapter offers. An answer that is lost is an error of the call; a run of many cases is quicker with Do,
// which sends them together.
var (
	_ impl.Library       = (*Process)(nil)
	_ impl.NarrowLibrary = (*Process)(nil)
)

// Info implements impl.Library.
func (p *Process) Info() impl.Info {
	i := p.hello.Impl
	return impl.Info{Name: i.Name, Version: i.Version, Language: i.Language, Homepage: i.Homepage}
}

// Float64 implements impl.Library. Parameters must be given in full.
func (p *Process) Float64(name string, params impl.Params) (impl.Loss[float64], error) {
	return find[float64](p, name, params, wire.F64)
}

// Float32 implements impl.Library. Parameters must be given in full.
func (p *Process) Float32(name string, params impl.Params) (impl.Loss[float32], error) {
	return find[float32](p, name, params, wire.F32)
}

// Narrow implements impl.NarrowLibrary. Parameters must be given in full.
func (p *Process) Narrow(f impl.Format, name string, params impl.Params) (impl.Loss[float32], error) {
	return find[float32](p, name, params, map[impl.Format]wire.Dtype{impl.Float16: wire.F16, impl.BFloat16: wire.BF16}[f])
}

func find[F impl.Float](p *Process, name string, params impl.Params, d wire.Dtype) (impl.Loss[F], error) {
	l, ok := p.hello.Losses[name]
	if !ok || !slices.Contains(l.Dtypes, d) {
		return nil, fmt.Errorf("%w: %s has no %s in %s", impl.ErrUnsupported, plain(p.hello.Impl.Name, 60), name, d)
	}
	for _, want := range l.Params {
		if _, ok := params[want]; !ok {
			return nil, &impl.DataError{Arg: want, At: -1, Got: "nothing", Why: "want a value: an adapter has no defaults"}
		}
	}
	for _, given := range names(params) {
		if !slices.Contains(l.Params, given) {
			return nil, fmt.Errorf("%w: %s takes no parameter %s", impl.ErrUnsupported, name, given)
		}
	}
	return loss[F]{p, Ask{Loss: name, Params: params, Dtype: d}}, nil
}

// A loss asks for one batch at a time.
type loss[F impl.Float] struct {
	p *Process
	a Ask
}

// Value implements impl.Loss.
func (l loss[F]) Value(dst []F, b impl.Batch[F], r impl.Reduction) ([]F, error) {
	return l.ask(wire.Value, dst, b, r, nil)
}

// Grad implements impl.Loss.
func (l loss[F]) Grad(dst []F, b impl.Batch[F], r impl.Reduction, up []F) ([]F, error) {
	return l.ask(wire.Grad, dst, b, r, up)
}

// TargetGrad implements impl.TargetGrader.
func (l loss[F]) TargetGrad(dst []F, b impl.Batch[F], r impl.Reduction, up []F) ([]F, error) {
	return l.ask(wire.TargetGrad, dst, b, r, up)
}

// HasGrad implements impl.Differentiable.
func (l loss[F]) HasGrad() bool {
	return slices.Contains(l.p.hello.Losses[l.a.Loss].Ops, wire.Grad)
}

func (l loss[F]) ask(want string, dst []F, b impl.Batch[F], r impl.Reduction, up []F) ([]F, error) {
	a := l.a
	a.Want, a.Reduction, a.Up = want, r, convert[float64](up)
	a.Batch = impl.Batch[float64]{
		N: b.N, Shape: b.Shape, TargetShape: b.TargetShape, Pred: convert[float64](b.Pred), Target: convert[float64](b.Target),
		Class: b.Class, ClassLen: b.ClassLen, Weight: convert[float64](b.Weight),
	}
	got := l.p.Do(context.Background(), []Ask{a})[0]
	if got.Err != nil {
		return nil, got.Err
	}
	return append(dst[:0], convert[F](got.Out)...), nil
}

// convert keeps nil, which has a meaning of its own.
func convert[T, F impl.Float](v []F) []T {
	if v == nil {
		return nil
	}
	out := make([]T, len(v))
	for i, x := range v {
		out[i] = T(x)
	}
	return out
}
