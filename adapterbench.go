package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/lossgate/lossgate/benchmarks"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/impl/process/wire"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// benched are the numbers of samples in a batch of bench: what is paid for a call, and two sizes that no vector length divides.
var benched = []int{1, 30, 1000}

// bench prints how long each loss of an adapter takes, in the format of go test -bench: ns/op is of a whole batch under mean, and ns/elem of each
// number of pred and target in it. The time is by the adapter's clock, which
// starts when the numbers are read.
func bench(ctx context.Context, c console, of candidate, only string, least time.Duration) int {
	if least < time.Millisecond {
		return c.usage("adapter: -benchtime %v: want at least 1ms", least)
	}
	losses, err := of.offered()
	if err != nil {
		return c.usage("adapter: %v", err)
	}
	losses = slices.DeleteFunc(losses, func(l spec.Loss) bool { return !matches(only, l.Name) })
	if len(losses) == 0 {
		return c.usage("adapter: the adapter offers no loss that matches -loss %q", only)
	}
	fmt.Fprintf(c.out, "goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
	code := reports.ExitConformant
	for _, l := range losses {
		offer := of.process.Hello().Losses[l.Name]
		for _, d := range offer.Dtypes {
			for _, op := range offer.Ops {
				for _, n := range benched {
					p := benchmarks.Point{Loss: oneWord(l.String()), Impl: oneWord(of.library.Info().Name), Op: op, Dtype: string(d), N: n}
					batch := copies(l, d, n)
					t, err := of.process.Bench(ctx, process.Load{Ask: benchAsk(l, d, op, offer, batch), Least: least})
					if err != nil {
						fmt.Fprintf(c.err, "lossgate: adapter: %s: %s\n", p, reports.Printable(err.Error()))
						code = reports.ExitAdapter
						continue
					}
					ns := float64(t.Took.Nanoseconds()) / float64(t.N)
					fmt.Fprintf(c.out, "BenchmarkLoss/%s\t%8d\t%12.1f ns/op\t%10.2f ns/elem\n", p, t.N, ns, ns/float64(len(batch.Pred)+len(batch.Target)))
				}
			}
		}
	}
	return code
}

// benchAsk asks for the mean, where that is offered.
func benchAsk(l spec.Loss, d wire.Dtype, op string, offer wire.Losses, b impl.Batch[float64]) process.Ask {
	a := process.Ask{Loss: l.Name, Params: impl.Params{}, Dtype: d, Want: op, Batch: b, Reduction: impl.Mean}
	if !slices.Contains(offer.Reductions, impl.Mean.String()) {
		a.Reduction = impl.None
	}
	for _, p := range l.Params {
		a.Params[p.Name] = p.Value
	}
	return a
}

// copies is a batch of n samples, of which a few different ones take turns.
func copies(l spec.Loss, d wire.Dtype, n int) impl.Batch[float64] {
	first := properties.Plain(l, formatOf(d), 0)
	pool := []spec.Sample{first}
	for j := 1; j < 8; j++ {
		s := properties.Plain(l, formatOf(d), j)
		if slices.Equal(s.Shape, first.Shape) && slices.Equal(s.TargetShape, first.TargetShape) && len(s.Class) == len(first.Class) {
			pool = append(pool, s)
		}
	}
	call := properties.Call{}
	for i := range n {
		call.Samples = append(call.Samples, pool[i%len(pool)])
	}
	return properties.BatchOf[float64](call)
}

// oneWord is a name as a part of a benchmark's: neither spaces, which end it, nor slashes, which divide it.
func oneWord(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\n':
			return -1
		case '/':
			return '-'
		}
		return r
	}, reports.Printable(name))
}
