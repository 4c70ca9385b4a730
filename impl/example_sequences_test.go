package impl_test

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ExampleCTC() {
	l := impl.CTC[float64](0)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-128, -128, 0}, Shape: []int{1, 3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [128] [-1 -0 -0] <nil>
}

func ExampleCTCLogits() {
	l := impl.CTCLogits[float64](0)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-1, -2, 3, 3, 3, -1}, Shape: []int{2, 3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4.72701] [-0.982132 0.00657326 0.975559 -0.504537 0.495463 0.00907471] <nil>
}

func ExampleRNNT() {
	l := impl.RNNT[float64](0)
	b := impl.Batch[float64]{N: 1, Pred: []float64{math.Log(0.5), math.Log(0.5), math.Log(0.25), math.Log(0.75), math.Log(0.5), math.Log(0.5), math.Log(0.75), math.Log(0.25)}, Class: []int{1}, Shape: []int{2, 2, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.26851] [-0.666667 -0.333333 -0.333333 0 -0 -0.666667 -1 0] <nil>
}
