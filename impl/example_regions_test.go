package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleCIoU() {
	l := impl.CIoU[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 5, 4, 6}, Target: []float64{-1, -7, 5, -3}, Shape: []int{4}, TargetShape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.53983] [0.00183629 0.0530277 0.00304176 -0.0189528] <nil>
}

func ExampleDIoU() {
	l := impl.DIoU[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0, 1, 1}, Target: []float64{1, 1, 2, 2}, Shape: []int{4}, TargetShape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.25] [0 0 -0.125 -0.125] <nil>
}

func ExampleDice() {
	l := impl.Dice[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.666667] [-0.555556 0.111111] <nil>
}

func ExampleDiceL1() {
	l := impl.DiceL1[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.666667] [-0.555556 0.111111] <nil>
}

func ExampleDiceSquared() {
	l := impl.DiceSquared[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.666667] [-0.666667 0.222222] <nil>
}

func ExampleEIoU() {
	l := impl.EIoU[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{7, 1, 11, 3}, Target: []float64{5, 3, 7, 10}, Shape: []int{4}, TargetShape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.66975] [-0.0854701 0.192044 0.0740741 -0.161918] <nil>
}

func ExampleFocalTversky() {
	l := impl.FocalTversky[float64](0.3, 0.7, 0.75, 1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 0}, Target: []float64{0, 0}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.332953] [0.192088 0.192088] <nil>
}

func ExampleGIoU() {
	l := impl.GIoU[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0, 1, 1}, Target: []float64{1, 1, 2, 2}, Shape: []int{4}, TargetShape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.5] [0 0 -0.25 -0.25] <nil>
}

func ExampleGeneralizedDice() {
	l := impl.GeneralizedDice[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 1, 0, 0, 0, 0}, Target: []float64{1, 1, 0, 0, 0, 1}, Shape: []int{2, 3}, TargetShape: []int{2, 3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.5] [-0.1875 -0.1875 0.0625 0.25 0.25 -0.75] <nil>
}

func ExampleIoU() {
	l := impl.IoU[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0, 1, 1}, Target: []float64{2, 2, 3, 3}, Shape: []int{4}, TargetShape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [0 0 0 0] <nil>
}

func ExampleJaccard() {
	l := impl.Jaccard[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.666667] [-0.333333 0.111111] <nil>
}

func ExampleLovaszHinge() {
	l := impl.LovaszHinge[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 2}, Target: []float64{0, 0}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3] [0 1] <nil>
}

func ExampleLovaszSoftmax() {
	l := impl.LovaszSoftmax[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.5, 0.5, 0.6875, 0.3125, 0, 1}, Class: []int{0, 0, 1}, Shape: []int{3, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.354167] [-0.25 0.25 -0.25 0.0833333 0 -0.166667] <nil>
}

func ExampleMCC() {
	l := impl.MCC[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0.5}, Target: []float64{0, 0}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [0 0] <nil>
}

func ExampleTversky() {
	l := impl.Tversky[float64](0.3, 0.7, 1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.0625}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.381818] [-0.473917] <nil>
}
