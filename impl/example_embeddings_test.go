package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleCenter() {
	l := impl.Center[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 2}, Target: []float64{1, 0, 7, 7}, Class: []int{0}, Shape: []int{2}, TargetShape: []int{2, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [0 2] <nil>
}

func ExampleCircle() {
	l := impl.Circle[float64](0.25, 64)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.75, 0.25}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.693147] [-16 16] <nil>
}

func ExampleContrastive() {
	l := impl.Contrastive[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0, 3, 4}, Target: []float64{1}, Shape: []int{2, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [25] [-6 -8 6 8] <nil>
}

func ExampleCosineDistance() {
	l := impl.CosineDistance[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{2, 0}, Target: []float64{0, -3}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [-0 0.5] <nil>
}

func ExampleCosineEmbedding() {
	l := impl.CosineEmbedding[float64](0)
	b := impl.Batch[float64]{N: 1, Pred: []float64{2, 0, -1, 0}, Target: []float64{1}, Shape: []int{2, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [-0 -0 -0 -0] <nil>
}

func ExampleHingeEmbedding() {
	l := impl.HingeEmbedding[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [-1] <nil>
}

func ExampleListMLE() {
	l := impl.ListMLE[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1, 1}, Shape: []int{3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2.55514] [-0.844638 -0.0776812 0.922319] <nil>
}

func ExampleListNet() {
	l := impl.ListNet[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{-0.1875, -0.25, -1, -0.1875}, Target: []float64{2.75, -7.375, 0.875, 0.375}, Shape: []int{4}, TargetShape: []int{4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.31878] [-0.506723 0.277641 0.00812616 0.220956] <nil>
}

func ExampleMarginRanking() {
	l := impl.MarginRanking[float64](0)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, -0.0625}, Target: []float64{-1}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.0625] [1 -1] <nil>
}

func ExampleMultiSimilarity() {
	l := impl.MultiSimilarity[float64](2, 50, 0.5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.5}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.346574] [-0.5] <nil>
}

func ExampleRankNet() {
	l := impl.RankNet[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.375, 0}, Shape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.523123] [-0.407333 0.407333] <nil>
}

func ExampleTriplet() {
	l := impl.Triplet[float64](1, 2, false)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 0.5, 2, 0.25, 1, 1}, Shape: []int{3, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.89753] [-0.0978507 0.571248 0.992278 -0.124035 -0.894427 -0.447214] <nil>
}

func ExampleTripletSoft() {
	l := impl.TripletSoft[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 3, -3}, Shape: []int{3, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.693147] [-1 0.5 0.5] <nil>
}
