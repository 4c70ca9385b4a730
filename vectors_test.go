package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/properties/vectors"
	"github.com/lossgate/lossgate/reports"
)

const exampleVectors = "impl/adapters/examples/testdata/huber.json"

// The vectors of the examples are those that the command writes, known bugs of others among their flags, and nothing is wrong with them.
func TestVectorsAreThoseOfTheExamples(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	code, out, errs := runs("vectors", "-o", dir, "-loss", "huber")
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Regexp(t, `^losses: 1, vectors: \d+, known bugs among their flags: [1-9]\d*, 0\.\d MB in `, out)
	got, err := os.ReadFile(filepath.Join(dir, "huber.json"))
	require.NoError(t, err)
	want, err := os.ReadFile(exampleVectors)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "write it anew: lossgate vectors -loss huber -o impl/adapters/examples/testdata, and remove the schema there")
	schema, err := os.ReadFile(filepath.Join(dir, "vectors.schema.json"))
	require.NoError(t, err)
	require.Equal(t, vectors.Schema, schema)
	require.Contains(t, string(got), `"thread":"pytorch/pytorch#48595"`)

	code, out, errs = runs("vectors", "lint", exampleVectors)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Regexp(t, `huber\.json: vectors: \d+, mistakes: 0\n$`, out)
	spoilt := filepath.Join(dir, "spoilt.json")
	require.NoError(t, os.WriteFile(spoilt, []byte(strings.Replace(string(want), `"dec":"0"`, `"dec":"1"`, 1)), 0o644))
	code, out, _ = runs("vectors", "lint", spoilt)
	require.Equal(t, reports.ExitFailed, code)
	require.Contains(t, out, "groups[0].vectors[0].value[0]")
	require.Contains(t, out, "mistakes: 1\n")
}

func TestVectorsUsage(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "want -o, the folder to write to"},
		{[]string{"-o", t.TempDir(), "-loss", "hubert"}, `no loss matches -loss "hubert"`},
		{[]string{"-o", t.TempDir(), "all"}, `got ["all"], want lint or nothing`},
		{[]string{"-o", t.TempDir(), "-loss", "["}, "want a glob"},
		{[]string{"lint"}, "want a file"},
		{[]string{"lint", "nothing.json"}, "nothing.json"},
		{[]string{"-o", exampleVectors}, "-o: "},
	} {
		code, _, errs := runs(append([]string{"vectors"}, c.args...)...)
		require.Equal(t, reports.ExitUsage, code, "%v", c.args)
		require.Contains(t, errs, c.want)
	}
}

// The runner for pytest is plain Python: it passes for what is right, and fails for what is not.
func TestVectorsInPython(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("the example in Python needs python3, which is not here")
	}
	const example = "impl/adapters/examples/test_vectors.py"
	out, err := exec.Command(python, "-B", example).CombinedOutput()
	require.NoError(t, err, "%s", out)
	text, err := os.ReadFile(example)
	require.NoError(t, err)
	wrong := strings.Replace(string(text), "delta * (abs(r) - delta / 2)", "delta * abs(r) - delta / 2", 1)
	require.NotEqual(t, string(text), wrong)
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(filepath.Join(dir, "testdata"), os.DirFS("impl/adapters/examples/testdata")))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "test_vectors.py"), []byte(wrong), 0o644))
	out, err = exec.Command(python, "-B", filepath.Join(dir, "test_vectors.py")).CombinedOutput()
	require.Error(t, err)
	require.Contains(t, string(out), "beside-a-joint", "the vector says what it hunts")
}
