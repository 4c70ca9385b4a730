package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// A harness that works is told from one that does not, whatever its numbers are.
func TestAdapterSmoke(t *testing.T) {
	code, out, errs := on(t, "right", "adapter", "smoke")
	require.Equal(t, reports.ExitConformant, code, out+errs)
	require.Contains(t, out, "stranger 2: says hello, returns every number as it was sent, offers 2 losses")
	require.Contains(t, out, "✓ huber f32: 12 questions answered\n")

	code, out, _ = on(t, "wrong", "adapter", "smoke", "-loss", "huber")
	require.Equal(t, reports.ExitAdapter, code)
	require.Contains(t, out, "✓ huber f32: 12 questions answered\n")
	require.Contains(t, out, "✗ huber f64: 6 of 12 questions not answered, the first of them\n    grad of huber in f64 under none\n    unsupported after all")

	code, _, errs = on(t, "right", "adapter", "smoke", "-loss", "hinge")
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, `offers no loss that matches -loss "hinge"`)
}

func replayAnswers(t *testing.T, mode, file string) (int, string) {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	code, out, errs := runs("adapter", "replay", "-env", asAdapter+"="+mode, file, "--", exe)
	return code, out + errs
}

// What an adapter answered is kept, and held against another one bit by bit.
func TestAdapterReplay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "answers.jsonl")
	code, out, errs := on(t, "right", "adapter", "record", "-o", file)
	require.Equal(t, reports.ExitConformant, code, out+errs)
	code, out = replayAnswers(t, "right", file)
	require.Equal(t, reports.ExitConformant, code, out)
	require.Contains(t, out, "all 48 answers are the same, bit for bit\n")
	code, out = replayAnswers(t, "wrong", file)
	require.Equal(t, reports.ExitFailed, code, out)
	require.Contains(t, out, "value of pinball in f64 under none\n  case {\"samples\"")
	require.Regexp(t, `\d+ of 48 answers differ`, out)

	text, err := os.ReadFile(file)
	require.NoError(t, err)
	for _, c := range []struct{ old, new, want string }{
		{`"want":"value"`, `"want":"hessian"`, `line 1: want = "hessian": want value, grad or target_grad`},
		{`"reduction":"none"`, `"reduction":"max"`, `line 1: reduction = "max"`},
		{`"delta":["0x1p+00"]`, `"delta":["one"]`, `line 1: delta[0] = "one"`},
		{`"loss":"huber"`, `"loss":"hubr"`, `line 1: no loss is named "hubr"`},
		{string(text), "", "holds no questions"},
	} {
		require.NoError(t, os.WriteFile(file, []byte(strings.Replace(string(text), c.old, c.new, 1)), 0o644))
		code, out = replayAnswers(t, "right", file)
		require.Equal(t, reports.ExitUsage, code, out)
		require.Contains(t, out, c.want)
	}
}
