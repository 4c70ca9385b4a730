package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleBetaDivergence() {
	l := spec.BetaDivergence(1.5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.5, 2}, Target: []float64{1, 3}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// beta-divergence(beta=1.5) is Σ (p^β + (β−1)·q^β − β·p·q^(β−1))/(β(β−1)), its limits at β = 0 and 1; p = target, q = pred
	// 0.483361970557, gradient [-0.707106781187 -0.707106781187] <nil>
}

func ExampleBhattacharyya() {
	l := spec.Bhattacharyya()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// bhattacharyya is −log Σ√(p·q), p = target, q = pred
	// 0.0346682320975, gradient [-0.732050807569 -0.42264973081] <nil>
}

func ExampleBregman() {
	l := spec.Bregman(spec.BregmanEntropy())
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2, 1}, Target: []float64{1, 3}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// bregman(generator=1) is Σ F(p) − F(q) − F'(q)·(p − q), p = target, q = pred, F(y) = y·log y
	// 1.60268968544, gradient [0.5 -2] <nil>
}

func ExampleChi2() {
	l := spec.Chi2()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// chi2 is Σ(p − q)²/q with 0/0 = 0 and +Inf for p > 0 = q, p = target, q = pred
	// 0.333333333333, gradient [-3 0.555555555556] <nil>
}

func ExampleChi2Neyman() {
	l := spec.Chi2Neyman()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// chi2-neyman is Σ(p − q)²/p with 0/0 = 0 and +Inf for q > 0 = p, p = target, q = pred
	// 0.25, gradient [-1 1] <nil>
}

func ExampleFDivergence() {
	l := spec.FDivergence(spec.ContrastHellinger())
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// f-divergence(f=1) is Σ q·f(p/q), p = target, q = pred, f(t) = ½(√t − 1)²
	// 0.0340741737109, gradient [-0.207106781187 0.0917517095361] <nil>
}

func ExampleGeneralizedKL() {
	l := spec.GeneralizedKL()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 0.5}, Target: []float64{0, 0}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// generalized-kl is Σ p·log(p/q) − p + q with 0·log 0 = 0 and +Inf for p > 0 = q, p = target, q = pred
	// 3.5, gradient [1 1] <nil>
}

func ExampleHellinger() {
	l := spec.Hellinger()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// hellinger is √(½Σ(√p − √q)²), p = target, q = pred
	// 0.184591911283, gradient [-0.560985526797 0.248525812693] <nil>
}

func ExampleItakuraSaito() {
	l := spec.ItakuraSaito()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// itakura-saito is Σ p/q − log(p/q) − 1, p = target, q = pred
	// 0.19314718056, gradient [0.25] <nil>
}

func ExampleJS() {
	l := spec.JS()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// js is ½Σ p·log(p/m) + ½Σ q·log(q/m), m = ½(p+q), 0·log 0 = 0, p = target, q = pred
	// 0.0338220755686, gradient [-0.202732554054 0.091160778397] <nil>
}

func ExampleJeffreys() {
	l := spec.Jeffreys()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// jeffreys is Σ(p − q)·log(p/q) with 0·log(0/0) = 0 and +Inf where one of the two has no mass, p = target, q = pred
	// 0.274653072167, gradient [-1.69314718056 0.738798441441] <nil>
}

func ExampleKL() {
	l := spec.KL()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// kl is Σ p·log(p/q) with 0·log 0 = 0 and +Inf for p > 0 = q, p = target, q = pred
	// 0.143841036226, gradient [-2 -0.666666666667] <nil>
}

func ExampleKLGaussian() {
	l := spec.KLGaussian()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2, 0}, Shape: []int{2, 1}}, true, 60))
	// Output:
	// kl-gaussian is ½Σ(μ² + e^v − 1 − v), pred = (μ, v)
	// 2, gradient [2 0] <nil>
}

func ExampleKLGaussianPair() {
	l := spec.KLGaussianPair()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2, 0}, Target: []float64{0, 0}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// kl-gaussian-pair is ½Σ(w − v + (e^v + (μ−m)²)/e^w − 1), pred = (μ, v), target = (m, w)
	// 2, gradient [2 0] <nil>
}

func ExampleMutualInformation() {
	l := spec.MutualInformation(2, 2)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.125, 0.03125, 0.59375}, Shape: []int{4}}, true, 60))
	// Output:
	// mutual-information(rows=2, cols=2) is Σ p(x,y)·log(p(x,y)/(p(x)·p(y))) with 0·log 0 = 0, pred = p of shape rows × cols in one row
	// 0.231365182523, gradient [-0.136953782645 -1.7683706018 -2.72722094809 -0.721051607517] <nil>
}

func ExampleRenyi() {
	l := spec.Renyi(2)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.5, 0.5}, Target: []float64{0.984375, 0.015625}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// renyi(alpha=2) is log(Σ p^α·q^(1−α))/(α−1), and Σ p·log(p/q) for α = 1; p = target, q = pred
	// 0.661902387522, gradient [-1.99949622166 -0.000503778337531] <nil>
}

func ExampleReverseKL() {
	l := spec.ReverseKL()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// reverse-kl is Σ q·log(q/p) with 0·log 0 = 0 and +Inf for q > 0 = p, p = target, q = pred
	// 0.130812035941, gradient [0.30685281944 1.40546510811] <nil>
}

func ExampleTotalVariation() {
	l := spec.TotalVariation()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// total-variation is ½Σ|p − q|, p = target, q = pred
	// 1, gradient [-0.5 0.5] <nil>
}

func ExampleTriangular() {
	l := spec.Triangular()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// triangular is Σ(p − q)²/(p + q) with 0/0 = 0, p = target, q = pred
	// 0.133333333333, gradient [-0.777777777778 0.36] <nil>
}

func ExampleTsallis() {
	l := spec.Tsallis(2)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// tsallis(alpha=2) is (Σ p^α·q^(1−α) − 1)/(α−1), and Σ p·log(p/q) for α = 1; p = target, q = pred
	// 0, gradient [-1] <nil>
}
