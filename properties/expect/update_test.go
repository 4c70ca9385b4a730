package expect_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/properties/expect"
	"github.com/lossgate/lossgate/reports"
)

// Stale entries go with the comment above them, new failures come with what a person needs to explain them, and the rest stays as it is.
func TestUpdate(t *testing.T) {
	text := "# About kl.\n\n# First.\n" + entry + "\n# Second.\n" + strings.ReplaceAll(entry, `"kl"`, `"js"`) + "\n# The end.\n"
	failure := &reports.Failure{
		Says: "The value is right.", Why: "value", Got: "1\n\x1b[2J", Want: "2",
		Witness: `{"samples":[{"pred":["0x1p+00"],"target":["0x0p+00"]}]}`,
	}
	failed := reports.Result{
		Loss: "ce(weight=[1 2])", Name: "ce", Dtype: "f32", Property: "u-nonneg", Claim: "range[0, +Inf]", Level: reports.Must, Verdict: reports.Crash,
		Failure: failure,
	}
	again := failed
	again.Level = reports.Should
	got, changes, err := expect.Update(text, today, []reports.Result{
		{Loss: "kl", Name: "kl", Dtype: "f64", Property: "u-value", Verdict: reports.Xpass}, failed, again,
		{Loss: "js", Name: "js", Dtype: "f64", Property: "u-value", Verdict: reports.Xfail},
	})
	require.NoError(t, err)
	require.Equal(t, expect.Changes{Added: []string{"ce(weight=[1 2]) f32 u-nonneg/range[0, +Inf]"}, Removed: []string{"kl * u-*"}}, changes)
	require.True(t, strings.HasPrefix(got, "# About kl.\n\n"), got)
	require.NotContains(t, got, "# First.")
	require.Contains(t, got, "# Second.\n[[expect]]\nloss = \"js\"")
	require.Contains(t, got, "# The end.\n")
	require.NotContains(t, got, "\x1b")

	_, err = expect.Read(strings.NewReader(got), today)
	require.ErrorContains(t, err, "no reason")
	got = strings.Replace(got, `reason = ""`, `reason = "a limit"`, 1)
	known, err := expect.Read(strings.NewReader(got), today)
	require.NoError(t, err)
	require.Len(t, known, 2)
	require.True(t, known[1].Matches(failed))
	twice, changes, err := expect.Update(got, today, []reports.Result{failed, again})
	require.NoError(t, err)
	require.Equal(t, got, twice, "a record that was made without the expectations adds none a second time")
	require.Equal(t, expect.Changes{Known: []string{"ce(weight=[1 2]) f32 u-nonneg/range[0, +Inf]"}}, changes)
	failed.Claim = "range[1, +Inf]"
	require.False(t, known[1].Matches(failed))
}

// A witness whose failure passes goes by itself, with the comment above it; an entry goes when none is left.
func TestUpdateWitness(t *testing.T) {
	const text = `[[expect]]
loss = "kl"
reason = "a reason"
witness = [
  # The value.
  { property = "u-value", case = '{"samples":[]}' },
  # The slope.
  { property = ["u-gradient", "u-slope"], case = '{"samples":[]}' },
]

[[expect]]
loss = "js"
property = "u-value"
reason = "another"
witness = ['{"samples":[]}']
`
	passes := func(loss, property string) reports.Result {
		return reports.Result{Loss: loss, Name: loss, Dtype: "f64", Property: property, Verdict: reports.Xpass}
	}
	value, slope := "  # The value.\n  { property = \"u-value\", case = '{\"samples\":[]}' },\n",
		"  # The slope.\n  { property = [\"u-gradient\", \"u-slope\"], case = '{\"samples\":[]}' },\n"
	for _, c := range []struct {
		results []reports.Result
		want    string
	}{
		{[]reports.Result{passes("kl", "u-value")}, strings.Replace(text, value, "", 1)},
		{[]reports.Result{passes("kl", "u-slope")}, strings.Replace(text, slope, "", 1)},
		{[]reports.Result{passes("kl", "u-value"), passes("kl", "u-gradient")}, text[strings.LastIndex(text, "[[expect]]"):]},
		{[]reports.Result{passes("js", "u-value"), passes("js", "u-gradient")}, text[:strings.LastIndex(text, "[[expect]]")]},
	} {
		got, changes, err := expect.Update(text, today, c.results)
		require.NoError(t, err)
		require.Empty(t, changes.Added)
		require.NotEmpty(t, changes.Removed)
		require.Equal(t, c.want, got)
	}
	_, _, err := expect.Update(strings.Replace(text, "[\n  # The value.\n ", "[", 1), today, []reports.Result{passes("kl", "u-value")})
	require.ErrorContains(t, err, "entry 1: 1 of 2 witnesses that say what they are for begin a line with {")
}
