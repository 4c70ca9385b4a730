package markdown_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/golden"
	"github.com/lossgate/lossgate/reports/markdown"
)

func written(t *testing.T, rec reports.Record) []byte {
	var b bytes.Buffer
	require.NoError(t, markdown.Write(&b, rec))
	return b.Bytes()
}

func TestMixed(t *testing.T) { golden.Hold(t, "mixed.md", written(t, golden.Record(t, "mixed.jsonl"))) }

func TestCutOff(t *testing.T) {
	rec := golden.Record(t, "record.jsonl")
	rec.Footer = nil
	require.Contains(t, string(written(t, rec)), "**The record is not whole**")
}

// Outside of code blocks, which show everything as it is, foreign text has no markup.
func TestHostileNamesAreInert(t *testing.T) {
	out := string(written(t, golden.Record(t, "hostile.jsonl")))
	prose := regexp.MustCompile("(?s)````text\n.*?\n````\n").ReplaceAllString(out, "")
	require.NotContains(t, prose, "```")
	require.Less(t, len(prose), len(out), "there is a code block, and nothing in it ended it")
	for _, bad := range []string{"<script", "<img", "](", "\x1b", "\u202e", "javascript:"} {
		require.NotContains(t, prose, bad)
	}
	for line := range strings.Lines(prose) {
		if strings.HasPrefix(line, "|") {
			require.Equal(t, 11, strings.Count(line, "|"), "a cell is no two cells: %s", line)
		}
	}
}

// Beyond a megabyte GitHub shows nothing at all.
func TestStaysBelowAMegabyte(t *testing.T) {
	rec := golden.Record(t, "hostile.jsonl")
	long := rec.Results[0]
	failure := *long.Failure
	failure.Got = strings.Repeat("é", 1e6)
	long.Failure = &failure
	rec.Results = append(rec.Results, long)
	for range 3000 {
		rec.Results = append(rec.Results, rec.Results[:3]...)
	}
	for i := range rec.Results { // as many rows and notes as results
		rec.Results[i].Impl += strings.Repeat("x", i)
	}
	out := written(t, rec)
	require.Less(t, len(out), markdown.Most)
	for _, more := range []string{"more failures: the record has them all", "more rows", "more reasons"} {
		require.Contains(t, string(out), more)
	}
	require.Equal(t, bytes.Count(out, []byte("<details")), bytes.Count(out, []byte("</details>")))
}
