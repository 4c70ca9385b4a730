package gradcheck

import (
	"fmt"
	"math"
)

// A claim says that over a small displacement d, f changes by Σc_i·d_i for some
// c between lo and hi (or by no less than that, if above is set).
type claim struct {
	what   string    // its name in messages
	lo, hi []float64 // the same slice for a gradient
	above  bool
	sided  bool // differences are taken from x, not across it
}

// steepest bounds the entries of the claim, the infinite ones aside.
func (c claim) steepest() []float64 {
	m := make([]float64, len(c.lo))
	for i := range m {
		for _, v := range []float64{c.lo[i], c.hi[i]} {
			if !math.IsInf(v, 0) {
				m[i] = max(m[i], math.Abs(v))
			}
		}
	}
	return m
}

// order is the power of h with which the truncation of a slope vanishes.
func (c claim) order() float64 {
	if c.sided {
		return 1
	}
	return 2
}

// misshapen reports a claim with too many or too few entries.
func (c claim) misshapen(x []float64) []Mismatch {
	for _, g := range [][]float64{c.lo, c.hi} {
		if len(g) != len(x) {
			return []Mismatch{{Index: -1, Why: fmt.Sprintf("%s has %d entries for %d inputs", c.what, len(g), len(x))}}
		}
	}
	return nil
}

// impossible reports the entries of the claim that no finite f can have: NaN,
// and infinities in a claim of a single value. An interval may be unbounded.
func (c claim) impossible() []Mismatch {
	var bad []Mismatch
	for i, lo := range c.lo {
		hi := c.hi[i]
		name := fmt.Sprintf("%s[%d]", c.what, i)
		switch {
		case math.IsNaN(lo) || math.IsInf(lo, 0) && lo == hi:
			bad = append(bad, Mismatch{Index: i, Why: fmt.Sprintf("%s is %v where f is finite", name, lo)})
		case math.IsNaN(hi):
			bad = append(bad, Mismatch{Index: i, Why: fmt.Sprintf("%s ends at NaN where f is finite", name)})
		case lo > hi:
			bad = append(bad, Mismatch{Index: i, Why: fmt.Sprintf("%s is empty: from %s to %s", name, both(lo), both(hi))})
		}
	}
	return bad
}
