package fast_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/fast"
)

// Every kernel is a loss as its reference is, with the same numbers on any machine.
func ExampleHuber() {
	pred, target := []float32{3, 0.5, -1, 0.25}, []float32{0, 0, 1, 1}
	b := impl.Batch[float32]{N: 4, Pred: pred, Target: target}
	for _, l := range []impl.Loss[float32]{
		fast.Squared[float32](nil), fast.Absolute[float32](nil), fast.Huber[float32](1, nil), fast.SmoothL1[float32](1, nil),
		fast.PseudoHuber[float32](1, nil), fast.LogCosh[float32](nil), fast.Pinball[float32](0.9, nil),
	} {
		value, err := l.Value(nil, b, impl.Mean)
		fmt.Printf("%.5g %v\n", value, err)
	}
	// Output:
	// [3.4531] <nil>
	// [1.5625] <nil>
	// [1.1016] <nil>
	// [1.1016] <nil>
	// [0.94159] <nil>
	// [1.0032] <nil>
	// [0.70625] <nil>
}

// Margin losses take the sign of a class as their target, losses of logits a probability.
func ExampleLogistic() {
	b := impl.Batch[float64]{N: 3, Pred: []float64{2, -0.5, 0.25}, Target: []float64{1, 1, -1}}
	for _, l := range []impl.Loss[float64]{fast.Hinge[float64](nil), fast.SquaredHinge[float64](nil), fast.Logistic[float64](nil)} {
		value, err := l.Value(nil, b, impl.Sum)
		fmt.Printf("%.6g %v\n", value, err)
	}
	b.Target = []float64{1, 0, 1}
	for _, l := range []impl.Loss[float64]{fast.BCELogits[float64](2, nil), fast.FocalSigmoid[float64](0.25, 2, nil)} {
		value, err := l.Value(nil, b, impl.Sum)
		fmt.Printf("%.6g %v\n", value, err)
	}
	// Output:
	// [2.75] <nil>
	// [3.8125] <nil>
	// [1.92694] <nil>
	// [1.87981] <nil>
	// [0.0787314] <nil>
}

// Rows of scores, one core, and every variant of the code that this machine can run.
func ExampleSoftmaxCE() {
	b := impl.Batch[float32]{N: 2, Shape: []int{3}, Pred: []float32{1, 2, 3, 0, 0, 0}, Class: []int{2, 1}}
	for _, v := range fast.Variants() {
		s := &fast.Settings{Workers: 1, Variant: v}
		value, err := fast.SoftmaxCE[float32](nil, -100, 0.1, s).Value(nil, b, impl.Mean)
		if v == fast.Portable {
			fmt.Printf("%.5f %v\n", value, err)
		}
	}
	soft := impl.Batch[float32]{N: 1, Shape: []int{3}, Pred: []float32{1, 2, 3}, Target: []float32{0, 0.5, 0.5}, TargetShape: []int{3}}
	value, err := fast.SoftmaxCESoft[float32](0, nil).Value(nil, soft, impl.Mean)
	fmt.Printf("%.5f %v\n", value, err)
	soft.Pred = []float32{0.25, 0.5, 0.25}
	value, err = fast.KL[float32](nil).Value(nil, soft, impl.Mean)
	fmt.Printf("%.5f %v\n", value, err)
	// Output:
	// [0.80311] <nil>
	// [0.90761] <nil>
	// [0.34657] <nil>
}
