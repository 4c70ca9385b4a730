package alternative_test

import (
	"fmt"

	"github.com/lossgate/lossgate/properties/alternative"
)

// Right implementations that are written otherwise than the references, none of which may be accused.
func ExampleAll() {
	a := alternative.All()[0]
	fmt.Println(a.ID, a.Name)
	fmt.Println(a.Way)
	// Output:
	// a01 squared-fused
	// adds the error of the difference to the square by fused operations
}
