package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// width is how many columns a description is laid out for.
const width = 100

func runDescribe(_ context.Context, c console, flags *flag.FlagSet, args []string) int {
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
	d := page{c.out}
	d.head(l)
	d.domain(l)
	d.special(l)
	d.claims(l)
	d.accuracy(l)
	d.sources(l)
	return reports.ExitConformant
}

// A page is a description as it is written.
type page struct{ w io.Writer }

// head says what the loss is.
func (d page) head(l spec.Loss) {
	fmt.Fprintf(d.w, "%s · %s\n\n", l, l.Family)
	d.fold("  ", l.Definition)
}

// domain says what it takes.
func (d page) domain(l spec.Loss) {
	var g glossary
	for _, p := range l.Params {
		here := joined(p.Value)
		if len(p.Value) == 0 {
			here = "none"
		}
		g.add(p.Name, "parameter, in %v; here %s", p.Valid, here)
	}
	g.add("pred", "%s", shaped(l.Shape, l.Pred))
	if l.HasTarget() {
		g.add("target", "%s", shaped(l.TargetShape, l.Target))
	}
	if l.Class.Max > 0 {
		g.add("class", "%s", labels(l))
	}
	gradient := "with respect to pred"
	switch {
	case l.NoGrad:
		gradient = "none: an implementation must refuse"
	case l.TargetGrad:
		gradient = "with respect to pred, and to target"
	}
	if l.StopGrad != "" {
		gradient += ", taking as constant " + l.StopGrad
	}
	g.add("gradient", "%s", gradient)
	for _, k := range l.Kinks {
		g.add("kink", "%s", k.Name)
	}
	d.list("What it takes", g)
}

// shaped is "a number in (0, 1)" or "{C} numbers, each row on the simplex".
func shaped(dims []spec.Dim, d spec.Domain) string {
	if len(dims) == 0 {
		return fmt.Sprintf("a number in %v", d)
	}
	text := fmt.Sprintf("%s, entries in %v", dimNames(dims), d)
	if d.NonZero {
		text += ", no row of zeros"
	}
	return text
}

// dimNames is "{3, D}": sizes where the loss fixes them, names elsewhere.
func dimNames(dims []spec.Dim) string {
	names := make([]string, len(dims))
	for i, d := range dims {
		names[i] = d.Name
		if d.Min == d.Max {
			names[i] = strconv.Itoa(d.Min)
		}
	}
	return "{" + strings.Join(names, ", ") + "}"
}

// labels says which class indexes the loss takes.
func labels(l spec.Loss) string {
	c := l.Class
	text := "one class index"
	if c.Min != 1 || c.Max != 1 {
		text = "class indexes"
	}
	if c.Under != "" {
		text += fmt.Sprintf(", one less than %s,", c.Under)
	}
	switch {
	case c.K > 0:
		text += fmt.Sprintf(" in [0, %d)", c.K)
	case c.Of != "":
		text += fmt.Sprintf(" in [0, %s)", c.Of)
	case len(l.Shape) > 0:
		text += fmt.Sprintf(" in [0, %s)", l.Shape[len(l.Shape)-1].Name)
	}
	if c.HasNot {
		text += fmt.Sprintf(", never %d", c.Not)
	}
	if c.Ignore != nil {
		text += fmt.Sprintf("; %d removes the sample", *c.Ignore)
	}
	return text
}

// special is the "Special cases are:" table.
func (d page) special(l spec.Loss) {
	var g glossary
	for _, s := range l.Special {
		want := strconv.FormatFloat(s.Want, 'g', -1, 64)
		switch {
		case s.Err:
			want = "an error"
		case s.Want != s.Want:
			want = "NaN or an error"
		}
		g.add(s.When, "%s", want)
	}
	d.list("Special cases are", g)
}

// claims says what properties try to refute, by the ids that check reports under.
func (d page) claims(l spec.Loss) {
	var g glossary
	always := 0
	for _, p := range properties.Suite[float64](nil) {
		for _, c := range p.For(l) {
			if c == nil {
				always++
				continue
			}
			id, says := statement(p.Name, p.Says, c)
			if text := c.String(); text != id {
				says = text + ": " + says
			}
			g.add(id, "%s", says)
		}
	}
	if always > 0 {
		g.add("u-…", "and %d properties of every loss", always)
	}
	d.list("What is claimed, and attacked", g)
}

// accuracy says where the reference falls short of grade A, and why.
func (d page) accuracy(l spec.Loss) {
	fmt.Fprintln(d.w, "\nThe reference is of grade A in value and gradient, in both formats"+ends(l.Name))
	for _, s := range catalog.Shortfalls() {
		if s.Loss == l.Name {
			d.fold(fmt.Sprintf("  %s in %s, up to %.2g ulp: ", s.Part, s.Dtype, s.Ulps), s.Why)
		}
	}
}

// ends is how the sentence about a reference ends.
func ends(loss string) string {
	for _, s := range catalog.Shortfalls() {
		if s.Loss == loss {
			return ", but for"
		}
	}
	return "."
}

// sources says where it comes from, and what others call it.
func (d page) sources(l spec.Loss) {
	if len(l.Refs) > 0 {
		d.title("Sources")
	}
	for _, r := range l.Refs {
		text := r.Text
		switch {
		case strings.HasPrefix(r.DOI, "10."):
			text += ", doi:" + r.DOI
		case r.DOI != "":
			text += ", " + r.DOI
		}
		d.fold("  ", text)
	}
	var g glossary
	for _, library := range slices.Sorted(maps.Keys(l.Names)) {
		g.add(library, "%s", l.Names[library])
	}
	d.list("Elsewhere", g)
}

func (d page) title(s string) { fmt.Fprintf(d.w, "\n%s\n", s) }

// A glossary is a list of names and what there is to say of each.
type glossary [][2]string

func (g *glossary) add(name, format string, args ...any) {
	*g = append(*g, [2]string{name, fmt.Sprintf(format, args...)})
}

// widest is how many columns the names of a glossary may take; a longer name has a line of its own.
const widest = 30

// list writes a title and, below it, a glossary: texts stand under one another, folded clear of the names.
func (d page) list(title string, g glossary) {
	if len(g) == 0 {
		return
	}
	d.title(title)
	column := 0
	for _, item := range g {
		if n := len([]rune(item[0])); n <= widest {
			column = max(column, n)
		}
	}
	for _, item := range g {
		n := len([]rune(item[0]))
		if n > column {
			fmt.Fprintf(d.w, "  %s\n", item[0])
			item[0], n = "", 0
		}
		d.fold("  "+item[0]+strings.Repeat(" ", column-n+2), item[1])
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
