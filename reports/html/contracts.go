package html

import (
	"slices"

	"github.com/lossgate/lossgate/reports"
)

// A contractRow is one contract of every loss, and what came of it in all of them.
type contractRow struct {
	Claim reports.Claim
	Cells []verdictCell
}

// A contractsPage lists what is asked of every loss.
type contractsPage struct {
	Impls []string
	Rows  []contractRow
}

func (b *book) contracts() contractsPage {
	p := contractsPage{}
	for _, s := range b.subjects {
		if !slices.Contains(p.Impls, s.Impl) {
			p.Impls = append(p.Impls, s.Impl)
		}
	}
	for _, c := range b.site.Catalogue.Contracts {
		row := contractRow{Claim: c}
		for _, impl := range p.Impls {
			var own []reports.Result
			for _, r := range b.results {
				if r.Property == c.ID && r.Impl == impl {
					r.Name, r.Dtype = "", ""
					own = append(own, r)
				}
			}
			if len(own) == 0 {
				row.Cells = append(row.Cells, verdictCell{Empty: true})
				continue
			}
			sum := reports.Rows(own, false)[0]
			row.Cells = append(row.Cells, verdictCell{Status: sum.Worst.Status(), Cases: sum.Cases})
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}
