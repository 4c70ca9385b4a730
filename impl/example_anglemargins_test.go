package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleArcFace() {
	l := impl.ArcFace[float64](30, 0.5, false)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 4}, Target: []float64{1, 0, 0, 1, 1, 1}, Class: []int{2}, Shape: []int{2}, TargetShape: []int{3, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.680051] [-2.8308 2.1231] <nil>
}

func ExampleCosFace() {
	l := impl.CosFace[float64](64, 0.35)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 4}, Target: []float64{1, 0, 0, 1, 1, 1}, Class: []int{2}, Shape: []int{2}, TargetShape: []int{3, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [10.2433] [-7.59184 5.69388] <nil>
}

func ExampleLSoftmax() {
	l := impl.LSoftmax[float64](2)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 4}, Target: []float64{1, 0, 0, 1, 1, 1}, Class: []int{2}, Shape: []int{2}, TargetShape: []int{3, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.0808111] [-0.0915448 0.00932504] <nil>
}

func ExampleSphereFace() {
	l := impl.SphereFace[float64](4)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 4}, Target: []float64{1, 0, 0, 1, 1, 1}, Class: []int{2}, Shape: []int{2}, TargetShape: []int{3, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.74296] [-1.0262 0.70609] <nil>
}
