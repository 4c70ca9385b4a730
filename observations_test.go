package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
)

// Every case that was judged is a line, the same in every run.
func TestObservations(t *testing.T) {
	file := filepath.Join(t.TempDir(), "seen.jsonl")
	args := []string{"check", "-impl", "reference", "-loss", "huber", "-dtype", "f32", "-property", "u-[ev]*", "-checks", "30", "-observations", file}
	code, _, errs := runs(args...)
	require.Equal(t, reports.ExitConformant, code, errs)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	status, fixed, numbers, holds := map[string]int{}, 0, map[string]float64{}, map[string]int{}
	lines := bufio.NewScanner(strings.NewReader(string(text)))
	for lines.Scan() {
		var o observed
		require.NoError(t, json.Unmarshal(lines.Bytes(), &o))
		require.Equal(t, "test_case", o.Type)
		require.Regexp(t, `^huber\(delta=\S+\) reference f32 u-`, o.Property)
		status[o.Status]++
		if o.HowGenerated == "fixed list" {
			fixed++
		}
		for name, n := range o.Features {
			switch n := n.(type) {
			case float64:
				numbers[name] += n
			case bool:
				if n {
					holds[name]++
				}
			}
		}
		for _, r := range properties.Relations() {
			require.Contains(t, o.Features, r, "what does not hold is said too, so that it can be counted")
		}
	}
	require.NotZero(t, status["passed"])
	require.Zero(t, status["failed"])
	require.NotZero(t, fixed)
	require.NotZero(t, numbers["numbers: unit"])
	require.NotZero(t, numbers["numbers: zero"])
	require.NotZero(t, numbers["binade: 2^0"])
	for _, r := range []string{properties.Equal, properties.AtKink, properties.ByKink, properties.Saturated} {
		require.NotZero(t, holds[r], "%s, which huber's samples can be", r)
	}
	_, _, errs = runs(args...)
	again, err := os.ReadFile(file)
	require.NoError(t, err, errs)
	require.Equal(t, string(text), string(again))
}
