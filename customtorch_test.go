package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// torch is a Python that has PyTorch: that of make third-party, or the one on the path. The test is skipped where there is neither.
func torch(t *testing.T) string {
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	for _, python := range []string{filepath.Join(cache, "lossgate", "torch", "bin", "python"), "python3"} {
		if exec.Command(python, "-c", "import importlib.util, sys; sys.exit(not importlib.util.find_spec('torch'))").Run() == nil {
			return python
		}
	}
	t.Skip("there is no Python with PyTorch here, which `.ci/third-party pytorch` installs: the example of a custom loss was not run")
	return ""
}

// The example of a loss of one's own in PyTorch runs as its author would run it: what is computed well passes all that its author claims, and the
// formula as it is printed does not, by what the comment in the file says.
func TestCustomTorchExample(t *testing.T) {
	file := filepath.Join(t.TempDir(), "check.jsonl")
	code, out, errs := runs("check", "-checks", "5", "-dtype", "f32", "-property", "u-[fns]*", "-timeout", "120s", "-o", file,
		"--", torch(t), python+"/example/margin.py")
	require.Equal(t, reports.ExitFailed, code, out+errs)
	var passed, failed []string
	for _, r := range read(t, file).Results {
		switch {
		case r.Verdict == reports.Pass && r.Name == "margin-softmax":
			passed = append(passed, r.Property)
		case r.Verdict != reports.Pass && r.Verdict != reports.Untested:
			failed = append(failed, r.Name+" "+r.Property+" "+r.Failure.Got)
		}
	}
	require.Subset(t, passed, []string{"u-finite-on-finite", "u-nan-propagates", "u-nonneg", "u-shift-invariance", "u-slice-concat"})
	require.Equal(t, []string{"margin-softmax-as-printed u-finite-on-finite +Inf (+Inf)"}, failed)
}
