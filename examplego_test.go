package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGoExample runs the example of a loss in a module of its own as its author would: the naive loss fails, and by what its comment says. The go.mod
// and go.sum of this module stand in for those of the example, so that nothing is looked up.
func TestGoExample(t *testing.T) {
	root, err := os.Getwd()
	require.NoError(t, err)
	dir := t.TempDir()
	const example = "impl/adapters/example-go"
	require.NoError(t, os.CopyFS(dir, os.DirFS(example)))
	own, err := os.ReadFile(filepath.Join(example, "go.mod"))
	require.NoError(t, err)
	require.Contains(t, string(own), "replace "+module+" => ../../..")
	mod := strings.Replace(string(own), "=> ../../..", "=> "+root, 1)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod), 0o600))
	sum, err := os.ReadFile("go.sum")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.sum"), sum, 0o600))

	run := "^TestLogCosh$/^(u-value|u-finite-on-finite)$"
	cmd := exec.Command("go", "test", "-mod=mod", "-rapid.seed=1", "-rapid.checks=100", "-run", run, ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=", "GOWORK=off")
	text, err := cmd.CombinedOutput()
	require.Error(t, err, "a wrong loss must fail:\n%s", text)
	out := string(text)
	require.Contains(t, out, "--- FAIL: TestLogCosh/u-value", "%s", out)
	require.Contains(t, out, "u-finite-on-finite is refuted", "%s", out)
	require.Contains(t, out, "got       +Inf (+Inf)", "%s", out)
}
