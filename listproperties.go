package main

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/index"
	"github.com/lossgate/lossgate/reports"
)

// A propertyListing is one property as list -properties -json writes it, one object a line.
type propertyListing struct {
	Property  string   `json:"property"`
	Catalogue bool     `json:"catalogue"` // one of the properties that the project set out with
	Says      string   `json:"says,omitempty"`
	Where     string   `json:"where,omitempty"` // the file that states it
	Losses    []string `json:"losses"`          // that claim it
	Denied    []string `json:"denied"`          // of which it is false, by a witness
	Cases     int      `json:"cases"`           // that one check of the references runs, over settings and both formats
	Why       string   `json:"why,omitempty"`   // it is not executed
}

// listProperties lists the catalogue of properties with what one check of the references does of each.
func listProperties(c console, patterns []string, asJSON bool) int {
	for _, p := range patterns {
		if _, err := path.Match(p, ""); err != nil {
			return c.usage("list: pattern %q: %v", p, err)
		}
	}
	all, err := propertyListings(patterns)
	if err != nil {
		fmt.Fprintf(c.err, "lossgate: list: %v\n", err)
		return reports.ExitSuite
	}
	if len(all) == 0 {
		return c.usage("list: no property matches %q", patterns)
	}
	switch {
	case asJSON:
		for _, l := range all {
			if err := json.NewEncoder(c.out).Encode(l); err != nil {
				return c.usage("list: %v", err)
			}
		}
	case len(patterns) > 0:
		c.propertiesInFull(all)
	default:
		c.propertiesInBrief(all)
	}
	return reports.ExitConformant
}

// propertyListings joins the index with what is planned: of all properties, or of those that match a pattern. To count cases their fixed ones have
// to be made, which takes a while for all.
func propertyListings(patterns []string) (all []propertyListing, err error) {
	wanted := func(id string) bool {
		return len(patterns) == 0 || slices.ContainsFunc(patterns, func(p string) bool { return matches(p, id) })
	}
	at := map[string]int{}
	for _, p := range index.Properties() {
		if !wanted(p.ID) {
			continue
		}
		at[p.ID] = len(all)
		all = append(all, propertyListing{Property: p.ID, Catalogue: !p.Further, Where: p.Where, Why: p.Why, Losses: []string{}, Denied: []string{}})
	}
	if len(all) == 0 {
		return nil, nil
	}
	for _, e := range catalog.Entries() {
		for _, params := range e.Settings() {
			l, err := e.Spec(params)
			if err != nil {
				return nil, err
			}
			set := &properties.Settings{Half: params != nil} // as check has it
			if len(patterns) == 1 {
				set.Only = patterns[0]
			}
			for _, p := range slices.Concat(properties.Plan[float64](l, set), properties.Plan[float32](l, set)) {
				i, ok := at[p.ID]
				if !ok && !wanted(p.ID) {
					continue
				}
				if !ok {
					return nil, fmt.Errorf("property %s of %s is not in the index", p.ID, l.Name)
				}
				of := &all[i].Losses
				if p.Denial {
					of = &all[i].Denied
				}
				if !slices.Contains(*of, l.Name) {
					*of = append(*of, l.Name)
				}
				all[i].Cases += p.Cases
				if all[i].Says == "" {
					all[i].Says = p.Says
				}
			}
		}
	}
	return all, nil
}

// propertiesInBrief is a line for each property, group by group, then those that are not executed.
func (c console) propertiesInBrief(all []propertyListing) {
	executed, inTests, not := 0, 0, 0
	t := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, g := range index.Groups {
		fmt.Fprintf(t, "%s\tlosses\tcases\tstated in\n", g.Name)
		for _, l := range all {
			if l.Property[:1] != g.Letter || l.Why != "" {
				continue
			}
			if l.Catalogue {
				executed++
			}
			if l.Cases == 0 {
				inTests++
				fmt.Fprintf(t, "  %s\t(of the specifications)\t\t%s\n", l.Property, l.Where)
				continue
			}
			fmt.Fprintf(t, "  %s\t%s\t%d\t%s\n", l.Property, few(l.Losses, l.Denied), l.Cases, l.Where)
		}
		fmt.Fprintln(t)
	}
	t.Flush()
	fmt.Fprintln(c.out, "not executed under their own names, and why")
	for _, l := range all {
		if l.Why != "" {
			not++
			fmt.Fprintf(t, "  %s\t%s\n", l.Property, l.Why)
		}
	}
	t.Flush()
	fmt.Fprintf(c.out, "\n%d of %d catalogued properties are executed, %d are not; %d further ones; %d are of the specifications alone and run under go test\n",
		executed, index.Catalogued, not, len(all)-index.Catalogued, inTests)
}

// shown is how many names a line has room for.
const shown = 3

// few is the first names and how many more there are; "not" marks those of which the property is denied.
func few(losses, denied []string) string {
	names := slices.Clone(losses)
	for _, d := range denied {
		names = append(names, "not "+d)
	}
	if len(names) <= shown+1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:shown], ", "), len(names)-shown)
}

// propertiesInFull is a paragraph for each property.
func (c console) propertiesInFull(all []propertyListing) {
	d := page{c.out}
	for i, l := range all {
		if i > 0 {
			fmt.Fprintln(c.out)
		}
		fmt.Fprintln(c.out, l.Property)
		if l.Says != "" {
			d.fold("  ", l.Says)
		}
		if l.Why != "" {
			d.fold("  not executed: ", l.Why)
			continue
		}
		fmt.Fprintf(c.out, "  stated in %s\n", l.Where)
		if l.Cases == 0 {
			fmt.Fprintln(c.out, "  of the specifications alone: go test runs it")
			continue
		}
		if len(l.Losses) > 0 {
			d.fold("  claimed by ", strings.Join(l.Losses, ", "))
		}
		if len(l.Denied) > 0 {
			d.fold("  denied by ", strings.Join(l.Denied, ", "))
		}
		fmt.Fprintf(c.out, "  %d cases in one check\n", l.Cases)
	}
}
