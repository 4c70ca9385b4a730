package process_test

import (
	"context"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/process"
)

// confined starts a fake in a sandbox, or skips where the system does not allow one.
func confined(t *testing.T, o process.Options, s process.Sandbox) *process.Process {
	t.Helper()
	o.Sandbox = &s
	p, err := process.Start(context.Background(), o)
	if err != nil && strings.Contains(err.Error(), "does not allow -sandbox") {
		t.Skipf("no sandbox here: %v", err)
	}
	require.NoError(t, err)
	t.Cleanup(p.Close)
	return p
}

// An adapter that eats memory dies of it, by itself, and only the case that made it hungry is lost.
func TestSandboxMemory(t *testing.T) {
	p := confined(t, options(t, "eats memory"), process.Sandbox{Memory: 256 << 20})
	got := p.Do(context.Background(), []process.Ask{ask(1, 0), ask(poison, 0), ask(2, 0)})
	require.NoError(t, got[0].Err)
	var lost *process.Lost
	require.ErrorAs(t, got[1].Err, &lost)
	require.Equal(t, process.Crash, lost.Cause, lost.Why)
	require.NoError(t, got[2].Err)
}

// Nor can one take the processor for ever: the kernel ends it.
func TestSandboxProcessorTime(t *testing.T) {
	p := confined(t, options(t, "spins"), process.Sandbox{CPU: time.Second})
	require.ErrorContains(t, p.Do(context.Background(), []process.Ask{ask(poison, 0)})[0].Err, "crash: signal: ")
}

// What an adapter reaches by the network outside of a sandbox, it does not reach within.
func TestSandboxNetwork(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	o := options(t, "dials")
	o.Env[1] = fakeNote + "=" + l.Addr().String()
	p := confined(t, o, process.Sandbox{})
	require.NoError(t, p.Do(context.Background(), []process.Ask{ask(poison, 0)})[0].Err)
	free := start(t, o)
	defer free.Close()
	require.ErrorContains(t, free.Do(context.Background(), []process.Ask{ask(poison, 0)})[0].Err, "reached it")
}
