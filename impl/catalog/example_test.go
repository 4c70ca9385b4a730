package catalog_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
)

// One name finds a specification and its references, for any legal parameters.
func ExampleFind() {
	e, err := catalog.Find("huber")
	if err != nil {
		fmt.Println(err)
		return
	}
	p := impl.Params{"delta": {0.5}}
	l, err := e.Spec(p)
	fmt.Println(l, err)
	f, err := catalog.Reference{}.Float64(e.Name, p)
	if err != nil {
		fmt.Println(err)
		return
	}
	value, err := f.Value(nil, impl.Batch[float64]{N: 1, Pred: []float64{3}, Target: []float64{0}}, impl.Sum)
	fmt.Println(value, err)
	_, err = catalog.Find("hubber")
	fmt.Println(err)
	// Output:
	// huber(delta=0.5) <nil>
	// [1.375] <nil>
	// no loss is named "hubber"; lossgate list shows them all
}

// The list is in alphabetical order.
func ExampleEntries() {
	all := catalog.Entries()
	fmt.Println(all[0].Name, "to", all[len(all)-1].Name)
	// Output: absolute to zero-one
}

// Where a reference is not of grade A, that is written down, with what it would take.
func ExampleShortfalls() {
	s := catalog.Shortfalls()[0]
	fmt.Println(s.Loss, s.Part, s.Dtype, s.Why)
	// Output: arcface gradient f32 the slope of the sine is a difference of products near the axis of a class, where it tends to ±Inf
}
