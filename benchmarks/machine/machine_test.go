package machine_test

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/benchmarks/machine"
)

// What is timed does what it says, to every number of a length, and to none behind it.
func TestLoops(t *testing.T) {
	const n = 3 * 64
	x, y, dst := machine.Aligned(n+1), machine.Aligned(n+1), machine.Aligned(n+1)
	require.Zero(t, uintptr(unsafe.Pointer(&dst[0]))%64)
	sum := float32(0)
	for i := range n + 1 {
		x[i], y[i] = float32(i), float32(2*i)
		if i < n {
			sum += x[i] + y[i] // whole numbers below 2^24: exact in any order
		}
	}
	require.Equal(t, sum, machine.Read(x, y))
	require.Equal(t, sum, machine.ReadAhead(x, y))
	for name, loop := range map[string]func(dst, x, y []float32, s float32){"triad": machine.Triad, "stream": machine.Stream} {
		clear(dst)
		loop(dst, x, y, 3)
		for i := range n {
			require.Equal(t, float32(7*i), dst[i], "%s: %d", name, i)
		}
		require.Zero(t, dst[n], "%s writes beyond a multiple of 64", name)
	}
	require.Zero(t, machine.Read(x[:63], y[:63]))
	require.Panics(t, func() { machine.Read(x, y[:64]) })
	require.Panics(t, func() { machine.ReadAhead(x, y[:64]) })
	require.Panics(t, func() { machine.Triad(dst, x[:64], y, 1) })
	require.Panics(t, func() { machine.Stream(dst, x, y[:64], 1) })
	machine.Multiply(0)
	require.Positive(t, machine.FlopsPerRound())
}

// BenchmarkMachine measures the bounds of a roofline. 100,000 numbers lie in the caches, 10,000,000 in none.
func BenchmarkMachine(b *testing.B) {
	for _, n := range []struct {
		name string
		len  int
	}{{"n=100000", 100_000}, {"n=10000000", 10_000_000}} {
		x, y, dst := machine.Aligned(n.len), machine.Aligned(n.len), machine.Aligned(n.len)
		for i := range x {
			x[i], y[i], dst[i] = 1, 2, 3 // pages that nobody has written are all one
		}
		for _, op := range []struct {
			name  string
			bytes int64
			once  func()
		}{
			{"op=read", 8, func() { machine.Read(x, y) }},
			{"op=read-ahead", 8, func() { machine.ReadAhead(x, y) }},
			{"op=triad", 12, func() { machine.Triad(dst, x, y, 3) }},
			{"op=stream", 12, func() { machine.Stream(dst, x, y, 3) }},
		} {
			b.Run(op.name+"/"+n.name, func(b *testing.B) {
				b.SetBytes(op.bytes * int64(n.len))
				for b.Loop() {
					op.once()
				}
			})
		}
	}
	b.Run("op=multiply-add", func(b *testing.B) {
		const rounds = 10_000
		for b.Loop() {
			machine.Multiply(rounds)
		}
		b.ReportMetric(float64(machine.FlopsPerRound())*rounds*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GFLOP/s")
	})
}
