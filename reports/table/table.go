// Package table draws a record for a terminal: one row for each implementation of a loss in one format, then every
// failure in full, then what was not tested and why.
package table

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/lossgate/lossgate/reports"
)

// width is the number of columns that the report is laid out for. Only names longer than those we ship, and commands and
// answers that are meant to be copied, are let out of it.
const width = 100

// Options says how a record is drawn. The zero value is what a log should hold.
type Options struct {
	// Colour adds colour. Nothing is said by it alone.
	Colour bool
	// Settings gives each setting of a loss's parameters a row of its own. Otherwise a row shows the worst of them.
	Settings bool
	// Quiet leaves out the rows, and what neither passed nor failed.
	Quiet bool
}

// Write draws the results, in any order, to w. Whatever stands in a result is foreign text: characters that could steer a
// terminal are shown escaped.
func Write(w io.Writer, results []reports.Result, o Options) error {
	results = slices.SortedFunc(slices.Values(results), reports.Compare)
	b := bufio.NewWriter(w)
	p := paint(o.Colour)
	if len(results) == 0 {
		fmt.Fprintln(b, "No results: nothing was checked.")
		return b.Flush()
	}
	if !o.Quiet {
		writeRows(b, p, reports.Rows(results, o.Settings))
	}
	writeTally(b, p, results)
	writeFailures(b, p, results)
	if !o.Quiet {
		writeNotes(b, p, results)
	}
	return b.Flush()
}

// writeRows draws the table itself.
func writeRows(w io.Writer, p paint, rows []reports.Row) {
	t := table.NewWriter()
	t.SetStyle(style())
	t.SuppressTrailingSpaces()
	t.AppendHeader(table.Row{"loss", "impl", "dtype", "verdict", "value", "grad", "pass", "fail", "cases", "rate"})
	t.SetColumnConfigs([]table.ColumnConfig{
		{Number: 7, Align: text.AlignRight, AlignHeader: text.AlignRight},
		{Number: 8, Align: text.AlignRight, AlignHeader: text.AlignRight},
		{Number: 9, Align: text.AlignRight, AlignHeader: text.AlignRight},
		{Number: 10, Align: text.AlignRight, AlignHeader: text.AlignRight},
	})
	digits := digitsOf(rows)
	for _, r := range rows {
		t.AppendRow(table.Row{
			foldName(r.Title()), reports.Printable(r.Impl), reports.Printable(r.Dtype), p.status(r.Worst.Status()),
			accuracy(p, r.Value, digits), accuracy(p, r.Grad, digits),
			r.Passed, p.unless(r.Failed == 0, red, strconv.Itoa(r.Failed)), r.Cases, percent(r.Bound),
		})
	}
	fmt.Fprintln(w, t.Render())
	legend := "value, grad: the grade, and the worst error in ulp\n" +
		"rate: no failure in n drawn cases bounds the rate of failing ones to 3/n (95 %); the worst check's"
	if slices.ContainsFunc(rows, func(r reports.Row) bool { return len(r.Settings) > 1 }) {
		legend += "\n× n: the worst of n settings of the parameters"
	}
	fmt.Fprintf(w, "\n%s\n", legend)
}

// style is a table without borders: columns are told apart by alignment, and lines can be copied into a message.
func style() table.Style {
	s := table.StyleLight
	s.Format.Header = text.FormatDefault
	s.Options = table.Options{SeparateHeader: true, SeparateColumns: true}
	s.Box.PaddingLeft, s.Box.PaddingRight = "", ""
	s.Box.MiddleVertical, s.Box.MiddleSeparator = "  ", "──"
	return s
}

// foldName folds a loss with many parameters between them, so that one of them does not push every row off the screen.
func foldName(name string) string {
	const most = 25
	var lines []string
	line, piece := "", ""
	for _, r := range reports.Printable(name) + "\n" {
		piece += string(r)
		if r != ',' && r != '(' && r != '\n' {
			continue
		}
		if strings.TrimSpace(line) != "" && len(line)+len(piece) > most {
			lines, line = append(lines, line), "  "
		}
		line, piece = line+piece, ""
	}
	return strings.TrimSuffix(strings.Join(append(lines, line), "\n"), "\n")
}

// digitsOf returns how wide the widest error is, so that errors can stand under one another.
func digitsOf(rows []reports.Row) int {
	widest := 1
	for _, r := range rows {
		for _, a := range []*reports.Accuracy{r.Value, r.Grad} {
			if a != nil {
				widest = max(widest, len(a.Ulps.Short()))
			}
		}
	}
	return widest
}

// accuracy shows a grade and the worst error behind it.
func accuracy(p paint, a *reports.Accuracy, digits int) string {
	if a == nil {
		return fmt.Sprintf("%*s", 2+digits, "–")
	}
	grade, hue := reports.Printable(string(a.Grade)), green
	switch a.Grade {
	case reports.GradeA:
	case reports.GradeB:
		hue = yellow
	default:
		grade, hue = "✗", red
	}
	return p.with(hue, grade) + fmt.Sprintf(" %*s", digits, a.Ulps.Short())
}

// percent shows a rate with two digits, and a dash where nothing bounds it.
func percent(rate float64) string {
	if rate == 0 {
		return "–"
	}
	return strconv.FormatFloat(100*rate, 'g', 2, 64) + "%"
}

// writeTally says how many results had which verdict.
func writeTally(w io.Writer, p paint, results []reports.Result) {
	counts := reports.Count(results)
	var parts []string
	for _, v := range reports.Verdicts() {
		if n := counts[v]; n > 0 {
			parts = append(parts, p.with(hueOf(v.Status().Mood), fmt.Sprintf("%d %s", n, v)))
		}
	}
	fmt.Fprintf(w, "%s:\n%s\n", reports.Record{Results: results}.Summary().Scope(), strings.Join(parts, ", "))
}
