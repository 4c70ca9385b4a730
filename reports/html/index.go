package html

import (
	"slices"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// An indexPage is the front page: what the run came to, what is to mend, and the matrix.
type indexPage struct {
	Summary  reports.Summary
	Meaning  string
	Good     bool
	Header   reports.Header
	Score    string
	Tally    []tallied
	Failed   int // failures, each with its page
	Failures []failureGroup
	Subjects []subject
	Families []family
	Notes    []reports.Note
}

// A tallied is a verdict and how often it came up.
type tallied struct {
	Count  int
	Status reports.Status
}

// A failureGroup is the failures of one implementation of a loss in one format: often they have one cause.
type failureGroup struct {
	Result   reports.Result // the first of them, which is the worst
	Status   reports.Status
	Headline string
	Links    []failureLink
}

// A failureLink leads to the page of a failure.
type failureLink struct{ Path, Property string }

// A family is the part of the matrix that one family of losses fills.
type family struct {
	Name string
	Rows []matrixRow
}

// A matrixRow is one loss against all subjects.
type matrixRow struct {
	Name, Path string
	Cells      []cell
	Look       bool // something in it is not as good as it could be
}

func (b *book) index() indexPage {
	p := indexPage{
		Summary: b.summary, Meaning: reports.Meaning(b.summary.Exit), Good: b.summary.Exit == reports.ExitConformant,
		Header: b.site.Record.Header, Score: b.site.Score, Failed: len(b.failures), Subjects: b.subjects, Notes: reports.Notes(b.results),
	}
	p.Header.Suite, p.Header.Version = reports.Printable(p.Header.Suite), reports.Printable(p.Header.Version)
	for _, v := range reports.Verdicts() {
		if n := b.summary.Counts[v]; n > 0 {
			p.Tally = append(p.Tally, tallied{n, v.Status()})
		}
	}
	if n := count(b.results, reports.Result.Vacuous); n > 0 {
		p.Tally = append(p.Tally, tallied{n, reports.Status{Glyph: "?", Word: "of them vacuous", Mood: reports.Unsure}})
	}
	p.Failures = b.groups(func(reports.Result) bool { return true })
	for _, l := range b.losses {
		name := "not in the catalogue"
		if l.told != nil {
			name = l.told.Family
		}
		i := slices.IndexFunc(p.Families, func(f family) bool { return f.Name == name })
		if i < 0 {
			i = len(p.Families)
			p.Families = append(p.Families, family{Name: name})
		}
		row := matrixRow{Name: l.name, Path: l.path}
		for _, s := range b.subjects {
			c := cellOf(of(l.results, s))
			row.Cells = append(row.Cells, c)
			row.Look = row.Look || !c.Empty && (c.Status.Mood == reports.Bad || c.Status.Mood == reports.Unsure)
		}
		p.Families[i].Rows = append(p.Families[i].Rows, row)
	}
	slices.SortFunc(p.Families, func(a, b family) int { return strings.Compare(a.Name, b.Name) })
	return p
}

func count(results []reports.Result, of func(reports.Result) bool) (n int) {
	for _, r := range results {
		if of(r) {
			n++
		}
	}
	return n
}

// of are the results of one subject.
func of(results []reports.Result, s subject) (own []reports.Result) {
	for _, r := range results {
		if r.Impl == s.Impl && r.Dtype == s.Dtype {
			own = append(own, r)
		}
	}
	return own
}

// groups gathers the failures that are wanted, the worst first.
func (b *book) groups(want func(reports.Result) bool) (groups []failureGroup) {
	for _, f := range b.failures {
		r := f.result
		if !want(r) {
			continue
		}
		i := slices.IndexFunc(groups, func(g failureGroup) bool {
			return g.Result.Loss == r.Loss && g.Result.Impl == r.Impl && g.Result.Dtype == r.Dtype && g.Status == r.Status()
		})
		if i < 0 {
			i = len(groups)
			groups = append(groups, failureGroup{Result: r, Status: r.Status(), Headline: r.Note})
			if r.Failure != nil {
				groups[i].Headline = r.Failure.Headline()
			}
		}
		groups[i].Links = append(groups[i].Links, failureLink{f.path, r.Property})
	}
	return groups
}
