package reports

import (
	"fmt"
	"strings"
)

// A Note gathers results that share one reason for being neither a pass nor a failure to mend.
type Note struct {
	What, Impl, Why string   // What is a verdict, "vacuous" or "convention"
	Checks          int      // how many results
	Losses          []string // sorted, no two alike
}

// Notes says what was not shown by a run, so that a green table is not taken for more than it is. It groups sorted results by
// kind, implementation and reason, in the order of [Verdicts].
func Notes(results []Result) []Note {
	var notes []Note
	index := map[[3]string]int{}
	for _, v := range Verdicts() {
		for _, r := range results {
			what := r.NoteKind()
			if r.Verdict != v || what == "" {
				continue
			}
			key := [3]string{what, r.Impl, r.Note}
			at, ok := index[key]
			if !ok {
				at = len(notes)
				index[key] = at
				notes = append(notes, Note{What: what, Impl: r.Impl, Why: r.Note})
			}
			n := &notes[at]
			n.Checks++
			if k := len(n.Losses); k == 0 || n.Losses[k-1] != r.Loss {
				n.Losses = append(n.Losses, r.Loss)
			}
		}
	}
	return notes
}

// NoteKind names the note that r belongs to ([Note.What]), or is empty when r is a plain pass or stands among the failures.
func (r Result) NoteKind() string {
	switch {
	case r.Blame != "":
		return ""
	case r.Vacuous():
		return "vacuous"
	case r.Convention():
		return "convention"
	}
	switch r.Verdict {
	case NotRun, Undecided, Xfail, Untested, Unsupported, Skip:
		return string(r.Verdict)
	}
	return ""
}

// Some lists the first few losses and counts the others.
func (n Note) Some() string {
	const most = 3
	if more := len(n.Losses) - most; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(n.Losses[:most], ", "), more)
	}
	return strings.Join(n.Losses, ", ")
}
