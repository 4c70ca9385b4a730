package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// width is how many columns a description is laid out for.
const width = 100

func runDescribe(_ context.Context, c console, flags *flag.FlagSet, args []string) int {
	asJSON := flags.Bool("json", false, "as one JSON object")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() == 0 {
		return c.usage("describe: want a loss; lossgate list shows them all")
	}
	e, err := findLoss(flags.Arg(0))
	if err != nil {
		return c.usage("describe: %v", err)
	}
	w, err := cut(e, flags.Args()[1:])
	if err != nil {
		return c.usage("describe: %v", err)
	}
	p, err := w.params(e)
	if err != nil {
		return c.usage("describe: %v", err)
	}
	l, err := e.Exact(p)
	if err != nil {
		return c.usage("describe: %v", err)
	}
	if *asJSON {
		if err := json.NewEncoder(c.out).Encode(described(l)); err != nil {
			return c.usage("describe: %v", err)
		}
		return reports.ExitConformant
	}
	page{c.out}.write(described(l))
	return reports.ExitConformant
}

// A page is a description as it is written.
type page struct{ w io.Writer }

func (d page) write(l reports.Loss) {
	fmt.Fprintf(d.w, "%s · %s\n\n", l.Title, l.Family)
	d.fold("  ", l.Definition)
	d.list("What it takes", l.Takes)
	d.list("Special cases are", l.Special)
	d.claims(l)
	d.accuracy(l)
	if len(l.Sources) > 0 {
		d.title("Sources")
	}
	for _, s := range l.Sources {
		d.fold("  ", s.Text)
	}
	d.list("Elsewhere", l.Elsewhere)
}

// claims says what properties try to refute, by the ids that check reports under.
func (d page) claims(l reports.Loss) {
	var terms []reports.Term
	for _, c := range l.Claims {
		says := c.Says
		if c.Of != "" {
			says = c.Of + ": " + says
		}
		terms = append(terms, reports.Term{Name: c.ID, Text: says})
	}
	if n := len(l.Contracts); n > 0 {
		terms = append(terms, reports.Term{Name: "u-…", Text: fmt.Sprintf("and %d properties of every loss", n)})
	}
	d.list("What is claimed, and attacked", terms)
}

// accuracy says where the reference falls short of grade A, and why.
func (d page) accuracy(l reports.Loss) {
	ends := "."
	if len(l.Accuracy) > 0 {
		ends = ", but for"
	}
	fmt.Fprintln(d.w, "\nThe reference is of grade A in value and gradient, in both formats"+ends)
	for _, s := range l.Accuracy {
		d.fold("  "+s.Name+": ", s.Text)
	}
}

func (d page) title(s string) { fmt.Fprintf(d.w, "\n%s\n", s) }

// widest is how many columns the names of a glossary may take; a longer name has a line of its own.
const widest = 30

// list writes a title and, below it, names and what there is to say of each: texts stand under one another, folded clear of the names.
func (d page) list(title string, terms []reports.Term) {
	if len(terms) == 0 {
		return
	}
	d.title(title)
	column := 0
	for _, item := range terms {
		if n := len([]rune(item.Name)); n <= widest {
			column = max(column, n)
		}
	}
	for _, item := range terms {
		n := len([]rune(item.Name))
		if n > column {
			fmt.Fprintf(d.w, "  %s\n", item.Name)
			item.Name, n = "", 0
		}
		d.fold("  "+item.Name+strings.Repeat(" ", column-n+2), item.Text)
	}
}

// fold writes text behind a head, with what does not fit on one line below it.
func (d page) fold(head, text string) {
	indent := len([]rune(head))
	line, n := head, 0
	for _, word := range strings.Fields(text) {
		size := len([]rune(word))
		switch {
		case n == 0:
			n = indent + size
		case n+1+size > width:
			fmt.Fprintln(d.w, line)
			line, n = strings.Repeat(" ", indent), indent+size
		default:
			line += " "
			n += 1 + size
		}
		line += word
	}
	fmt.Fprintln(d.w, line)
}
