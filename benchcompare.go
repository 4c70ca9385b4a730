package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/benchmarks/gate"
	"github.com/lossgate/lossgate/benchmarks/turns"
)

func runBenchCompare(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	method := measuringFlags(flags, 20)
	margin := flags.Float64("margin", 2, "a change smaller than so many `percent` is none")
	count := flags.String("instructions", turns.CountOpen, "count instructions of `which` benchmarks: all, those that time leaves open or slower, or none; needs valgrind")
	out := flags.String("o", "", "write every sample to a `file`, for benchstat -col side")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() != 1 {
		return c.usage("bench-compare: want one revision to compare with, got %q", flags.Args())
	}
	if !(*margin > 0 && *margin <= 100) {
		return c.usage("bench-compare: -margin %g: want more than 0 and at most 100", *margin)
	}
	if which := []string{turns.CountAll, turns.CountOpen, turns.CountNone}; !slices.Contains(which, *count) {
		return c.usage("bench-compare: -instructions %q: want one of %s", *count, strings.Join(which, ", "))
	}
	if err := validMethod(*method); err != nil {
		return c.usage("bench-compare: %v", err)
	}
	code, err := c.compare(ctx, *out, turns.Comparison{
		Base: flags.Arg(0), Method: *method, Settings: gate.Settings{Margin: *margin / 100}, Instructions: *count,
	})
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(c.err, "lossgate: bench-compare: interrupted; nothing is decided")
		return gate.ExitUndecided
	case err != nil:
		fmt.Fprintf(c.err, "lossgate: bench-compare: %v\n", err)
		return gate.ExitNothing
	}
	return code
}

// compare measures and tells what came out.
func (c console) compare(ctx context.Context, out string, how turns.Comparison) (code int, err error) {
	if how.Root, err = turns.Root(ctx, "."); err != nil {
		return 0, err
	}
	var samples bytes.Buffer
	how.Samples = &samples
	if out != "" {
		f, failed := os.Create(out)
		if failed != nil {
			return 0, failed
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		how.Samples = io.MultiWriter(f, &samples)
	}
	if how.Instructions != turns.CountNone && !turns.CountsInstructions() {
		fmt.Fprintln(c.err, "instructions are not counted: there is no valgrind here")
	}
	shown := &watched{console: c}
	how.Watcher = shown
	load := turns.Load()
	done, err := how.Compare(ctx)
	shown.end()
	if err != nil {
		return 0, err
	}
	c.writeBenchstat(ctx, how.Root, samples.Bytes())
	fmt.Fprintf(c.out, "base  %s\nhead  %s\n", done.Base, done.Head)
	fmt.Fprintf(c.out, "%d samples a side, linked in %d ways, twice as many where those do not settle it; seed %d; load %s before and %s after\n\n",
		how.Times, how.Layouts, how.Seed, load, turns.Load())
	done.Report.Write(c.out, &how.Settings)
	return done.Report.Exit(), nil
}

// writeBenchstat shows benchstat's own table of base and head, for those who read that.
func (c console) writeBenchstat(ctx context.Context, root string, samples []byte) {
	stat := exec.CommandContext(ctx, "go", "tool", "benchstat", "-col", "side@(base head)", "-ignore", "layout,cores,toolchain,goamd64,goarm64,base,head",
		"-filter", ".unit:(cpu-sec/op OR sec/op OR allocs/op)", "-alpha", "0.01", "-")
	stat.Dir = root
	stat.Stdin = bytes.NewReader(samples)
	table, err := stat.Output()
	if err != nil {
		why := err.Error()
		if exit := (&exec.ExitError{}); errors.As(err, &exit) {
			why, _, _ = strings.Cut(string(exit.Stderr), "\n")
		}
		fmt.Fprintf(c.err, "benchstat's table is passed over: %s\n", why)
		return
	}
	fmt.Fprintf(c.out, "%s\n\n", bytes.TrimRight(table, "\n"))
}
