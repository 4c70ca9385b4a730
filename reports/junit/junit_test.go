package junit_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/junit"
)

var update = flag.Bool("update", false, "rewrite testdata")

// read reads a record of the package's testdata: mixed has everything that can happen, hostile has names that mean something to
// whoever shows them.
func read(t *testing.T, name string) reports.Record {
	f, err := os.Open(filepath.Join("..", "testdata", name))
	require.NoError(t, err)
	defer f.Close()
	rec, err := reports.Read(f)
	require.NoError(t, err)
	return rec
}

func golden(t *testing.T, name string, got []byte) {
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(file, got, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "-update rewrites %s", file)
}

// written is the XML of a record.
func written(t *testing.T, rec reports.Record) []byte {
	var b bytes.Buffer
	require.NoError(t, junit.Write(&b, rec))
	return b.Bytes()
}

func TestMixed(t *testing.T) {
	rec := read(t, "mixed.jsonl")
	golden(t, "mixed.xml", written(t, rec))
	rec.Header.Strict = true
	golden(t, "strict.xml", written(t, rec))
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
		rec := read(t, name)
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
	d := xml.NewDecoder(bytes.NewReader(written(t, read(t, "hostile.jsonl"))))
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
