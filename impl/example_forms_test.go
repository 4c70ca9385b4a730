package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

// A divergence of Bregman has a convex function, an f-divergence a contrast, a loss of Fenchel and Young a regulariser.
func ExampleBregmanBurg() {
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 2}, Target: []float64{2, 1}, Shape: []int{2}, TargetShape: []int{2}}
	for _, f := range []impl.Generator{impl.BregmanSquares(), impl.BregmanEntropy(), impl.BregmanBurg()} {
		value, err := impl.Bregman[float64](f).Value(nil, b, impl.Sum)
		fmt.Printf("%.6g %v\n", value, err)
	}
	bits := impl.Batch[float64]{N: 1, Pred: []float64{0.25}, Target: []float64{0.5}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := impl.Bregman[float64](impl.BregmanLogistic()).Value(nil, bits, impl.Sum)
	fmt.Printf("%.6g %v\n", value, err)
	// Output:
	// [1] <nil>
	// [0.693147] <nil>
	// [0.5] <nil>
	// [0.143841] <nil>
}

func ExampleContrastKL() {
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	for _, f := range []impl.Contrast{impl.ContrastKL(), impl.ContrastHellinger(), impl.ContrastTriangular(), impl.ContrastJS()} {
		value, err := impl.FDivergence[float64](f).Value(nil, b, impl.Sum)
		fmt.Printf("%.6g %v\n", value, err)
	}
	// Output:
	// [0.143841] <nil>
	// [0.0340742] <nil>
	// [0.133333] <nil>
	// [0.0338221] <nil>
}

func ExampleShannon() {
	b := impl.Batch[float64]{N: 1, Pred: []float64{2, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}
	for _, omega := range []impl.Regulariser{impl.Shannon(), impl.Gini(), impl.HalfNorm()} {
		value, err := impl.FenchelYoung[float64](omega).Value(nil, b, impl.Sum)
		fmt.Printf("%.6g %v\n", value, err)
	}
	// Output:
	// [0.313262] <nil>
	// [0] <nil>
	// [1] <nil>
}

// Features are what a perceptual loss compares instead of pixels.
func ExampleEdges() {
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 2, 3, 4}, Target: []float64{1, 2, 3, 0}, Shape: []int{1, 2, 2}, TargetShape: []int{1, 2, 2}}
	for _, f := range []impl.Features{impl.Pixels(), impl.Mirrored(), impl.GlobalPool(), impl.Edges()} {
		value, err := impl.FeatureReconstruction[float64](impl.Layer{Features: f, Weight: 1}).Value(nil, b, impl.Sum)
		fmt.Printf("%.6g %v\n", value, err)
	}
	// Output:
	// [4] <nil>
	// [4] <nil>
	// [1] <nil>
	// [5] <nil>
}

// A loss in half precision computes in float64 and rounds once, so that its third is the half nearest to 1/3 squared.
func ExampleRounded() {
	half := impl.Rounded[float64](impl.Squared[float64](), impl.Float16)
	b := impl.Batch[float32]{N: 1, Pred: []float32{0.3330078125}, Target: []float32{0}}
	value, err := half.Value(nil, b, impl.Sum)
	fmt.Printf("%.9g %v\n", value, err)
	// Output: [0.110900879] <nil>
}
