package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/properties/index"
	"github.com/lossgate/lossgate/reports"
)

// Every property of the catalogue is listed: with a file that exists, the losses that claim it and how many cases they cost,
// or with the reason why it is not executed.
func TestListProperties(t *testing.T) {
	code, out, errs := runs("list", "-properties", "-json")
	require.Equal(t, reports.ExitConformant, code, errs)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, len(index.Properties()))
	catalogued := 0
	var all []propertyListing
	for _, line := range lines {
		var l propertyListing
		require.NoError(t, json.Unmarshal([]byte(line), &l))
		all = append(all, l)
		if l.Catalogue {
			catalogued++
		}
		if l.Why != "" {
			require.Empty(t, l.Where+strings.Join(l.Losses, ""), l.Property)
			require.Zero(t, l.Cases, l.Property)
			continue
		}
		require.FileExists(t, l.Where, l.Property)
		if strings.HasSuffix(l.Where, "_test.go") {
			continue
		}
		require.Positive(t, l.Cases, l.Property)
		require.NotEmpty(t, append(l.Losses, l.Denied...), l.Property)
		require.NotEmpty(t, l.Says, l.Property)
	}
	require.Equal(t, index.Catalogued, catalogued)

	var brief bytes.Buffer
	console{out: &brief}.propertiesInBrief(all)
	for _, p := range index.Properties() {
		require.Contains(t, brief.String(), "  "+p.ID+" ", "in brief")
	}
	require.Contains(t, brief.String(), "not executed under their own names")

	_, one, _ := runs("list", "-properties", "r-huber-c1")
	require.Equal(t, `r-huber-c1
  The slope is r clipped to [−δ, δ]: the pieces join with value and slope.
  stated in spec/huber.go
  claimed by huber
`, one[:strings.LastIndex(one[:len(one)-1], "\n")+1])
	_, denied, _ := runs("list", "-properties", "i-kl-asymmetry")
	require.Contains(t, denied, "denied by kl")
}

// Every claim of the article is listed with its verdict, what is true instead, and what executes it.
func TestListClaims(t *testing.T) {
	code, out, errs := runs("list", "-claims")
	require.Equal(t, reports.ExitConformant, code, errs)
	words := strings.Join(strings.Fields(out), " ")
	for _, c := range index.Article() {
		require.Contains(t, words, fmt.Sprintf("%s %s — %s", c.ID, strings.Join(strings.Fields(c.Says), " "), c.Verdict))
		require.Contains(t, words, c.Wording)
		for _, id := range c.By {
			require.Contains(t, words, id)
		}
	}
	require.Contains(t, out, "52 claims:")
	_, lines, _ := runs("list", "-claims", "-json")
	require.Equal(t, 52, strings.Count(lines, "\n"))
	require.Contains(t, lines, `{"claim":"C17","says":`)
}

// What can be mistyped is told apart from what is empty.
func TestListRefuses(t *testing.T) {
	for args, want := range map[string]string{
		"list -claims -properties": "not both",
		"list -properties zz-*":    "no property matches",
		"list -properties [":       "syntax error in pattern",
		"list -claims C17":         "takes no arguments",
	} {
		code, _, errs := runs(strings.Fields(args)...)
		require.Equal(t, reports.ExitUsage, code, args)
		require.Contains(t, errs, want, args)
	}
}
