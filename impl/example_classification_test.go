package impl_test

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ExampleAsymmetric() {
	l := impl.Asymmetric[float64](0, 4, 0.05)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.693147] [-0.5] <nil>
}

func ExampleBCE() {
	l := impl.BCE[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.125}, Target: []float64{0.125}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.37677] [0] <nil>
}

func ExampleBCELogits() {
	l := impl.BCELogits[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.125}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.757599] [0.531209] <nil>
}

func ExampleBrier() {
	l := impl.Brier[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 0}, Target: []float64{0, 1}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [2 -2] <nil>
}

func ExampleClassBalancedCE() {
	l := impl.ClassBalancedCE[float64](0.9, []float64{1, 2, 4})
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, -3, 2}, Class: []int{2}, Shape: []int{3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.0925198] [0.0778201 0.00142532 -0.0792454] <nil>
}

func ExampleCrammerSinger() {
	l := impl.CrammerSinger[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, -7.25}, Class: []int{1}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [8.25] [1 -1] <nil>
}

func ExampleCrossEntropy() {
	l := impl.CrossEntropy[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.125, 0.21875, 0.28125, 0.09375, 0.25, 0.03125}, Target: []float64{0.25, 0.25, 0.25, 0.25, 0, 0}, Shape: []int{6}, TargetShape: []int{6}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.80873] [-2 -1.14286 -0.888889 -2.66667 0 0] <nil>
}

func ExampleDistillation() {
	l := impl.Distillation[float64](2)
	b := impl.Batch[float64]{N: 1, Pred: []float64{717.2195, -3.4375}, Target: []float64{1, -3}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [170.348] [0.238406 -0.238406] <nil>
}

func ExampleEntropy() {
	l := impl.Entropy[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0.75, 0, 0.25}, Shape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.562335] [+Inf -0.712318 +Inf 0.386294] <nil>
}

func ExampleFenchelYoung() {
	l := impl.FenchelYoung[float64](impl.Gini())
	b := impl.Batch[float64]{N: 1, Pred: []float64{-9.125, 0.25}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4.4375] [-0.5 0.5] <nil>
}

func ExampleFocalSigmoid() {
	l := impl.FocalSigmoid[float64](-1, 2)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-1}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.0226581] [0.0525811] <nil>
}

func ExampleFocalSoftmax() {
	l := impl.FocalSoftmax[float64](2, nil)
	b := impl.Batch[float64]{N: 1, Pred: []float64{2, 0, 0, -2, 3, -3}, Class: []int{3}, Shape: []int{6}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [5.34072] [0.259057 0.0350596 0.0350596 -1.03511 0.70419 0.00174551] <nil>
}

func ExampleGCE() {
	l := impl.GCE[float64](0.7)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Class: []int{0}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.887244] [-1.51572 0] <nil>
}

func ExampleLogSumExp() {
	l := impl.LogSumExp[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3}, Shape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3] [1] <nil>
}

func ExampleMAEProb() {
	l := impl.MAEProb[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1}, Class: []int{0}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [-2 0] <nil>
}

func ExampleMultilabelMargin() {
	l := impl.MultilabelMargin[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.1875, -0.1875, -9.8125}, Target: []float64{0, 1, 0}, Shape: []int{3}, TargetShape: []int{3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.458333] [0.333333 -0.333333 0] <nil>
}

func ExampleMultilabelSoftMargin() {
	l := impl.MultilabelSoftMargin[float64](nil)
	b := impl.Batch[float64]{N: 1, Pred: []float64{2, 2}, Target: []float64{0.839, 0.532}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.755928] [0.0208985 0.174399] <nil>
}

func ExampleNLL() {
	l := impl.NLL[float64](nil, -100)
	b := impl.Batch[float64]{N: 1, Pred: []float64{math.Log(0.25), math.Log(0.75)}, Class: []int{0}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.38629] [-1 0] <nil>
}

func ExamplePoly1() {
	l := impl.Poly1[float64](2)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1, -1, 0}, Class: []int{2}, Shape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4.48186] [0.225054 0.611759 -1.06187 0.225054] <nil>
}

func ExampleSelfInformation() {
	l := impl.SelfInformation[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.064}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2.74887] [-15.625] <nil>
}

func ExampleSigmoidCE() {
	l := impl.SigmoidCE[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{-1, 0.5}, Target: []float64{0.25, 1}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.03734] [0.0189414 -0.377541] <nil>
}

func ExampleSoftmaxCE() {
	l := impl.SoftmaxCE[float64](nil, -100, 0.1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, -3, -1, 2}, Class: []int{1}, Shape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [5.07875] [0.233269 -0.92027 0.0099529 0.677048] <nil>
}

func ExampleSoftmaxCESoft() {
	l := impl.SoftmaxCESoft[float64](0)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 2, 3}, Target: []float64{0.25, 0.5, 0.25}, Shape: []int{3}, TargetShape: []int{3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.40761] [-0.159969 -0.255272 0.415241] <nil>
}

func ExampleSparsemax() {
	l := impl.Sparsemax[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{-1.8125, -5.125, 0.0625, 24.205}, Class: []int{2}, Shape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [24.1425] [0 0 -1 1] <nil>
}

func ExampleSpherical() {
	l := impl.Spherical[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1}, Class: []int{1}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [-1] [0 -0] <nil>
}

func ExampleSymmetricCE() {
	l := impl.SymmetricCE[float64](0.1, 1, -4)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.5, 0.5}, Class: []int{0}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2.06931] [-0.2 4] <nil>
}

func ExampleWeightedSoftmaxCE() {
	l := impl.WeightedSoftmaxCE[float64]([]float64{1, 2, 4}, false)
	b := impl.Batch[float64]{N: 1, Pred: []float64{6.25, 0.375, 1}, Class: []int{1}, Shape: []int{3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [11.766] [1.98402 -1.99443 0.0104112] <nil>
}

func ExampleWestonWatkins() {
	l := impl.WestonWatkins[float64](1, 1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{88.7228, -16.6355}, Class: []int{1}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [106.358] [1 -1] <nil>
}
