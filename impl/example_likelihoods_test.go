package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleGammaDeviance() {
	l := impl.GammaDeviance[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{2}, Target: []float64{1002.625}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [988.191] [-500.312] <nil>
}

func ExampleGaussianNLL() {
	l := impl.GaussianNLL[float64](0)
	b := impl.Batch[float64]{N: 1, Pred: []float64{2.25, 5.0625}, Target: []float64{0}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.31093] [0.444444 0] <nil>
}

func ExampleLaplaceNLL() {
	l := impl.LaplaceNLL[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0.25}, Target: []float64{0}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [-0.693147] [0 4] <nil>
}

func ExamplePoissonDeviance() {
	l := impl.PoissonDeviance[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [2] <nil>
}

func ExamplePoissonNLL() {
	l := impl.PoissonNLL[float64](0)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3] [1] <nil>
}

func ExamplePoissonNLLLog() {
	l := impl.PoissonNLLLog[float64](0)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [0] <nil>
}

func ExampleStudentNLL() {
	l := impl.StudentNLL[float64](4)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.125, 1.9375}, Target: []float64{0.125}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.661398] [0 0.516129] <nil>
}

func ExampleTweedieDeviance() {
	l := impl.TweedieDeviance[float64](1.5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4] [2] <nil>
}
