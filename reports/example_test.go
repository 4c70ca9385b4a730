package reports_test

import (
	"fmt"
	"os"

	"github.com/lossgate/lossgate/reports"
)

// A record is what lossgate check -o wrote. One that was cut off is read as far as it goes, and the error says where that is.
func ExampleRead() {
	f, err := os.Open("testdata/record.jsonl")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	rec, err := reports.Read(f)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range rec.Results {
		fmt.Println(r.Loss, r.Dtype, r.Property, r.Verdict)
	}
	fmt.Println("exit", rec.Footer.Exit, reports.Meaning(rec.Footer.Exit))
	// Output:
	// huber(delta=1.5) f32 u-value pass
	// kl f64 i-gibbs fail
	// kl f32 i-gibbs unsupported
	// exit 4 the implementation could not be run
}
