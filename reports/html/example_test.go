package html_test

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/html"
)

// A site is a folder of pages that need no server.
func ExampleWrite() {
	dir, err := os.MkdirTemp("", "site")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	err = html.Write(filepath.Join(dir, "site"), html.Site{Record: reports.Record{
		Header:  reports.Header{Suite: "lossgate", Seed: 1, Checks: 200},
		Results: []reports.Result{{Loss: "kl", Name: "kl", Impl: "mine", Dtype: "f64", Property: "i-gibbs", Level: reports.Must, Verdict: reports.Pass, Cases: 1, Reached: 1}},
	}})
	_, missing := os.Stat(filepath.Join(dir, "site", "index.html"))
	fmt.Println(err, missing)
	// Output: <nil> <nil>
}
