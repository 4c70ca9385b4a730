package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/lossgate/lossgate/reports"
)

// small is a sweep of eight shards that takes no time, as the files for schedulers have their flags.
const small = "-loss hinge -from 1 -to 0x1.01p+0"

// whole is the certificate that the small sweep has in one process.
func whole(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "whole.json")
	code, _, errs := runs(append([]string{"exhaust", "-o", file}, strings.Fields(small)...)...)
	require.Equal(t, reports.ExitConformant, code, errs)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(text)
}

// The jobs of the workflow make what one process makes.
func TestShardsOnGitHub(t *testing.T) {
	var workflow struct {
		Jobs struct {
			Shard struct {
				Strategy struct{ Matrix struct{ Shard []int } }
				Steps    []step
			}
			Merge struct{ Steps []step }
		}
	}
	readYAML(t, ".ci/shards/github.yml", &workflow)
	r := newRunner(t, "lossgate")
	run := func(steps []step, name string) {
		for _, s := range steps {
			require.NotContains(t, s.Run, "${{", "%s: an input in a script could be a script", s.Name)
			if s.Name == name {
				out, code := r.shell(t, "bash", s.Run, s.Env)
				require.Zero(t, code, out)
				return
			}
		}
		t.Fatalf("there is no step %s", name)
	}
	shards := workflow.Jobs.Shard.Strategy.Matrix.Shard
	r.inputs["inputs.flags"], r.inputs["strategy.job-total"] = small, fmt.Sprint(len(shards))
	for _, i := range shards {
		r.inputs["matrix.shard"] = fmt.Sprint(i)
		run(workflow.Jobs.Shard.Steps, "Exhaust")
	}
	run(workflow.Jobs.Merge.Steps, "Merge")
	require.Equal(t, whole(t), r.read(t, "certificate.json"))
	require.Contains(t, r.read(t, "summary"), "hinge, fast")
	require.NoError(t, os.Remove(filepath.Join(r.dir, "shards", "3.json")))
	merge := workflow.Jobs.Merge.Steps
	for _, s := range merge {
		if s.Name == "Merge" {
			out, code := r.shell(t, "bash", s.Run, nil)
			require.Equal(t, reports.ExitUsage, code, out)
		}
	}
}

// The pods of the two Kubernetes jobs make what one process makes.
func TestShardsOnKubernetes(t *testing.T) {
	type job struct {
		Spec struct {
			Completions int
			Template    struct {
				Spec struct {
					Containers []struct {
						Command []string
						Env     []struct{ Name, Value string }
					}
				}
			}
		}
	}
	text, err := os.ReadFile(".ci/shards/kubernetes.yaml")
	require.NoError(t, err)
	d := yaml.NewDecoder(bytes.NewReader(text))
	var shard, merge job
	require.NoError(t, d.Decode(&shard))
	require.NoError(t, d.Decode(&merge))
	r := newRunner(t, "lossgate")
	run := func(j job, index int) {
		c := j.Spec.Template.Spec.Containers[0]
		require.Equal(t, []string{"sh", "-ec"}, c.Command[:2])
		env := map[string]string{"JOB_COMPLETION_INDEX": fmt.Sprint(index)}
		for _, v := range c.Env {
			env[v.Name] = v.Value
		}
		if n, ok := env["SHARDS"]; ok {
			require.Equal(t, fmt.Sprint(j.Spec.Completions), n)
		}
		env["PROGRAM"], env["CERTIFICATES"], env["FLAGS"] = filepath.Join(r.dir, "lossgate"), r.dir, small
		out, code := r.shell(t, "sh", c.Command[2], env)
		require.Zero(t, code, out)
	}
	for i := range shard.Spec.Completions {
		run(shard, i)
	}
	run(merge, 0)
	require.Equal(t, whole(t), r.read(t, "certificate.json"))
}

// The tasks of the Slurm array, and the job behind them, make what one process makes.
func TestShardsOnSlurm(t *testing.T) {
	text, err := os.ReadFile(".ci/shards/slurm")
	require.NoError(t, err)
	r := newRunner(t, "lossgate")
	env := map[string]string{"PROGRAM": filepath.Join(r.dir, "lossgate"), "FLAGS": small, "SLURM_ARRAY_TASK_COUNT": "8"}
	for i := 1; i <= 8; i++ {
		env["SLURM_ARRAY_TASK_ID"] = fmt.Sprint(i)
		out, code := r.shell(t, "bash", string(text), env)
		require.Zero(t, code, out)
	}
	delete(env, "SLURM_ARRAY_TASK_ID")
	out, code := r.shell(t, "bash", string(text), env)
	require.Zero(t, code, out)
	require.Equal(t, whole(t), r.read(t, "certificates/certificate.json"))
}
