package reports

import (
	"strconv"
	"strings"
)

// A Failure is a counterexample with all that a stranger needs to believe it: what should have held, the smallest input
// for which it did not, both answers, and how to see it again.
type Failure struct {
	Says    string  `json:"says"`              // the property, as a sentence
	Why     string  `json:"why,omitempty"`     // what went wrong with this input, as a sentence
	Input   []Input `json:"input,omitempty"`   // minimal
	Got     string  `json:"got,omitempty"`     // what the implementation answered, in hex and decimal
	Want    string  `json:"want,omitempty"`    // the exact answer, or the set it lies in
	Ulps    Float   `json:"ulps,omitempty"`    // distance of Got from Want; absent when it is no matter of distance
	Budget  Float   `json:"budget,omitempty"`  // the distance that would have been forgiven
	Cite    string  `json:"cite,omitempty"`    // where the truth comes from
	Repro   string  `json:"repro,omitempty"`   // a command that shows it again
	Witness string  `json:"witness,omitempty"` // the case itself, for replay without seed or generator
}

// An Input is one named argument. Hex is exact; Decimal is for reading, and is the shortest that parses to the same bits.
type Input struct {
	Name    string `json:"name"`
	Hex     string `json:"hex,omitempty"` // empty for integers
	Decimal string `json:"decimal"`
}

// Floats describes an argument made of floats. One number stands by itself, any other count of them is a list.
func Floats[F float32 | float64](name string, xs ...F) Input {
	bits := 64
	if _, ok := any(xs).([]float32); ok {
		bits = 32
	}
	format := func(verb byte) string {
		return list(xs, func(x F) string { return strconv.FormatFloat(float64(x), verb, -1, bits) })
	}
	return Input{Name: name, Hex: format('x'), Decimal: format('g')}
}

// Ints describes an argument made of integers, such as class indexes or a shape.
func Ints(name string, xs ...int) Input { return Input{Name: name, Decimal: list(xs, strconv.Itoa)} }

// list formats one element as itself and others as [a, b].
func list[E any](xs []E, format func(E) string) string {
	if len(xs) == 1 {
		return format(xs[0])
	}
	words := make([]string, len(xs))
	for i, x := range xs {
		words[i] = format(x)
	}
	return "[" + strings.Join(words, ", ") + "]"
}
