package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"time"

	"github.com/lossgate/lossgate/benchmarks"
	"github.com/lossgate/lossgate/benchmarks/machine"
	"github.com/lossgate/lossgate/impl"
)

// rounds lets everybody take turns at every question, and measures the machine in between. Who begins changes from round to round. Whoever does
// not have a loss, or breaks, is not asked it again.
func rounds(ctx context.Context, p plan, qs []question, all []peer, lines, progress io.Writer) error {
	gaveUp := map[string]bool{}
	for round := range p.rounds {
		start := time.Now()
		for _, q := range qs {
			if q.op == "value" {
				bounds(lines, q.elems(), p.least)
			}
			for i := range all {
				who := all[(i+round)%len(all)]
				point := benchmarks.Point{Loss: q.label(), Impl: who.who(), Op: q.op, Dtype: string(q.dtype), N: q.N * q.tile}
				if gaveUp[point.String()] {
					continue
				}
				n, took, err := who.time(ctx, q, p.least)
				if ctx.Err() != nil {
					return ctx.Err()
				}
				if err != nil {
					gaveUp[point.String()] = true
					if !errors.Is(err, impl.ErrUnsupported) {
						fmt.Fprintf(progress, "%s: passed over: %v\n", point, err)
					}
					continue
				}
				ns := float64(took.Nanoseconds()) / float64(n)
				bytes, flops := q.work()
				fmt.Fprintf(lines, "BenchmarkLoss/%s\t%d\t%s ns/op\t%s ns/elem\t%v B/elem\t%v flop/elem\n", point, n, number(ns), number(ns/float64(q.elems())), bytes, flops)
			}
			runtime.GC()
		}
		fmt.Fprintf(progress, "round %d of %d: %v\n", round+1, p.rounds, time.Since(start).Round(time.Second))
	}
	return nil
}

// bounds measures what bounds every kernel on batches of that size.
func bounds(lines io.Writer, size int, least time.Duration) {
	repeat := func(once func()) (n int, ns float64) {
		once()
		for start := time.Now(); ; {
			once()
			n++
			if took := time.Since(start); took >= least {
				return n, float64(took.Nanoseconds()) / float64(n)
			}
		}
	}
	x, y, dst := machine.Aligned(size), machine.Aligned(size), machine.Aligned(size)
	for i := range x {
		x[i], y[i], dst[i] = 1, 2, 3 // pages that nobody has written are all one
	}
	for _, op := range []struct {
		name  string
		bytes float64
		once  func()
	}{
		{"read", 8, func() { machine.Read(x, y) }},
		{"read-ahead", 8, func() { machine.ReadAhead(x, y) }},
		{"triad", 12, func() { machine.Triad(dst, x, y, 3) }},
		{"stream", 12, func() { machine.Stream(dst, x, y, 3) }},
	} {
		n, ns := repeat(op.once)
		fmt.Fprintf(lines, "BenchmarkMachine/op=%s/n=%d\t%d\t%s ns/op\t%s GB/s\n", op.name, size, n, number(ns), number(op.bytes*float64(size)/ns))
	}
	const turns = 10_000
	n, ns := repeat(func() { machine.Multiply(turns) })
	fmt.Fprintf(lines, "BenchmarkMachine/op=multiply-add\t%d\t%s ns/op\t%s GFLOP/s\n", n, number(ns), number(float64(machine.FlopsPerRound())*turns/ns))
}

// number writes a measurement with six digits, which are more than it has.
func number(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }
