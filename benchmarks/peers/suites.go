package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// suites measures how many cases a second of processor time this suite judges, and Hypothesis with mpmath for its oracle.
func suites(ctx context.Context, lines, progress io.Writer) error {
	ours := exec.CommandContext(ctx, "go", "test", "-run", "^$", "-bench", "^BenchmarkSuite$", "-benchtime", "1s", "-cpu", "1", "./benchmarks")
	ours.Stderr = progress
	out, err := ours.Output()
	if err != nil {
		return fmt.Errorf("go test -bench BenchmarkSuite: %w: %s", err, out)
	}
	keep(lines, string(out))
	exe, err := python("hypothesis")
	if err != nil {
		fmt.Fprintf(progress, "hypothesis: passed over, since it is not installed (make third-party TARGETS=hypothesis): %v\n", err)
		return nil
	}
	theirs := exec.CommandContext(ctx, exe, "benchmarks/peers/hypothesis_suite.py")
	theirs.Env, theirs.Stderr = append(os.Environ(), "PYTHONHASHSEED=0"), progress
	if out, err = theirs.Output(); err != nil {
		return fmt.Errorf("hypothesis_suite.py: %w", err)
	}
	keep(lines, string(out))
	return nil
}

// keep takes the measurements out of a program's output.
func keep(lines io.Writer, out string) {
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "Benchmark") {
			io.WriteString(lines, line)
		}
	}
}
