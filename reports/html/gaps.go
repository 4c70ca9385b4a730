package html

import (
	"slices"

	"github.com/lossgate/lossgate/reports"
)

// A gapsPage says what a run did not show, so that a green matrix is not taken for more than it is.
type gapsPage struct {
	Vacuous []gap // passes that tried nothing
	Others  []gap // whatever else neither passed nor failed
	Fixed   []gap // passes on a fixed list of inputs, with nothing drawn
	Untried []string
	Losses  int // in the catalogue
}

// A gap is what was left open for one implementation: by one property, or, where there is a reason, by all that share it.
type gap struct {
	What, Impl, Why    string
	Checks             int
	Properties, Losses []string
}

func (b *book) gaps() gapsPage {
	p := gapsPage{Losses: len(b.losses)}
	for _, v := range reports.Verdicts() {
		for _, r := range b.results {
			if r.Verdict != v {
				continue
			}
			switch what := r.NoteKind(); {
			case r.Vacuous():
				p.Vacuous = noted(p.Vacuous, what, r)
			case what != "":
				p.Others = noted(p.Others, what, r)
			case r.Verdict == reports.Pass && r.Drawn == 0:
				r.Impl, r.Note = "", "" // it is the property that draws nothing, whoever is tried
				p.Fixed = noted(p.Fixed, "", r)
			}
		}
	}
	for _, l := range b.losses {
		if len(l.results) == 0 {
			p.Untried = append(p.Untried, l.name)
		}
	}
	return p
}

// noted adds a result to the gap that it belongs to.
func noted(gaps []gap, what string, r reports.Result) []gap {
	i := slices.IndexFunc(gaps, func(g gap) bool {
		return g.What == what && g.Impl == r.Impl && g.Why == r.Note && (r.Note != "" || g.Properties[0] == r.Property)
	})
	if i < 0 {
		i = len(gaps)
		gaps = append(gaps, gap{What: what, Impl: r.Impl, Why: r.Note})
	}
	g := &gaps[i]
	g.Checks++
	if !slices.Contains(g.Properties, r.Property) {
		g.Properties = append(g.Properties, r.Property)
	}
	if !slices.Contains(g.Losses, r.Name) {
		g.Losses = append(g.Losses, r.Name)
	}
	return gaps
}
