// Package golden holds what the formats of a record are tested with: the records of reports/testdata, and the files that a format is to
// write. It is for tests only.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/lossgate/lossgate/reports"
)

var update = flag.Bool("update", false, "rewrite testdata")

// Record reads a record of reports/testdata, from the folder of a package below reports: mixed.jsonl has everything that can happen,
// hostile.jsonl has names that mean something to whoever shows them.
func Record(t testing.TB, name string) reports.Record {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rec, err := reports.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// Hold holds got to the file of that name in the package's testdata, or writes the file where -update is set.
func Hold(t testing.TB, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s differs; -update rewrites it\nwant:\n%s\ngot:\n%s", file, want, got)
	}
}

// Small is a run of two results, one of which is a failure: what the examples of the formats tell.
func Small() reports.Record {
	return reports.Record{
		Header: reports.Header{Suite: "lossgate", Version: "v0.1.0", Seed: 1, Checks: 200},
		Results: []reports.Result{
			{Loss: "huber(delta=1)", Name: "huber", Impl: "mine", Dtype: "f64", Property: "u-nonneg", Level: reports.Must, Verdict: reports.Pass, Cases: 200, Reached: 200},
			{Loss: "kl", Name: "kl", Impl: "mine", Dtype: "f64", Property: "i-gibbs", Level: reports.Must, Verdict: reports.Fail, Cases: 3, Reached: 3,
				Failure: &reports.Failure{Says: "A divergence is not negative.", Got: "-0x1p-53", Want: "0"}},
		},
		Footer: &reports.Footer{Complete: true, Exit: 1},
	}
}
