package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// The conventions of an adapter are found out, in the form in which it would declare them.
func TestInfer(t *testing.T) {
	code, out, errs := on(t, "halves", "infer")
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Regexp(t, `^squared f64\n  "conventions": \["scaled:0\.5"\]\n  values are 0\.5 times those of the definition\n  all of \d+ answers are explained\n$`, out)

	code, out, errs = on(t, "right", "infer", "-dtype", "f32")
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Regexp(t, `(?s)^huber f32\n  "conventions": \[\]\n.*pinball f32\n  "conventions": \["kink:0"\]\n  on the kink`, out)

	code, out, errs = on(t, "wrong", "infer", "-loss", "huber")
	require.Equal(t, reports.ExitIncomplete, code, errs)
	require.Regexp(t, `of \d+ answers are not explained, such as value .*, want .* at pred=`, out)

	for _, c := range []struct{ args []string }{{[]string{"-loss", "kl"}}, {[]string{"-dtype", "f8"}}, {[]string{"-loss", "["}}} {
		code, _, errs := on(t, "right", append([]string{"infer"}, c.args...)...)
		require.Equal(t, reports.ExitUsage, code, errs)
	}
}
