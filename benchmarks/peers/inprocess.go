package main

import (
	"context"
	"time"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// A peer is an implementation that can be timed: n repetitions took so long.
type peer interface {
	who() string
	time(ctx context.Context, q question, least time.Duration) (n int64, took time.Duration, err error)
}

// inProcess is a library in Go that is linked in.
type inProcess struct {
	name    string
	library impl.Library
}

func (p inProcess) who() string { return p.name }

// time lets the kernel repeat, after once that does not count.
func (p inProcess) time(ctx context.Context, q question, least time.Duration) (int64, time.Duration, error) {
	step, err := p.step(q)
	if err == nil {
		err = step()
	}
	if err != nil {
		return 0, 0, err
	}
	for n, start := int64(1), time.Now(); ; n++ {
		if err := step(); err != nil {
			return 0, 0, err
		}
		if took := time.Since(start); took >= least || ctx.Err() != nil {
			return n, took, ctx.Err()
		}
	}
}

func (p inProcess) step(q question) (func() error, error) {
	if q.dtype == wire.F64 {
		return stepOf(p.library.Float64, q)
	}
	return stepOf(p.library.Float32, q)
}

func stepOf[F impl.Float](find func(string, impl.Params) (impl.Loss[F], error), q question) (func() error, error) {
	l, err := find(q.name, q.params())
	if err != nil {
		return nil, err
	}
	b := batch[F](q)
	value, grad := make([]F, 1), make([]F, len(b.Pred))
	if q.op == "value" {
		return func() error { _, err := l.Value(value, b, impl.Mean); return err }, nil
	}
	both, ok := l.(impl.ValueGrader[F])
	if !ok {
		return nil, impl.ErrUnsupported
	}
	return func() error { _, _, err := both.ValueGrad(value, grad, b, impl.Mean, nil); return err }, nil
}
