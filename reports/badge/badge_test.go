package badge_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/badge"
)

func of(v reports.Verdict, more ...reports.Verdict) reports.Record {
	rec := reports.Record{Footer: &reports.Footer{Complete: true}}
	for _, v := range append([]reports.Verdict{v}, more...) {
		rec.Results = append(rec.Results, reports.Result{Name: "huber", Verdict: v, Level: reports.Must, Cases: 1, Reached: 1})
	}
	return rec
}

// Both badges say the same, in words, and their colour is that of the words.
func TestBadges(t *testing.T) {
	cut := of(reports.Pass)
	cut.Footer = nil
	suite := of(reports.Error)
	suite.Results[0].Blame = reports.BlameSuite
	for _, c := range []struct {
		name        string
		rec         reports.Record
		says, color string
	}{
		{"pass", of(reports.Pass), "1 loss conformant", "brightgreen"},
		{"known", of(reports.Pass, reports.Xfail, reports.Xfail), "1 loss conformant, 2 known failures", "brightgreen"},
		{"fail", of(reports.Pass, reports.Fail, reports.Crash), "2 failures", "red"},
		{"stale", of(reports.Pass, reports.Xpass), "stale expectations", "orange"},
		{"not run", of(reports.Pass, reports.NotRun), "incomplete", "yellow"},
		{"cut off", cut, "incomplete", "yellow"},
		{"suite", suite, "the suite failed, or passed without trying anything", "lightgrey"},
		{"nothing", reports.Record{Footer: &reports.Footer{Complete: true}}, "usage, configuration, or a pattern that matches nothing", "lightgrey"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, badge.WriteShields(&b, c.rec))
			var got map[string]any
			require.NoError(t, json.Unmarshal(b.Bytes(), &got))
			require.Equal(t, map[string]any{"schemaVersion": 1.0, "label": "lossgate", "message": c.says, "color": c.color}, got)

			b.Reset()
			require.NoError(t, badge.WriteSVG(&b, c.rec))
			var svg struct {
				Label string `xml:"aria-label,attr"`
				Title string `xml:"title"`
			}
			require.NoError(t, xml.Unmarshal(b.Bytes(), &svg))
			require.Equal(t, "lossgate: "+c.says, svg.Label)
			require.Equal(t, svg.Label, svg.Title)
			require.NotContains(t, strings.ToLower(b.String()), "zgotmplz")
		})
	}
}
