package main

import (
	"flag"
	"fmt"
	"time"

	"github.com/lossgate/lossgate/benchmarks/turns"
)

// kernels is the pattern of the benchmarks of batched kernels.
const kernels = "^BenchmarkLoss$//^impl=fast$"

// measuringFlags defines the flags that say how revisions are measured.
func measuringFlags(flags *flag.FlagSet, times int) *turns.Method {
	m := &turns.Method{}
	flags.StringVar(&m.Package, "pkg", "./benchmarks", "the `package` whose benchmarks are run")
	flags.StringVar(&m.Pattern, "bench", kernels, "only benchmarks that match the `pattern`, as go test takes it")
	flags.DurationVar(&m.Length, "benchtime", 40*time.Millisecond, "how `long` a sample takes, in processor time")
	flags.IntVar(&m.Layouts, "layouts", 4, "how `many` times each revision is linked, each time with its functions in another order")
	flags.IntVar(&m.Times, "pairs", times, "how `many` samples of each benchmark and side, taken in turns, each in a process of its own")
	flags.DurationVar(&m.For, "for", 0, "end a round after so `long`, with at least five samples; 0: no limit")
	flags.Uint64Var(&m.Seed, "seed", 1, "the `seed` of the order in which the sides take turns")
	return m
}

func validMethod(m turns.Method) error {
	switch {
	case m.Times < turns.Fewest:
		return fmt.Errorf("-pairs %d: want at least %d, or no test can say anything", m.Times, turns.Fewest)
	case m.Layouts < 1 || m.Layouts > 100:
		return fmt.Errorf("-layouts %d: want 1 to 100", m.Layouts)
	case m.Length < time.Millisecond || m.For < 0:
		return fmt.Errorf("-benchtime %v -for %v: want at least 1ms, and no negative limit", m.Length, m.For)
	}
	return nil
}

// A watched shows how far measurements are.
type watched struct {
	console
	shown *progress
}

// Next begins a stretch.
func (w *watched) Next(steps int) {
	w.end()
	w.shown = newProgress(w.err, steps)
}

// Step says what begins.
func (w *watched) Step(what string) { w.shown.step(what) }

func (w *watched) end() {
	if w.shown != nil {
		w.shown.end()
	}
}
