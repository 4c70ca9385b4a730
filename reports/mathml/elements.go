package mathml

import (
	"html"
	"strings"
)

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

// raised are Unicode's superscripts, each as the element that stands above.
func raised() map[rune]string {
	return map[rune]string{
		'⁰': "<mn>0</mn>", '¹': "<mn>1</mn>", '²': "<mn>2</mn>", '³': "<mn>3</mn>", '⁴': "<mn>4</mn>", '⁵': "<mn>5</mn>",
		'⁻': mo("−", "prefix"), '⁺': mo("+", "prefix"), 'ʳ': "<mi>r</mi>", 'ᵀ': "<mi>T</mi>", 'ᵖ': "<mi>p</mi>", 'ⁿ': "<mi>n</mi>",
	}
}

// lowered are Unicode's subscripts, each as the element that stands below.
func lowered() map[rune]string {
	return map[rune]string{
		'₀': "<mn>0</mn>", '₁': "<mn>1</mn>", '₂': "<mn>2</mn>", '₃': "<mn>3</mn>", '₄': "<mn>4</mn>",
		'₋': mo("−", "prefix"), '₊': mo("+", "prefix"), 'ᵢ': "<mi>i</mi>", 'ⱼ': "<mi>j</mi>",
	}
}
