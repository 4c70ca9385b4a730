package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleCRPS() {
	l := impl.CRPS[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1}, Target: []float64{4}, Shape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3] [-1] <nil>
}

func ExampleCRPSGaussian() {
	l := impl.CRPSGaussian[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1}, Target: []float64{0}, Shape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.233695] [-0 0.233695] <nil>
}

func ExampleEnergyDistance() {
	l := impl.EnergyDistance[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1.375, 1.375, 1, 0}, Target: []float64{-16.6355, 1}, Shape: []int{2, 2}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [36.021] [2 -0 0 0] <nil>
}

func ExampleMMD() {
	l := impl.MMD[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1}, Target: []float64{0.5, 2}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.212162] [-0.0526942 -0.385906] <nil>
}

func ExampleMMDUnbiased() {
	l := impl.MMDUnbiased[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1}, Target: []float64{0.5, 2}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [-0.322247] [0.250571 -0.689172] <nil>
}

func ExampleOTDiscrete() {
	l := impl.OTDiscrete[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{3}, Target: []float64{1, 1}, Shape: []int{1, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3] [1] <nil>
}

func ExampleSinkhorn() {
	l := impl.Sinkhorn[float64](1, 2)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3}, Target: []float64{1, 1}, Shape: []int{1, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3] [1] <nil>
}

func ExampleSinkhornDivergence() {
	l := impl.SinkhornDivergence[float64](1, 1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 1}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4] [4 2] <nil>
}

func ExampleSlicedW() {
	l := impl.SlicedW[float64](3)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 1}, Target: []float64{0, 0}, Shape: []int{1, 2}, TargetShape: []int{1, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [0.5 0.5] <nil>
}

func ExampleW1() {
	l := impl.W1[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 1}, Target: []float64{-1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4] [1 0] <nil>
}

func ExampleW1Sorted() {
	l := impl.W1Sorted[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{3}, Target: []float64{-1}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4] [1] <nil>
}

func ExampleWp1D() {
	l := impl.Wp1D[float64](2)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 1}, Target: []float64{-1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4] [1 0] <nil>
}
