package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleFGANKLD() {
	l := impl.FGANKLD[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.367879] [-1 0.367879] <nil>
}

func ExampleFGANPearsonD() {
	l := impl.FGANPearsonD[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, -1, 1, -1}, Target: []float64{0.75, 0.25, 0.5, 0.5}, Shape: []int{2, 2}, TargetShape: []int{2, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [-0.25] [-0.75 -0.25 0.75 0.25] <nil>
}

func ExampleGANMinimaxD() {
	l := impl.GANMinimaxD[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.38629] [-0.5 0.5] <nil>
}

func ExampleGANMinimaxG() {
	l := impl.GANMinimaxG[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [-0.693147] [-0.5] <nil>
}

func ExampleGANNonsaturatingG() {
	l := impl.GANNonsaturatingG[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.693147] [-0.5] <nil>
}

func ExampleHingeGAND() {
	l := impl.HingeGAND[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{-2, 3}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [7] [-1 1] <nil>
}

func ExampleHingeGANG() {
	l := impl.HingeGANG[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{2.5}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [-2.5] [-1] <nil>
}

func ExampleLSGAND() {
	l := impl.LSGAND[float64](0, 1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, -2}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4] [2 -2] <nil>
}

func ExampleLSGANG() {
	l := impl.LSGANG[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{4}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4.5] [3] <nil>
}

func ExampleRSGAND() {
	l := impl.RSGAND[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{-1, 3}, Target: []float64{1}, Shape: []int{2, 1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4.01815] [-0.982014 0.982014] <nil>
}

func ExampleRSGANG() {
	l := impl.RSGANG[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{5, 9, 5, 0}, Target: []float64{1, 0}, Shape: []int{2, 2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.693147] [0.5 0 -0.5 -0] <nil>
}

func ExampleRaGAND() {
	l := impl.RaGAND[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, -1}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.0362999] [-0.0359724 0.0359724] <nil>
}

func ExampleRaGANG() {
	l := impl.RaGANG[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{14.375, -8.75}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [46.25] [2 -2] <nil>
}

func ExampleWGANCritic() {
	l := impl.WGANCritic[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, -2}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [-3] [-1 1] <nil>
}

func ExampleWGANGenerator() {
	l := impl.WGANGenerator[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{2.5}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [-2.5] [-1] <nil>
}
