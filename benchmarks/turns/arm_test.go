package turns

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/perf/benchfmt"

	"github.com/lossgate/lossgate/benchmarks/gate"
)

// The pattern of a name finds it, part by part, and nothing that begins or ends like it.
func TestExactly(t *testing.T) {
	name := "Loss/loss=softmax-ce(weight=[1,2],a.b=0)/n=100"
	patterns := strings.Split(exactly(name), "/")
	for i, part := range strings.Split("Benchmark"+name, "/") {
		p := regexp.MustCompile(patterns[i])
		require.True(t, p.MatchString(part), part)
		require.False(t, p.MatchString(part+"0"), part)
		require.False(t, p.MatchString("x"+part), part)
	}
}

func TestIterations(t *testing.T) {
	for _, c := range []struct {
		line string
		want int
	}{
		{"1 2000000 ns/op", 20},
		{"1 90000000 ns/op 4000000 cpu-ns/op", 10}, // processor time counts
		{"1 90000000 ns/op 0 cpu-ns/op", 1},        // unless it is unknown
		{"1 3 widgets/op", 1},
		{"1 0.001 ns/op", 1e9},
	} {
		o, err := parse("base", "BenchmarkX "+c.line)
		require.NoError(t, err)
		require.Equal(t, c.want, iterations(o.Results[0], 40*time.Millisecond), c.line)
	}
}

func TestParse(t *testing.T) {
	o, err := parse("base", "Unit max-ulp assume=exact\ncpu: A\nBenchmarkX/a=1 10 5 ns/op 0.5 max-ulp\nPASS")
	require.NoError(t, err)
	require.Len(t, o.Results, 1)
	require.Equal(t, "A", o.Results[0].GetConfig("cpu"))
	require.Len(t, o.Units, 1)
	wall, ok := o.Results[0].Value(gate.Wall)
	require.True(t, ok)
	require.InEpsilon(t, 5e-9, wall, 1e-12)

	_, err = parse("base", "BenchmarkX ten 5 ns/op")
	require.ErrorContains(t, err, "base prints what is no result")
}

// What is written comes back, with what is said of all and of each.
func TestRecord(t *testing.T) {
	o, err := parse("base", "Unit max-ulp assume=exact\ncpu: A\nBenchmarkX 10 5 ns/op 0.5 max-ulp")
	require.NoError(t, err)
	var b strings.Builder
	r, err := NewRecord(&b, o.Units, []Pair{{"cores", "2"}, {"head", "of\ntwo lines"}})
	require.NoError(t, err)
	require.NoError(t, r.Add(o.Results[0], Pair{"side", "base"}))
	require.NoError(t, r.Add(o.Results[0], Pair{"side", "head"}))
	back, err := parse("file", b.String())
	require.NoError(t, err)
	require.Equal(t, "exact", back.Units[benchfmt.UnitMetadataKey{Unit: "max-ulp", Key: "assume"}].Value)
	require.Len(t, back.Results, 2)
	for i, side := range []string{"base", "head"} {
		got := back.Results[i]
		require.Equal(t, o.Results[0].Values, got.Values)
		for key, want := range map[string]string{"cpu": "A", "cores": "2", "head": "of two lines", "side": side} {
			require.Equal(t, want, got.GetConfig(key))
		}
	}
}

func TestRotated(t *testing.T) {
	a := Arm{Binaries: []string{"1", "2", "3"}}
	require.Equal(t, []string{"2", "3", "1"}, a.Rotated("canary").Binaries)
	require.Equal(t, []string{"1", "2", "3"}, a.Binaries)
}
