package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// A disturbed run is a check of an adapter in a process of its own, which writes a record, and at whose record somebody looks meanwhile.
type disturbed struct {
	exe, file, note string
}

// command checks a little; the adapter and what it starts are known by the note in their environment.
func (d disturbed) command(flags ...string) *exec.Cmd {
	args := []string{"check", "-property", "u-n*", "-checks", "5", "-o", d.file, "-env", asAdapter + "=right", "-env", d.note}
	cmd := exec.Command(d.exe, slices.Concat(args, flags, []string{"--", d.exe})...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// until runs the check, and sends it a signal as soon as so much of the record is there. It tells whether it came to that.
func (d disturbed) until(t *testing.T, size int, signal os.Signal, flags ...string) bool {
	t.Helper()
	cmd := d.command(flags...)
	var said bytes.Buffer
	cmd.Stderr = &said
	require.NoError(t, cmd.Start())
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	for {
		select {
		case <-done:
			require.Equal(t, reports.ExitConformant, cmd.ProcessState.ExitCode(), said.String())
			return false
		case <-time.After(time.Millisecond):
		}
		if len(d.text()) >= size {
			require.NoError(t, cmd.Process.Signal(signal))
			<-done
			return true
		}
	}
}

// text is the record as far as it is there.
func (d disturbed) text() string {
	text, _ := os.ReadFile(d.file) // before there is a file nothing is there
	return string(text)
}

// whole is how many results of jobs that ended are there.
func (d disturbed) whole() int {
	rec, _ := reports.Read(strings.NewReader(d.text()))
	return len(wholeJobs(rec.Results))
}

// nobodyLeft waits for the end of every adapter: the kernel ends one after its parent has gone.
func (d disturbed) nobodyLeft(t *testing.T) {
	t.Helper()
	require.Eventually(t, func() bool {
		all, err := filepath.Glob("/proc/[0-9]*/environ")
		require.NoError(t, err)
		return !slices.ContainsFunc(all, func(file string) bool {
			env, err := os.ReadFile(file)
			return err == nil && bytes.Contains(env, []byte(d.note))
		})
	}, 20*time.Second, 10*time.Millisecond, "an adapter is left")
}

func disturb(t *testing.T) disturbed {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	dir := t.TempDir()
	return disturbed{exe: exe, file: filepath.Join(dir, "check.jsonl"), note: "NOTE=" + dir}
}

// kill -9 of lossgate at any moment costs no line that was written, and no adapter outlives it; what goes on from there, killed again and again, ends
// with the record of a run that nobody disturbed.
func TestKilledAtAnyMoment(t *testing.T) {
	d := disturb(t)
	out, err := d.command().CombinedOutput()
	require.NoError(t, err, string(out))
	record := d.text()
	require.NoError(t, os.Remove(d.file))
	r := rand.New(rand.NewPCG(3, 1))
	kills, had := 0, 0
	for i := range 7 {
		size := r.IntN(len(record) / 2)
		if i > 2 {
			size *= 2 // so late that it may have ended by itself
		}
		if !d.until(t, size, os.Kill, "-resume") {
			break
		}
		kills++
		d.nobodyLeft(t)
		text := d.text()
		require.True(t, strings.HasPrefix(record, text[:strings.LastIndex(text, "\n")+1]), text)
		require.GreaterOrEqual(t, d.whole(), had, "what was found already is gone")
		had = d.whole()
	}
	require.Greater(t, kills, 2)
	out, err = d.command("-resume").CombinedOutput()
	require.NoError(t, err, string(out))
	require.Equal(t, record, d.text())
	left, err := filepath.Glob(filepath.Join(filepath.Dir(d.file), "*"))
	require.NoError(t, err)
	require.Equal(t, []string{d.file}, left)
}

// Ctrl-C ends the adapter with the run, as a CI service does that cancels a job, and leaves a record that says how far it is.
func TestInterruptEndsTheAdapter(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		d := disturb(t)
		require.True(t, d.until(t, 1, signal), signal)
		d.nobodyLeft(t)
		require.False(t, read(t, d.file).Footer.Complete, signal)
	}
}
