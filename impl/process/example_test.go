package process_test

import (
	"context"
	"fmt"
	"os"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// The program on the other side serves a library with package serve. Here it is this test's own binary, told so by a variable.
func ExampleStart() {
	ctx := context.Background()
	p, err := process.Start(ctx, process.Options{Command: os.Args[:1], Env: []string{fakeMode + "=well"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer p.Close()
	fmt.Println(p.Hello().Impl.Name, "offers", len(p.Hello().Losses), "loss")

	ask := process.Ask{
		Loss: "half-squared", Params: impl.Params{"factor": {1}}, Dtype: wire.F64, Reduction: impl.None, Want: wire.Value,
		Batch: impl.Batch[float64]{N: 2, Pred: []float64{3, 1}, Target: []float64{1, 1}},
	}
	wrong := ask
	wrong.Batch.Target = []float64{1, -1}
	for _, a := range p.Do(ctx, []process.Ask{ask, wrong}) {
		fmt.Println(a.Out, a.Err)
	}
	// Output:
	// fake offers 1 loss
	// [2 0] <nil>
	// [] rejected (target): target[1] = -1: want no negative number
}
