package mathml

import (
	"html"
	"slices"
)

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
