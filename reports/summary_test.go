package reports_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

func TestPlural(t *testing.T) {
	for want, got := range map[string]string{
		"1 loss": reports.Plural(1, "loss"), "2 losses": reports.Plural(2, "loss"), "0 checks": reports.Plural(0, "check"), "3 properties": reports.Plural(3, "property"),
	} {
		require.Equal(t, want, got)
	}
}

// A run that was interrupted, and a record that was cut off, are not whole; the exit code that the footer knows of counts.
func TestSummary(t *testing.T) {
	rec := reports.Record{Results: []reports.Result{result(reports.Pass, reports.Must)}, Footer: &reports.Footer{Complete: true}}
	require.Equal(t, reports.ExitConformant, rec.Summary().Exit)
	require.True(t, rec.Summary().Whole)
	rec.Footer.Exit = reports.ExitUsage // an expectation that matched nothing
	require.Equal(t, reports.ExitUsage, rec.Summary().Exit)
	rec.Footer = &reports.Footer{}
	require.Equal(t, reports.ExitIncomplete, rec.Summary().Exit)
	rec.Footer = nil
	require.Equal(t, reports.ExitIncomplete, rec.Summary().Exit)
	require.False(t, rec.Summary().Whole)
	require.Equal(t, "1 loss, 1 implementation, 1 check, 1 case", rec.Summary().Scope())
	require.Equal(t, "1 pass", rec.Summary().Tally())
}
