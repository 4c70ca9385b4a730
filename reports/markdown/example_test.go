package markdown_test

import (
	"fmt"
	"os"

	"github.com/lossgate/lossgate/reports/golden"
	"github.com/lossgate/lossgate/reports/markdown"
)

// A summary for a job page: failures first.
func ExampleWrite() {
	if err := markdown.Write(os.Stdout, golden.Small()); err != nil {
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
