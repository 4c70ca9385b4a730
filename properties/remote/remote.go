// Package remote lets the suite judge an implementation in another process.
package remote

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/impl/process/wire"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// A Subject asks the adapter of Process about Loss, in the format Dtype, which F carries. It is safe for concurrent use.
type Subject[F impl.Float] struct {
	Process *process.Process
	Loss    spec.Loss // before conventions are applied
	Dtype   wire.Dtype
}

var _ properties.Subject[float32] = Subject[float32]{}
var _ properties.Batcher = Subject[float32]{}

// Batch implements properties.Batcher. Larger batches gain nothing.
func (Subject[F]) Batch() int { return 32 }

// Do implements properties.Subject.
func (s Subject[F]) Do(ctx context.Context, calls []properties.Call) []properties.Answer[F] {
	out := make([]properties.Answer[F], len(calls))
	var asks []process.Ask
	var at []int // of each in out
	for i, c := range calls {
		a, err := s.ask(c)
		if err != nil {
			out[i].Err = err
			continue
		}
		asks, at = append(asks, a), append(at, i)
	}
	for j, a := range s.Process.Do(ctx, asks) {
		out[at[j]] = answer[F](a)
	}
	return out
}

// ask is a call as it travels. A parameter that the adapter does not take has the value of the specification, or the call is unsupported.
func (s Subject[F]) ask(c properties.Call) (process.Ask, error) {
	a := process.Ask{
		Loss: s.Loss.Name, Params: impl.Params{}, Dtype: s.Dtype, Reduction: c.Reduction, Want: wants(c.Op),
		Batch: properties.BatchOf[float64](c), Up: c.Up,
	}
	takes := s.Process.Hello().Losses[s.Loss.Name].Params
	for _, p := range s.Loss.Params {
		a.Params[p.Name] = p.Value
	}
	for _, name := range slices.Sorted(maps.Keys(c.Params)) {
		if v := c.Params[name]; !slices.Contains(takes, name) && !slices.Equal(v, a.Params[name]) {
			return a, fmt.Errorf("%w: the adapter does not take the parameter %s", impl.ErrUnsupported, name)
		}
		a.Params[name] = c.Params[name]
	}
	return a, nil
}

func wants(op properties.Op) string {
	switch op {
	case properties.Grad:
		return wire.Grad
	case properties.TargetGrad:
		return wire.TargetGrad
	}
	return wire.Value
}

func answer[F impl.Float](a process.Answer) properties.Answer[F] {
	var lost *process.Lost
	if errors.As(a.Err, &lost) {
		verdict := map[process.Cause]reports.Verdict{
			process.Crash: reports.Crash, process.Timeout: reports.Timeout, process.Garbled: reports.Error, process.NotRun: reports.NotRun,
		}[lost.Cause]
		return properties.Answer[F]{Err: &properties.Lost{Verdict: verdict, Why: lost.Why}}
	}
	out := make([]F, len(a.Out))
	for i, x := range a.Out {
		out[i] = F(x)
	}
	return properties.Answer[F]{Out: out, Err: a.Err}
}
