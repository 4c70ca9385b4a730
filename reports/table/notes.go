package table

import (
	"fmt"
	"io"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// A note gathers results that share one reason for being neither a pass nor a failure to mend.
type note struct {
	what, impl, why string
	checks          int
	losses          []string // sorted, no two alike
}

// writeNotes says what was not shown by this run, so that a green table is not taken for more than it is.
func writeNotes(w io.Writer, p paint, results []reports.Result) {
	notes := notesOf(results)
	if len(notes) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", p.with(bold, "Neither passed nor failed"))
	for _, n := range notes {
		line := fmt.Sprintf("%s, %s in %s", n.impl, count(n.checks, "check"), some(n.losses))
		if n.why != "" {
			line += ": " + n.why
		}
		prose(w, n.what, line)
	}
}

// notesOf groups sorted results by kind, implementation and reason, in the order of [reports.Verdicts].
func notesOf(results []reports.Result) []note {
	var notes []note
	index := map[[3]string]int{}
	for _, v := range reports.Verdicts() {
		for _, r := range results {
			what := kindOf(r)
			if r.Verdict != v || what == "" {
				continue
			}
			key := [3]string{what, r.Impl, r.Note}
			at, ok := index[key]
			if !ok {
				at = len(notes)
				index[key] = at
				notes = append(notes, note{what: what, impl: r.Impl, why: r.Note})
			}
			n := &notes[at]
			n.checks++
			if k := len(n.losses); k == 0 || n.losses[k-1] != r.Loss {
				n.losses = append(n.losses, r.Loss)
			}
		}
	}
	return notes
}

// kindOf names the note that r belongs to, or is empty when r is a plain pass or stands among the failures.
func kindOf(r reports.Result) string {
	switch {
	case r.Blame != "":
		return ""
	case r.Vacuous():
		return "vacuous"
	case accusesNobody(r):
		return "convention"
	}
	switch r.Verdict {
	case reports.NotRun, reports.Undecided, reports.Xfail, reports.Untested, reports.Unsupported, reports.Skip:
		return string(r.Verdict)
	}
	return ""
}

// some lists the first few names and counts the others.
func some(names []string) string {
	const most = 3
	if more := len(names) - most; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), more)
	}
	return strings.Join(names, ", ")
}
