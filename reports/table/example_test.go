package table_test

import (
	"fmt"
	"os"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/table"
)

var record = reports.Record{
	Footer: &reports.Footer{Complete: true, Exit: 1},
	Header: reports.Header{Suite: "lossgate", Version: "v0.1.0", Seed: 1, Checks: 200},
	Results: []reports.Result{
		{Loss: "huber(delta=1)", Name: "huber", Impl: "mine", Dtype: "f64", Property: "u-nonneg", Level: reports.Must, Verdict: reports.Pass, Cases: 200, Reached: 200},
		{Loss: "kl", Name: "kl", Impl: "mine", Dtype: "f64", Property: "i-gibbs", Level: reports.Must, Verdict: reports.Fail, Cases: 3, Reached: 3,
			Failure: &reports.Failure{Says: "A divergence is not negative.", Got: "-0x1p-53", Want: "0"}},
	},
}

// The table that lossgate check ends with.
func ExampleWrite() {
	if err := table.Write(os.Stdout, record.Results, table.Options{}); err != nil {
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
