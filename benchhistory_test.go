package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// What two commits cost is measured, kept, and shown.
func TestBenchHistory(t *testing.T) {
	r := newToyRepository(t)
	t.Chdir(r.dir)
	r.cost("one: 2e6, two: 2e6")
	r.commit("First")
	r.cost("one: 1e6, two: 2e6, three: 3e6")
	r.commit("Second")
	measure := []string{"bench-history", "add", "-dir", "kept", "-pkg", "./bench", "-bench", ".", "-pairs", "5", "-layouts", "1", "-benchtime", "1ms"}
	code, out, errs := runs(append(measure, "HEAD~1", "HEAD")...)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Contains(t, out, " First\n")
	files, err := filepath.Glob("kept/*/*.txt")
	require.NoError(t, err)
	require.Len(t, files, 2)
	text, err := os.ReadFile(files[1])
	require.NoError(t, err)
	for _, want := range []string{"\ncommit: ", "\nsamples: 5\n", "\ntoolchain: go1", "BenchmarkToy/cost=one ", " cpu-ns/op"} {
		require.Contains(t, string(text), want)
	}
	require.Equal(t, 1, strings.Count(r.git("worktree", "list"), "\n"), "no worktree is left")

	code, out, errs = runs("bench-history", "show", "-dir", "kept")
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Regexp(t, `(?m)^cpu-ns/op on .*\n\nbenchmark +commits +first +last +changes\nToy/cost=one +2 +2\.000ms +█▁ +1\.000ms +none\nToy/cost=three +1 `, out,
		"two commits are too few for a change")
	_, out, _ = runs("bench-history", "show", "-dir", "kept", "-only", "two")
	require.NotContains(t, out, "cost=one")
}

// The history of this repository can be read, and names the commit that brought vector instructions.
func TestBenchHistoryOfOurs(t *testing.T) {
	code, out, errs := runs("bench-history", "show", "-only", "loss=huber")
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Regexp(t, `op=valuegrad/dtype=f32/n=100000 .* ×0\.0\d+ at 9037c84 of 2026-11-29`, out)
}

func TestBenchHistoryRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("bad.txt", []byte("BenchmarkX 1 1 ns/op\n"), 0o600))
	for _, c := range []struct{ args, want string }{
		{"", "want add [REVISION…] or show"},
		{"remove", "want add"},
		{"show more", "want add"},
		{"show -dir nowhere", "nowhere"},
		{"show -dir .", "bad.txt: commit"},
		{"add -pairs 1", "-pairs 1"},
		{"add", "not a git repository"},
	} {
		code, _, errs := runs(append([]string{"bench-history"}, strings.Fields(c.args)...)...)
		require.Equal(t, reports.ExitUsage, code, c.args)
		require.Contains(t, errs, c.want, c.args)
	}
}
