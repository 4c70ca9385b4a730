package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/process/wire"
	"github.com/lossgate/lossgate/reports/peers"
)

// What gonum is timed at is the loss that ours is timed at, on the data that both are timed on.
func TestGonumComputesTheSame(t *testing.T) {
	all, err := subjects()
	require.NoError(t, err)
	asked := 0
	for _, s := range all {
		q := question{s, "value", wire.F64, 1}
		theirs, err := gonumLosses{}.Float64(s.name, q.params())
		if !s.wide {
			require.ErrorIs(t, err, impl.ErrUnsupported, s.name)
			continue
		}
		require.NoError(t, err)
		ours, err := catalog.Reference{}.Float64(s.name, q.params())
		require.NoError(t, err)
		want, err := ours.Value(nil, batch[float64](q), impl.Mean)
		require.NoError(t, err)
		got, err := theirs.Value(nil, batch[float64](q), impl.Mean)
		require.NoError(t, err)
		require.InEpsilon(t, want[0], got[0], 1e-12, s.name)
		asked++
	}
	require.Equal(t, 2, asked)
}

// A batch taken many times over has as many samples, and the same mean.
func TestTile(t *testing.T) {
	all, err := subjects()
	require.NoError(t, err)
	for _, s := range all {
		once, thrice := batch[float32](question{s, "value", wire.F32, 1}), batch[float32](question{s, "value", wire.F32, 3})
		require.Equal(t, 3*once.N, thrice.N)
		require.Len(t, thrice.Pred, 3*drawn)
		l, err := catalog.Fast{}.Float32(s.name, question{subject: s}.params())
		require.NoError(t, err)
		a, err := l.Value(nil, once, impl.Mean)
		require.NoError(t, err)
		b, err := l.Value(nil, thrice, impl.Mean)
		require.NoError(t, err)
		require.InEpsilon(t, a[0], b[0], 1e-6, s.name)
	}
}

// fixed is a peer whose clock runs as it says.
type fixed string

func (f fixed) who() string { return string(f) }

func (f fixed) time(_ context.Context, q question, _ time.Duration) (int64, time.Duration, error) {
	if f == "breaks" || f == "narrow" && q.dtype == wire.F64 {
		return 0, 0, map[bool]error{true: io.ErrUnexpectedEOF, false: impl.ErrUnsupported}[f == "breaks"]
	}
	return 4, time.Duration(q.elems()) * 8, nil // 2 ns an element
}

// Whoever has no loss is passed over without a word, whoever breaks with one, and what is written can be read.
func TestRounds(t *testing.T) {
	all, err := subjects()
	require.NoError(t, err)
	qs := questions(all)[:6]
	qs = append(qs, questions(all[:1])[2:4]...)
	var lines, progress bytes.Buffer
	p := plan{rounds: 2, least: time.Nanosecond}
	require.NoError(t, rounds(context.Background(), p, qs, []peer{fixed(peers.Ours), fixed("narrow"), fixed("breaks")}, &lines, &progress))
	m, err := peers.Read(&lines, "lines")
	require.NoError(t, err)
	require.Equal(t, []string{"fast", "narrow"}, m.Impls())
	require.Len(t, m.Kernels, 8+6)
	require.Equal(t, peers.Kernel{Loss: "squared", Impl: "fast", Op: "valuegrad", Dtype: "f32", Elems: drawn, NS: 2, Bytes: 12, Flops: 4, Rounds: 2}, m.Kernels[2])
	require.Equal(t, peers.Kernel{Loss: "squared", Impl: "fast", Op: "value", Dtype: "f64", Elems: drawn, NS: 2, Bytes: 16, Flops: 3, Rounds: 2}, m.Kernels[12])
	require.Positive(t, m.Peak)
	require.Positive(t, m.Bandwidth("valuegrad", drawn))
	require.Equal(t, 8, bytes.Count(progress.Bytes(), []byte("impl=breaks")), progress.String())
	require.NotContains(t, progress.String(), "narrow")
}

// Without any library installed ours are measured all the same.
func TestNothingInstalled(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	var progress bytes.Buffer
	started, err := startAll(context.Background(), "numpy,pytorch", &progress)
	require.NoError(t, err)
	require.Empty(t, started)
	require.Contains(t, progress.String(), "numpy: passed over, since it does not start (make third-party TARGETS=sklearn-scipy)")
}

// A measurement that is committed can be read and has all that a page shows of it.
func TestCommitted(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "reports", "peers.txt"))
	require.NoError(t, err)
	defer f.Close()
	m, err := peers.Read(f, "reports/peers.txt")
	require.NoError(t, err)
	all, err := subjects()
	require.NoError(t, err)
	require.Len(t, m.Questions(), len(questions(all)))
	require.Contains(t, m.Impls(), peers.PyTorch)
	require.NotEmpty(t, m.Roofline(drawn))
	require.NotEmpty(t, m.Roofline(100*drawn))
	for _, s := range m.Suites {
		require.Positive(t, s.Cases)
	}
	require.Len(t, m.Suites, 4)
}
