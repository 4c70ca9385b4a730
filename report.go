package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/badge"
	"github.com/lossgate/lossgate/reports/github"
	"github.com/lossgate/lossgate/reports/html"
	"github.com/lossgate/lossgate/reports/junit"
	"github.com/lossgate/lossgate/reports/markdown"
	"github.com/lossgate/lossgate/reports/table"
)

// A format is one way to tell a record.
type format struct {
	name, says string
	write      func(w io.Writer, rec reports.Record) error // nil: it is a folder, see writeSite
}

// formats lists what report can write.
func formats() []format {
	return []format{
		{"table", "the table that check prints", func(w io.Writer, rec reports.Record) error {
			return table.Write(w, rec.Results, table.Options{Colour: colourful(w)})
		}},
		{"html", "a site: a folder of pages, which -o names", nil},
		{"markdown", "for the summary of a CI job, failures first", markdown.Write},
		{"junit", "JUnit XML, which every CI service draws", junit.Write},
		{"github", "workflow commands of GitHub Actions: annotations", github.Write},
		{"badge", "a badge for a README, as SVG", badge.WriteSVG},
		{"shields", "the JSON from which shields.io draws a badge", badge.WriteShields},
		{"record", "one record of all that was read: JSON lines", writeRecord},
	}
}

func runReport(_ context.Context, c console, flags *flag.FlagSet, args []string) int {
	out := flags.String("o", "", "write to `file`, or a folder for html, not to standard output")
	flags.Usage = func() { writeReportHelp(flags) }
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() < 2 {
		return c.usage("report: want a format and at least one record, got %q; lossgate report -h lists the formats", flags.Args())
	}
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
		if f.name != flags.Arg(0) {
			continue
		}
		if f.write == nil && *out == "" {
			return c.usage("report: %s is a folder: say where with -o", f.name)
		}
		rec, code := c.readRecords("report", flags.Args()[1:])
		switch {
		case code == reports.ExitUsage:
			return code
		case f.write == nil:
			return reports.First(code, c.writeSite(*out, rec))
		}
		return reports.First(code, c.writeReport(f, *out, rec))
	}
	return c.usage("report: there is no format %q%s: want one of %s", flags.Arg(0), didYouMean(flags.Arg(0), names), strings.Join(names, ", "))
}

func writeReportHelp(flags *flag.FlagSet) {
	w := flags.Output()
	fmt.Fprint(w, "lossgate report [flags] FORMAT FILE…\n\nTells what is in a record, which lossgate check -o writes, or in a stream of go test -json whose tests call\nproperties.Test. Several files are one report; - is standard input. Formats:\n\n")
	for _, f := range formats() {
		fmt.Fprintf(w, "  %-9s %s\n", f.name, f.says)
	}
	fmt.Fprint(w, "\nA record that was cut off is told as far as it goes, and the exit code is 6.\n\n")
	flags.PrintDefaults()
}

// writeReport writes a record in one format. A file that cannot be written whole is not written at all.
func (c console) writeReport(f format, out string, rec reports.Record) int {
	var b bytes.Buffer
	w := io.Writer(&b)
	if out == "" {
		w = c.out
	}
	err := f.write(w, rec)
	if err == nil && out != "" {
		_ = os.MkdirAll(filepath.Dir(out), 0o755) // WriteFile says what is wrong
		err = os.WriteFile(out, b.Bytes(), 0o644)
	}
	if err != nil {
		return c.usage("report: %s: %v", f.name, err)
	}
	return reports.ExitConformant
}

// siteOf is a record with all that the program knows of losses, and of how the suite was measured.
func siteOf(rec reports.Record) (site html.Site, err error) {
	site.Record = rec
	if site.Catalogue, err = catalogued(); err != nil {
		return site, err
	}
	if site.Bugs, err = bugs(); err != nil {
		return site, err
	}
	if site.Certificates, err = certificates(); err != nil {
		return site, err
	}
	if site.Peers, err = beside(); err != nil {
		return site, err
	}
	if site.History, err = speeds(); err != nil {
		return site, err
	}
	site.Score, err = score()
	return site, err
}

// writeSite writes a record as a site.
func (c console) writeSite(folder string, rec reports.Record) int {
	site, err := siteOf(rec)
	if err != nil { // what is part of the program is broken
		fmt.Fprintf(c.err, "lossgate: report: %v\n", err)
		return reports.ExitSuite
	}
	if err := html.Write(folder, site); err != nil {
		return c.usage("report: html: %v", err)
	}
	fmt.Fprintf(c.out, "%s\n", filepath.Join(folder, "index.html"))
	return reports.ExitConformant
}

// readRecords reads several records as one. What is wrong with them it says by itself: a record that was cut off counts as far as it
// goes, one that is none is an error.
func (c console) readRecords(command string, files []string) (rec reports.Record, code int) {
	whole := true
	for i, name := range files {
		r, err := c.readRecord(name)
		if err != nil {
			fmt.Fprintf(c.err, "lossgate: %s: %s: %v\n", command, name, err)
			if len(r.Results) == 0 {
				return rec, reports.ExitUsage
			}
			fmt.Fprintf(c.err, "lossgate: %s: %s: the %s before that stand\n", command, name, reports.Plural(len(r.Results), "result"))
			code, whole = reports.ExitIncomplete, false
		}
		if i == 0 {
			rec.Header = r.Header
		}
		rec.Results = append(rec.Results, r.Results...)
		rec.Header.Strict = rec.Header.Strict || r.Header.Strict
		if r.Footer != nil {
			if rec.Footer == nil {
				rec.Footer = &reports.Footer{Complete: true}
			}
			rec.Footer.Complete = rec.Footer.Complete && r.Footer.Complete
			rec.Footer.Exit = reports.First(rec.Footer.Exit, r.Footer.Exit)
		}
	}
	if !whole {
		rec.Footer = nil
	}
	return rec, code
}

func (c console) readRecord(name string) (reports.Record, error) {
	if name == "-" {
		return reports.ReadAny(c.in)
	}
	f, err := os.Open(name)
	if err != nil {
		if e := (*os.PathError)(nil); errors.As(err, &e) {
			err = e.Err // the name is said already
		}
		return reports.Record{}, err
	}
	defer f.Close()
	return reports.ReadAny(f)
}

// writeRecord writes the record itself. One that was cut off keeps having no end.
func writeRecord(w io.Writer, rec reports.Record) error {
	out, err := reports.NewWriter(w, rec.Header)
	if err != nil {
		return err
	}
	for _, r := range rec.Results {
		if err := out.Write(r); err != nil {
			return err
		}
	}
	if rec.Footer == nil {
		return nil
	}
	return out.Close(*rec.Footer)
}
