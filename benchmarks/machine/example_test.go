package machine_test

import (
	"fmt"

	"github.com/lossgate/lossgate/benchmarks/machine"
)

// What a kernel is measured against: reading, writing what was computed from two arrays, and multiply-adds alone.
func ExampleTriad() {
	x, y, dst := machine.Aligned(1<<12), machine.Aligned(1<<12), machine.Aligned(1<<12)
	for i := range x {
		x[i], y[i] = 1, 2
	}
	fmt.Println(machine.Read(x, y), machine.ReadAhead(x, y))
	machine.Triad(dst, x, y, 3)
	fmt.Println(dst[0], dst[len(dst)-1])
	machine.Stream(dst, y, x, 3)
	fmt.Println(dst[0], dst[len(dst)-1])
	machine.Multiply(100)
	fmt.Println(machine.FlopsPerRound() > 0)
	// Output:
	// 12288 12288
	// 7 7
	// 5 5
	// true
}
