package html

import (
	"html/template"
	"slices"

	"github.com/lossgate/lossgate/reports"
)

// A lossPage tells everything of one loss.
type lossPage struct {
	Name       string
	Told       *reports.Loss
	Curve      template.HTML
	Histograms template.HTML
	Rows       []resultRow
	Subjects   []string // implementations, the columns of the claims
	Claims     []claimRow
	Contracts  claimRow // all of them together
	Exceptions []claimRow
	Failures   []failureGroup
	Certified  []certified
}

// A resultRow sums up one setting of the parameters for one implementation in one format. The first of those with the same setting has its name
// beside them all.
type resultRow struct {
	reports.Row
	Span int // how many there are; 0: it is not the first
}

func resultRows(results []reports.Result) (rows []resultRow) {
	first := 0
	for i, r := range reports.Rows(results, true) {
		rows = append(rows, resultRow{Row: r})
		if rows[first].Title() != r.Title() {
			first = i
		}
		rows[first].Span++
	}
	return rows
}

// A claimRow is one claim and what came of it for each implementation, in all formats and settings.
type claimRow struct {
	Claim reports.Claim
	Cells []verdictCell
}

// A verdictCell is the worst verdict of several checks.
type verdictCell struct {
	Status reports.Status
	Cases  int
	Failed string // the page of the failure, if there is one
	Note   string
	Empty  bool
}

func (b *book) loss(l lossEntry) lossPage {
	p := lossPage{Name: l.name, Told: l.told, Rows: resultRows(l.results), Certified: b.certificates(l.name)}
	p.Failures = b.groups(func(r reports.Result) bool { return r.Name == l.name })
	for _, r := range l.results {
		if !slices.Contains(p.Subjects, r.Impl) {
			p.Subjects = append(p.Subjects, r.Impl)
		}
	}
	slices.Sort(p.Subjects)
	if panels := panelsOf(l.results); len(panels) > 0 {
		p.Histograms = drawHistograms(panels)
	}
	if l.told == nil {
		p.claimsOfRecord(b, l)
		return p
	}
	if l.told.Curve != nil {
		p.Curve = drawCurve(l.told.Curve, l.name)
	}
	ids := map[string]int{}
	for _, c := range l.told.Claims {
		ids[c.ID]++
	}
	for _, c := range l.told.Claims { // with other parameters a claim has other numbers: its id tells which it is, unless several have it
		about := func(r reports.Result) bool { return r.Property == c.ID && (ids[c.ID] == 1 || r.Claim == c.Of) }
		p.Claims = append(p.Claims, b.claim(l, p.Subjects, c, about))
	}
	contract := func(r reports.Result) bool { return slices.Contains(l.told.Contracts, r.Property) }
	p.Contracts = b.claim(l, p.Subjects, reports.Claim{}, contract)
	for _, id := range l.told.Contracts {
		row := b.claim(l, p.Subjects, reports.Claim{ID: id}, func(r reports.Result) bool { return r.Property == id })
		if slices.ContainsFunc(row.Cells, func(c verdictCell) bool { return !c.Empty && c.Status.Mood != reports.Good }) {
			p.Exceptions = append(p.Exceptions, row)
		}
	}
	return p
}

// claimsOfRecord lists what the record has of a loss that the catalogue knows nothing of.
func (p *lossPage) claimsOfRecord(b *book, l lossEntry) {
	var seen []reports.Claim
	for _, r := range l.results {
		if c := (reports.Claim{ID: r.Property, Of: r.Claim}); !slices.Contains(seen, c) {
			seen = append(seen, c)
			p.Claims = append(p.Claims, b.claim(l, p.Subjects, c, func(r reports.Result) bool { return r.Property == c.ID && r.Claim == c.Of }))
		}
	}
}

// claim sums up the results of a loss that are about something, for each implementation.
func (b *book) claim(l lossEntry, impls []string, c reports.Claim, about func(reports.Result) bool) claimRow {
	row := claimRow{Claim: c}
	for _, impl := range impls {
		var own []reports.Result
		for _, r := range l.results {
			if r.Impl == impl && about(r) {
				r.Dtype = "" // all formats together
				own = append(own, r)
			}
		}
		if len(own) == 0 {
			row.Cells = append(row.Cells, verdictCell{Empty: true})
			continue
		}
		sum := reports.Rows(own, false)[0]
		cell := verdictCell{Status: sum.Worst.Status(), Cases: sum.Cases, Note: sum.Worst.Note}
		if cell.Status.Mood == reports.Good {
			cell.Note = ""
		}
		for _, f := range b.failures {
			if f.result.Name == l.name && f.result.Impl == impl && about(f.result) {
				cell.Failed = f.path
				break
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// panelsOf are the histograms of a loss: of values and of gradients, for each subject, over all settings and the properties that
// measure errors.
func panelsOf(results []reports.Result) (panels []panel) {
	for _, part := range []struct {
		name string
		of   func(reports.Result) *reports.Accuracy
	}{
		{"value", func(r reports.Result) *reports.Accuracy { return r.Value }},
		{"gradient", func(r reports.Result) *reports.Accuracy { return r.Grad }},
	} {
		var names []string
		byName := map[string]int{}
		for _, r := range results {
			a := part.of(r)
			if a == nil || len(a.Histogram) == 0 {
				continue
			}
			name := part.name + " " + r.Dtype
			if r.Impl != "reference" {
				name = r.Impl + " " + r.Dtype
				if part.name == "gradient" {
					name += " ∇"
				}
			}
			if !slices.Contains(names, name) {
				names = append(names, name)
				byName[name] = len(panels)
				panels = append(panels, panel{name: name})
			}
			p := &panels[byName[name]]
			p.counts = p.counts.Plus(a.Histogram)
			p.allowed = max(p.allowed, float64(a.Allowed))
		}
	}
	return panels
}
