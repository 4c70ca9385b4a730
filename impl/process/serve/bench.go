package serve

import (
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// longest is how long a repetition goes on at most, whatever is asked for.
const longest = time.Minute

// A Stepper is a loss that gets ready for being timed: Step returns what is to be repeated, on data that are already where the library wants them.
// want is what one step computes, the value, a gradient or both; nobody looks at the numbers.
type Stepper[F impl.Float] interface {
	Step(b impl.Batch[F], r impl.Reduction, up []F, want []string) (func() error, error)
}

// Bench answers a request for the time that one case takes: it repeats the case, which it reads once, until the time is up that is asked for. The
// first step is not counted.
func Bench(l impl.Library, r wire.Request) (b wire.Benched) {
	defer func() {
		if p := recover(); p != nil {
			b = wire.Benched{M: "bench", ID: r.ID, S: wire.Failed, Msg: fmt.Sprintf("panic: %v\n%s", p, debug.Stack())}
		}
	}()
	refused := func(res wire.Result) wire.Benched {
		return wire.Benched{M: "bench", ID: r.ID, S: res.S, Msg: res.Msg, What: res.What}
	}
	if len(r.Cases) != 1 {
		return refused(wire.Result{S: wire.Failed, Msg: "bench has one case"})
	}
	step, err := stepOf(l, r)
	if err == nil {
		err = step()
	}
	if err != nil {
		return refused(failed(err))
	}
	b = wire.Benched{M: "bench", ID: r.ID, Tile: r.Tile}
	least, start := min(time.Duration(r.MinMS)*time.Millisecond, longest), time.Now()
	for b.NS < least.Nanoseconds() || b.N == 0 {
		if err := step(); err != nil {
			return refused(failed(err))
		}
		b.N++
		b.NS = max(1, time.Since(start).Nanoseconds())
	}
	return b
}

// stepOf is what a request wants repeated.
func stepOf(l impl.Library, r wire.Request) (func() error, error) {
	switch r.Dtype {
	case wire.F64:
		return prepared(l.Float64, r)
	case wire.F32:
		return prepared(l.Float32, r)
	}
	return nil, fmt.Errorf("%w: dtype=%s", impl.ErrUnsupported, r.Dtype)
}

func prepared[F impl.Float](find func(string, impl.Params) (impl.Loss[F], error), r wire.Request) (func() error, error) {
	l, err := find(r.Loss, paramsOf(r))
	if err != nil {
		return nil, err
	}
	b, up := batch[F](r.Cases[0])
	if n := r.Tile; n > 1 {
		b.N, b.Pred, b.Target, b.Class = b.N*n, slices.Repeat(b.Pred, n), slices.Repeat(b.Target, n), slices.Repeat(b.Class, n)
	}
	reduction := reductionOf(r)
	if s, ok := l.(Stepper[F]); ok {
		return s.Step(b, reduction, up, r.Want)
	}
	t, ok := l.(impl.TargetGrader[F])
	if slices.Contains(r.Want, wire.TargetGrad) && !ok {
		return nil, fmt.Errorf("%w: %s", impl.ErrUnsupported, wire.TargetGrad)
	}
	vg, both := l.(impl.ValueGrader[F])
	both = both && slices.Contains(r.Want, wire.Value) && slices.Contains(r.Want, wire.Grad)
	var value, grad, targetGrad []F
	return func() (err error) {
		if both {
			if value, grad, err = vg.ValueGrad(value, grad, b, reduction, up); err != nil {
				return err
			}
		}
		for _, want := range r.Want {
			switch {
			case want == wire.TargetGrad:
				targetGrad, err = t.TargetGrad(targetGrad, b, reduction, up)
			case both:
			case want == wire.Value:
				value, err = l.Value(value, b, reduction)
			case want == wire.Grad:
				grad, err = l.Grad(grad, b, reduction, up)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}, nil
}
