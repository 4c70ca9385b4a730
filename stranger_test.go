package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
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

	cmd := exec.Command("go", "test", "-mod=mod", "-v", "-rapid.seed=1", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=", "GOWORK=off")
	text, err := cmd.CombinedOutput()
	require.Error(t, err, "wrong losses must fail:\n%s", text)
	out := string(text)
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

func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}
