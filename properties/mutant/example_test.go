package mutant_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties/mutant"
)

// Implementations that have one known bug each, and the bugs that no implementation of the contract can have.
func ExampleAll() {
	m := mutant.All()[0]
	fmt.Println(m.ID, m.Name, m.Dtype())
	fmt.Println(m.Bug, m.Thread)
	a := mutant.Absent()[0]
	fmt.Println(a.ID, a.Why)
	// Output:
	// m01 ce-log-of-softmax f64
	// takes the logarithm of a softmax that has underflowed to 0, so that the loss is +Inf deeplearning4j/nd4j#458
	// m67 ignores the strides of a view: a batch has none, its samples lie one after the other
}

// Faults that any right implementation can be given.
func ExampleGeneric() {
	b := impl.Batch[float64]{N: 1, Pred: []float64{3}, Target: []float64{1}}
	for _, m := range mutant.Generic("squared", nil, impl.Squared[float64]())[:3] {
		value, err := m.Float64().Value(nil, b, impl.Sum)
		fmt.Println(m.Name, value, err)
	}
	// Output:
	// squared-halved [2] <nil>
	// squared-negated [-4] <nil>
	// squared-zero [0] <nil>
}
