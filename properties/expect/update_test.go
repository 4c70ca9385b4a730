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
	known, err := expect.Read(strings.NewReader(text), today)
	require.NoError(t, err)
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
	got, added, removed, err := expect.Update(text, known, []reports.Result{
		{Loss: "kl", Name: "kl", Dtype: "f64", Property: "u-value", Verdict: reports.Xpass}, failed, again,
		{Loss: "js", Name: "js", Dtype: "f64", Property: "u-value", Verdict: reports.Xfail},
	})
	require.NoError(t, err)
	require.Equal(t, []string{"ce(weight=[1 2]) f32 u-nonneg/range[0, +Inf]"}, added)
	require.Equal(t, []string{"kl * u-*"}, removed)
	require.True(t, strings.HasPrefix(got, "# About kl.\n\n"), got)
	require.NotContains(t, got, "# First.")
	require.Contains(t, got, "# Second.\n[[expect]]\nloss = \"js\"")
	require.Contains(t, got, "# The end.\n")
	require.NotContains(t, got, "\x1b")

	_, err = expect.Read(strings.NewReader(got), today)
	require.ErrorContains(t, err, "no reason")
	known, err = expect.Read(strings.NewReader(strings.Replace(got, `reason = ""`, `reason = "a limit"`, 1)), today)
	require.NoError(t, err)
	require.Len(t, known, 2)
	require.True(t, known[1].Matches(failed))
	failed.Claim = "range[1, +Inf]"
	require.False(t, known[1].Matches(failed))
}
