package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleDWD() {
	l := spec.DWD(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// dwd(q=1) is 1 − m if m ≤ q/(q+1), else q^q/(q+1)^(q+1)·m^−q, with m = target·pred
	// 1, gradient [1] <nil>
}

func ExampleExponential() {
	l := spec.Exponential()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// exponential is e^−m, with m = target·pred
	// 1, gradient [1] <nil>
}

func ExampleHinge() {
	l := spec.Hinge()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// hinge is max(0, 1 − m), with m = target·pred
	// 1, gradient [1] <nil>
}

func ExampleLogistic() {
	l := spec.Logistic()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// logistic is ln(1 + e^−m), with m = target·pred
	// 0.69314718056, gradient [0.5] <nil>
}

func ExampleModifiedHuber() {
	l := spec.ModifiedHuber()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// modified-huber is max(0, 1 − m)² if m ≥ −1, else −4m, with m = target·pred
	// 1, gradient [2] <nil>
}

func ExamplePerceptron() {
	l := spec.Perceptron()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// perceptron is max(0, −m), with m = target·pred
	// 0, gradient [[0,1]] <nil>
}

func ExampleRamp() {
	l := spec.Ramp(-1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// ramp(s=-1) is max(0, 1 − m) − max(0, s − m), with m = target·pred
	// 1, gradient [1] <nil>
}

func ExampleSavage() {
	l := spec.Savage()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// savage is 1/(1 + e^2m)², with m = target·pred
	// 0.25, gradient [0.5] <nil>
}

func ExampleSigmoidMargin() {
	l := spec.SigmoidMargin()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// sigmoid-margin is 1 − tanh m, with m = target·pred
	// 1, gradient [1] <nil>
}

func ExampleSmoothedHinge() {
	l := spec.SmoothedHinge(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// smoothed-hinge(gamma=1) is 0 if m ≥ 1, (1 − m)²/2γ if 1 − γ ≤ m < 1, else 1 − m − γ/2, with m = target·pred
	// 0.5, gradient [1] <nil>
}

func ExampleSquaredHinge() {
	l := spec.SquaredHinge()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// squared-hinge is max(0, 1 − m)², with m = target·pred
	// 1, gradient [2] <nil>
}

func ExampleSquaredMargin() {
	l := spec.SquaredMargin()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// squared-margin is (1 − m)², with m = target·pred
	// 1, gradient [2] <nil>
}

func ExampleTangent() {
	l := spec.Tangent()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// tangent is (2·atan m − 1)², with m = target·pred
	// 1, gradient [4] <nil>
}

func ExampleZeroOne() {
	l := spec.ZeroOne()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{10.625}, Target: []float64{-1}}, true, 60))
	// Output:
	// zero-one is 1 if m < 0, else 0, with m = target·pred
	// 1, gradient [0] <nil>
}
