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

// A parser reads items from the front of its tokens.
type parser struct {
	tokens []token
	first  bool // of its element: an operator is a sign, not between two things
}

func (p *parser) next() token {
	t := p.tokens[0]
	p.tokens = p.tokens[1:]
	return t
}

func (p *parser) peek() (token, bool) {
	if len(p.tokens) == 0 {
		return token{}, false
	}
	return p.tokens[0], true
}

// item is an atom with its scripts.
func (p *parser) item() string {
	gap := ""
	if t := p.tokens[0]; t.gap {
		gap = `<mspace width=".25em"></mspace>`
	}
	return gap + p.scripted(p.atom())
}

// scripted is a base with the scripts that follow it.
func (p *parser) scripted(base string) string {
	sub, sup := p.scripts()
	switch {
	case sub != "" && sup != "":
		return "<msubsup>" + base + sub + sup + "</msubsup>"
	case sub != "":
		return "<msub>" + base + sub + "</msub>"
	case sup != "":
		return "<msup>" + base + sup + "</msup>"
	}
	return base
}

// scripts reads what stands below and above.
func (p *parser) scripts() (sub, sup string) {
	var below, above []string
	for {
		t, ok := p.peek()
		if !ok || t.kind != operator {
			break
		}
		r := []rune(t.text)[0]
		if plain, ok := raised()[r]; ok {
			p.next()
			above = append(above, plain)
			continue
		}
		if plain, ok := lowered()[r]; ok {
			p.next()
			below = append(below, plain)
			continue
		}
		if (t.text != "^" && t.text != "_") || len(p.tokens) < 2 || p.tokens[1].kind == space {
			break
		}
		p.next()
		if t.text == "^" {
			raised := p.script()
			if u, ok := p.peek(); ok && u.text == "_" && len(p.tokens) > 1 { // β^n_c is β to the n_c
				p.next()
				raised = "<msub>" + raised + p.script() + "</msub>"
			}
			above = append(above, raised)
		} else {
			below = append(below, p.script())
		}
	}
	return row(below), row(above)
}

// script is what ^ or _ raises or lowers: a group in braces or brackets without them, a sign with what follows, or an atom with the
// letters behind it, as in x_ij.
func (p *parser) script() string {
	t, _ := p.peek()
	switch {
	case t.text == "{":
		p.next()
		inner := p.until("}")
		return inner
	case t.text == "(":
		if inner := p.within("(", ")"); inner != nil {
			q := parser{tokens: inner}
			if len(inner) <= 2 { // x_(i) is an order statistic: the brackets mean something
				return "<mrow>" + mo("(", "infix") + q.all() + mo(")", "infix") + "</mrow>"
			}
			return q.all()
		}
	case t.kind == operator && (t.text == "−" || t.text == "-" || t.text == "+"):
		p.next()
		if u, ok := p.peek(); !ok || u.kind == space || u.kind == operator && u.text != "(" {
			return mo(t.text, "prefix")
		}
		return "<mrow>" + mo(t.text, "prefix") + p.plain() + "</mrow>"
	}
	if t.text == "‖" || t.text == "|" {
		return mo(p.next().text, "")
	}
	return p.plain()
}

// plain is a run of names and numbers without a space between.
func (p *parser) plain() string {
	var parts []string
	for {
		t, ok := p.peek()
		if !ok || t.gap || t.kind != name && t.kind != number {
			break
		}
		base := leaf(p.next())
		if t, ok := p.peek(); ok && t.kind == operator {
			if plain, ok := lowered()[[]rune(t.text)[0]]; ok {
				p.next()
				base = "<msub>" + base + plain + "</msub>"
			}
		}
		parts = append(parts, base)
	}
	if len(parts) == 0 {
		return p.atom()
	}
	return row(parts)
}

