package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleDWD() {
	l := impl.DWD[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [1] <nil>
}

func ExampleExponential() {
	l := impl.Exponential[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [1] <nil>
}

func ExampleHinge() {
	l := impl.Hinge[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [1] <nil>
}

func ExampleLogistic() {
	l := impl.Logistic[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.693147] [0.5] <nil>
}

func ExampleModifiedHuber() {
	l := impl.ModifiedHuber[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [2] <nil>
}

func ExamplePerceptron() {
	l := impl.Perceptron[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0] [-0] <nil>
}

func ExampleRamp() {
	l := impl.Ramp[float64](-1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [1] <nil>
}

func ExampleSavage() {
	l := impl.Savage[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.25] [0.5] <nil>
}

func ExampleSigmoidMargin() {
	l := impl.SigmoidMargin[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [1] <nil>
}

func ExampleSmoothedHinge() {
	l := impl.SmoothedHinge[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.5] [1] <nil>
}

func ExampleSquaredHinge() {
	l := impl.SquaredHinge[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [2] <nil>
}

func ExampleSquaredMargin() {
	l := impl.SquaredMargin[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [2] <nil>
}

func ExampleTangent() {
	l := impl.Tangent[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [4] <nil>
}

func ExampleZeroOne() {
	l := impl.ZeroOne[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{10.625}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [] <nil>
}
