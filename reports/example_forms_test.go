package reports_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// verdict is a result with little in it.
func verdict(loss string, v reports.Verdict) reports.Result {
	return reports.Result{Loss: loss, Name: loss, Impl: "mine", Dtype: "f64", Property: "u-value", Level: reports.Must, Verdict: v, Cases: 5, Reached: 5}
}

// A record is written line by line, and read again by ReadAny whether it is ours or what go test -json printed.
func ExampleNewWriter() {
	var file bytes.Buffer
	w, err := reports.NewWriter(&file, reports.Header{Suite: "lossgate", Seed: 1, Checks: 200})
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = w.Write(verdict("kl", reports.Fail))
	_ = w.Close(reports.Footer{Exit: 1})
	rec, err := reports.ReadAny(&file)
	fmt.Println(len(rec.Results), rec.Footer.Exit, err)
	// Output: 1 1 <nil>
}

// Tests leave their results in attributes.
func ExampleReadGoTest() {
	attr, err := reports.Attr(verdict("kl", reports.Pass))
	if err != nil {
		fmt.Println(err)
		return
	}
	line := fmt.Sprintf(`{"Action":"attr","Package":"p","Test":"TestKL","Key":"lossgate","Value":%q}`, attr)
	rec, err := reports.ReadGoTest(strings.NewReader(line))
	fmt.Println(len(rec.Results), err)
	// Output: 1 <nil>
}

func ExampleDiff() {
	d := reports.Diff([]reports.Result{verdict("kl", reports.Pass)}, []reports.Result{verdict("kl", reports.Fail), verdict("huber", reports.Pass)})
	fmt.Println(len(d.Broken), "broken,", len(d.Added), "added")
	// Output: 1 broken, 1 added
}

// What a run comes to.
func ExampleCount() {
	rs := []reports.Result{verdict("kl", reports.Fail), verdict("huber", reports.Pass), verdict("squared", reports.Unsupported)}
	c := reports.Count(rs)
	fmt.Println(c[reports.Pass], c[reports.Fail], reports.Plural(len(reports.Failures(rs)), "failure"))
	code := reports.Exit(rs, false)
	fmt.Println(code, reports.Meaning(code), reports.First(reports.ExitConformant, code))
	for _, row := range reports.Rows(rs, false) {
		fmt.Println(row.Title(), row.Passed, row.Failed)
	}
	for _, n := range reports.Notes(rs) {
		fmt.Println(n.What, n.Losses)
	}
	fmt.Println(reports.Compare(rs[0], rs[1]) != 0)
	fmt.Println(reports.Verdicts()[:2], reports.Levels())
	// Output:
	// 1 1 1 failure
	// 1 an unexpected failure 1
	// huber 1 0
	// kl 0 1
	// squared 0 0
	// unsupported [squared]
	// true
	// [crash timeout] [MUST SHOULD MAY]
}

// What a program from elsewhere prints cannot move the cursor.
func ExamplePrintable() {
	fmt.Println(reports.Printable("red \x1b[31mtext"))
	// Output: red \x1b[31mtext
}

// Numbers are shown exactly, and readably.
func ExampleFloats() {
	fmt.Println(reports.Floats("pred", 0.1, -2))
	fmt.Println(reports.Ints("class", 3))
	// Output:
	// pred = [0x1.999999999999ap-04, -0x1p+01]  ([0.1, -2])
	// class = 3
}

// The worse of two accuracies is what a row shows.
func ExampleWorse() {
	a, b := &reports.Accuracy{Grade: "A", Ulps: 1}, &reports.Accuracy{Grade: "B", Ulps: 300}
	fmt.Println(reports.Worse(a, b).Grade, reports.Worse(nil, a).Grade)
	// Output: B A
}

// Certificates of shards are one, when none is missing.
func ExampleMergeCertificates() {
	f, err := os.Open("certificates/logistic-fast-avx512.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	c, err := reports.ReadCertificate(f)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Loss, c.Variant, "whole:", c.Whole())
	_, err = reports.MergeCertificates([]reports.Certificate{c, c})
	fmt.Println(err)
	// Output:
	// logistic avx512 whole: true
	// chunks 0 to 510 are followed by 0 to 510: want neither gap nor overlap
}
