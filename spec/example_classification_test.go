package spec_test

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/spec"
)

func ExampleAsymmetric() {
	l := spec.Asymmetric(0, 4, 0.05)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{1}}, true, 60))
	// Output:
	// asymmetric(gamma_pos=0, gamma_neg=4, clip=0.05) is (1 − p)^γ₊·(−log p) if t = 1, else q^γ₋·(−log(1 − q)) with q = max(0, p − clip), p = σ(z), z = pred, t = target
	// 0.69314718056, gradient [-0.5] <nil>
}

func ExampleBCE() {
	l := spec.BCE()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.125}, Target: []float64{0.125}}, true, 60))
	// Output:
	// bce is −t·log p − (1−t)·log(1−p) with 0·log 0 = 0, p = pred, t = target
	// 0.376770161256, gradient [0] <nil>
}

func ExampleBCELogits() {
	l := spec.BCELogits(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.125}, Target: []float64{0}}, true, 60))
	// Output:
	// bce-logits(pos_weight=1) is −w·t·log σ(z) − (1−t)·log σ(−z), z = pred, t = target, w = pos_weight
	// 0.757599035317, gradient [0.531209373374] <nil>
}

func ExampleBrier() {
	l := spec.Brier()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 0}, Target: []float64{0, 1}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// brier is Σ (p − t)², p = pred, t = target
	// 2, gradient [2 -2] <nil>
}

func ExampleClassBalancedCE() {
	l := spec.ClassBalancedCE(0.9, []float64{1, 2, 4})
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, -3, 2}, Class: []int{2}, Shape: []int{3}}, true, 60))
	// Output:
	// class-balanced-ce(beta=0.9, counts=[1 2 4]) is −w_y·log softmax(z)_y with w_c = (1 − β)/(1 − β^n_c), z = pred, y = class
	// 0.0925197526163, gradient [0.0778200506397 0.00142532394582 -0.0792453745855] <nil>
}

func ExampleCrammerSinger() {
	l := spec.CrammerSinger(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, -7.25}, Class: []int{1}, Shape: []int{2}}, true, 60))
	// Output:
	// crammer-singer(margin=1) is max(0, margin + max_{j≠y} z_j − z_y), z = pred, y = class
	// 8.25, gradient [1 -1] <nil>
}

func ExampleCrossEntropy() {
	l := spec.CrossEntropy()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.125, 0.21875, 0.28125, 0.09375, 0.25, 0.03125}, Target: []float64{0.25, 0.25, 0.25, 0.25, 0, 0}, Shape: []int{6}, TargetShape: []int{6}}, true, 60))
	// Output:
	// cross-entropy is −Σ p log q with 0·log q = 0, p = target, q = pred
	// 1.80872555875, gradient [-2 -1.14285714286 -0.888888888889 -2.66666666667 0 0] <nil>
}

func ExampleDistillation() {
	l := spec.Distillation(2)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{717.2195, -3.4375}, Target: []float64{1, -3}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// distillation(temperature=2) is T²·Σ p·log(p/q) with p = softmax(target/T), q = softmax(pred/T)
	// 170.347504931, gradient [0.238405844044 -0.238405844044] <nil>
}

func ExampleEntropy() {
	l := spec.Entropy()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0.75, 0, 0.25}, Shape: []int{4}}, true, 60))
	// Output:
	// entropy is −Σ p log p with 0·log 0 = 0, p = pred
	// 0.562335144619, gradient [inf -0.712317927548 inf 0.38629436112] <nil>
}

func ExampleFenchelYoung() {
	l := spec.FenchelYoung(spec.Gini())
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-9.125, 0.25}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// fenchel-young(omega=1) is Ω*(z) + Ω(t) − ⟨z, t⟩, z = pred, t = target, Ω = ½(‖p‖² − 1) on the simplex
	// 4.4375, gradient [-0.5 0.5] <nil>
}

func ExampleFocalSigmoid() {
	l := spec.FocalSigmoid(-1, 2)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-1}, Target: []float64{0}}, true, 60))
	// Output:
	// focal-sigmoid(alpha=-1, gamma=2) is α_t(1 − p_t)^γ·(−log p_t) with p_1 = σ(z), p_0 = σ(−z), z = pred, t = target
	// 0.0226580575085, gradient [0.0525811299776] <nil>
}

func ExampleFocalSoftmax() {
	l := spec.FocalSoftmax(2, nil)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2, 0, 0, -2, 3, -3}, Class: []int{3}, Shape: []int{6}}, true, 60))
	// Output:
	// focal-softmax(gamma=2, alpha=[]) is −α_y(1 − s_y)^γ·log s_y with s = softmax(z), z = pred, y = class
	// 5.34071546269, gradient [0.259057166431 0.0350595749934 0.0350595749934 -1.03511221792 0.704190388042 0.00174551345715] <nil>
}

func ExampleGCE() {
	l := spec.GCE(0.7)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.25, 0.75}, Class: []int{0}, Shape: []int{2}}, true, 60))
	// Output:
	// gce(q=0.7) is (1 − p_y^q)/q, p = pred, y = class
	// 0.887244083389, gradient [-1.51571656651 0] <nil>
}

func ExampleLogSumExp() {
	l := spec.LogSumExp(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3}, Shape: []int{1}}, true, 60))
	// Output:
	// log-sum-exp(temperature=1) is T·log Σ_k exp(z_k/T), z = pred
	// 3, gradient [1] <nil>
}

func ExampleMAEProb() {
	l := spec.MAEProb()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1}, Class: []int{0}, Shape: []int{2}}, true, 60))
	// Output:
	// mae-prob is Σ_k |[k = y] − p_k|, p = pred, y = class
	// 2, gradient [-1 1] <nil>
}

