package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// A file that holds all already is left as it is; one of another sweep is not touched. An error that is too large is a failure.
func TestExhaustGoesOn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "huber.json")
	part := []string{"-loss", "huber", "-from", "1", "-to", "0x1.001p+0", "-o", file, "delta=0.25"}
	code, out, errs := runs(append([]string{"exhaust"}, part...)...)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Contains(t, out, "huber(delta=0.25), fast ")
	require.Contains(t, out, "2049 of 2049 inputs")
	before, err := os.ReadFile(file)
	require.NoError(t, err)
	code, again, errs := runs(append([]string{"exhaust"}, part...)...)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Equal(t, out, again)
	after, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))
	anew := filepath.Join(t.TempDir(), "anew.json")
	code, _, errs = runs("exhaust", "-like", file, "-o", anew)
	require.Equal(t, reports.ExitConformant, code, errs)
	renewed, err := os.ReadFile(anew)
	require.NoError(t, err)
	require.Equal(t, string(before), string(renewed))

	code, _, errs = runs("exhaust", "-loss", "squared", "-o", file)
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "is of another sweep")
	code, _, errs = runs(append([]string{"exhaust", "-shard", "1/2"}, part...)...)
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "or shard")
	for _, args := range [][]string{
		{"-loss", "huber"}, {"-loss", "huber", "-shard", "2/1", "-o", file}, {"-loss", "huber", "-shard", "1/2x", "-o", file}, {"-loss", "huber", "-shard", "1/256", "-o", file}, {"-loss", "softmax-ce", "-o", file},
		{"-loss", "huber", "-impl", "gonum", "-o", file}, {"-loss", "huber", "-variant", "neon", "-o", file}, {"-loss", "hubre", "-o", file},
		{"-loss", "huber", "-o", file, "dleta=1"}, {"-loss", "huber", "-dtype", "f64", "-o", file}, {"-loss", "huber", "-from", "-1", "-to", "1", "-o", file},
	} {
		code, _, errs := runs(append([]string{"exhaust"}, args...)...)
		require.Equal(t, reports.ExitUsage, code, "%q: %s", args, errs)
	}
	code, out, errs = runs("exhaust", "-loss", "squared", "-dtype", "bf16", "-impl", "reference", "-from", "1", "-to", "1", "-within", "0.25", "-o", filepath.Join(t.TempDir(), "b"))
	require.Equal(t, reports.ExitFailed, code, errs)
	require.Contains(t, out, "not correctly rounded, by at most 0.5")
}

// sharded is a sweep that takes a second: of references, so that there is time to kill a process.
var sharded = []string{"exhaust", "-loss", "log-cosh", "-impl", "reference", "-from", "1", "-to", "0x1.8p+0", "-o"}

// Eight processes share a sweep. Two of them are killed on the way and go on. What merge makes of their certificates is, byte for byte, what one
// process writes.
func TestShardsSurviveBeingKilled(t *testing.T) {
	dir := t.TempDir()
	file := func(i int) string { return filepath.Join(dir, fmt.Sprintf("%d.json", i)) }
	start := func(i int) *exec.Cmd {
		exe, err := os.Executable()
		require.NoError(t, err)
		cmd := exec.Command(exe, append(sharded, file(i), "-shard", fmt.Sprintf("%d/8", i))...)
		cmd.Env = append(os.Environ(), asProgram+"=1")
		require.NoError(t, cmd.Start())
		return cmd
	}
	kill := func(i int) {
		for range 20 { // until it was neither too early nor too late
			require.NoError(t, os.RemoveAll(file(i)))
			cmd := start(i)
			for range 20000 {
				if _, err := os.Stat(file(i)); err == nil {
					break
				}
				time.Sleep(time.Millisecond)
			}
			require.NoError(t, cmd.Process.Kill())
			_ = cmd.Wait()
			c, err := readCertificate(file(i))
			require.NoError(t, err, "what a process leaves that is killed can be read")
			if done := c.Chunks[1] - c.Chunks[0]; done > 0 && done < 32 {
				return
			}
		}
		t.Fatalf("shard %d ended before it could be killed, 20 times", i)
	}
	kill(3)
	kill(6)
	var all []*exec.Cmd
	for i := 1; i <= 8; i++ {
		all = append(all, start(i))
	}
	args := []string{"merge", "-o", filepath.Join(dir, "merged.json")}
	for i, cmd := range all {
		require.NoError(t, cmd.Wait(), "shard %d", i+1)
		args = append(args, file(i+1))
	}
	code, merged, errs := runs(args...)
	require.Equal(t, reports.ExitConformant, code, errs)
	code, alone, errs := runs(append(sharded, filepath.Join(dir, "alone.json"))...)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Equal(t, alone, merged)
	want, err := os.ReadFile(filepath.Join(dir, "alone.json"))
	require.NoError(t, err)
	got, err := os.ReadFile(filepath.Join(dir, "merged.json"))
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))

	require.NoError(t, os.Remove(filepath.Join(dir, "merged.json")))
	for _, files := range [][]string{append([]string{}, args[3:10]...), {file(1), file(9)}, {}} { // without the last, without a file, without any
		code, _, errs := runs(append([]string{"merge", "-o", filepath.Join(dir, "merged.json")}, files...)...)
		require.Equal(t, reports.ExitUsage, code, strings.Join(files, " "))
		require.NotEmpty(t, errs)
		require.NoFileExists(t, filepath.Join(dir, "merged.json"))
	}
}
