package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// A file is linted, and brought in line with a record: what failed is added, what passes is removed.
func TestExpectCommand(t *testing.T) {
	dir := t.TempDir()
	file, record := filepath.Join(dir, "expect.toml"), filepath.Join(dir, "check.jsonl")
	code, out, errs := runs("expect", "lint", "impl/adapters/gonum/expect.toml")
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Contains(t, out, "expectations")

	require.NoError(t, os.WriteFile(file, nil, 0o644))
	code, _, errs = on(t, "wrong", "check", "-loss", "huber", "-dtype", "f64", "-property", "u-value", "-checks", "5", "-o", record)
	require.Equal(t, reports.ExitFailed, code, errs)
	code, _, errs = runs("expect", "update", "-w", file, record)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Contains(t, errs, "added, to be explained: huber(delta=0.25) f64 u-value\n")
	code, _, errs = runs("expect", "lint", file)
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "no reason")

	text, err := os.ReadFile(file)
	require.NoError(t, err)
	explained := strings.ReplaceAll(string(text), `reason = ""`, `reason = "it is the absolute error"`)
	require.NoError(t, os.WriteFile(file, []byte(explained), 0o644))
	code, _, errs = runs("expect", "lint", file)
	require.Equal(t, reports.ExitConformant, code, errs)
	code, out, errs = runs("expect", "update", file, record)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Contains(t, errs, "not added, since an entry is about it already")
	require.Equal(t, explained, out)
	require.NoError(t, os.WriteFile(file, []byte("[[expect]]\nloss = 'hub*'\nproperty = 'u-v*'\nreason = 'all of it'\n"+explained[strings.Index(explained, "witness"):]), 0o644))
	code, _, errs = runs("expect", "lint", file)
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "the expectation huber(delta=0.25) f64 u-value is never tried: hub* * u-v* is about the same and comes first\nthe expectation huber(delta=1.5)")
	require.NoError(t, os.WriteFile(file, []byte(explained), 0o644))
	code, out, errs = on(t, "wrong", "check", "-loss", "huber", "-dtype", "f64", "-property", "u-value", "-checks", "5", "-expect", file)
	require.Equal(t, reports.ExitConformant, code, out+errs)

	code, out, errs = on(t, "right", "check", "-loss", "huber", "-dtype", "f64", "-property", "u-value", "-checks", "5", "-expect", file, "-o", record)
	require.Equal(t, reports.ExitStale, code, out+errs)
	code, out, errs = runs("expect", "update", file, record)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Contains(t, errs, "removed, since it passes: ")
	require.NotContains(t, out, "[[expect]]")

	require.NoError(t, os.WriteFile(file, []byte(strings.ReplaceAll(explained, `loss = '`, `loss = 'x`)), 0o644))
	code, _, errs = runs("expect", "lint", file)
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "is about no property of any loss")
	code, _, errs = runs("expect", "lnit", file)
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "expect: want lint FILE…, or update [-w] FILE RECORD")
}
