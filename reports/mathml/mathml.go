// Package mathml typesets formulae that are written in plain text, as "½r² if |r| ≤ δ, else δ(|r| − ½δ)", in MathML Core, which
// browsers draw and screen readers read without a script.
//
// The text is what a person would type into a comment: Unicode's superscripts, subscripts and operators, ^ and _ with a
// group or a single sign behind them, and words of English between formulae. Nothing is refused: what is no formula is
// prose. Lines can break between the parts of a formula, since browsers break none within.
package mathml

import (
	"html"
	"slices"
	"strings"
)

// Typeset returns HTML: text with <math> elements in it. Everything foreign in the text is escaped.
func Typeset(text string) string {
	w := writer{}
	tokens := scan(text)
	for len(tokens) > 0 {
		t := tokens[0]
		if t.kind == prose || t.kind == space {
			w.end()
			w.html.WriteString(html.EscapeString(t.text))
			tokens = tokens[1:]
			continue
		}
		if t.kind == operator && slices.Contains([]string{",", ";", ":"}, t.text) && w.prose(tokens[1:]) {
			w.end()
			w.html.WriteString(t.text)
			tokens = tokens[1:]
			continue
		}
		if t.kind == operator && w.open && breaks(t.text) { // a line may break before an operator
			w.end()
			w.html.WriteString("<wbr>")
			w.begin()
			w.html.WriteString(`<mo form="infix">` + html.EscapeString(t.text) + "</mo>")
			w.first = true
			tokens = tokens[1:]
			continue
		}
		w.begin()
		p := parser{tokens: tokens, first: w.first}
		w.html.WriteString(p.item())
		w.first = false
		tokens = p.tokens
	}
	w.end()
	return w.html.String()
}

// A writer keeps <math> elements open as long as there is formula.
type writer struct {
	html  strings.Builder
	open  bool
	first bool // nothing stands in the element yet
}

func (w *writer) begin() {
	if !w.open {
		w.html.WriteString("<math>")
		w.open, w.first = true, true
	}
}

func (w *writer) end() {
	if w.open {
		w.html.WriteString("</math>")
		w.open = false
	}
}

// prose reports whether a comma belongs to the sentence and not to a formula: a space follows it.
func (*writer) prose(rest []token) bool { return len(rest) == 0 || rest[0].kind == space }

// breaks reports whether a line may break before an operator.
func breaks(op string) bool {
	return slices.Contains([]string{"+", "−", "=", "≤", "<", "≥", ">", "·"}, op)
}
