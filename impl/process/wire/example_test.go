package wire_test

import (
	"encoding/json"
	"fmt"

	"github.com/lossgate/lossgate/impl/process/wire"
)

// Numbers travel as the bytes that they are.
func ExampleFloats() {
	a := wire.Floats(wire.F32, nil, []float64{1.5})
	text, err := json.Marshal(a)
	fmt.Println(string(text), err)
	fmt.Println(a.Floats(), wire.Ints([]int{2}, []int{3, -1}).Ints())
	fmt.Println(wire.Dtypes())
	// Output:
	// {"dtype":"f32","shape":[],"b64":"AADAPw=="} <nil>
	// [1.5] [3 -1]
	// [f64 f32 f16 bf16 i64]
}

// An adapter returns these bit for bit, or is not heard any further.
func ExampleCheckEcho() {
	got := wire.Echo()
	fmt.Println(wire.CheckEcho(got))
	got[0].Data[8] = 0 // −0 becomes 0
	got[0].Data[15] = 0
	fmt.Println(wire.CheckEcho(got))
	// Output:
	// <nil>
	// number 1 of the array of f64 came back as 0x0000000000000000, sent as 0x8000000000000000 (-0): keep the bytes, and convert no number that is not used
}
