package junit_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/golden"
	"github.com/lossgate/lossgate/reports/junit"
)

// written is the XML of a record.
func written(t *testing.T, rec reports.Record) []byte {
	var b bytes.Buffer
	require.NoError(t, junit.Write(&b, rec))
	return b.Bytes()
}

func TestMixed(t *testing.T) {
	rec := golden.Record(t, "mixed.jsonl")
	golden.Hold(t, "mixed.xml", written(t, rec))
	rec.Header.Strict = true
	golden.Hold(t, "strict.xml", written(t, rec))
}

// Counts are those of the elements, and no result is lost.
func TestCounts(t *testing.T) {
	type counts struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Errors   int `xml:"errors,attr"`
		Skipped  int `xml:"skipped,attr"`
	}
	for _, name := range []string{"mixed.jsonl", "hostile.jsonl", "record.jsonl"} {
		rec := golden.Record(t, name)
		var all struct {
			counts
			Suites []struct {
				counts
				Cases []struct {
					Failure, Error, Skipped *struct{} // encoding/xml tells names by case
				} `xml:"testcase"`
			} `xml:"testsuite"`
		}
		require.NoError(t, xml.Unmarshal(written(t, rec), &all))
		var sum counts
		cases := 0
		for _, s := range all.Suites {
			sum = counts{sum.Tests + s.Tests, sum.Failures + s.Failures, sum.Errors + s.Errors, sum.Skipped + s.Skipped}
			cases += len(s.Cases)
		}
		require.Equal(t, all.counts, sum, name)
		require.Equal(t, len(rec.Results), cases, name)
		require.Equal(t, len(rec.Results), sum.Tests, name)
	}
}

// Foreign text makes no element of its own, and no character that XML does not allow.
func TestHostileNamesAreInert(t *testing.T) {
	known := map[string]bool{}
	for _, name := range []string{"testsuites", "testsuite", "testcase", "properties", "property", "failure", "error", "skipped"} {
		known[name] = true
	}
	d := xml.NewDecoder(bytes.NewReader(written(t, golden.Record(t, "hostile.jsonl"))))
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		if e, ok := token.(xml.StartElement); ok {
			require.True(t, known[e.Name.Local], e.Name.Local)
		}
	}
}
