package spec

import (
	"math"
	"slices"
)

// FiniteOnly takes the infinities out of the domains of Pred and Target, for a library that documents to refuse them although the loss has a
// limit there. Special cases that hold one are dropped.
func FiniteOnly() Convention {
	return Convention{Name: "domain:finite", Apply: func(l Loss) Loss {
		for _, d := range []*Domain{&l.Pred, &l.Target} {
			*d = d.finite()
			d.Rows = slices.Clone(d.Rows)
			for i, row := range d.Rows {
				d.Rows[i] = row.finite()
			}
		}
		infinite := func(v float64) bool { return math.IsInf(v, 0) }
		l.Special = slices.DeleteFunc(slices.Clone(l.Special), func(c SpecialCase) bool {
			return slices.ContainsFunc(c.In.Pred, infinite) || slices.ContainsFunc(c.In.Target, infinite)
		})
		return l
	}}
}

// finite is d without its infinite ends.
func (d Domain) finite() Domain {
	d.LoOpen = d.LoOpen || math.IsInf(d.Lo, -1)
	d.HiOpen = d.HiOpen || math.IsInf(d.Hi, 1)
	return d
}
