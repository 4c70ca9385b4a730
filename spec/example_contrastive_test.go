package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleBarlowTwins() {
	l := spec.BarlowTwins(0.005, 1e-5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 2, 3, 4}, Shape: []int{2, 1, 2}}, true, 60))
	// Output:
	// barlow-twins(lambda=0.005, eps=1e-05) is Σ_i (1 − C_ii)² + λ·Σ_{i≠j} C_ij², C_ij = 1/N·Σ_b a_bi·b_bj of features standardised over the batch, (x − mean)/√(var + eps)
	// 2, gradient [0 0 0 0] <nil>
}

func ExampleCLIP() {
	l := spec.CLIP(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.5, 0.5, 0.5, 0.5}, Shape: []int{2, 2}}, true, 60))
	// Output:
	// clip(scale=1) is ½(ℓ(S) + ℓ(Sᵀ)), ℓ(S) = 1/N·Σ_i log Σ_j exp S_ij − S_ii, S = scale·pred
	// 0.69314718056, gradient [-0.25 0.25 0.25 -0.25] <nil>
}

func ExampleInfoNCE() {
	l := spec.InfoNCE(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-1, -3, 1, -3}, Shape: []int{2, 2}}, true, 60))
	// Output:
	// info-nce(temperature=1) is 1/N·Σ_i log Σ_j exp(pred_ij/τ) − pred_ii/τ
	// 2.07253896948, gradient [-0.0596014610111 0.0596014610111 0.491006895019 -0.491006895019] <nil>
}

func ExampleNPair() {
	l := spec.NPair()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0, 1, 2}, Shape: []int{2, 2, 1}}, true, 60))
	// Output:
	// n-pair is 1/N·Σ_i log(1 + Σ_{j≠i} exp(f_i·g_j − f_i·g_i)), f and g the two rows of embeddings
	// 0.69314718056, gradient [0.25 -0.25 0 0] <nil>
}

func ExampleNTXent() {
	l := spec.NTXent(0.5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-3, 6.5625, -1.4375, -10.5625, -3, 6.5625, -1.4375, -10.5625}, Shape: []int{2, 2, 2}}, true, 60))
	// Output:
	// nt-xent(temperature=0.5) is 1/2N·Σ_i log Σ_{k≠i} exp(cos_ik/τ) − cos_ij/τ, j the other view of i
	// 0.0487271957535, gradient [-0.00320463888958 -0.00146497777809 -0.00236336255866 0.000321641058279 -0.00320463888958 -0.00146497777809 -0.00236336255866 0.000321641058279] <nil>
}

func ExampleSupCon() {
	l := spec.SupCon(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 2, 3}, Class: []int{1, 1, 1}, Shape: []int{3, 1}}, true, 60))
	// Output:
	// supcon(temperature=1) is 1/N·Σ_i 1/|P(i)|·Σ_{p∈P(i)} log Σ_{k≠i} exp(cos_ik/τ) − cos_ip/τ, P(i) the others of the class of i
	// 0.69314718056, gradient [0 0 0] <nil>
}

func ExampleVICReg() {
	l := spec.VICReg(25, 25, 1, 1e-4)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{4, -4, 5, -4}, Shape: []int{2, 2, 1}}, true, 60))
	// Output:
	// vicreg(lambda=25, mu=25, nu=1, eps=0.0001) is λ·mean‖a − b‖² + μ·Σ_views 1/D·Σ_j max(0, 1 − √(var_j + eps)) + ν·Σ_views 1/D·Σ_{i≠j} cov_ij²
	// 12.5, gradient [-25 0 25 0] <nil>
}
