package process_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/process"
)

// leave starts a process that is in no group of ours, has no parent that lives, and does not read its input. Without a trace it has nothing in its
// environment but what makes it a fake.
func leave(trace bool) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = []string{fakeMode + "=no hello", fakeNote + "=" + os.Getenv(fakeNote)}
	if trace {
		cmd.Env = append(os.Environ(), cmd.Env...)
	}
	cmd.Stdout, cmd.Stderr, cmd.SysProcAttr = os.Stdout, os.Stderr, &syscall.SysProcAttr{Setsid: true}
	stdin, err := cmd.StdinPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err == nil {
		_, err = stdin.Write([]byte("{\"m\":\"hello\"}\n"))
	}
	if err != nil {
		panic(err)
	}
}

// leftOf counts the processes that know the note of a test: its adapters, and what they started.
func leftOf(t *testing.T, o process.Options) (pids []string) {
	t.Helper()
	all, err := filepath.Glob("/proc/[0-9]*/environ")
	require.NoError(t, err)
	for _, file := range all {
		if env, err := os.ReadFile(file); err == nil && bytes.Contains(env, []byte(o.Env[1])) {
			pids = append(pids, strings.Split(file, "/")[2])
		}
	}
	return pids
}

// A process that has left the group of the adapter that started it is ended with it; in a sandbox even one that has left no trace.
func TestNobodyLeaves(t *testing.T) {
	for _, c := range []struct {
		mode    string
		sandbox bool
		cause   process.Cause
	}{
		{"leaves", false, process.Timeout},
		{"leaves and dies", false, process.Crash},
		{"leaves without a trace", true, process.Timeout},
		{"leaves and dies", true, process.Crash},
	} {
		t.Run(fmt.Sprintf("%s, sandbox %t", c.mode, c.sandbox), func(t *testing.T) {
			t.Parallel()
			o := options(t, c.mode)
			if c.cause == process.Timeout {
				o.Deadline = 300 * time.Millisecond
			}
			var p *process.Process
			if c.sandbox {
				p = confined(t, o, process.Sandbox{})
			} else {
				p = start(t, o)
				defer p.Close()
			}
			require.Len(t, leftOf(t, o), 1)
			var lost *process.Lost
			require.ErrorAs(t, p.Do(context.Background(), []process.Ask{ask(poison, 0)})[0].Err, &lost)
			require.Equal(t, c.cause, lost.Cause, lost.Why)
			require.NoError(t, p.Do(context.Background(), []process.Ask{ask(1, 0)})[0].Err)
			require.Len(t, leftOf(t, o), 1, "the adapter itself, started again")
		})
	}
}

// Somebody kills the adapter again and again, at moments that only he knows: while it starts, computes, writes, or waits. Each time costs one case
// at most, and what is answered is right.
func TestKilledAtAnyMoment(t *testing.T) {
	o := options(t, "plain")
	p := start(t, o)
	defer p.Close()
	r := rand.New(rand.NewPCG(1, 9))
	var kills atomic.Int64
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for kills.Load() < 8 { // more than ten would open the circuit
			select {
			case <-stop:
				return
			case <-time.After(time.Duration(r.IntN(30_000)) * time.Microsecond):
			}
			for _, pid := range leftOf(t, o) {
				var n int
				if _, err := fmt.Sscan(pid, &n); err == nil && syscall.Kill(n, syscall.SIGKILL) == nil {
					kills.Add(1)
				}
			}
		}
	}()
	lost, answered := int64(0), 0
	for kills.Load() < 8 {
		var asks []process.Ask
		for i := range 200 {
			asks = append(asks, ask(float64(i), 0))
		}
		for i, a := range p.Do(context.Background(), asks) {
			if a.Err != nil {
				require.ErrorContains(t, a.Err, "crash: signal: killed")
				lost++
				continue
			}
			answered++
			require.Equal(t, []float64{1.5 * float64(i) * float64(i)}, a.Out)
		}
	}
	close(stop)
	<-stopped
	require.LessOrEqual(t, lost, kills.Load())
	require.Positive(t, answered)
	require.NoError(t, p.Do(context.Background(), []process.Ask{ask(1, 0)})[0].Err)
}
