// Command gomlx serves the losses of github.com/gomlx/gomlx to lossgate check, on its backend in pure Go:
//
//	lossgate check -expect expect.toml -- go run .
//
// It adapts and does not repair. GoMLX returns the mean over a batch, and nothing else: the losses of single samples are means over one of
// them, and sums and weights of samples are ours. The mean of samples without weights is GoMLX's own. Gradients are those of its graphs.
package main

import (
	"fmt"
	"os"

	"github.com/gomlx/gomlx/backends/simplego"
	. "github.com/gomlx/gomlx/pkg/core/graph" //nolint:staticcheck // graphs are written so throughout GoMLX
	"github.com/gomlx/gomlx/pkg/ml/train/losses"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/serve"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// Version is the release that the expectations were written for, and that go.mod requires.
const Version = "v0.26.0"

func main() {
	backend, err := simplego.New("")
	if err != nil {
		fmt.Fprintln(os.Stderr, "gomlx:", err)
		os.Exit(1)
	}
	anyKink := []string{"kink:any"}
	classes := []string{"kink:any", "class:none-ignored"}
	serve.Main(&Library{
		f64: graphs[float64]{backend: backend, made: map[string]*Exec{}}, f32: graphs[float32]{backend: backend, made: map[string]*Exec{}},
	}, serve.Losses{
		"squared":         {Conventions: anyKink},
		"absolute":        {Conventions: anyKink},
		"huber":           {Params: []string{"delta"}, Conventions: anyKink},
		"bce":             {Conventions: anyKink},
		"bce-logits":      {Conventions: anyKink},
		"softmax-ce":      {Conventions: classes},
		"softmax-ce-soft": {Conventions: anyKink},
		"cross-entropy":   {Ops: []string{"value"}, Conventions: []string{"clip:1e-07,0.9999999"}}, // Clip has no gradient
	})
}

// Library is GoMLX as a library of losses.
type Library struct {
	f64 graphs[float64]
	f32 graphs[float32]
}

var _ impl.Library = (*Library)(nil)

// Info implements impl.Library.
func (*Library) Info() impl.Info {
	return impl.Info{Name: "gomlx", Version: Version, Language: "go", Homepage: "https://github.com/gomlx/gomlx"}
}

// Limits implements serve.Limiter.
func (*Library) Limits() wire.Limits { return wire.Limits{MaxElems: 1024} }

// Float64 implements impl.Library.
func (l *Library) Float64(name string, p impl.Params) (impl.Loss[float64], error) {
	return l.f64.find(name, p)
}

// Float32 implements impl.Library.
func (l *Library) Float32(name string, p impl.Params) (impl.Loss[float32], error) {
	return l.f32.find(name, p)
}

// lossOf finds a loss of GoMLX, and whether its labels are classes.
func lossOf(name string, p impl.Params) (f losses.LossFn, classes bool, err error) {
	switch name {
	case "squared":
		return losses.MeanSquaredError, false, nil
	case "absolute":
		return losses.MeanAbsoluteError, false, nil
	case "huber":
		return losses.MakeHuberLoss(p["delta"][0]), false, nil
	case "bce":
		return losses.BinaryCrossentropy, false, nil
	case "bce-logits":
		return losses.BinaryCrossentropyLogits, false, nil
	case "softmax-ce":
		return losses.SparseCategoricalCrossEntropyLogits, true, nil
	case "softmax-ce-soft":
		return losses.CategoricalCrossEntropyLogits, false, nil
	case "cross-entropy":
		return losses.CategoricalCrossEntropy, false, nil
	}
	return nil, false, fmt.Errorf("%w: GoMLX has no %s", impl.ErrUnsupported, name)
}
