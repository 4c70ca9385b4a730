package exhaust_test

import (
	"context"
	"fmt"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties/exhaust"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// A sweep is cut in chunks, whose certificates join.
func ExampleNew() {
	got, err := catalog.Reference{}.Float32("absolute", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := exhaust.New(spec.Absolute(), got, reports.Certificate{
		Name: "absolute", Impl: "reference", Variant: "portable", Dtype: "f32", Preds: [2]string{"1", "2"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	c := s.Certificate()
	err = s.Run(context.Background(), 0, c.Of, func(one reports.Certificate) (err error) {
		c, err = c.Join(one)
		return err
	})
	fmt.Println(c.Tried(), "tried, whole:", c.Whole(), "worst", c.Ulps(), err)
	// Output: 8388609 tried, whole: true worst 0 <nil>
}

// What can be swept are the losses of one number that have batched kernels.
func ExampleLosses() {
	fmt.Println(exhaust.Losses()[:3])
	// Output: [absolute squared huber]
}
