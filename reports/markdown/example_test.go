package markdown_test

import (
	"fmt"
	"os"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/markdown"
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

// A summary for a job page: failures first.
func ExampleWrite() {
	if err := markdown.Write(os.Stdout, record); err != nil {
		fmt.Println(err)
	}
	// Output:
	// ## ✗ lossgate: an unexpected failure
	//
	// 2 losses, 1 implementation, 2 checks, 203 cases. Exit code 1.
	//
	// 1 fail, 1 pass
	//
	// ### 1 failure
	//
	// <details open><summary><b>✗ fail</b> kl · mine · f64 · i-gibbs, MUST</summary>
	//
	// ```text
	// property  A divergence is not negative.
	// got       -0x1p-53
	// exact     0
	// ```
	// </details>
	//
	// <details><summary>2 rows: loss, implementation, format</summary>
	//
	// | loss | impl | dtype | verdict | value | grad | pass | fail | not tested | cases |
	// |---|---|---|---|--:|--:|--:|--:|--:|--:|
	// | huber&#40;delta=1&#41; | mine | f64 | ✓ pass | – | – | 1 | 0 | 0 | 200 |
	// | kl | mine | f64 | ✗ fail | – | – | 0 | 1 | 0 | 3 |
	//
	// value, grad: the grade, and the worst error in ulp
	//
	// </details>
}
