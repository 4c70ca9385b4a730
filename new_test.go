package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// begun makes a folder in which new takes itself for at home.
func begun(t *testing.T) string {
	dir := t.TempDir()
	for _, folder := range []string{"spec", "impl/catalog"} {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, folder), 0o755))
	}
	return dir
}

// What new writes compiles with the line that it prints, whatever the number of parameters, and changes no other file: laid over the sources.
func TestNewCompiles(t *testing.T) {
	dir := begun(t)
	var lines []string
	for _, args := range []string{"test-nothing", "test-one delta", "test-two delta scale_2"} {
		code, out, errs := runs(append([]string{"new", "-C", dir}, strings.Fields(args)...)...)
		require.Equal(t, reports.ExitConformant, code, errs)
		for line := range strings.Lines(out) {
			if entry, ok := strings.CutPrefix(line, "\t\t"); ok {
				lines = append(lines, entry)
			}
		}
	}
	require.Len(t, lines, 3, "one line of each goes into the catalogue")
	over := map[string]string{}
	page, err := os.ReadFile("CONTRIBUTING.md") // whose walk through a loss has to compile as well
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```go\n(package (spec|impl)\n.*?)```").FindAllStringSubmatch(string(page), -1)
	require.Len(t, blocks, 2)
	for _, b := range blocks {
		file := filepath.Join(b[2], "xtanh.go")
		over[file] = filepath.Join(dir, b[2], "walk.txt")
		require.NoError(t, os.WriteFile(over[file], []byte(b[1]), 0o600))
	}
	lines = append(lines, "plain(spec.XTanh, impl.XTanh[float64], impl.XTanh[float32]),\n")
	require.Contains(t, string(page), lines[3], "as new prints it")
	for _, base := range []string{"testnothing.go", "testone.go", "testtwo.go"} {
		for _, folder := range []string{"spec", "impl"} {
			over[filepath.Join(folder, base)] = filepath.Join(dir, folder, base)
		}
	}
	const family = "impl/catalog/regression.go"
	text, err := os.ReadFile(family)
	require.NoError(t, err)
	const begins = "return []Entry{\n"
	require.Equal(t, 1, strings.Count(string(text), begins))
	over[family] = filepath.Join(dir, "regression.go")
	require.NoError(t, os.WriteFile(over[family], []byte(strings.Replace(string(text), begins, begins+strings.Join(lines, ""), 1)), 0o600))
	overlay, err := json.Marshal(map[string]any{"Replace": over})
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o600))
	out, err := exec.Command("go", "build", "-overlay", filepath.Join(dir, "overlay.json"), "./spec", "./impl", "./impl/catalog").CombinedOutput()
	require.NoError(t, err, "%s", out)
}

// What is left to fill in carries the word that TestHouseRules refuses, so that no half of a loss is committed.
func TestNewSaysWhatIsLeft(t *testing.T) {
	dir := begun(t)
	t.Chdir(dir)
	code, out, errs := runs("new", "soft-huber", "delta")
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Equal(t, `wrote spec/softhuber.go
wrote impl/softhuber.go
The third touch is a line in a file of impl/catalog, that of the family:

		one(spec.SoftHuber, impl.SoftHuber[float64], impl.SoftHuber[float32], 1, 0.25, 3), // the default, and two more that are worth a check

CONTRIBUTING.md goes on from here. go test -run House . lists what is left to fill in.
`, out)
	for file, want := range map[string][]string{
		"spec/softhuber.go": {"the formula, and what", "the formula for people", "the formula as", "Stable", "Kinks", "what else is true", "author"},
		"impl/softhuber.go": {"the formula, and how", "the value at r"},
	} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		var left []string
		for line := range strings.Lines(string(text)) {
			if _, what, found := strings.Cut(line, "TO"+"DO: "); found {
				left = append(left, what)
			}
		}
		require.Len(t, left, len(want), file)
		for i := range want {
			require.True(t, strings.HasPrefix(left[i], want[i]), "%s: %q", file, left[i])
		}
	}
	before, err := os.ReadFile("impl/softhuber.go")
	require.NoError(t, err)
	require.NoError(t, os.Remove("spec/softhuber.go"))
	code, _, errs = runs("new", "soft-huber")
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "softhuber.go: file exists")
	require.NoFileExists(t, "spec/softhuber.go", "neither is written where one cannot be")
	after, err := os.ReadFile("impl/softhuber.go")
	require.NoError(t, err)
	require.Equal(t, before, after)
}

func TestNewUsage(t *testing.T) {
	dir := begun(t)
	for _, c := range []struct{ args, want string }{
		{"", "want a name"},
		{"a b c d", "at most two parameters; got 4"},
		{"Huber", `the name "Huber": want lower-case words`},
		{"huber", `there is a loss "huber" already`},
		{"soft-huber func", `the parameter "func"`},
		{"soft-huber r", "[x r v g ball math cmp positive] are taken"},
		{"soft-huber a a", `the parameter "a"`},
		{"-C nowhere soft-huber", "want the folder of lossgate's sources"},
	} {
		t.Run(c.args, func(t *testing.T) {
			t.Chdir(dir)
			code, out, errs := runs(append([]string{"new"}, strings.Fields(c.args)...)...)
			require.Equal(t, reports.ExitUsage, code)
			require.Empty(t, out)
			require.Contains(t, errs, c.want)
		})
	}
}
