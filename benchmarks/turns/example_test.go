package turns_test

import (
	"context"
	"fmt"
	"io"
	"os"

	"golang.org/x/perf/benchfmt"

	"github.com/lossgate/lossgate/benchmarks/turns"
)

// What a comparison is made of: a revision, its own checkout, and test binaries of several layouts. No output is asked for, since it is
// the machine's.
func ExampleBuild() {
	ctx := context.Background()
	root, err := turns.Root(ctx, ".")
	if err != nil {
		fmt.Println(err)
		return
	}
	dir, err := os.MkdirTemp("", "turns")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	changed, err := turns.Changed(ctx, root)
	fmt.Println("uncommitted changes:", changed, err)
	base, err := turns.Resolve(ctx, root, "HEAD")
	if err != nil {
		fmt.Println(err)
		return
	}
	remove, err := turns.Checkout(ctx, root, base, dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer remove()
	arm, err := turns.Build(ctx, "base", dir, "./benchmarks", dir, 2, func(what string) { fmt.Println(what) })
	fmt.Println(arm, err)
}

// All of it at once, with the instructions counted where valgrind is.
func ExampleMeasure() {
	ctx := context.Background()
	how := turns.Method{Package: "./benchmarks", Pattern: "BenchmarkLoss/loss=huber/impl=fast", Layouts: 2, Times: 10, Seed: 1}
	all, err := turns.Measure(ctx, ".", []string{"HEAD~1", "HEAD"}, how, turns.CountsInstructions(), nil)
	fmt.Println(len(all), err)
}

// A record says which machine it is of, and how busy that was.
func ExampleNewRecord() {
	about, err := turns.Machine(context.Background(), ".")
	if err != nil {
		fmt.Println(err)
		return
	}
	about = append(about, turns.Pair{Key: "load", Value: turns.Load()})
	_, err = turns.NewRecord(io.Discard, benchfmt.UnitMetadataMap{}, about)
	fmt.Println(err)
}
