package benchmarks_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchproc"

	"github.com/lossgate/lossgate/benchmarks"
)

// What is named here is taken apart by other programs: each part has to come back, from the line that go test prints.
func TestPointComesBack(t *testing.T) {
	p := benchmarks.Point{Loss: "softmax-ce(ignore=-100,weight=[1,2,0.5])", Impl: "reference", Op: "valuegrad", Dtype: "f32", N: 4096}
	lines := benchfmt.NewReader(strings.NewReader("BenchmarkLoss/"+p.String()+"-2 \t 1000 \t 705 ns/op\n"), "bench.txt")
	require.True(t, lines.Scan())
	result, ok := lines.Result().(*benchfmt.Result)
	require.True(t, ok, "%v", lines.Result())

	var parser benchproc.ProjectionParser
	for key, want := range map[string]string{
		".name": "Loss", "/loss": p.Loss, "/impl": p.Impl, "/op": p.Op, "/dtype": p.Dtype, "/n": "4096", "/gomaxprocs": "2",
	} {
		projection, err := parser.Parse(key, nil)
		require.NoError(t, err)
		require.Equal(t, want, projection.Project(result).Get(projection.Fields()[0]), key)
	}
}
