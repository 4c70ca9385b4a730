// Package markdown writes a record for the summary of a CI job: failures first, then the table, then what was not shown. It stays
// below a megabyte, beyond which GitHub refuses a summary as a whole: what does not fit is counted, and the record has it.
package markdown

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// Most is how many bytes a summary has at most; GitHub's limit is 1 MiB.
const Most = 1_000_000

// room is what failures leave of Most for the table and the notes, which hundreds of losses fill by a tenth.
const room = 200_000

// A page is what was written so far.
type page struct{ strings.Builder }

// Write writes the record as GitHub-flavoured Markdown.
func Write(w io.Writer, rec reports.Record) error {
	rec.Results = slices.SortedStableFunc(slices.Values(rec.Results), reports.Compare)
	var p page
	p.head(rec)
	p.failures(reports.Failures(rec.Results), rec.Header.Strict)
	p.rows(reports.Rows(rec.Results, false))
	p.notes(reports.Notes(rec.Results))
	_, err := io.WriteString(w, p.String())
	return err
}

// head says what the run came to.
func (p *page) head(rec reports.Record) {
	s := rec.Summary()
	glyph := "✓"
	if s.Exit != reports.ExitConformant {
		glyph = "✗"
	}
	fmt.Fprintf(p, "## %s lossgate: %s\n\n%s. Exit code %d.\n\n%s\n", glyph, reports.Meaning(s.Exit), s.Scope(), s.Exit, s.Tally())
	if !s.Whole {
		p.WriteString("\n**The record is not whole**: the run was interrupted, or its file was cut off. This is what there is of it.\n")
	}
}

// failures tells each counterexample, as long as there is room.
func (p *page) failures(failures []reports.Result, strict bool) {
	for i, r := range failures {
		part := failure(r, i < 10 && (r.Level.Decides(strict) || r.Verdict == reports.Xpass || r.Blame != ""))
		if p.Len()+len(part) > Most-room {
			fmt.Fprintf(p, "\n… and %s: the record has them all.\n", reports.Plural(len(failures)-i, "more failure"))
			return
		}
		if i == 0 {
			fmt.Fprintf(p, "\n### %s\n", reports.Plural(len(failures), "failure"))
		}
		p.WriteString(part)
	}
}

// failure is one counterexample, open or folded.
func failure(r reports.Result, open bool) string {
	var b strings.Builder
	attr := ""
	if open {
		attr = " open"
	}
	fmt.Fprintf(&b, "\n<details%s><summary><b>%s</b> %s · %s · %s · %s, %s", attr, r.Status(), escape(r.Loss), escape(r.Impl), escape(r.Dtype), escape(r.Property), r.Level)
	if r.Blame != "" {
		fmt.Fprintf(&b, ", blamed on the %s", escape(string(r.Blame)))
	}
	b.WriteString("</summary>\n\n")
	lines := []reports.Line{}
	if r.Failure != nil {
		lines = r.Failure.Lines()
	}
	if r.Claim != "" {
		lines = slices.Insert(lines, min(1, len(lines)), reports.Line{Label: "claim", Text: r.Claim})
	}
	if r.Note != "" {
		lines = append(lines, reports.Line{Label: "note", Text: r.Note})
	}
	var text strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&text, "%-9s %s\n", l.Label, excerpt(reports.Printable(l.Text)))
	}
	bars := fence(text.String())
	fmt.Fprintf(&b, "%stext\n%s%s\n</details>\n", bars, text.String(), bars)
	return b.String()
}

// excerpt cuts a line that nobody would read to its end, such as a batch of a thousand samples.
func excerpt(s string) string {
	const most = 2000
	if len(s) <= most {
		return s
	}
	cut := most
	for s[cut]&0xC0 == 0x80 { // within a character
		cut--
	}
	return s[:cut] + fmt.Sprintf(" … (%d bytes more)", len(s)-cut)
}

// fence is a run of backticks longer than any in the text, so that the text cannot end its own block.
func fence(text string) string {
	longest, run := 2, 0
	for _, c := range text {
		if c != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return strings.Repeat("`", longest+1)
}

// rows is the table, folded: who wants to see it knows that it is there.
func (p *page) rows(rows []reports.Row) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(p, "\n<details><summary>%s</summary>\n\n", reports.Plural(len(rows), "row")+": loss, implementation, format")
	p.WriteString("| loss | impl | dtype | verdict | value | grad | pass | fail | not tested | cases |\n|---|---|---|---|--:|--:|--:|--:|--:|--:|\n")
	for i, r := range rows {
		line := fmt.Sprintf("| %s | %s | %s | %s | %s | %s | %d | %d | %d | %d |\n", escape(r.Title()), escape(r.Impl), escape(r.Dtype), r.Worst.Status(),
			accuracy(r.Value), accuracy(r.Grad), r.Passed, r.Failed, r.Untested, r.Cases)
		if p.Len()+len(line) > Most-room/4 {
			fmt.Fprintf(p, "\n… and %s.\n", reports.Plural(len(rows)-i, "more row"))
			break
		}
		p.WriteString(line)
	}
	p.WriteString("\nvalue, grad: the grade, and the worst error in ulp\n\n</details>\n")
}

func accuracy(a *reports.Accuracy) string {
	if a == nil {
		return "–"
	}
	return escape(string(a.Grade)) + " " + a.Ulps.Short()
}

// notes says what was not shown by this run.
func (p *page) notes(notes []reports.Note) {
	if len(notes) == 0 {
		return
	}
	p.WriteString("\n<details><summary>Neither passed nor failed</summary>\n\n")
	for i, n := range notes {
		line := fmt.Sprintf("- **%s** %s, %s in %s", n.What, escape(n.Impl), reports.Plural(n.Checks, "check"), escape(n.Some()))
		if n.Why != "" {
			line += ": " + escape(excerpt(n.Why))
		}
		if p.Len()+len(line) > Most-1000 {
			fmt.Fprintf(p, "- … and %s.\n", reports.Plural(len(notes)-i, "more reason"))
			break
		}
		p.WriteString(line + "\n")
	}
	p.WriteString("\n</details>\n")
}

// escape shows foreign text as it is, whatever it would mean in Markdown or HTML.
func escape(s string) string { return special().Replace(reports.Printable(s)) }

// special replaces what Markdown or HTML would obey by entities, which both know and a table's cell does not split at.
func special() *strings.Replacer {
	var pairs []string
	for _, c := range "&<>|`*_~[]()\\#@:!" {
		pairs = append(pairs, string(c), fmt.Sprintf("&#%d;", c))
	}
	return strings.NewReplacer(pairs...)
}
