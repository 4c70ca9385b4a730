package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleCenter() {
	l := spec.Center()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 2}, Target: []float64{1, 0, 7, 7}, Class: []int{0}, Shape: []int{2}, TargetShape: []int{2, 2}}, true, 60))
	// Output:
	// center is ½‖pred − target_y‖², target_y the row of the class
	// 2, gradient [0 2] <nil>
}

func ExampleCircle() {
	l := spec.Circle(0.25, 64)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.75, 0.25}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// circle(m=0.25, gamma=64) is log(1 + Σ_n exp(γ·a_n·(s_n − m))·Σ_p exp(−γ·a_p·(s_p − 1 + m))), a_p = max(0, 1 + m − s_p), a_n = max(0, s_n + m), s = pred
	// 0.69314718056, gradient [-16 16] <nil>
}

func ExampleContrastive() {
	l := spec.Contrastive(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0, 3, 4}, Target: []float64{1}, Shape: []int{2, 2}}, true, 60))
	// Output:
	// contrastive(margin=1) is target·d² + (1 − target)·max(0, margin − d)², d = ‖pred₁ − pred₂‖
	// 25, gradient [-6 -8 6 8] <nil>
}

func ExampleCosineDistance() {
	l := spec.CosineDistance()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2, 0}, Target: []float64{0, -3}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// cosine-distance is 1 − ⟨pred, target⟩/(‖pred‖·‖target‖)
	// 1, gradient [0 0.5] <nil>
}

func ExampleCosineEmbedding() {
	l := spec.CosineEmbedding(0)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2, 0, -1, 0}, Target: []float64{1}, Shape: []int{2, 2}}, true, 60))
	// Output:
	// cosine-embedding(margin=0) is 1 − cos θ if target = +1, max(0, cos θ − margin) if target = −1; θ is the angle of the rows of pred
	// 2, gradient [0 0 0 0] <nil>
}

func ExampleHingeEmbedding() {
	l := spec.HingeEmbedding(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{-1}}, true, 60))
	// Output:
	// hinge-embedding(margin=1) is pred if target = +1, max(0, margin − pred) if target = −1
	// 1, gradient [-1] <nil>
}

func ExampleListMLE() {
	l := spec.ListMLE()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1, 1}, Shape: []int{3}}, true, 60))
	// Output:
	// listmle is Σ_i log Σ_{j≥i} exp(pred_j) − pred_i, pred in the true order
	// 2.55514198462, gradient [-0.844637596503 -0.0776812017485 0.922318798252] <nil>
}

func ExampleListNet() {
	l := spec.ListNet()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-0.1875, -0.25, -1, -0.1875}, Target: []float64{2.75, -7.375, 0.875, 0.375}, Shape: []int{4}, TargetShape: []int{4}}, true, 60))
	// Output:
	// listnet is −Σ p·log softmax(pred) with p = softmax(target)
	// 1.3187801777, gradient [-0.506722912832 0.277641083794 0.00812616171474 0.220955667323] <nil>
}

func ExampleMarginRanking() {
	l := spec.MarginRanking(0)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, -0.0625}, Target: []float64{-1}, Shape: []int{2}}, true, 60))
	// Output:
	// margin-ranking(margin=0) is max(0, margin − target·(pred₁ − pred₂))
	// 0.0625, gradient [1 -1] <nil>
}

func ExampleMultiSimilarity() {
	l := spec.MultiSimilarity(2, 50, 0.5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.5}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// multi-similarity(alpha=2, beta=50, base=0.5) is 1/α·log(1 + Σ_{target=1} exp(−α(pred − λ))) + 1/β·log(1 + Σ_{target=0} exp(β(pred − λ)))
	// 0.34657359028, gradient [-0.5] <nil>
}

func ExampleRankNet() {
	l := spec.RankNet()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.375, 0}, Shape: []int{2}}, true, 60))
	// Output:
	// ranknet is log(1 + exp(−(pred₁ − pred₂))): item 1 should rank above item 2
	// 0.52312326414, gradient [-0.407333400046 0.407333400046] <nil>
}

func ExampleTriplet() {
	l := spec.Triplet(1, 2, false)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0.5, 2, 0.25, 1, 1}, Shape: []int{3, 2}}, true, 60))
	// Output:
	// triplet(margin=1, p=2, swap=0) is max(0, d(a,p) − d(a,n) + margin), d(x,y) = ‖x − y‖_p; pred rows are anchor, positive, negative
	// 1.89753044832, gradient [-0.0978506857138 0.571248330089 0.992277876714 -0.124034734589 -0.894427191 -0.4472135955] <nil>
}

func ExampleTripletSoft() {
	l := spec.TripletSoft()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 3, -3}, Shape: []int{3, 1}}, true, 60))
	// Output:
	// triplet-soft is log(1 + exp(d(a,p) − d(a,n))), d(x,y) = ‖x − y‖; pred rows are anchor, positive, negative
	// 0.69314718056, gradient [-1 0.5 0.5] <nil>
}
