package main_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// TestStranger imports the module as the README says, with a replace, and tests five wrong losses and a right one by go test
// from there. Each wrong one fails by a message that names the reason.
func TestStranger(t *testing.T) {
	root, err := os.Getwd()
	require.NoError(t, err)
	dir := t.TempDir()
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(root, name))
		require.NoError(t, err)
		return string(text)
	}
	write := func(name, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	mod := strings.Replace(read("go.mod"), "module "+module, "module example.com/mine", 1)
	mod = strings.ReplaceAll(mod, "tool golang.org/x/perf/cmd/benchstat", "")
	write("go.mod", mod+"\nrequire "+module+" v0.0.0\nreplace "+module+" => "+root+"\n")
	write("go.sum", read("go.sum"))
	write("mine_test.go", read("testdata/stranger/mine_test.go.txt"))

	cmd := exec.Command("go", "test", "-mod=mod", "-json", "-rapid.seed=1", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=", "GOWORK=off")
	text, err := cmd.CombinedOutput()
	require.Error(t, err, "wrong losses must fail:\n%s", text)
	readable(t, text)
	out := printed(t, text)
	require.Contains(t, out, "--- PASS: TestRight", "%s", out)
	for name, reasons := range map[string][]string{
		"TestHalfIsMissing":         {"u-value is refuted", "source    P. J. Huber", "ulp, where", "go test -run '^TestHalfIsMissing/u-value$'   # exact answer: lossgate eval huber delta=1 pred="},
		"TestQuantileIsSwapped":     {"u-value is refuted", "r-pinball-quantile is refuted"},
		"TestLogIsNotLog1p":         {"is refuted", "ulp, where"},
		"TestMeanDividesByN":        {"u-weighted-mean is refuted"},
		"TestSlopeIsZeroAtTheJoint": {"u-gradient is refuted", "0x0p+00 (0)"},
	} {
		require.Contains(t, out, "--- FAIL: "+name+" ", "%s", out)
		own := between(out, "=== RUN   "+name+"\n", "--- FAIL: "+name+" ")
		for _, reason := range reasons {
			require.Contains(t, own, reason, "%s must say why", name)
		}
	}
}

// readable holds the stream of go test -json to being a record: every loss under the name of its test, and each wrong one with its
// smallest input, as check would have recorded it.
func readable(t *testing.T, stream []byte) {
	rec, err := reports.ReadAny(bytes.NewReader(stream))
	require.NoError(t, err)
	require.Equal(t, reports.ExitFailed, rec.Footer.Exit)
	accused := map[string]int{}
	for _, r := range rec.Results {
		if accused[r.Impl] += 0; r.Accused() && r.Level == reports.Must {
			accused[r.Impl]++
			require.NotNil(t, r.Failure, r.Property)
			require.NotEmpty(t, r.Failure.Witness, r.Property)
			require.Contains(t, r.Failure.Repro, "go test -run '^"+r.Impl)
		}
		require.NotEqual(t, reports.NotRun, r.Verdict, r.Property)
	}
	require.Len(t, accused, 6)
	for name, n := range accused {
		require.Equal(t, name == "TestRight", n == 0, "%s: %d", name, n)
	}
	huber := slices.IndexFunc(rec.Results, func(r reports.Result) bool { return r.Impl == "TestHalfIsMissing" && r.Property == "u-value" })
	require.Equal(t, "huber(delta=1)", rec.Results[huber].Loss)
	right := slices.IndexFunc(rec.Results, func(r reports.Result) bool { return r.Impl == "TestRight" && r.Property == "u-value" })
	require.Positive(t, rec.Results[right].Drawn)
	require.Equal(t, "pred", rec.Results[huber].Failure.Input[0].Name)
}

// printed is what go test -v would have printed.
func printed(t *testing.T, stream []byte) string {
	var b strings.Builder
	for line := range bytes.Lines(stream) {
		var e struct{ Output string }
		require.NoError(t, json.Unmarshal(line, &e))
		b.WriteString(e.Output)
	}
	return b.String()
}

func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}
