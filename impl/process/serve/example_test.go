package serve_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/serve"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// mine is a library of one loss.
type mine struct{}

func (mine) Info() impl.Info { return impl.Info{Name: "mine", Language: "go"} }

func (mine) Float64(name string, _ impl.Params) (impl.Loss[float64], error) {
	if name != "squared" {
		return nil, impl.ErrUnsupported
	}
	return impl.Squared[float64](), nil
}

func (mine) Float32(string, impl.Params) (impl.Loss[float32], error) { return nil, impl.ErrUnsupported }

// An adapter in Go is one line, serve.Main(library, offers). Serve is that for any stream.
func ExampleServe() {
	var out bytes.Buffer
	offers := serve.Losses{"squared": {}}
	err := serve.Serve(strings.NewReader(`{"m":"bye"}`+"\n"), &out, mine{}, offers)
	fmt.Println(out.String(), err)
	_ = serve.Main
	// Output: <nil>
}

// One request, without a stream, and how often it was repeated in a millisecond.
func ExampleEval() {
	pred, target := wire.Floats(wire.F64, []int{1}, []float64{3}), wire.Floats(wire.F64, []int{1}, []float64{1})
	r := wire.Request{
		M: "eval", Loss: "squared", Dtype: wire.F64, Reduction: "mean", Want: []string{"value"},
		Cases: []wire.Case{{N: 1, Shape: []int{}, Pred: &pred, Target: &target}},
	}
	reply := serve.Eval(mine{}, r)
	fmt.Println(reply.Cases[0].Value.Floats())
	r.M, r.MinMS = "bench", 1
	fmt.Println(serve.Bench(mine{}, r).N > 0)
	// Output:
	// [4]
	// true
}
