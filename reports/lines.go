package reports

import (
	"cmp"
	"fmt"
	"strings"
)

// A Line is one labelled line of a counterexample as it is told to people.
type Line struct{ Label, Text string }

// Lines tells a counterexample, in the order in which a stranger asks: what should have held, what went wrong, for which input,
// what came out and what should have, how far that is, where the truth comes from, and how to see it again. What is not
// known has no line. Texts are foreign, see [Printable].
func (f *Failure) Lines() (all []Line) {
	line := func(label, text string) {
		for part := range strings.Lines(text) {
			all = append(all, Line{label, strings.TrimRight(part, "\r\n")})
			label = ""
		}
	}
	line("property", f.Says)
	line("found", f.Why)
	for _, in := range f.Input {
		line("input", in.String())
	}
	line("got", f.Got)
	line("exact", f.Want)
	line("error", f.Distance())
	line("source", f.Cite)
	line("again", f.Repro)
	line("witness", f.Witness)
	return all
}

// String is "pred = 0x1p+00  (1)".
func (in Input) String() string {
	if in.Hex == "" {
		return in.Name + " = " + in.Decimal
	}
	return fmt.Sprintf("%s = %s  (%s)", in.Name, in.Hex, in.Decimal)
}

// Distance compares the error with what would have been forgiven; it is empty where that is no matter of distance.
func (f *Failure) Distance() string {
	if f.Ulps == 0 && f.Budget == 0 {
		return ""
	}
	text := f.Ulps.Short() + " ulp, where " + f.Budget.Short() + " would pass"
	if ratio := f.Ulps / f.Budget; ratio > 1 && f.Budget > 0 {
		text += fmt.Sprintf(": %s times the budget", ratio.Short())
	}
	return text
}

// Headline is the counterexample in one line: "value: got 1, exact 2".
func (f *Failure) Headline() string {
	text := strings.TrimSuffix(cmp.Or(f.Why, f.Says), ".")
	if f.Got != "" {
		text += ": got " + f.Got
	}
	if f.Want != "" {
		text += ", exact " + f.Want
	}
	text, _, _ = strings.Cut(text, "\n")
	return text
}
