package properties_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// In a file that ends in _test.go, one line is a gate. Each property is a subtest, which go test -run finds by its name.
func ExampleTest() {
	testHuber := func(t *testing.T) { // TestHuber
		mine := impl.Pointwise(huber, huberSlope)
		properties.Test(t, spec.Huber(1), mine, nil)
	}
	_ = testHuber
}

// Check is the engine of lossgate check: it returns what happened, and a smallest input for whatever fails.
func ExampleCheck() {
	naive := impl.Pointwise(
		func(z, t float64) float64 { return math.Log(1 + math.Exp(-t*z)) }, // overflows, and loses the tail
		func(z, t float64) float64 { return -t / (1 + math.Exp(t*z)) },
	)
	s := &properties.Settings{Only: "u-[vg]*", Checks: 50}
	for _, r := range properties.Check(context.Background(), spec.Logistic(), naive, s) {
		if r.Verdict == reports.Fail && r.Level == reports.Must {
			fmt.Println(r.Property, r.Verdict)
			fmt.Println("  input", r.Failure.Input[0].Decimal, "got", r.Failure.Got, "want", r.Failure.Want[:6])
		}
	}
	// Output:
	// u-value fail
	//   input -709.782 got +Inf (+Inf) want 709.78
}
