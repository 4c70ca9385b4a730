package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// A specification is data: it can be asked what the loss is, and what the exact answer at a sample.
func ExampleHuber() {
	l := spec.Huber(1)
	fmt.Println(l, "is", l.Definition)
	a, err := l.Exact(spec.Sample{Pred: []float64{0.1}, Target: []float64{0}}, true, 100)
	if err != nil {
		fmt.Println(err)
		return
	}
	value, _ := a.Value.Text(20)
	slope, _ := a.Grad[0].Lo.Text(20)
	fmt.Println(value, slope) // half the square of the float64 nearest to 0.1
	// Output:
	// huber(delta=1) is ½r² if |r| ≤ δ, else δ(|r| − ½δ), with r = pred − target
	// 0.0050000000000000005551 0.10000000000000000555
}

// Judge answers as an implementation in a format is judged: with a bound on what rounding may have lost, and at a kink with the set of
// all slopes that conform.
func ExampleLoss_Judge() {
	kink := spec.Sample{Pred: []float64{1}, Target: []float64{1}}
	a, err := spec.Hinge().Judge(kink, ball.Float32, true)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("value", a.Value.Float(), "slope between", a.Grad[0].Lo.Float(), "and", a.Grad[0].Hi.Float())

	a, err = spec.BCELogits(1).Judge(spec.Sample{Pred: []float64{3}, Target: []float64{1}}, ball.Float64, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("rounding may lose %.1e of %.4f\n", a.Err.F(), a.Value.Float())
	// Output:
	// value 0 slope between -1 and 0
	// rounding may lose 3.8e-17 of 0.0486
}
