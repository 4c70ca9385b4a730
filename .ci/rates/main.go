// Command rates measures the gate of bench-compare on this machine: how often it accuses a change that is none, and how often it finds one of 5 or
// 10 percent. It builds the benchmarks as they are, and twice more so that every twentieth or tenth iteration does its work twice; measures all of
// them in turns, as bench-compare does; and counts what the gate says. benchmarks/BENCH.md has what came out.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/lossgate/lossgate/benchmarks/turns"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	bench := flag.String("bench", `^BenchmarkLoss$/^loss=(squared|huber|logistic|hinge|softmax-ce)(\(|$)/^impl=fast$//^dtype=f32$`, "the `pattern` of the benchmarks")
	runs := flag.Int("runs", 4, "how many runs, each of all benchmarks")
	pairs := flag.Int("pairs", 20, "`samples` of each benchmark and side, and as many in a second round")
	layouts := flag.Int("layouts", 4, "how `many` times each side is linked")
	seed := flag.Uint64("seed", 1, "the seed of the first run's order")
	file := flag.String("o", "reports/out/rates.txt", "every sample goes to this `file`, with run, round and side")
	only := flag.Bool("judge", false, "only judge what is in that file")
	flag.Parse()
	e := experiment{bench: *bench, plan: turns.Plan{Times: *pairs, Seed: *seed}}
	var err error
	if !*only {
		err = e.measure(ctx, *layouts, *runs, *file)
	}
	if err == nil {
		err = judge(*file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "rates:", err)
		os.Exit(1)
	}
}

// An experiment measures three sides that are the same, and two that are slower.
type experiment struct {
	bench  string
	plan   turns.Plan
	record *turns.Record
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

// measure takes samples of everything, two rounds a run: bench-compare takes the second where the first does not settle it.
func (e *experiment) measure(ctx context.Context, layouts, runs int, file string) error {
	dir, err := os.MkdirTemp("", "lossgate-rates-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := e.build(ctx, dir, layouts); err != nil {
		return err
	}
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
		began, load := time.Now(), turns.Load()
		for round := range 2 {
			e.plan.Seed++
			err := e.plan.Run(ctx, func(string) {}, func(s turns.Sample) error {
				return e.record.Add(s.Result, turns.Pair{Key: "run", Value: strconv.Itoa(run + 1)},
					turns.Pair{Key: "round", Value: strconv.Itoa(round + 1)}, turns.Pair{Key: "side", Value: e.plan.Arms[s.Arm].Name})
			})
			if err != nil {
				return err
			}
		}
		fmt.Printf("run %d of %d: %v, load %s to %s\n", run+1, runs, time.Since(began).Round(time.Second), load, turns.Load())
	}
	return f.Close()
}
