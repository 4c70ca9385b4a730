package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleBetaDivergence() {
	l := impl.BetaDivergence[float64](1.5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.5, 2}, Target: []float64{1, 3}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.483362] [-0.707107 -0.707107] <nil>
}

func ExampleBhattacharyya() {
	l := impl.Bhattacharyya[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.0346682] [-0.732051 -0.42265] <nil>
}

func ExampleBregman() {
	l := impl.Bregman[float64](impl.BregmanEntropy())
	b := impl.Batch[float64]{N: 1, Pred: []float64{2, 1}, Target: []float64{1, 3}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.60269] [0.5 -2] <nil>
}

func ExampleChi2() {
	l := impl.Chi2[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.333333] [-3 0.555556] <nil>
}

func ExampleChi2Neyman() {
	l := impl.Chi2Neyman[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.25] [-1 1] <nil>
}

func ExampleFDivergence() {
	l := impl.FDivergence[float64](impl.ContrastHellinger())
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.0340742] [-0.207107 0.0917517] <nil>
}

func ExampleGeneralizedKL() {
	l := impl.GeneralizedKL[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{3, 0.5}, Target: []float64{0, 0}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3.5] [1 1] <nil>
}

func ExampleHellinger() {
	l := impl.Hellinger[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.184592] [-0.560986 0.248526] <nil>
}

func ExampleItakuraSaito() {
	l := impl.ItakuraSaito[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{2}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.193147] [0.25] <nil>
}

func ExampleJS() {
	l := impl.JS[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.0338221] [-0.202733 0.0911608] <nil>
}

func ExampleJeffreys() {
	l := impl.Jeffreys[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.274653] [-1.69315 0.738798] <nil>
}

func ExampleKL() {
	l := impl.KL[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.143841] [-2 -0.666667] <nil>
}

func ExampleKLGaussian() {
	l := impl.KLGaussian[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{2, 0}, Shape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [2 0] <nil>
}

func ExampleKLGaussianPair() {
	l := impl.KLGaussianPair[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{2, 0}, Target: []float64{0, 0}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [2 0] <nil>
}

func ExampleMutualInformation() {
	l := impl.MutualInformation[float64](2, 2)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.125, 0.03125, 0.59375}, Shape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.231365] [-0.136954 -1.76837 -2.72722 -0.721052] <nil>
}

func ExampleRenyi() {
	l := impl.Renyi[float64](2)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.5, 0.5}, Target: []float64{0.984375, 0.015625}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.661902] [-1.9995 -0.000503778] <nil>
}

func ExampleReverseKL() {
	l := impl.ReverseKL[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.130812] [0.306853 1.40547] <nil>
}

func ExampleTotalVariation() {
	l := impl.TotalVariation[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [-0.5 0.5] <nil>
}

func ExampleTriangular() {
	l := impl.Triangular[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.133333] [-0.777778 0.36] <nil>
}

func ExampleTsallis() {
	l := impl.Tsallis[float64](2)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0] [-1] <nil>
}
