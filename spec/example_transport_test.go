package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleCRPS() {
	l := spec.CRPS()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1}, Target: []float64{4}, Shape: []int{1}}, true, 60))
	// Output:
	// crps is 1/n·Σ|x_i − y| − 1/(2n²)·ΣΣ|x_i − x_j|, the ensemble x = pred, y = target
	// 3, gradient [-1] <nil>
}

func ExampleCRPSGaussian() {
	l := spec.CRPSGaussian()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1}, Target: []float64{0}, Shape: []int{2, 1}}, true, 60))
	// Output:
	// crps-gaussian is σ·(z·(2Φ(z) − 1) + 2φ(z) − 1/√π), z = (y − μ)/σ; pred rows are μ and σ, target is y
	// 0.233694977255, gradient [0 0.233694977255] <nil>
}

func ExampleEnergyDistance() {
	l := spec.EnergyDistance()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1.375, 1.375, 1, 0}, Target: []float64{-16.6355, 1}, Shape: []int{2, 2}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// energy-distance is 2E|X − Y| − E|X − X'| − E|Y − Y'|, X and Y distributed as pred and target (rows: positions, weights)
	// 36.021, gradient [2 0 36.021 36.021] <nil>
}

func ExampleMMD() {
	l := spec.MMD(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1}, Target: []float64{0.5, 2}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// mmd(sigma=1) is 1/n²·ΣΣk(x_i, x_j) + 1/m²·ΣΣk(y_i, y_j) − 2/(nm)·ΣΣk(x_i, y_j), k(x, y) = exp(−‖x−y‖²/(2σ²)); rows of pred and target are points
	// 0.212161689476, gradient [-0.0526941790264 -0.385906434066] <nil>
}

func ExampleMMDUnbiased() {
	l := spec.MMDUnbiased(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1}, Target: []float64{0.5, 2}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// mmd-unbiased(sigma=1) is 1/(n(n−1))·ΣΣ_{i≠j}k(x_i, x_j) + 1/(m(m−1))·ΣΣ_{i≠j}k(y_i, y_j) − 2/(nm)·ΣΣk(x_i, y_j), k(x, y) = exp(−‖x−y‖²/(2σ²))
	// -0.322246746988, gradient [0.25057115083 -0.689171763923] <nil>
}

func ExampleOTDiscrete() {
	l := spec.OTDiscrete()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3}, Target: []float64{1, 1}, Shape: []int{1, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// ot-discrete is min Σ P_ij·C_ij over P ≥ 0 with row sums a and column sums b; C = pred, rows of target: a and b
	// 3, gradient [1] <nil>
}

func ExampleSinkhorn() {
	l := spec.Sinkhorn(1, 2)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3}, Target: []float64{1, 1}, Shape: []int{1, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// sinkhorn(epsilon=1, iterations=2) is ⟨a, f⟩ + ⟨b, g⟩ after `iterations` times f_i = −ε·log Σ_j b_j·exp((g_j − C_ij)/ε), g_j = −ε·log Σ_i a_i·exp((f_i − C_ij)/ε), from g = 0; C = pred, rows of target: a and b
	// 3, gradient [1] <nil>
}

func ExampleSinkhornDivergence() {
	l := spec.SinkhornDivergence(1, 1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 1}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// sinkhorn-divergence(epsilon=1, iterations=1) is ⟨a, f − p⟩ + ⟨b, g − q⟩, f and g the potentials of pred (positions x, weights a) and target (y, b) against each other, p and q against themselves, for the cost (x − y)²
	// 4, gradient [4 2] <nil>
}

func ExampleSlicedW() {
	l := spec.SlicedW(3)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 1}, Target: []float64{0, 0}, Shape: []int{1, 2}, TargetShape: []int{1, 2}}, true, 60))
	// Output:
	// sliced-w(directions=3) is √(1/(K·n)·ΣΣ(u_(i) − v_(i))²), u and v the sorted projections of pred and target on the line at angle πk/K, for k from 0 to K−1
	// 1, gradient [0.5 0.5] <nil>
}

func ExampleW1() {
	l := spec.W1()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 1}, Target: []float64{-1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// w1-1d is ∫|F − G|, F and G the distribution functions of pred and target (rows: positions, weights)
	// 4, gradient [1 4] <nil>
}

func ExampleW1Sorted() {
	l := spec.W1Sorted()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3}, Target: []float64{-1}, Shape: []int{1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// w1-sorted is 1/n·Σ|x_(i) − y_(i)|, x_(i) and y_(i) the sorted entries of pred and target
	// 4, gradient [1] <nil>
}

func ExampleWp1D() {
	l := spec.Wp1D(2)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 1}, Target: []float64{-1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// wp-1d(p=2) is (∫|F⁻¹ − G⁻¹|^p)^(1/p), F and G the distribution functions of pred and target (rows: positions, weights)
	// 4, gradient [1 2] <nil>
}
