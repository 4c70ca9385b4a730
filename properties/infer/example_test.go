package infer_test

import (
	"context"
	"fmt"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/infer"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// Half the square is told from the square, in the words in which a library would declare it.
func ExampleProbe() {
	half := impl.Pointwise(
		func(p, t float64) float64 { return (p - t) * (p - t) / 2 },
		func(p, t float64) float64 { return p - t },
	)
	r, err := infer.Probe(context.Background(), infer.Subject[float64]{
		Subject: properties.InProcess[float64]{Loss: half}, Format: ball.Float64,
		Spec: func(impl.Params) (spec.Loss, error) { return spec.Squared(), nil },
	})
	for _, f := range r.Findings {
		fmt.Println(f.Convention, "/", f.Says)
	}
	fmt.Println(r.Unexplained, "unexplained", err)
	// Output:
	// scaled:0.5 / values are 0.5 times those of the definition
	// 0 unexplained <nil>
}
