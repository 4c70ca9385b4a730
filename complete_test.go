package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// What a shell asks when somebody presses tab, word by word; the last word is what was typed so far.
func TestComplete(t *testing.T) {
	for _, c := range []struct{ typed, want, unwanted string }{
		{"ch", "check\t", "describe"},
		{"check -che", "-checks\t", "--checks"},
		{"check --che", "--checks\t", ""},
		{"check -loss softmax-", "softmax-ce", "huber"},
		{"check -loss huber -property u-grad", "u-grad-fd", "u-value\n"},
		{"check -impl ", "reference", ""},
		{"mutants -mutant m0", "m03\t", "m10"},
		{"describe hub", "huber", "hinge"},
		{"describe huber ", "delta=", "pred="},
		{"eval huber ", "pred=", "class="},
		{"eval softmax-ce ", "class=", ""},
	} {
		words := strings.Split(c.typed, " ")
		code, out, errs := runs(append([]string{"__complete"}, words...)...)
		require.Equal(t, reports.ExitConformant, code, errs)
		last := words[len(words)-1]
		var like strings.Builder // a shell leaves out what does not begin as typed
		for line := range strings.Lines(out) {
			if strings.HasPrefix(line, last) {
				like.WriteString(line)
			}
		}
		require.Contains(t, like.String(), c.want, c.typed)
		if c.unwanted != "" {
			require.NotContains(t, like.String(), c.unwanted, c.typed)
		}
	}
}

// The scripts are whole, and name the program.
func TestCompletionScripts(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		code, out, errs := runs("completion", shell)
		require.Equal(t, reports.ExitConformant, code, errs)
		require.Contains(t, out, "lossgate", shell)
		require.Contains(t, out, "__complete", shell)
	}
	code, _, errs := runs("completion", "tcsh")
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, `want bash, zsh or fish, got "tcsh"`)
}
