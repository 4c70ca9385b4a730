package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// A resumed run writes the record and the table that it would have written without the interruption, whether it was stopped or killed in the middle
// of a line.
func TestCheckResume(t *testing.T) {
	file := filepath.Join(t.TempDir(), "check.jsonl")
	args := []string{"check", "-loss", "hinge*", "-property", "u-n*", "-checks", "5", "-o", file}
	code, whole, errs := runs(args...)
	require.Equal(t, reports.ExitConformant, code, errs)
	record, err := os.ReadFile(file)
	require.NoError(t, err)
	lines := strings.SplitAfter(string(record), "\n")

	for name, cut := range map[string]string{
		"killed in a line":  string(record)[:len(record)*2/3],
		"killed at once":    lines[0],
		"killed at the end": strings.Join(lines[:len(lines)-2], ""),
		"not there":         "",
	} {
		require.NoError(t, os.Remove(file))
		if cut != "" {
			require.NoError(t, os.WriteFile(file, []byte(cut), 0o644))
		}
		code, out, errs := runs(append(args, "-resume")...)
		require.Equal(t, reports.ExitConformant, code, "%s: %s", name, errs)
		require.Equal(t, whole, out, name)
		again, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, string(record), string(again), name)
	}

	// What stands in the record is not computed again.
	require.NoError(t, os.WriteFile(file, []byte(strings.Replace(strings.Join(lines[:len(lines)-1], ""), `"cases":`, `"note":"from before","cases":`, 1)), 0o644))
	_, _, _ = runs(append(args, "-resume")...)
	again, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Contains(t, string(again), "from before")
}

// An interruption says how to go on.
func TestCheckInterruptedSaysHow(t *testing.T) {
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for args, want := range map[string]string{
		"": "a run with -o FILE can be resumed", "-o " + filepath.Join(t.TempDir(), "c.jsonl"): "the same command with -resume goes on from there",
	} {
		var out, errs bytes.Buffer
		code := run(stopped, append([]string{"check", "-loss", "hinge"}, strings.Fields(args)...), nil, &out, &errs)
		require.Equal(t, reports.ExitIncomplete, code)
		require.Contains(t, errs.String(), want)
	}
}

func TestCheckResumeRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "check.jsonl")
	code, _, errs := runs("check", "-loss", "hinge", "-property", "u-nonneg", "-checks", "5", "-o", file)
	require.Equal(t, reports.ExitConformant, code, errs)
	foreign := filepath.Join(t.TempDir(), "foreign")
	require.NoError(t, os.WriteFile(foreign, []byte("not a record\n"), 0o644))
	for _, c := range []struct{ args, want string }{
		{"-resume", "want -o FILE"},
		{"-resume -o x -observations y", "leave out -observations"},
		{"-resume -checks 6 -o " + file, "-checks 5 -property \"u-nonneg\" -strict=false -shrink 2000 there"},
		{"-resume -o " + foreign, "line 1"},
	} {
		code, _, errs := runs(append([]string{"check", "-loss", "hinge"}, strings.Fields(c.args)...)...)
		require.Equal(t, reports.ExitUsage, code, c.args)
		require.Contains(t, errs, c.want)
	}
}
