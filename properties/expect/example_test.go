package expect_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/lossgate/lossgate/properties/expect"
	"github.com/lossgate/lossgate/reports"
)

const known = `
[[expect]]
loss = "kl"
dtype = "f64"
property = "i-gibbs"
reason = "rounding makes it negative for near-equal distributions"
witness = ['{"samples":[{"pred":["0x1p-01","0x1p-01"],"target":["0x1p-01","0x1p-01"],"shape":[2],"target_shape":[2]}]}']
`

func ExampleRead() {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	all, err := expect.Read(strings.NewReader(known), now)
	fmt.Println(all[0], err)
	_, err = expect.Read(strings.NewReader(strings.Replace(known, "reason", "# reason", 1)), now)
	fmt.Println(err)
	// Output:
	// kl f64 i-gibbs <nil>
	// expectations: entry 1: expectation kl f64 i-gibbs: no reason
}

// What is new is added for somebody to explain, and what is mended goes.
func ExampleUpdate() {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	rs := []reports.Result{
		{Loss: "kl", Name: "kl", Dtype: "f64", Property: "i-gibbs", Verdict: reports.Xpass},
		{Loss: "huber(delta=1)", Name: "huber", Dtype: "f32", Property: "u-value", Verdict: reports.Fail, Failure: &reports.Failure{
			Why: "the value is 1, want 2", Witness: `{"samples":[{"pred":["1"],"target":["0"]}]}`,
		}},
	}
	_, c, err := expect.Update(known, now, rs)
	fmt.Println("added", c.Added, "removed", c.Removed, err)
	// Output: added [huber(delta=1) f32 u-value] removed [kl f64 i-gibbs] <nil>
}
