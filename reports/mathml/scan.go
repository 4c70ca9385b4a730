package mathml

import (
	"slices"
	"strings"
	"unicode"
)

// A kind is a class of tokens.
type kind int

const (
	space    kind = iota
	prose         // a word of English
	name          // a variable or a function
	number        // digits
	operator      // one sign
)

type token struct {
	kind kind
	text string
	gap  bool // a space stood before it, which only prose keeps
}

// functions are words that are no English and are not cut into the product of their letters.
func functions() []string {
	return strings.Fields("log ln exp max min softmax cos sin tanh cosh atan var cov mean pred target class margin pos_weight clip smooth scale eps")
}

// words are short words of English that could be products of variables.
func words() []string { return strings.Fields("if of is on to at or by in an as no and its for the") }

// scan cuts a text into tokens. Spaces remain only where prose is on one side of them.
func scan(text string) (tokens []token) {
	runes := []rune(text)
	for i := 0; i < len(runes); {
		r := runes[i]
		j := i + 1
		switch {
		case unicode.IsSpace(r):
			tokens = append(tokens, token{kind: space, text: " "})
		case unicode.IsDigit(r):
			for j < len(runes) && (unicode.IsDigit(runes[j]) || runes[j] == '.' && j+1 < len(runes) && unicode.IsDigit(runes[j+1])) {
				j++
			}
			tokens = append(tokens, token{kind: number, text: string(runes[i:j])})
		case letter(r):
			for j < len(runes) && letter(runes[j]) {
				j++
			}
			if rest := string(runes[i:]); strings.HasPrefix(rest, "pos_weight") {
				j = i + len("pos_weight")
			}
			tokens = append(tokens, classify(string(runes[i:j]))...)
		case variable(r):
			tokens = append(tokens, token{kind: name, text: string(r)})
		case unicode.Is(unicode.Mn, r) && len(tokens) > 0: // an accent
			tokens[len(tokens)-1].text += string(r)
		default:
			tokens = append(tokens, token{kind: operator, text: string(r)})
		}
		i = j
	}
	return glue(tokens)
}

// letter reports whether r is part of a word: ASCII, since a Greek letter is a variable of its own.
func letter(r rune) bool { return r < 128 && unicode.IsLetter(r) }

// variable reports whether r is a letter that is a variable of its own; Σ and Π are sums and products.
func variable(r rune) bool {
	_, up := raised()[r]
	_, down := lowered()[r]
	return unicode.IsLetter(r) && r != 'Σ' && r != 'Π' && !up && !down
}

// classify says what a word is.
func classify(word string) []token {
	switch {
	case len(word) == 1, slices.Contains(functions(), word), strings.ToUpper(word) == word:
		return []token{{kind: name, text: word}}
	case len(word) <= 2 && !slices.Contains(words(), word):
		return []token{{kind: name, text: word[:1]}, {kind: name, text: word[1:]}}
	}
	return []token{{kind: prose, text: word}}
}

// glue drops the spaces within formulae: MathML has its own. A space between two names stays, since "mean over windows" is prose.
func glue(tokens []token) (out []token) {
	for i, t := range tokens {
		if t.kind == space && i > 0 && i+1 < len(tokens) {
			a, b := tokens[i-1], tokens[i+1]
			sentence := a.kind == prose || b.kind == prose || a.kind == operator && strings.Contains(",;:", a.text)
			if !sentence {
				if a.kind != operator && b.kind != operator {
					tokens[i+1].gap = true
				}
				continue
			}
		}
		out = append(out, t)
	}
	return out
}
