// Command rates measures the gate of bench-compare on this machine: how often it accuses a change that is none, and how often it finds one of 5 or
// 10 percent. It builds the benchmarks as they are, and twice more so that every twentieth or tenth iteration does its work twice; measures all of
// them in turns, as bench-compare does; and counts what the gate says. benchmarks/BENCH.md has what came out.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/lossgate/lossgate/benchmarks/gate"
	"github.com/lossgate/lossgate/benchmarks/turns"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	bench := flag.String("bench", `^BenchmarkLoss$/^loss=(squared|huber|logistic|hinge|softmax-ce)(\(|$)/^impl=fast$//^dtype=f32$`, "the `pattern` of the benchmarks")
	runs := flag.Int("runs", 10, "how many runs, each of all benchmarks")
	pairs := flag.Int("pairs", 20, "`samples` of each benchmark and side")
	layouts := flag.Int("layouts", 4, "how `many` times each side is linked")
	seed := flag.Uint64("seed", 1, "the seed of the first run's order")
	file := flag.String("o", "reports/out/rates.txt", "every sample goes to this `file`, with run, round and side")
	flag.Parse()
	dir, err := os.MkdirTemp("", "lossgate-rates-")
	if err == nil {
		defer os.RemoveAll(dir)
		e := experiment{bench: *bench, plan: turns.Plan{Times: *pairs, Seed: *seed}}
		if err = e.build(ctx, dir, *layouts); err == nil {
			err = e.run(ctx, *runs, *file)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "rates:", err)
		os.Exit(1)
	}
}

// An experiment is base, two sides that are the same, and two that are slower.
type experiment struct {
	bench string
	plan  turns.Plan
	sides []side

	record *turns.Record
	at     turns.Pair // the run
}

// A side is compared with base, which is the first arm.
type side struct {
	name                           string
	n, found, improved, equivalent int
}

// source is the benchmark that is changed, and loop what its iterations are.
const (
	source = "benchmarks/loss_test.go"
	loop   = "\t\tfor b.Loop() {\n"
)

// build makes the arms: base, base again from other layouts, the same built anew, and those that do more.
func (e *experiment) build(ctx context.Context, dir string, layouts int) error {
	root, err := turns.Root(ctx, ".")
	if err != nil {
		return err
	}
	step := func(what string) { fmt.Fprintln(os.Stderr, what) }
	base, err := turns.Build(ctx, "base", root, "./benchmarks", dir, layouts, step)
	if err != nil {
		return err
	}
	other, err := turns.Build(ctx, "unchanged", root, "./benchmarks", dir, 2*layouts, step)
	if err != nil {
		return err
	}
	other.Binaries = other.Binaries[layouts:] // layouts that base does not have, as a change would have them
	e.plan.Arms = []turns.Arm{base, base.Rotated("canary"), other}
	for _, c := range []struct {
		name  string
		every int
	}{{"plus5", 20}, {"plus10", 10}} {
		if err := os.Setenv("GOFLAGS", "-trimpath -overlay="+filepath.Join(dir, c.name+".json")); err != nil {
			return err
		}
		if err := overlay(root, dir, c.name, c.every); err != nil {
			return err
		}
		a, err := turns.Build(ctx, c.name, root, "./benchmarks", dir, layouts, step)
		if err != nil {
			return err
		}
		e.plan.Arms = append(e.plan.Arms, a)
	}
	for _, a := range e.plan.Arms[1:] {
		e.sides = append(e.sides, side{name: a.Name})
	}
	return nil
}

// overlay writes what go build takes instead of the benchmark: one in which some iterations count twice.
func overlay(root, dir, name string, every int) error {
	text, err := os.ReadFile(filepath.Join(root, source))
	if err != nil {
		return err
	}
	more := fmt.Sprintf("\t\tfor i := 0; b.Loop(); i++ {\n\t\t\tif i%%%d == 0 {\n\t\t\t\tif err := once(); err != nil {\n\t\t\t\t\tb.Fatal(err)\n\t\t\t\t}\n\t\t\t}\n", every)
	changed := strings.Replace(string(text), loop, more, 1)
	if changed == string(text) {
		return fmt.Errorf("%s has no loop any more that can be made slower", source)
	}
	file := filepath.Join(dir, name+"_test.go")
	if err := os.WriteFile(file, []byte(changed), 0o600); err != nil {
		return err
	}
	replace, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(root, source): file}})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name+".json"), replace, 0o600)
}

// run measures, and tells after each run how it stands.
func (e *experiment) run(ctx context.Context, runs int, file string) error {
	base := e.plan.Arms[0]
	survey, err := base.Survey(ctx, e.bench)
	if err != nil {
		return err
	}
	if e.plan.Tasks, err = base.Tasks(ctx, survey, 40*time.Millisecond, func(string) {}); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	if e.record, err = turns.NewRecord(f, survey.Units, nil); err != nil {
		return err
	}
	for run := range runs {
		e.at = turns.Pair{Key: "run", Value: strconv.Itoa(run + 1)}
		began, load := time.Now(), turns.Load()
		took := make([][][]gate.Samples, len(e.plan.Arms)) // by arm, task and round
		for a := range took {
			took[a] = make([][]gate.Samples, len(e.plan.Tasks))
		}
		for range 2 { // bench-compare takes a second round where the first does not settle it, which with sides that are slower is nearly always
			if err := e.round(ctx, took); err != nil {
				return err
			}
		}
		widest := 0.0
		for s := range e.sides {
			for i := range e.plan.Tasks {
				r := e.sides[s].count(took[0][i], took[s+1][i])
				widest = max(widest, math.Log(r.Time.Hi/r.Time.Lo)/2)
			}
		}
		fmt.Printf("run %d: %v, load %s to %s, the widest interval is ±%.1f %%\n", run+1, time.Since(began).Round(time.Second), load, turns.Load(), 100*widest)
		for _, s := range e.sides {
			fmt.Printf("  %-10s %4d comparisons: %4d regressions, %d improvements, %d equivalent, %d undecided\n", s.name, s.n, s.found, s.improved, s.equivalent, s.n-s.found-s.improved-s.equivalent)
		}
	}
	return nil
}

// round takes samples of everything.
func (e *experiment) round(ctx context.Context, took [][][]gate.Samples) error {
	for a := range took {
		for i := range took[a] {
			took[a][i] = append(took[a][i], gate.Samples{})
		}
	}
	e.plan.Seed++
	return e.plan.Run(ctx, func(string) {}, func(s turns.Sample) error {
		rounds := took[s.Arm][s.Task]
		for _, v := range s.Values {
			rounds[len(rounds)-1][v.Unit] = append(rounds[len(rounds)-1][v.Unit], v.Value)
		}
		return e.record.Add(s.Result, e.at, turns.Pair{Key: "round", Value: strconv.Itoa(len(rounds))}, turns.Pair{Key: "side", Value: e.plan.Arms[s.Arm].Name})
	})
}

// count judges one comparison: by both rounds where the first does not settle it.
func (s *side) count(base, head []gate.Samples) gate.Row {
	b := gate.Benchmark{Base: base[:1], Head: head[:1]}
	if !gate.Settled(b, nil) {
		b.Base, b.Head = base, head
	}
	r := gate.Judge(b, nil, nil)
	s.n++
	switch r.Verdict {
	case gate.Regression:
		s.found++
	case gate.Improvement:
		s.improved++
	case gate.Equivalent:
		s.equivalent++
	}
	return r
}
