package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// mixed is a record in which everything that can happen has happened.
const mixed = "reports/testdata/mixed.jsonl"

// Every format says something, the same to a file as to the screen; and a record that passes through is the same record.
func TestReportFormats(t *testing.T) {
	for _, f := range formats() {
		if f.write == nil { // a folder: TestSite
			continue
		}
		t.Run(f.name, func(t *testing.T) {
			code, out, errs := runs("report", f.name, mixed)
			require.Equal(t, reports.ExitConformant, code, errs)
			require.NotEmpty(t, out)
			require.Empty(t, errs)
			file := filepath.Join(t.TempDir(), "new", "out")
			code, screen, errs := runs("report", "-o", file, f.name, mixed)
			require.Equal(t, reports.ExitConformant, code, errs)
			require.Empty(t, screen)
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, out, string(text))
			if f.name == "record" {
				want, err := os.ReadFile(mixed)
				require.NoError(t, err)
				require.Equal(t, string(want), out)
			}
		})
	}
}

func TestReportRefuses(t *testing.T) {
	foreign := filepath.Join(t.TempDir(), "foreign.txt")
	require.NoError(t, os.WriteFile(foreign, []byte("Hello, world\n"), 0o600))
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"report"}, "want a format and at least one record"},
		{[]string{"report", "junit"}, "want a format and at least one record"},
		{[]string{"report", "junitt", mixed}, `there is no format "junitt" (did you mean junit?): want one of table, html, markdown`},
		{[]string{"report", "junit", "nowhere.jsonl"}, "report: nowhere.jsonl: no such file"},
		{[]string{"report", "junit", foreign}, `foreign.txt: reports: line 1: not a record: want a header, got "Hello, world"`},
		{[]string{"report", "-o", t.TempDir(), "junit", mixed}, "is a directory"},
		{[]string{"diff", mixed}, "want two records, OLD and NEW"},
		{[]string{"diff", mixed, foreign}, "diff: "},
	} {
		code, out, errs := runs(c.args...)
		require.Equal(t, reports.ExitUsage, code, c.args)
		require.Empty(t, out)
		require.Contains(t, errs, c.says)
	}
}

// What is whole of a record is told, with a word about the rest and the exit code that says so.
func TestReportOfTruncatedRecord(t *testing.T) {
	text, err := os.ReadFile(mixed)
	require.NoError(t, err)
	cut := filepath.Join(t.TempDir(), "cut.jsonl")
	require.NoError(t, os.WriteFile(cut, text[:len(text)/2], 0o600))
	for _, f := range formats() {
		if f.write == nil {
			continue
		}
		code, out, errs := runs("report", f.name, cut)
		require.Equal(t, reports.ExitIncomplete, code, f.name)
		require.NotEmpty(t, out)
		require.Contains(t, errs, "the record ends without a footer: it was cut off in the middle of this line")
		require.Contains(t, errs, "results before that stand")
	}
	_, out, _ := runs("report", "record", cut)
	require.NotContains(t, out, `"record":"footer"`, "a record that was cut off is not given an end")
}

func TestReportOfSeveralFiles(t *testing.T) {
	code, out, errs := runs("report", "record", mixed, "reports/testdata/record.jsonl")
	require.Equal(t, reports.ExitConformant, code, errs)
	rec, err := reports.Read(strings.NewReader(out))
	require.NoError(t, err)
	one, two := read(t, mixed), read(t, "reports/testdata/record.jsonl")
	require.Len(t, rec.Results, len(one.Results)+len(two.Results))
	require.Equal(t, one.Header, rec.Header)
}

func TestDiffCommand(t *testing.T) {
	dir := t.TempDir()
	text, err := os.ReadFile(mixed)
	require.NoError(t, err)
	write := func(name, old, new string) string {
		require.Contains(t, string(text), old)
		file := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(file, []byte(strings.Replace(string(text), old, new, 1)), 0o600))
		return file
	}
	// huber of stranger is mended, and the counts of the footer with it
	const failing = `"verdict":"fail","cases":200,"reached":140,"value":{"grade":"fail"`
	better := write("better.jsonl", failing, strings.Replace(failing, "fail", "pass", 1))
	fixed, err := os.ReadFile(better)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(better, []byte(strings.Replace(string(fixed), `"fail":3`, `"fail":2`, 1)), 0o600))
	fixed, _ = os.ReadFile(better)
	require.NoError(t, os.WriteFile(better, []byte(strings.Replace(string(fixed), `"pass":7`, `"pass":8`, 1)), 0o600))
	wide := write("wide.jsonl", `"ulps":3.02`, `"ulps":30.2`)

	for _, c := range []struct {
		old, new string
		code     int
		says     []string
	}{
		{mixed, mixed, reports.ExitConformant, []string{"No verdict, grade or error changed."}},
		{mixed, better, reports.ExitConformant, []string{"1 fixed\n", "MUST ✗ fail → MUST ✓ pass"}},
		{better, mixed, reports.ExitFailed, []string{"1 broken\n", "MUST ✓ pass → MUST ✗ fail", "found     The value is half of the exact one."}},
		{mixed, wide, reports.ExitConformant, []string{"1 changed\n", "value A 3.02 → A 30.2 ulp"}},
		{mixed, "reports/testdata/record.jsonl", reports.ExitIncomplete, []string{"checks removed", "check added"}},
	} {
		code, out, errs := runs("diff", c.old, c.new)
		require.Equal(t, c.code, code, "%s%s", out, errs)
		for _, s := range c.says {
			require.Contains(t, out, s)
		}
	}
}
