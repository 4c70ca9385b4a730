package github_test

import (
	"fmt"
	"os"

	"github.com/lossgate/lossgate/reports/github"
	"github.com/lossgate/lossgate/reports/golden"
)

// Annotations are lines that GitHub Actions shows beside the run.
func ExampleWrite() {
	if err := github.Write(os.Stdout, golden.Small()); err != nil {
		fmt.Println(err)
	}
	// Output: ::error title=kl · mine · f64 · i-gibbs%3A fail::A divergence is not negative: got -0x1p-53, exact 0%0AA divergence is not negative.
}
