package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/mutant"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// described is all that is known of a loss, as plain data.
func described(l spec.Loss) reports.Loss {
	d := reports.Loss{
		Name: l.Name, Title: l.String(), Family: string(l.Family), Definition: l.Definition,
		Takes: takes(l), Special: special(l), Accuracy: shortfalls(l), Sources: sources(l),
	}
	d.Claims, d.Contracts = claims(l)
	for _, library := range slices.Sorted(maps.Keys(l.Names)) {
		d.Elsewhere = append(d.Elsewhere, reports.Term{Name: library, Text: l.Names[library]})
	}
	return d
}

// takes says what a loss takes: its parameters and arguments, its gradients, its kinks.
func takes(l spec.Loss) (all []reports.Term) {
	add := func(name, format string, args ...any) {
		all = append(all, reports.Term{Name: name, Text: fmt.Sprintf(format, args...)})
	}
	for _, p := range l.Params {
		here := joined(p.Value)
		if len(p.Value) == 0 {
			here = "none"
		}
		add(p.Name, "parameter, in %v; here %s", p.Valid, here)
	}
	add("pred", "%s", shaped(l.Shape, l.Pred))
	if l.HasTarget() {
		add("target", "%s", shaped(l.TargetShape, l.Target))
	}
	if l.Class.Max > 0 {
		add("class", "%s", labels(l))
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
	add("gradient", "%s", gradient)
	for _, k := range l.Kinks {
		add("kink", "%s", k.Name)
	}
	return all
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
func special(l spec.Loss) (all []reports.Term) {
	for _, s := range l.Special {
		want := strconv.FormatFloat(s.Want, 'g', -1, 64)
		switch {
		case s.Err:
			want = "an error"
		case s.Want != s.Want:
			want = "NaN or an error"
		}
		all = append(all, reports.Term{Name: s.When, Text: want})
	}
	return all
}

// claims lists what properties try to refute of this loss, by the ids that check reports under, and the ids of what they ask of
// every loss.
func claims(l spec.Loss) (all []reports.Claim, contracts []string) {
	for _, p := range properties.Suite[float64](nil) {
		for _, c := range p.For(l) {
			if c == nil {
				contracts = append(contracts, p.Name)
				continue
			}
			claim := reports.Claim{}
			claim.ID, claim.Says = statement(p.Name, p.Says, c)
			if text := c.String(); text != claim.ID {
				claim.Of = text
			}
			all = append(all, claim)
		}
	}
	return all, contracts
}

// shortfalls says where the reference falls short of grade A, and why.
func shortfalls(l spec.Loss) (all []reports.Term) {
	for _, s := range catalog.Shortfalls() {
		if s.Loss == l.Name {
			all = append(all, reports.Term{Name: fmt.Sprintf("%s in %s, up to %.2g ulp", s.Part, s.Dtype, s.Ulps), Text: s.Why})
		}
	}
	return all
}

// sources says where a loss comes from.
func sources(l spec.Loss) (all []reports.Source) {
	for _, r := range l.Refs {
		s := reports.Source{Text: r.Text}
		switch {
		case strings.HasPrefix(r.DOI, "10."):
			s.Text, s.URL = s.Text+", doi:"+r.DOI, "https://doi.org/"+r.DOI
		case strings.HasPrefix(r.DOI, "arXiv:"):
			s.Text, s.URL = s.Text+", "+r.DOI, "https://arxiv.org/abs/"+strings.TrimPrefix(r.DOI, "arXiv:")
		case r.DOI != "":
			s.Text += ", " + r.DOI
		}
		all = append(all, s)
	}
	return all
}

// catalogued is everything that a site is told of losses: each with its default parameters, and the contracts that all keep.
func catalogued() (all reports.Catalogue, err error) {
	says := map[string]string{}
	for _, p := range properties.Suite[float64](nil) {
		says[p.Name] = p.Says
	}
	seen := map[string]bool{}
	for _, e := range catalog.Entries() {
		l, err := e.Exact(nil)
		if err != nil {
			return all, err
		}
		d := described(l)
		d.Curve = curve(l)
		all.Losses = append(all.Losses, d)
		for _, id := range d.Contracts {
			if !seen[id] {
				seen[id] = true
				all.Contracts = append(all.Contracts, reports.Claim{ID: id, Says: says[id]})
			}
		}
	}
	return all, nil
}

// bugs are the known bugs, with what the suite made of them when it was measured.
func bugs() (all []reports.Bug, err error) {
	var m matrix
	if err := json.Unmarshal(mutantsRecord, &m); err != nil {
		return nil, fmt.Errorf("reports/mutants.json: %w", err)
	}
	by := map[string][]string{}
	for _, k := range m.Properties {
		for _, id := range k.Kills {
			by[id] = append(by[id], k.Property)
		}
	}
	said := map[string]mutant.Mutant{}
	for _, x := range mutant.All() {
		said[x.ID] = x
	}
	for _, d := range m.Mutants {
		b := reports.Bug{ID: d.ID, Name: d.Name, Loss: d.Loss, Dtype: d.Dtype, Thread: d.Thread, By: by[d.ID], Of: d.Of, Says: said[d.ID].Bug, Trigger: said[d.ID].Trigger}
		if len(d.Cases) > 0 {
			b.Cases = median(d.Cases)
		}
		all = append(all, b)
	}
	return all, nil
}
