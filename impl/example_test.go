package impl_test

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/impl"
)

// Two plain functions of one prediction and one target make a loss of batches, with weights and reductions.
func ExamplePointwise() {
	mine := impl.Pointwise(
		func(pred, target float64) float64 { return math.Abs(pred - target) },
		func(pred, target float64) float64 { return math.Copysign(1, pred-target) },
	)
	b := impl.Batch[float64]{N: 3, Pred: []float64{1, 2, 5}, Target: []float64{2, 2, 2}, Weight: []float64{1, 1, 2}}
	each, _ := mine.Value(nil, b, impl.None)
	mean, _ := mine.Value(nil, b, impl.Mean) // divided by the sum of the weights
	grad, _ := mine.Grad(nil, b, impl.Mean, nil)
	fmt.Println(each, mean, grad)
	// Output: [1 0 6] [1.75] [-0.25 0.25 0.5]
}

// A sample that is a row of logits and a class needs a function of rows, which stores the gradient where it is asked for.
func ExampleRows() {
	ce := impl.Rows[float64]{Eval: func(x impl.Row[float64], g, _ []float64) (float64, error) {
		y := x.Class[0]
		if y < 0 || y >= len(x.Pred) {
			return 0, &impl.DataError{Arg: "class", At: 0, Got: y, Why: fmt.Sprintf("want a class below %d", len(x.Pred))}
		}
		top, sum := math.Inf(-1), 0.0
		for _, z := range x.Pred {
			top = max(top, z)
		}
		for _, z := range x.Pred {
			sum += math.Exp(z - top)
		}
		for j := range g {
			g[j] = math.Exp(x.Pred[j]-top) / sum
			if j == y {
				g[j]--
			}
		}
		return math.Log(sum) + top - x.Pred[y], nil
	}}
	b := impl.Batch[float64]{N: 2, Shape: []int{2}, Pred: []float64{0, 0, 1000, 0}, Class: []int{0, 1}}
	value, _ := ce.Value(nil, b, impl.None)
	grad, _ := ce.Grad(nil, b, impl.Sum, nil)
	fmt.Printf("%.4f %.4f\n", value, grad)
	b.Class[1] = 7
	_, err := ce.Value(nil, b, impl.Sum)
	fmt.Println(err)
	// Output:
	// [0.6931 1000.0000] [-0.5000 0.5000 1.0000 -1.0000]
	// class[1] = 7: want a class below 2
}
