package html

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// A snippet shows a failure again in some language.
type snippet struct{ Language, Text string }

// snippets are the command that shows a failure again, and its input, bit for bit, in the languages that implementations are written
// in. What the record holds is foreign: only numbers get into code.
func snippets(r reports.Result) (all []snippet) {
	if r.Failure.Repro != "" {
		all = append(all, snippet{"shell", strings.Replace(r.Failure.Repro, "   # ", "\n# ", 1)})
	}
	var golang, python, js strings.Builder
	for _, in := range r.Failure.Input {
		name := variable(in.Name)
		v, ok := parse(in)
		if !ok {
			return all
		}
		fmt.Fprintf(&golang, "%s := %s\n", name, v.in(goWriter(r.Dtype)))
		fmt.Fprintf(&python, "%s = %s\n", name, v.in(pythonWriter()))
		fmt.Fprintf(&js, "const %s = %s\n", name, v.in(jsWriter(r.Dtype)))
	}
	if golang.Len() == 0 {
		return all
	}
	expected := func(mark string) string {
		text := ""
		for _, l := range []reports.Line{{Label: "got", Text: r.Failure.Got}, {Label: "exact", Text: r.Failure.Want}} {
			if l.Text != "" {
				text += fmt.Sprintf("%s %s: %s\n", mark, l.Label, l.Text)
			}
		}
		return text
	}
	return append(all, snippet{"Go", golang.String() + expected("//")}, snippet{"Python", python.String() + expected("#")}, snippet{"JavaScript", js.String() + expected("//")})
}

// variable is a name that every language takes: pred[0] is pred0.
func variable(name string) string {
	name = regexp.MustCompile(`[^A-Za-z0-9]+`).ReplaceAllString(name, "")
	if name == "" || name[0] >= '0' && name[0] <= '9' || name == "class" {
		return "x" + name
	}
	return name
}

// A values is an argument as numbers: of a float both spellings.
type values struct {
	list         bool
	integers     bool
	hex, decimal []string
}

// number is a float or an integer as strconv writes it.
func number() *regexp.Regexp {
	return regexp.MustCompile(`^[+-]?(0x[0-9a-f.]+p[+-][0-9]+|[0-9.]+(e[+-][0-9]+)?|Inf|NaN)$`)
}

// parse takes an argument apart, and refuses what is no number.
func parse(in reports.Input) (v values, ok bool) {
	split := func(s string) ([]string, bool) {
		inner, list := strings.CutPrefix(s, "[")
		if inner = strings.TrimSuffix(inner, "]"); list && inner == "" {
			return nil, true
		}
		return strings.Split(inner, ", "), list
	}
	v.decimal, v.list = split(in.Decimal)
	v.hex, v.integers = v.decimal, in.Hex == ""
	if !v.integers {
		v.hex, _ = split(in.Hex)
	}
	for _, words := range [][]string{v.hex, v.decimal} {
		for _, w := range words {
			if !number().MatchString(w) {
				return v, false
			}
		}
	}
	return v, len(v.hex) == len(v.decimal)
}

// A language writes numbers and lists of them.
type language struct {
	integer, float func(hex, decimal string) string
	list           func(elements string, integers bool) string
}

func (v values) in(l language) string {
	write := l.float
	if v.integers {
		write = l.integer
	}
	words := make([]string, len(v.hex))
	for i := range v.hex {
		words[i] = write(v.hex[i], v.decimal[i])
	}
	if !v.list {
		return strings.Join(words, ", ")
	}
	return l.list(strings.Join(words, ", "), v.integers)
}

func plainDecimal(_, decimal string) string { return decimal }

// special is NaN or an infinity in the words of a language.
func special(decimal, nan, inf string) (string, bool) {
	x, err := strconv.ParseFloat(decimal, 64)
	switch {
	case err != nil || x-x == 0:
		return "", false
	case x != x:
		return nan, true
	case x < 0:
		return strings.Replace(inf, "±", "-", 1), true
	}
	return strings.Replace(inf, "±", "", 1), true
}

func goWriter(dtype string) language {
	kind := "float64"
	if dtype == "f32" {
		kind = "float32"
	}
	return language{
		integer: plainDecimal,
		float: func(hex, decimal string) string {
			if s, ok := special(decimal, "math.NaN()", "math.Inf(±1)"); ok {
				if kind == "float64" {
					return s
				}
				return kind + "(" + s + ")"
			}
			return hex
		},
		list: func(elements string, integers bool) string {
			if integers {
				return "[]int{" + elements + "}"
			}
			return "[]" + kind + "{" + elements + "}"
		},
	}
}

func pythonWriter() language {
	return language{
		integer: plainDecimal,
		float:   func(hex, _ string) string { return fmt.Sprintf("float.fromhex(%q)", hex) },
		list:    func(elements string, _ bool) string { return "[" + elements + "]" },
	}
}

// jsWriter writes decimals, which are the shortest that mean the same bits in their own format: Math.fround makes those of float32.
func jsWriter(dtype string) language {
	return language{
		integer: plainDecimal,
		float: func(_, decimal string) string {
			if s, ok := special(decimal, "NaN", "±Infinity"); ok {
				return s
			}
			if dtype == "f32" {
				return "Math.fround(" + decimal + ")"
			}
			return decimal
		},
		list: func(elements string, _ bool) string { return "[" + elements + "]" },
	}
}