func ExampleMultilabelMargin() {
	l := spec.MultilabelMargin()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.1875, -0.1875, -9.8125}, Target: []float64{0, 1, 0}, Shape: []int{3}, TargetShape: []int{3}}, true, 60))
	// Output:
	// multilabel-margin is Σ_{t_i=1} Σ_{t_j=0} max(0, 1 − z_i + z_j)/C, z = pred, t = target
	// 0.458333333333, gradient [0.333333333333 -0.333333333333 0] <nil>
}

func ExampleMultilabelSoftMargin() {
	l := spec.MultilabelSoftMargin(nil)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2, 2}, Target: []float64{0.839, 0.532}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// multilabel-soft-margin(weight=[]) is 1/C·Σ_k w_k(−t_k·log σ(z_k) − (1−t_k)·log σ(−z_k)), z = pred, t = target
	// 0.755928011043, gradient [0.0208985389889 0.174398538989] <nil>
}

func ExampleNLL() {
	l := spec.NLL(nil, -100)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{math.Log(0.25), math.Log(0.75)}, Class: []int{0}, Shape: []int{2}}, true, 60))
	// Output:
	// nll(weight=[], ignore_index=-100) is −w_y·ℓ_y, ℓ = pred, y = class
	// 1.38629436112, gradient [-1 0] <nil>
}

func ExamplePoly1() {
	l := spec.Poly1(2)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1, -1, 0}, Class: []int{2}, Shape: []int{4}}, true, 60))
	// Output:
	// poly-1(epsilon=2) is −log p_y + ε(1 − p_y), p = softmax(z), z = pred, y = class
	// 4.48186439878, gradient [0.225053614224 0.611759149974 -1.06186637842 0.225053614224] <nil>
}

func ExampleSelfInformation() {
	l := spec.SelfInformation()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.064}}, true, 60))
	// Output:
	// self-information is −log p, p = pred
	// 2.74887219562, gradient [-15.625] <nil>
}

func ExampleSigmoidCE() {
	l := spec.SigmoidCE()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-1, 0.5}, Target: []float64{0.25, 1}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// sigmoid-ce is Σ_k −t_k·log σ(z_k) − (1−t_k)·log σ(−z_k), z = pred, t = target
	// 1.0373386717, gradient [0.01894142137 -0.377540668798] <nil>
}

func ExampleSoftmaxCE() {
	l := spec.SoftmaxCE(nil, -100, 0.1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, -3, -1, 2}, Class: []int{1}, Shape: []int{4}}, true, 60))
	// Output:
	// softmax-ce(weight=[], ignore_index=-100, label_smoothing=0.1) is (1−ε)·w_y·ℓ_y + ε/C·Σ_k w_k·ℓ_k with ℓ_k = log Σ_j exp z_j − z_k, z = pred, y = class
	// 5.07875380113, gradient [0.23326894846 -0.920269639204 0.00995290129101 0.677047789453] <nil>
}

func ExampleSoftmaxCESoft() {
	l := spec.SoftmaxCESoft(0)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 2, 3}, Target: []float64{0.25, 0.5, 0.25}, Shape: []int{3}, TargetShape: []int{3}}, true, 60))
	// Output:
	// softmax-ce-soft(label_smoothing=0) is −Σ t′·log softmax(z) with t′ = (1−ε)t + ε/C, z = pred, t = target
	// 1.40760596444, gradient [-0.15996942683 -0.255271528945 0.415240955775] <nil>
}

func ExampleSparsemax() {
	l := spec.Sparsemax()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-1.8125, -5.125, 0.0625, 24.205}, Class: []int{2}, Shape: []int{4}}, true, 60))
	// Output:
	// sparsemax is −z_y + ½Σ_{j∈S}(z_j² − τ²) + ½, S the support of the projection of z to the simplex, τ its threshold, z = pred, y = class
	// 24.1425, gradient [0 0 -1 1] <nil>
}

func ExampleSpherical() {
	l := spec.Spherical()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1}, Class: []int{1}, Shape: []int{2}}, true, 60))
	// Output:
	// spherical is −p_y/‖p‖₂, p = pred, y = class
	// -1, gradient [0 0] <nil>
}

func ExampleSymmetricCE() {
	l := spec.SymmetricCE(0.1, 1, -4)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.5, 0.5}, Class: []int{0}, Shape: []int{2}}, true, 60))
	// Output:
	// symmetric-ce(alpha=0.1, beta=1, a=-4) is −α·log p_y − β·A·Σ_{k≠y} p_k, p = pred, y = class
	// 2.06931471806, gradient [-0.2 4] <nil>
}

func ExampleWeightedSoftmaxCE() {
	l := spec.WeightedSoftmaxCE([]float64{1, 2, 4}, false)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{6.25, 0.375, 1}, Class: []int{1}, Shape: []int{3}}, true, 60))
	// Output:
	// weighted-softmax-ce(weight=[1 2 4], by_weight=0) is −w_y·log softmax(z)_y, z = pred, y = class
	// 11.7660480675, gradient [1.98401614574 -1.99442730697 0.010411161229] <nil>
}

func ExampleWestonWatkins() {
	l := spec.WestonWatkins(1, 1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{88.7228, -16.6355}, Class: []int{1}, Shape: []int{2}}, true, 60))
	// Output:
	// weston-watkins(margin=1, p=1) is Σ_{j≠y} max(0, margin + z_j − z_y)^p, z = pred, y = class
	// 106.3583, gradient [1 -1] <nil>
}
