package html

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// A book is the site with everything found that a page may link to.
type book struct {
	site     Site
	summary  reports.Summary
	results  []reports.Result // sorted, and fit to be shown
	losses   []lossEntry      // by name
	failures []failureEntry   // in the order of reports.Failures
	subjects []subject        // the columns of the matrix
}

// A lossEntry is a loss of the record or the catalogue, with its page.
type lossEntry struct {
	name, path string
	told       *reports.Loss // nil when the catalogue has none of that name
	results    []reports.Result
}

// A failureEntry is a failure with its page.
type failureEntry struct {
	path   string
	result reports.Result
}

// A subject is who was tested in which format.
type subject struct{ Impl, Dtype string }

func newBook(s Site) *book {
	b := &book{site: s, summary: s.Record.Summary()}
	for _, r := range s.Record.Results {
		b.results = append(b.results, printable(r))
	}
	slices.SortStableFunc(b.results, reports.Compare)
	at := map[string]int{}
	paths := map[string]bool{}
	entry := func(name string) *lossEntry {
		i, ok := at[name]
		if !ok {
			i = len(b.losses)
			at[name] = i
			b.losses = append(b.losses, lossEntry{name: name, path: pathOf("loss", name, paths)})
		}
		return &b.losses[i]
	}
	for i := range s.Catalogue.Losses {
		entry(s.Catalogue.Losses[i].Name).told = &s.Catalogue.Losses[i]
	}
	for _, r := range b.results {
		e := entry(r.Name)
		e.results = append(e.results, r)
		if s := (subject{r.Impl, r.Dtype}); !slices.Contains(b.subjects, s) {
			b.subjects = append(b.subjects, s)
		}
	}
	slices.SortFunc(b.losses, func(a, b lossEntry) int { return strings.Compare(a.name, b.name) })
	tried := map[string]int{}
	for _, r := range b.results {
		tried[r.Impl]++
	}
	slices.SortFunc(b.subjects, func(a, b subject) int { // who was tried most stands first
		return cmp.Or(tried[b.Impl]-tried[a.Impl], strings.Compare(a.Impl, b.Impl), strings.Compare(a.Dtype, b.Dtype))
	})
	for i, r := range reports.Failures(b.results) {
		b.failures = append(b.failures, failureEntry{fmt.Sprintf("failure/%04d.html", i+1), r})
	}
	return b
}

// pathOf is a file name for something that a stranger named: what is no plain letter, digit or hyphen becomes an underscore, and a name
// that is taken gets a number.
func pathOf(folder, name string, taken map[string]bool) string {
	stem := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '_'
	}, strings.ToLower(name))
	stem = cmp.Or(stem[:min(len(stem), 80)], "_")
	path := folder + "/" + stem + ".html"
	for n := 2; taken[path]; n++ {
		path = fmt.Sprintf("%s/%s-%d.html", folder, stem, n)
	}
	taken[path] = true
	return path
}

// printable is a result in which nothing steers a browser: control characters and marks that turn the direction of writing are
// escaped here, < and & where a page is drawn.
func printable(r reports.Result) reports.Result {
	for _, s := range []*string{&r.Loss, &r.Name, &r.Impl, &r.Dtype, &r.Property, &r.Claim, &r.Note} {
		*s = reports.Printable(*s)
	}
	if r.Failure != nil {
		f := *r.Failure
		f.Input = slices.Clone(f.Input)
		for i := range f.Input {
			in := &f.Input[i]
			in.Name, in.Hex, in.Decimal = reports.Printable(in.Name), reports.Printable(in.Hex), reports.Printable(in.Decimal)
		}
		for _, s := range []*string{&f.Says, &f.Got, &f.Want, &f.Cite, &f.Repro, &f.Witness} {
			*s = reports.Printable(*s)
		}
		lines := strings.Split(f.Why, "\n")
		for i := range lines {
			lines[i] = reports.Printable(lines[i])
		}
		f.Why = strings.Join(lines, "\n")
		r.Failure = &f
	}
	return r
}

// A cell is what one place of a matrix says: glyph, word, grade and error, and a class for the colour, which says nothing of its own.
type cell struct {
	Status reports.Status
	Grade  string
	Ulps   string
	Shade  string // u0, the best, to u4
	Empty  bool   // nothing was tried
}

// cellOf sums up results in a cell.
func cellOf(results []reports.Result) cell {
	rows := reports.Rows(results, false)
	if len(rows) == 0 {
		return cell{Empty: true}
	}
	w := rows[0]
	c := cell{Status: w.Worst.Status()}
	if a := reports.Worse(w.Value, w.Grad); a != nil {
		c.Grade, c.Ulps, c.Shade = string(a.Grade), a.Ulps.Short(), shade(a.Ulps)
	}
	return c
}

// shade is the colour of an error as it is shown: correctly rounded, faithful, a few ulps, three digits lost, more.
func shade(ulps reports.Float) string {
	shown, err := strconv.ParseFloat(ulps.Short(), 64)
	for i, most := range []float64{0.5, 1, 8, 1024} {
		if err == nil && shown <= most {
			return fmt.Sprintf("u%d", i)
		}
	}
	return "u4"
}
