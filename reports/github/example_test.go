package github_test

import (
	"fmt"
	"os"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/github"
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

// Annotations are lines that GitHub Actions shows beside the run.
func ExampleWrite() {
	if err := github.Write(os.Stdout, record); err != nil {
		fmt.Println(err)
	}
	// Output: ::error title=kl · mine · f64 · i-gibbs%3A fail::A divergence is not negative: got -0x1p-53, exact 0%0AA divergence is not negative.
}
