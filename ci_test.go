package main

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// A step is one of a composite action of GitHub's.
type step struct {
	Name string
	Uses string
	Run  string
	Env  map[string]string
}

// readYAML fills v from a file of the repository.
func readYAML(t *testing.T, file string, v any) {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	require.NoError(t, yaml.Unmarshal(text, v))
}

// A runner is a folder with the files that a CI service would offer, and our own program as if it had been built there.
type runner struct {
	dir    string
	inputs map[string]string // what stands for ${{ … }}
}

func newRunner(t *testing.T, program string) *runner {
	t.Helper()
	r := &runner{dir: t.TempDir(), inputs: map[string]string{}}
	exe, err := os.Executable()
	require.NoError(t, err)
	require.NoError(t, os.Symlink(exe, filepath.Join(r.dir, program)))
	return r
}

// shell runs a script in the folder and returns what it wrote to both outputs, and its exit code.
func (r *runner) shell(t *testing.T, name, script string, env map[string]string) (out string, code int) {
	t.Helper()
	cmd := exec.Command(name, "-e", "-c", script)
	cmd.Dir = r.dir
	cmd.Env = append(os.Environ(), asProgram+"=1", "RUNNER_TEMP="+r.dir,
		"GITHUB_OUTPUT="+filepath.Join(r.dir, "output"), "GITHUB_STEP_SUMMARY="+filepath.Join(r.dir, "summary"))
	for _, k := range slices.Sorted(maps.Keys(env)) {
		v := env[k]
		for input, is := range r.inputs {
			v = strings.ReplaceAll(v, "${{ "+input+" }}", is)
		}
		require.NotContains(t, v, "${{", "the test knows no value for it")
		cmd.Env = append(cmd.Env, k+"="+v)
	}
	var b bytes.Buffer
	cmd.Stdout, cmd.Stderr = &b, &b
	if err := cmd.Run(); err != nil {
		require.IsType(t, &exec.ExitError{}, err)
	}
	return b.String(), cmd.ProcessState.ExitCode()
}

func (r *runner) read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(r.dir, file))
	require.NoError(t, err)
	return string(text)
}

// The shell steps of the action do what they say: a failure is told in the summary before it fails the job. Nothing that a user
// gives is part of a script.
func TestGitHubAction(t *testing.T) {
	var action struct{ Runs struct{ Steps []step } }
	readYAML(t, ".ci/github/action.yml", &action)
	for _, s := range action.Runs.Steps {
		require.NotContains(t, s.Run, "${{", "%s: an input in a script could be a script", s.Name)
	}
	for _, c := range []struct {
		flags, exit string
		told        string
	}{
		{"-loss hinge -checks 5 -property u-nonneg", "0", "hinge"},
		{"-loss nonesuch", "2", "wrote no record"},
		{"-loss $(exit)", "2", "wrote no record"},
	} {
		r := newRunner(t, "lossgate")
		r.inputs["inputs.flags"], r.inputs["inputs.command"] = c.flags, ""
		last := 0
		for _, s := range action.Runs.Steps {
			if s.Uses != "" || s.Name == "Build" {
				continue
			}
			out, code := r.shell(t, "bash", s.Run, s.Env)
			if s.Name == "Check" {
				require.Equal(t, "exit="+c.exit+"\n", r.read(t, "output"), out)
				r.inputs["steps.check.outputs.exit"] = c.exit
			}
			if s.Name != "Verdict" {
				require.Zero(t, code, "%s: %s", s.Name, out)
			}
			last = code
		}
		require.Equal(t, c.exit, string(rune('0'+last)))
		require.Contains(t, r.read(t, "summary"), c.told)
	}
}

// The job of the GitLab template writes what its artifacts name.
func TestGitLabTemplate(t *testing.T) {
	var file map[string]struct {
		Script    []string
		Artifacts struct {
			Paths   []string
			Reports struct{ JUnit string }
		}
	}
	readYAML(t, ".ci/gitlab/lossgate.yml", &file)
	job := file[".lossgate"]
	r := newRunner(t, "lossgate.bin")
	check := job.Script[len(job.Script)-1]
	out, code := r.shell(t, "sh", check, map[string]string{"LOSSGATE_FLAGS": "-loss hinge -checks 5 -property u-nonneg", "LOSSGATE_COMMAND": ""})
	require.Zero(t, code, out)
	for _, name := range append(job.Artifacts.Paths, job.Artifacts.Reports.JUnit) {
		require.Contains(t, r.read(t, name), "hinge", name)
	}
	_, code = r.shell(t, "sh", check, map[string]string{"LOSSGATE_FLAGS": "-loss nonesuch", "LOSSGATE_COMMAND": ""})
	require.Equal(t, 2, code)
}

// The program is released for the platforms that make cross compiles.
func TestReleasedPlatforms(t *testing.T) {
	var release struct {
		Builds []struct{ GoOS, GoArch []string }
	}
	readYAML(t, ".goreleaser.yaml", &release)
	makefile, err := os.ReadFile("Makefile")
	require.NoError(t, err)
	_, list, _ := strings.Cut(string(makefile), "\nPLATFORMS := ")
	list, _, _ = strings.Cut(list, "\n")
	var want []string
	for _, system := range release.Builds[0].GoOS {
		for _, arch := range release.Builds[0].GoArch {
			want = append(want, system+"/"+arch)
		}
	}
	require.ElementsMatch(t, want, strings.Fields(list))
}