// all reads everything that is left.
func (p *parser) all() string {
	var parts []string
	p.first = true
	for len(p.tokens) > 0 {
		if t := p.tokens[0]; t.kind == space || t.kind == prose {
			p.next()
			parts = append(parts, "<mtext>"+html.EscapeString(t.text)+"</mtext>")
			p.first = true
			continue
		}
		parts = append(parts, p.item())
		p.first = false
	}
	return row(parts)
}

// until reads to a closing sign.
func (p *parser) until(closing string) string {
	end := slices.IndexFunc(p.tokens, func(t token) bool { return t.text == closing })
	if end < 0 {
		end = len(p.tokens)
	}
	q := parser{tokens: p.tokens[:end]}
	p.tokens = p.tokens[min(end+1, len(p.tokens)):]
	return q.all()
}

// within takes the tokens between a bracket and its partner, or returns nil and takes nothing.
func (p *parser) within(opening, closing string) []token {
	depth := 0
	for i, t := range p.tokens {
		switch {
		case t.kind == operator && t.text == opening:
			depth++
		case t.kind == operator && t.text == closing:
			if depth--; depth == 0 {
				inner := p.tokens[1:i]
				p.tokens = p.tokens[i+1:]
				return inner
			}
		}
	}
	return nil
}

// atom is a leaf, a group, a root or a fraction.
func (p *parser) atom() string {
	t := p.tokens[0]
	if t.kind != operator {
		return leaf(p.next())
	}
	switch t.text {
	case "(":
		if inner := p.within("(", ")"); inner != nil {
			q := parser{tokens: inner}
			return "<mrow>" + mo("(", "infix") + q.all() + mo(")", "infix") + "</mrow>"
		}
	case "√":
		if p.next(); len(p.tokens) > 0 && p.tokens[0].kind != space {
			if inner := p.rooted(); inner != nil {
				q := parser{tokens: inner}
				return "<msqrt>" + q.all() + "</msqrt>"
			}
			return "<msqrt>" + p.item() + "</msqrt>"
		}
		return mo("√", "")
	case "½":
		p.next()
		return "<mfrac><mn>1</mn><mn>2</mn></mfrac>"
	}
	p.next()
	return sign(t.text, p.first)
}

// rooted is the bracketed group that a root goes over.
func (p *parser) rooted() []token {
	if p.tokens[0].text != "(" {
		return nil
	}
	return p.within("(", ")")
}

// sign is an operator.
func sign(text string, first bool) string {
	switch text {
	case "Σ":
		return "<mo>∑</mo>"
	case "Π":
		return "<mo>∏</mo>"
	case "|", "‖", "[", "]", "{", "}":
		return mo(text, "")
	case "⟨":
		return mo(text, "prefix")
	case "⟩", "′", "'":
		return mo(text, "postfix")
	}
	if first {
		return mo(text, "prefix")
	}
	return mo(text, "infix")
}

// mo is an operator. Brackets and bars do not stretch, since these are formulae within a line; those of unknown side have no
// space. A browser takes an operator to be infix unless it is the first or the last of its row, so that only others say so.
func mo(text, form string) string {
	attrs := ""
	if strings.ContainsAny(text, "()[]{}|‖⟨⟩~") {
		attrs = ` stretchy="false"`
	}
	if form == "" {
		attrs += ` lspace="0" rspace="0"`
	} else if form != "infix" {
		attrs += ` form="` + form + `"`
	}
	return "<mo" + attrs + ">" + html.EscapeString(text) + "</mo>"
}

// leaf is a name or a number.
func leaf(t token) string {
	tag := "mi"
	if t.kind == number {
		tag = "mn"
	}
	if letter, tilde := strings.CutSuffix(t.text, "\u0303"); tilde {
		return "<mover><mi>" + html.EscapeString(letter) + "</mi><mo stretchy=\"false\">~</mo></mover>"
	}
	return "<" + tag + ">" + html.EscapeString(t.text) + "</" + tag + ">"
}

// row makes one element of several.
func row(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	if len(parts) == 0 {
		return ""
	}
	return "<mrow>" + strings.Join(parts, "") + "</mrow>"
}
