package table

import (
	"fmt"
	"io"

	"github.com/lossgate/lossgate/reports"
)

// writeNotes says what was not shown by this run, so that a green table is not taken for more than it is.
func writeNotes(w io.Writer, p paint, results []reports.Result) {
	notes := reports.Notes(results)
	if len(notes) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", p.with(bold, "Neither passed nor failed"))
	for _, n := range notes {
		line := fmt.Sprintf("%s, %s in %s", n.Impl, reports.Plural(n.Checks, "check"), n.Some())
		if n.Why != "" {
			line += ": " + n.Why
		}
		prose(w, n.What, line)
	}
}
