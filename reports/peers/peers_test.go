package peers_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports/golden"
	"github.com/lossgate/lossgate/reports/peers"
)

func measured(t *testing.T) *peers.Measurement {
	f, err := os.Open("testdata/run.txt")
	require.NoError(t, err)
	defer f.Close()
	m, err := peers.Read(f, "run.txt")
	require.NoError(t, err)
	return m
}

// Of two rounds the better one counts, and what nobody measured is not there.
func TestRead(t *testing.T) {
	m := measured(t)
	require.Len(t, m.Questions(), 16)
	require.Equal(t, []string{"fast", "pytorch", "numpy", "gomlx"}, m.Impls())
	require.Equal(t, []int{100_000, 10_000_000}, m.Sizes())
	q := peers.Question{Loss: "softmax-ce", Op: "valuegrad", Dtype: "f32", Elems: 100_000}
	k, ok := m.Find(q, peers.PyTorch)
	require.True(t, ok)
	require.Equal(t, peers.Kernel{Loss: "softmax-ce", Impl: "pytorch", Op: "valuegrad", Dtype: "f32", Elems: 100_000, NS: 1.904, Bytes: 8, Flops: 21, Rounds: 2}, k)
	q.Elems = 10_000_000
	_, ok = m.Find(q, "gomlx")
	require.False(t, ok)

	require.Equal(t, 61.9, m.Bandwidth("valuegrad", 100_000), "a triad is the better of two")
	ns, memory := m.Roof(peers.Kernel{Op: "value", Dtype: "f32", Elems: 100_000, Bytes: 8, Flops: 3})
	require.InDelta(t, 8/55.1, ns, 1e-12)
	require.True(t, memory)
	ns, memory = m.Roof(peers.Kernel{Op: "value", Dtype: "f64", Elems: 100_000, Bytes: 8, Flops: 38})
	require.InDelta(t, 38/49.05, ns, 1e-12, "in float64 half as many operations")
	require.False(t, memory)
}

func TestWrite(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, measured(t).Write(&b))
	golden.Hold(t, "table.txt", b.Bytes())
}

// A roofline is well-formed, shows each kernel once, and is drawn of nothing but what was measured.
func TestRoofline(t *testing.T) {
	m := measured(t)
	svg := m.Roofline(10_000_000)
	golden.Hold(t, "roofline.svg", []byte(svg))
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else {
			require.NoError(t, err)
		}
	}
	require.Equal(t, 3*8, strings.Count(svg, "<title>"))
	require.NotContains(t, svg, "NaN")
	require.Empty(t, m.Roofline(1000))
	m.Peak = 0
	require.Empty(t, m.Roofline(10_000_000))
}

// Names come from adapters.
func TestRooflineEscapes(t *testing.T) {
	lines := strings.ReplaceAll(string(read(t)), "impl=numpy", "impl=<script>&")
	m, err := peers.Read(strings.NewReader(lines), "run.txt")
	require.NoError(t, err)
	require.NotContains(t, m.Roofline(10_000_000), "<script")
}

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"nothing":        {"", "holds no BenchmarkLoss"},
		"no key":         {"BenchmarkLoss/huber 1 5 ns/op\n", `x.txt:1: Loss/huber: "huber": want key=value`},
		"no unit":        {"BenchmarkLoss/loss=a/n=1 1 5 ns/op\n", "x.txt:1: Loss/loss=a/n=1: 0 ns/elem: want a positive number"},
		"no length":      {"BenchmarkMachine/op=read 1 5 GB/s\n", "want a number"},
		"no number":      {"BenchmarkMachine/op=multiply-add 1 Inf GFLOP/s\n", "want a positive number"},
		"not a line":     {"BenchmarkLoss/loss=a 1 x ns/op\n", "parsing measurement"},
		"cases negative": {"BenchmarkSuite/loss=a/suite=b 1 -1 cases/cpu-s\n", "want a positive number"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := peers.Read(strings.NewReader(c.text), "x.txt")
			require.ErrorContains(t, err, c.want)
		})
	}
}

func read(t *testing.T) []byte {
	b, err := os.ReadFile("testdata/run.txt")
	require.NoError(t, err)
	return b
}
