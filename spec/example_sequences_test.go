package spec_test

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/spec"
)

func ExampleCTC() {
	l := spec.CTC(0)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-128, -128, 0}, Shape: []int{1, 3}}, true, 60))
	// Output:
	// ctc(blank=0) is −log Σ_π Π_t exp pred[t, π_t] over all paths π of T symbols that collapse to class
	// 128, gradient [-1 0 0] <nil>
}

func ExampleCTCLogits() {
	l := spec.CTCLogits(0)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-1, -2, 3, 3, 3, -1}, Shape: []int{2, 3}}, true, 60))
	// Output:
	// ctc-logits(blank=0) is ctc of log softmax(pred[t]): −log Σ_π Π_t softmax(pred[t])[π_t] over all paths π of T symbols that collapse to class
	// 4.72700821158, gradient [-0.98213201813 0.00657326318531 0.975558754944 -0.504537357422 0.495462642578 0.00907471484431] <nil>
}

func ExampleRNNT() {
	l := spec.RNNT(0)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{math.Log(0.5), math.Log(0.5), math.Log(0.25), math.Log(0.75), math.Log(0.5), math.Log(0.5), math.Log(0.75), math.Log(0.25)}, Class: []int{1}, Shape: []int{2, 2, 2}}, true, 60))
	// Output:
	// rnnt(blank=0) is −log Σ over walks of Π exp pred[t, u, ·]: blank from (t, u) to (t+1, u), class[u] to (t, u+1), ending with the blank of (T−1, U)
	// 1.26851132546, gradient [-0.666666666667 -0.333333333333 -0.333333333333 0 0 -0.666666666667 -1 0] <nil>
}
