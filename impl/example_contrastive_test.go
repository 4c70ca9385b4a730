package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleBarlowTwins() {
	l := impl.BarlowTwins[float64](0.005, 1e-5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 2, 3, 4}, Shape: []int{2, 1, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [0 0 0 0] <nil>
}

func ExampleCLIP() {
	l := impl.CLIP[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.5, 0.5, 0.5, 0.5}, Shape: []int{2, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.693147] [-0.25 0.25 0.25 -0.25] <nil>
}

func ExampleInfoNCE() {
	l := impl.InfoNCE[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-1, -3, 1, -3}, Shape: []int{2, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2.07254] [-0.0596015 0.0596015 0.491007 -0.491007] <nil>
}

func ExampleNPair() {
	l := impl.NPair[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0, 1, 2}, Shape: []int{2, 2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.693147] [0.25 -0.25 0 0] <nil>
}

func ExampleNTXent() {
	l := impl.NTXent[float64](0.5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-3, 6.5625, -1.4375, -10.5625, -3, 6.5625, -1.4375, -10.5625}, Shape: []int{2, 2, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.0487272] [-0.00320464 -0.00146498 -0.00236336 0.000321641 -0.00320464 -0.00146498 -0.00236336 0.000321641] <nil>
}

func ExampleSupCon() {
	l := impl.SupCon[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 2, 3}, Class: []int{1, 1, 1}, Shape: []int{3, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.693147] [0 0 0] <nil>
}

func ExampleVICReg() {
	l := impl.VICReg[float64](25, 25, 1, 1e-4)
	b := impl.Batch[float64]{N: 1, Pred: []float64{4, -4, 5, -4}, Shape: []int{2, 2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [12.5] [-25 0 25 0] <nil>
}
