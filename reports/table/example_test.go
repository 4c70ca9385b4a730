package table_test

import (
	"fmt"
	"os"

	"github.com/lossgate/lossgate/reports/golden"
	"github.com/lossgate/lossgate/reports/table"
)

// The table that lossgate check ends with.
func ExampleWrite() {
	if err := table.Write(os.Stdout, golden.Small().Results, table.Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// loss            impl  dtype  verdict  value  grad  pass  fail  cases  rate
	// ──────────────────────────────────────────────────────────────────────────
	// huber(delta=1)  mine  f64    ✓ pass     –      –      1     0    200     –
	// kl              mine  f64    ✗ fail     –      –      0     1      3     –
	//
	// value, grad: the grade, and the worst error in ulp
	// rate: no failure in n drawn cases bounds the rate of failing ones to 3/n (95 %); the worst check's
	// 2 losses, 1 implementation, 2 checks, 203 cases:
	// 1 fail, 1 pass
	//
	// ── 1 of 1: kl · mine · f64 ─────────────────────────────────────────────────────────────────────────
	// ✗ fail  i-gibbs, level MUST
	//   property    A divergence is not negative.
	//   got         -0x1p-53
	//   exact       0
}
