package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleBEGANBalance() {
	l := impl.BEGANBalance[float64](0.001, 0.5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{5, 2.5}, Target: []float64{1}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [0 0] <nil>
}

func ExampleBEGAND() {
	l := impl.BEGAND[float64](0.5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 2}, Shape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [1 -0.5] <nil>
}

func ExampleBEGANG() {
	l := impl.BEGANG[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25}, Shape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.25] [1] <nil>
}

func ExampleBEGANMeasure() {
	l := impl.BEGANMeasure[float64](0.5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{2, 0}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3] [1.5 -1] <nil>
}

func ExampleDRAGAN() {
	l := impl.DRAGAN[float64](10, 1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0, 1}, Shape: []int{3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.38629] [-0.5 0.5 0] <nil>
}

func ExampleEBGAND() {
	l := impl.EBGAND[float64](10)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 1, 1, 3}, Shape: []int{2, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [10] [0.5 0.5 -0.5 -0.5] <nil>
}

func ExampleEBGANG() {
	l := impl.EBGANG[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{2.5}, Shape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2.5] [1] <nil>
}

func ExampleFeatureMatching() {
	l := impl.FeatureMatching[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 4}, Target: []float64{0, 0}, Shape: []int{1, 2}, TargetShape: []int{1, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [25] [6 8] <nil>
}

func ExampleGradientPenalty() {
	l := impl.GradientPenalty[float64](10, 1, false)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3.4375, -0.125}, Shape: []int{1, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [59.5249] [48.7632 -1.77321] <nil>
}

func ExampleLossensD() {
	l := impl.LossensD[float64](1, 0)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 3, 1, 4}, Target: []float64{1, 2}, Shape: []int{2, 2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3] [1 1 -0.5 -0.5] <nil>
}

func ExampleLossensG() {
	l := impl.LossensG[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{2.5}, Shape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2.5] [1] <nil>
}

func ExampleR1() {
	l := impl.R1[float64](10)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 3.9375}, Shape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [77.5195] [0 39.375] <nil>
}
