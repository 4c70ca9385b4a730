package github_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/github"
	"github.com/lossgate/lossgate/reports/golden"
)

func written(t *testing.T, rec reports.Record) []byte {
	var b bytes.Buffer
	require.NoError(t, github.Write(&b, rec))
	return b.Bytes()
}

func TestMixed(t *testing.T) {
	golden.Hold(t, "mixed.txt", written(t, golden.Record(t, "mixed.jsonl")))
}

// One failure is one command, whatever its names would like to be.
func TestHostileNamesAreInert(t *testing.T) {
	out := string(written(t, golden.Record(t, "hostile.jsonl")))
	require.Equal(t, 1, strings.Count(out, "\n"), out)
	require.True(t, strings.HasPrefix(out, "::error title=kl"), out)
	head, text, ok := strings.Cut(strings.TrimPrefix(out, "::"), "::")
	require.True(t, ok)
	require.NotContains(t, head, ",", "no argument of its own")
	require.NotContains(t, text, "\x1b")
}

// GitHub shows ten of a kind; the last one says that there are more.
func TestTenOfAKind(t *testing.T) {
	rec := golden.Record(t, "hostile.jsonl")
	for range 40 {
		rec.Results = append(rec.Results, rec.Results[0])
	}
	out := string(written(t, rec))
	require.Equal(t, 10, strings.Count(out, "\n"))
	require.True(t, strings.HasSuffix(out, "::error title=lossgate::and 32 more failures: the record has them all\n"), out)
}

func TestCutOff(t *testing.T) {
	rec := golden.Record(t, "record.jsonl")
	rec.Footer = nil
	require.Contains(t, string(written(t, rec)), "::warning title=lossgate::the record is not whole")
}
