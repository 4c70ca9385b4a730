package badge_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/badge"
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

// A badge is a JSON that shields.io draws, or an SVG that needs nobody.
func ExampleWriteShields() {
	if err := badge.WriteShields(os.Stdout, record); err != nil {
		fmt.Println(err)
	}
	// Output: {"schemaVersion":1,"label":"lossgate","message":"1 failure","color":"red"}
}

func ExampleWriteSVG() {
	var svg strings.Builder
	err := badge.WriteSVG(&svg, record)
	fmt.Println(strings.HasPrefix(svg.String(), "<svg"), strings.Contains(svg.String(), "1 fail"), err)
	// Output: true true <nil>
}
