package main

import (
	"math"
	"slices"
	"testing"

	"github.com/gomlx/gomlx/backends/simplego"
	. "github.com/gomlx/gomlx/pkg/core/graph" //nolint:staticcheck // graphs are written so throughout GoMLX
	"github.com/gomlx/gomlx/pkg/core/tensors"
	"github.com/gomlx/gomlx/pkg/ml/train/losses"
)

// TestConfirm shows what lossgate found in GoMLX without lossgate. It fails when a finding does not show any more: then expect.toml is stale. The exact
// answers are those of mpmath to 50 digits, by the formula beside each, rounded to float64 here.
func TestConfirm(t *testing.T) {
	backend, err := simplego.New("")
	if err != nil {
		t.Fatal(err)
	}
	call := func(f losses.LossFn, slope bool, pred, target []float32) float64 {
		out, err := ExecOnce(backend, func(y, x *Node) *Node {
			loss := f([]*Node{y}, []*Node{x})
			if slope {
				return Gradient(loss, x)[0]
			}
			return loss
		}, tensors.FromFlatDataAndDimensions(target, len(target)), tensors.FromFlatDataAndDimensions(pred, len(pred)))
		if err != nil {
			t.Fatal(err)
		}
		return float64(tensors.MustCopyFlatData[float32](out)[0])
	}
	inf := float32(math.Inf(1))
	for _, c := range []struct {
		what  string
		got   float64
		exact float64 // the expression of mpmath
	}{
		{"BinaryCrossentropy of a certain, right prediction is NaN", call(losses.BinaryCrossentropy, false, []float32{0}, []float32{0}), 0},               // -log(1)
		{"the slope of BinaryCrossentropy of a certain, right prediction is NaN", call(losses.BinaryCrossentropy, true, []float32{0}, []float32{0}), 1},   // 1/(1-0)
		{"BinaryCrossentropyLogits of a certain, right prediction is NaN", call(losses.BinaryCrossentropyLogits, false, []float32{inf}, []float32{1}), 0}, // -log(1)
		{"the slope of HuberLoss of a small error is 0", call(losses.MakeHuberLoss(1), true, []float32{0x1p-25}, []float32{0}), 0x1p-25},                  // r
		{"CategoricalCrossEntropyLogits is NaN where a class without mass is masked out",
			call(losses.CategoricalCrossEntropyLogits, false, []float32{0, -inf}, []float32{1, 0}), 0}, // -log(1)
		{"MeanAbsoluteError of 100000 equal errors is off in the fourth digit",
			call(losses.MeanAbsoluteError, false, slices.Repeat([]float32{0.4375}, 100000), slices.Repeat([]float32{-10000}, 100000)), 10000.4375}, // 0.4375+10000
	} {
		if math.Abs(c.got-c.exact) <= math.Abs(c.exact)*0x1p-14 {
			t.Errorf("mended: %s: got %v, exact %v", c.what, c.got, c.exact)
		} else {
			t.Logf("shows: %s: got %v, exact %v", c.what, c.got, c.exact)
		}
	}
}
