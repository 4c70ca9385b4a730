package benchmarks_test

import (
	"fmt"

	"github.com/lossgate/lossgate/benchmarks"
)

// Processor time, not time, is what an evaluation takes on a machine that others use too.
func ExampleCPU() {
	before := benchmarks.CPU()
	sum := 0.0
	for i := range 1 << 22 {
		sum += 1 / float64(i+1)
	}
	fmt.Printf("%.4f %v\n", sum, benchmarks.CPU() >= before)
	// Output: 15.8265 true
}
