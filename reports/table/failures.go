package table

import (
	"fmt"
	"io"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// writeFailures lists everything that somebody has to mend, what is wrong before what could be better.
func writeFailures(w io.Writer, p paint, results []reports.Result) {
	failures := reports.Failures(results)
	for i, r := range failures {
		writeFailure(w, p, fmt.Sprintf("%d of %d", i+1, len(failures)), r)
	}
}

// writeFailure shows one counterexample so that a stranger can judge it.
func writeFailure(w io.Writer, p paint, place string, r reports.Result) {
	title := fmt.Sprintf("── %s: %s · %s · %s ", place, reports.Printable(r.Loss), reports.Printable(r.Impl), reports.Printable(r.Dtype))
	fmt.Fprintf(w, "\n%s\n", p.with(bold, title+strings.Repeat("─", max(0, width-len([]rune(title))))))
	fmt.Fprintf(w, "%s  %s, level %s", p.status(r.Verdict.Status()), reports.Printable(r.Property), r.Level)
	if r.Blame != "" {
		fmt.Fprintf(w, ", blamed on the %s and not on the implementation", reports.Printable(string(r.Blame)))
	}
	fmt.Fprintln(w)
	f := r.Failure
	if f == nil {
		f = &reports.Failure{}
	}
	prose(w, "property", f.Says)
	prose(w, "claim", r.Claim)
	prose(w, "found", f.Why)
	for i, in := range f.Input {
		label := "input"
		if i > 0 {
			label = ""
		}
		writeInput(w, label, in)
	}
	verbatim(w, "got", f.Got)
	verbatim(w, "exact", f.Want)
	if text := f.Distance(); text != "" {
		field(w, "error", p.with(bold, text))
	}
	prose(w, "note", r.Note)
	prose(w, "source", f.Cite)
	verbatim(w, "again", f.Repro)
	verbatim(w, "witness", f.Witness)
}

// writeInput shows an argument in hex, which is exact, and in decimal, which can be read: side by side where that fits.
func writeInput(w io.Writer, label string, in reports.Input) {
	name := reports.Printable(in.Name)
	switch {
	case in.Hex == "":
		hanging(w, label, name+" = ", in.Decimal)
	case indent+len(name)+len(in.Hex)+len(in.Decimal)+7 <= width:
		verbatim(w, label, fmt.Sprintf("%s = %s  (%s)", name, in.Hex, in.Decimal))
	default:
		hanging(w, label, name+" = ", in.Hex)
		hanging(w, "", strings.Repeat(" ", len([]rune(name)))+" = ", in.Decimal)
	}
}
