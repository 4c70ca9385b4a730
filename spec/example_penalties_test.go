package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleBEGANBalance() {
	l := spec.BEGANBalance(0.001, 0.5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{5, 2.5}, Target: []float64{1}, Shape: []int{2}}, true, 60))
	// Output:
	// began-balance(lambda_k=0.001, gamma=0.5) is min(1, max(0, k + λ_k(γL(x) − L(x̃)))), pred = (L(x), L(x̃)), target = k
	// 1, gradient [[0,0.0005] [-0.001,0]] <nil>
}

func ExampleBEGAND() {
	l := spec.BEGAND(0.5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 2}, Shape: []int{2, 1}}, true, 60))
	// Output:
	// began-d(k=0.5) is mean L(x) − k·mean L(x̃), pred rows are L(x) and L(x̃)
	// 2, gradient [1 -0.5] <nil>
}

func ExampleBEGANG() {
	l := spec.BEGANG()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25}, Shape: []int{1}}, true, 60))
	// Output:
	// began-g is mean L(x̃), pred = L(x̃)
	// 0.25, gradient [1] <nil>
}

func ExampleBEGANMeasure() {
	l := spec.BEGANMeasure(0.5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2, 0}, Shape: []int{2}}, true, 60))
	// Output:
	// began-measure(gamma=0.5) is L(x) + |γL(x) − L(x̃)|, pred = (L(x), L(x̃))
	// 3, gradient [1.5 -1] <nil>
}

func ExampleDRAGAN() {
	l := spec.DRAGAN(10, 1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0, 1}, Shape: []int{3}}, true, 60))
	// Output:
	// dragan(lambda=10, k=1) is log(1 + e^−r) + log(1 + e^f) + λ(‖g‖ − k)², pred = (r, f, g…)
	// 1.38629436112, gradient [-0.5 0.5 0] <nil>
}

func ExampleEBGAND() {
	l := spec.EBGAND(10)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 1, 1, 3}, Shape: []int{2, 2}}, true, 60))
	// Output:
	// ebgan-d(m=10) is mean L(x) + mean max(0, m − L(x̃)), pred rows are L(x) and L(x̃)
	// 10, gradient [0.5 0.5 -0.5 -0.5] <nil>
}

func ExampleEBGANG() {
	l := spec.EBGANG()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2.5}, Shape: []int{1}}, true, 60))
	// Output:
	// ebgan-g is mean L(x̃), pred = L(x̃)
	// 2.5, gradient [1] <nil>
}

func ExampleFeatureMatching() {
	l := spec.FeatureMatching()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 4}, Target: []float64{0, 0}, Shape: []int{1, 2}, TargetShape: []int{1, 2}}, true, 60))
	// Output:
	// feature-matching is ‖mean pred − mean target‖², means over rows
	// 25, gradient [6 8] <nil>
}

func ExampleGradientPenalty() {
	l := spec.GradientPenalty(10, 1, false)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3.4375, -0.125}, Shape: []int{1, 2}}, true, 60))
	// Output:
	// gradient-penalty(lambda=10, target=1, one_sided=0) is λ(‖g‖ − target)², g = pred, ‖·‖ over channels and positions
	// 59.5248729709, gradient [48.7632100411 -1.77320763786] <nil>
}

func ExampleLossensD() {
	l := spec.LossensD(1, 0)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 3, 1, 4}, Target: []float64{1, 2}, Shape: []int{2, 2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// lossens-d(lambda=1, nu=0) is mean L(x) + λ·mean max(a, νa), a = Δ + L(x) − L(x̃), pred rows are L(x) and L(x̃), target = Δ
	// 3, gradient [1 1 -0.5 -0.5] <nil>
}

func ExampleLossensG() {
	l := spec.LossensG()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2.5}, Shape: []int{1}}, true, 60))
	// Output:
	// lossens-g is mean L(x̃), pred = L(x̃)
	// 2.5, gradient [1] <nil>
}

func ExampleR1() {
	l := spec.R1(10)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 3.9375}, Shape: []int{2, 1}}, true, 60))
	// Output:
	// r1(gamma=10) is ½γ‖g‖², g = pred
	// 77.51953125, gradient [0 39.375] <nil>
}
