// Package badge draws what a record comes to as a badge for a README: an SVG of its own, or the JSON from which shields.io draws
// one. Both say it in words.
package badge

import (
	"encoding/json"
	"html/template"
	"io"

	"github.com/lossgate/lossgate/reports"
)

const label = "lossgate"

// A colour has two spellings: shields' name for it, and the one that is dark enough under white text (4.5 : 1, WCAG 2 AA).
type colour struct{ name, hex string }

// message is what the badge says, and its colour.
func message(rec reports.Record) (string, colour) {
	s := rec.Summary()
	known := ""
	if n := s.Counts[reports.Xfail]; n > 0 {
		known = ", " + reports.Plural(n, "known failure")
	}
	switch s.Exit {
	case reports.ExitConformant:
		return reports.Plural(s.Losses, "loss") + " conformant" + known, colour{"brightgreen", "#2e7d32"}
	case reports.ExitFailed:
		n := 0
		for _, r := range rec.Results {
			if r.Accused() && r.Level.Decides(rec.Header.Strict) {
				n++
			}
		}
		return reports.Plural(n, "failure"), colour{"red", "#c62828"}
	case reports.ExitStale:
		return "stale expectations", colour{"orange", "#a64b00"}
	case reports.ExitIncomplete:
		return "incomplete", colour{"yellow", "#7a6000"}
	}
	return reports.Meaning(s.Exit), colour{"lightgrey", "#616161"}
}

// WriteShields writes the JSON that shields.io's endpoint badge reads.
func WriteShields(w io.Writer, rec reports.Record) error {
	text, c := message(rec)
	return json.NewEncoder(w).Encode(struct {
		SchemaVersion int    `json:"schemaVersion"`
		Label         string `json:"label"`
		Message       string `json:"message"`
		Color         string `json:"color"`
	}{1, label, text, c.name})
}

// glyphs are about so wide at 11 px; textLength makes every font fit.
const perGlyph, padding = 6.3, 12

// WriteSVG draws the badge.
func WriteSVG(w io.Writer, rec reports.Record) error {
	text, c := message(rec)
	width := func(s string) int { return int(perGlyph*float64(len([]rune(s)))) + padding }
	left, right := width(label), width(text)
	return svg().Execute(w, map[string]any{
		"Label": label, "Text": text, "Colour": template.CSS(c.hex), "Left": left, "Right": right, "Width": left + right,
		"LeftText": left - padding, "RightText": right - padding, "LeftMid": float64(left) / 2, "RightMid": float64(left) + float64(right)/2,
	})
}

func svg() *template.Template {
	return template.Must(template.New("badge").Parse(`<svg xmlns="http://www.w3.org/2000/svg" width="{{.Width}}" height="20" role="img" aria-label="{{.Label}}: {{.Text}}">
<title>{{.Label}}: {{.Text}}</title>
<clipPath id="r"><rect width="{{.Width}}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="{{.Left}}" height="20" fill="#444"/><rect x="{{.Left}}" width="{{.Right}}" height="20" fill="{{.Colour}}"/></g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
<text x="{{.LeftMid}}" y="14" textLength="{{.LeftText}}">{{.Label}}</text>
<text x="{{.RightMid}}" y="14" textLength="{{.RightText}}">{{.Text}}</text>
</g>
</svg>
`))
}
