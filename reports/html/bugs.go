package html

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// A bugsPage lists the known bugs by loss, with the properties that find them.
type bugsPage struct {
	Killed int
	Whole  template.HTML // all of them in one drawing
	Groups []bugGroup
}

// A bugGroup is the bugs of one loss, and the properties that find any of them, those that find the same together.
type bugGroup struct {
	Loss, Path, Family string
	Bugs               []reports.Bug
	Finders            []finder
}

// Sole reports whether there is one bug, so that nothing has to be told apart.
func (g bugGroup) Sole() bool { return len(g.Bugs) == 1 }

// A finder is properties, and for each of some bugs whether they find it.
type finder struct {
	Properties []string
	Finds      []bool
	Found      int
}

func (b *book) bugs() bugsPage {
	p := bugsPage{}
	for _, l := range b.losses {
		g := bugGroup{Loss: l.name, Path: l.path}
		if l.told != nil {
			g.Family = l.told.Family
		}
		for _, bug := range b.site.Bugs {
			if bug.Loss == l.name {
				g.Bugs = append(g.Bugs, bug)
			}
			if bug.Loss == l.name && len(bug.By) > 0 {
				p.Killed++
			}
		}
		if len(g.Bugs) > 0 {
			g.Finders = alike(finders(g.Bugs))
			p.Groups = append(p.Groups, g)
		}
	}
	p.Whole = drawFinders(p.Groups)
	return p
}

// finders are the properties that find any of some bugs, those that find most first.
func finders(bugs []reports.Bug) (all []finder) {
	at := map[string]int{}
	for i, bug := range bugs {
		for _, id := range bug.By {
			k, ok := at[id]
			if !ok {
				k = len(all)
				at[id] = k
				all = append(all, finder{Properties: []string{id}, Finds: make([]bool, len(bugs))})
			}
			all[k].Finds[i] = true
			all[k].Found++
		}
	}
	slices.SortFunc(all, func(a, b finder) int {
		return cmp.Or(b.Found-a.Found, strings.Compare(a.Properties[0], b.Properties[0]))
	})
	return all
}

// alike joins the finders that find the same bugs.
func alike(all []finder) (joined []finder) {
	for _, f := range all {
		i := slices.IndexFunc(joined, func(j finder) bool { return slices.Equal(j.Finds, f.Finds) })
		if i < 0 {
			joined = append(joined, f)
			continue
		}
		joined[i].Properties = append(joined[i].Properties, f.Properties...)
	}
	return joined
}

// drawFinders draws a column for each bug, by family of losses, and a row for each property that finds bugs of several losses. A mark is a
// bug that the property finds. The tables of the page say the same in words.
func drawFinders(groups []bugGroup) template.HTML {
	const column, row, left, above, right = 4, 13, 230, 24, 8
	groups = slices.Clone(groups)
	slices.SortStableFunc(groups, func(a, b bugGroup) int { return strings.Compare(a.Family, b.Family) })
	var bugs []reports.Bug
	var families strings.Builder
	var borders pen
	begins := map[string]int{} // of the losses that a property finds bugs of
	losses := map[string]int{}
	for _, g := range groups {
		if _, ok := begins[g.Family]; !ok {
			begins[g.Family] = left + column*len(bugs)
		}
		bugs = append(bugs, g.Bugs...)
		for _, f := range g.Finders {
			for _, id := range f.Properties {
				losses[id]++
			}
		}
	}
	rows := slices.DeleteFunc(finders(bugs), func(f finder) bool { return losses[f.Properties[0]] < 2 })
	if len(rows) == 0 {
		return ""
	}
	high := above + row*len(rows) + 4
	for _, family := range sortedFamilies(groups) {
		borders.move(begins[family]-column/2, above-row)
		borders.line(begins[family]-column/2, high)
		fmt.Fprintf(&families, `<text x=%d y=%d>%s</text>`, begins[family]+2, above-row/2-1, template.HTMLEscapeString(family))
	}
	var marks pen
	for i, f := range rows {
		y := above + row*i + row/2
		fmt.Fprintf(&families, `<text y=%d>%s</text>`, y+4, template.HTMLEscapeString(f.Properties[0]))
		for k := 0; k < len(f.Finds); k++ {
			if !f.Finds[k] {
				continue
			}
			marks.move(left+column*k, y)
			for k+1 < len(f.Finds) && f.Finds[k+1] {
				k++
			}
			marks.line(left+column*k+column-1, y)
		}
	}
	width := left + column*len(bugs) + right
	return template.HTML(fmt.Sprintf(`<svg class="plot finders" style=min-width:%dpx viewBox="0 0 %d %d" role=img aria-label="%s by %s; the tables below say the same.">`,
		width*2/3, width, high, reports.Plural(len(bugs), "bug"), reports.Plural(len(rows), "property")) + borders.path("") + marks.path("bar") + families.String() + `</svg>`)
}

func sortedFamilies(groups []bugGroup) (all []string) {
	for _, g := range groups {
		if !slices.Contains(all, g.Family) {
			all = append(all, g.Family)
		}
	}
	return all
}
