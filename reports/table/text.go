package table

import (
	"fmt"
	"io"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// A hue is a terminal's colour, by its number in ECMA-48's SGR sequence.
type hue int

const (
	plain  hue = 0
	bold   hue = 1
	red    hue = 31
	green  hue = 32
	yellow hue = 33
)

// paint says whether colours are wanted.
type paint bool

// with colours s.
func (p paint) with(h hue, s string) string {
	if !p || h == plain {
		return s
	}
	return fmt.Sprintf("\x1b[%dm%s\x1b[0m", h, s)
}

// unless colours s when the condition does not hold.
func (p paint) unless(fine bool, h hue, s string) string {
	if fine {
		return s
	}
	return p.with(h, s)
}

// hueOf colours a verdict: red is to be mended, yellow is not known, green was tried and held.
func hueOf(m reports.Mood) hue {
	switch m {
	case reports.Bad:
		return red
	case reports.Good:
		return green
	case reports.Unsure:
		return yellow
	}
	return plain
}

// status colours a glyph and its word.
func (p paint) status(s reports.Status) string { return p.with(hueOf(s.Mood), s.String()) }

// indent is the column at which the text of a field starts.
const indent = 14

// field writes a label and one line of text that is already clean.
func field(w io.Writer, label, line string) { fmt.Fprintf(w, "  %-*s%s\n", indent-2, label, line) }

// prose writes a labelled text folded at spaces, or nothing when there is no text.
func prose(w io.Writer, label, s string) {
	for line := range strings.Lines(s) {
		for _, folded := range fold(reports.Printable(strings.TrimRight(line, "\n")), width-indent) {
			field(w, label, folded)
			label = ""
		}
	}
}

// hanging writes a labelled list behind a name, and keeps what is folded clear of the name.
func hanging(w io.Writer, label, name, s string) {
	for _, folded := range fold(reports.Printable(s), width-indent-len([]rune(name))) {
		field(w, label, name+folded)
		label, name = "", strings.Repeat(" ", len([]rune(name)))
	}
}

// verbatim writes a labelled text that is meant to be copied: it is not folded, however long.
func verbatim(w io.Writer, label, s string) {
	for line := range strings.Lines(s) {
		field(w, label, reports.Printable(strings.TrimRight(line, "\n")))
		label = ""
	}
}

// fold breaks a line at spaces so that no part is longer than most, unless one word is.
func fold(line string, most int) []string {
	var lines []string
	current, length := "", 0
	for _, word := range strings.Fields(line) {
		n := len([]rune(word))
		switch {
		case length == 0:
			current, length = word, n
		case length+1+n <= most:
			current, length = current+" "+word, length+1+n
		default:
			lines = append(lines, current)
			current, length = word, n
		}
	}
	return append(lines, current)
}
