package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// A soak goes on where the last one ended, even where that was in the middle of a line.
func TestSoak(t *testing.T) {
	state := filepath.Join(t.TempDir(), "deep", "soak.jsonl")
	code, out, errs := runs("soak", "-loss", "squared", "-checks", "5", "-rounds", "2", "-o", state)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Regexp(t, `(?m)^squared +f32 +\d+ +1e\+07 +1 +0 +\d\.\de-\d+$`, out)
	require.Contains(t, out, "0 accusations")

	f, err := os.OpenFile(state, os.O_APPEND|os.O_WRONLY, 0)
	require.NoError(t, err)
	_, err = f.WriteString(`{"loss":"squared","dtype":"f`)
	require.NoError(t, err)
	require.NoError(t, f.Close())

	code, out, errs = runs("soak", "-loss", "squared", "-checks", "5", "-rounds", "3", "-o", state)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Regexp(t, `(?m)^squared +f32 +\d+ +1e\+07 +[23] +0 `, out)
	text, err := os.ReadFile(state)
	require.NoError(t, err)
	require.Equal(t, 5, strings.Count(string(text), "\n"))
	for _, seed := range []string{`"seed":1`, `"seed":2`} {
		require.Equal(t, 2, strings.Count(string(text), seed), "each format has each seed once")
	}

	_, shown, _ := runs("soak", "-loss", "squared", "-show", "-o", state)
	require.Equal(t, out, shown)
}

// An accusation is told, kept, and makes the exit code.
func TestSoakAccused(t *testing.T) {
	state := filepath.Join(t.TempDir(), "soak.jsonl")
	require.NoError(t, os.WriteFile(state, []byte(`{"loss":"huber","dtype":"f32","seed":4,"checks":5,"cases":100,"accused":["u-even of huber at MUST"],"version":"x"}`+"\n"), 0o644))
	code, out, _ := runs("soak", "-loss", "huber", "-show", "-o", state)
	require.Equal(t, reports.ExitFailed, code)
	require.Regexp(t, `(?m)^huber +f32 +100 +1e\+07 +4 +1 +-$`, out)
	require.Contains(t, out, "1 accusations")
}

func TestSoakRefuses(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "soak.jsonl")
	require.NoError(t, os.WriteFile(bad, []byte("{}\n"), 0o644))
	for _, c := range []struct{ args, want string }{
		{"-loss nonesuch", `no loss matches -loss "nonesuch"`},
		{"-checks 0", "-checks 0: want at least 1"},
		{"-o " + bad, ":1: want the line of a soak"},
		{"huber", "takes flags only"},
	} {
		code, _, errs := runs(append([]string{"soak"}, strings.Fields(c.args)...)...)
		require.Equal(t, reports.ExitUsage, code)
		require.Contains(t, errs, c.want)
	}
}

// The record that -json prints is a state from which a soak goes on, with a line for each loss and format.
func TestSoakJSON(t *testing.T) {
	state := filepath.Join(t.TempDir(), "soak.jsonl")
	require.NoError(t, os.WriteFile(state, []byte(
		`{"loss":"huber","dtype":"f32","seed":1,"checks":5,"cases":100,"version":"x"}`+"\n"+
			`{"loss":"huber","dtype":"f32","seed":2,"checks":7,"cases":50,"version":"y"}`+"\n"), 0o644))
	code, out, errs := runs("soak", "-loss", "huber", "-show", "-json", "-o", state)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Equal(t, `{"loss":"huber","dtype":"f32","seed":2,"checks":7,"cases":150,"version":"y"}`+"\n", out)
	require.NoError(t, os.WriteFile(state, []byte(out), 0o644))
	_, again, _ := runs("soak", "-loss", "huber", "-show", "-json", "-o", state)
	require.Equal(t, out, again)
}
