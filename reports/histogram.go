package reports

import (
	"math"
	"slices"
)

// A Histogram counts errors by their size in ulps: first those of none, then those up to a half, which correct rounding makes,
// then up to 1, 2, 4 and so on, each bin twice as wide as the one before. The last bin that there can be is open: it holds whatever
// is beyond, NaN included. Bins behind the last error are not kept.
type Histogram []int

// bins is how many bins there can be: the last one begins at 2^12 ulps, where all that is left to know is the worst error.
const bins = 16

// Add counts one error. It is a bound that was rounded up: what is above the end of a bin by less than a millionth is within it, so that
// a half ulp is a half.
func (h *Histogram) Add(ulps float64) {
	bin := 0
	ulps /= 1 + 0x1p-20
	switch {
	case ulps != ulps || ulps > math.Ldexp(1, bins-4):
		bin = bins - 1
	case ulps > 0.5:
		frac, exp := math.Frexp(ulps) // in (0.5, 1] of 2^exp, but for powers of two
		if bin = exp + 2; frac == 0.5 {
			bin--
		}
	case ulps > 0:
		bin = 1
	}
	for len(*h) <= bin {
		*h = append(*h, 0)
	}
	(*h)[bin]++
}

// Upper is the largest error that a bin counts: 0, ½, 1, 2, 4, … and +Inf for the last.
func (Histogram) Upper(bin int) float64 {
	switch {
	case bin == 0:
		return 0
	case bin >= bins-1:
		return math.Inf(1)
	}
	return math.Ldexp(1, bin-2)
}

// Plus adds the counts of another histogram.
func (h Histogram) Plus(g Histogram) Histogram {
	sum := slices.Clone(h)
	for i, n := range g {
		if i == len(sum) {
			sum = append(sum, 0)
		}
		sum[i] += n
	}
	return sum
}
