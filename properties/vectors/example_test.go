package vectors_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/vectors"
	"github.com/lossgate/lossgate/spec"
)

// Vectors are inputs with exact answers, for whoever tests without us; those that a known bug fails say so.
func ExampleMake() {
	bug := vectors.Bug{
		Flag: vectors.Flag{ID: "half", Hunts: "a factor ½"}, Dtype: "f64",
		Ask: vectors.Asking(impl.HalfSquared[float64]()),
	}
	answer, err := bug.Ask(properties.Value, spec.Sample{Pred: []float64{3}, Target: []float64{1}})
	fmt.Println(answer, err)

	f, err := vectors.Make([]vectors.Setting{{Loss: spec.Squared(), Bugs: []vectors.Bug{bug}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	back, err := vectors.Decode(f.Encode())
	fmt.Println(back.Loss, "schema", back.Schema, err)
	find := func(string, impl.Params) (spec.Loss, error) { return spec.Squared(), nil }
	fmt.Println("wrong:", vectors.Lint(back, find))
	find = func(string, impl.Params) (spec.Loss, error) { return spec.HalfSquared(), nil }
	fmt.Println("held to another loss:", len(vectors.Lint(back, find)) > 0)
	// Output:
	// [2] <nil>
	// squared schema 1 <nil>
	// wrong: []
	// held to another loss: true
}
