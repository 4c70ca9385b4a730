package gate

import (
	"math"
	"slices"
	"sort"

	"github.com/aclements/go-moremath/stats"
)

// An Interval bounds how many times as much one side takes as the other. Mid is the estimate.
type Interval struct{ Lo, Mid, Hi float64 }

// exactUpTo is up to how many values a side the distribution of U is computed, which takes a fourth power of them; beyond, the normal one is near
// enough: a test holds it to within 0.0003 of a level of 0.01.
const exactUpTo = 12

// Ratio is the interval of head over base: all factors that the one-sided test of Mann and Whitney does not refute at level alpha, upwards or
// downwards. To say that Lo is above 1.02 is to say that head is larger than base·1.02 with p < alpha, whatever the distribution of the noise, as
// long as it is the same on both sides. Mid is the estimate of Hodges and Lehmann, the median of all quotients.
//
// Special cases are: where the sides have too few values for any p below alpha, Lo = 0 and Hi = +Inf; where one has none, Mid = NaN too; where
// every value is 0, the quotients are 1. A value must be neither negative nor NaN.
//
// Source: E. L. Lehmann, Nonparametrics: Statistical Methods Based on Ranks (1975), section 2.4: the confidence interval that belongs to the test.
func Ratio(base, head []float64, alpha float64) Interval {
	all := make([]float64, 0, len(base)*len(head))
	for _, b := range base {
		for _, h := range head {
			if h == b { // 0 of 0 too
				all = append(all, 1)
				continue
			}
			all = append(all, h/b)
		}
	}
	slices.Sort(all)
	i := Interval{Lo: 0, Mid: median(all), Hi: math.Inf(1)}
	if k := critical(len(base), len(head), alpha); k >= 0 {
		i.Lo, i.Hi = all[k], all[len(all)-1-k]
	}
	return i
}

// critical is the largest u with P(U ≤ u) ≤ alpha for samples of n and m values of one distribution; −1 if there is none.
func critical(n, m int, alpha float64) int {
	if n == 0 || m == 0 {
		return -1
	}
	of := stats.UDist{N1: n, N2: m}
	atMost := func(u int) float64 { return of.CDF(float64(u)) }
	if max(n, m) > exactUpTo {
		about := stats.NormalDist{Mu: float64(n*m) / 2, Sigma: math.Sqrt(float64(n*m) * float64(n+m+1) / 12)}
		atMost = func(u int) float64 { return about.CDF(float64(u) + 0.5) }
	}
	return sort.Search(n*m/2+1, func(u int) bool { return atMost(u) > alpha }) - 1
}

// median is that of sorted values, NaN of none.
func median(sorted []float64) float64 {
	n := len(sorted)
	if n == 0 {
		return math.NaN()
	}
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}
