package history

import (
	"math"
	"slices"

	"github.com/aclements/go-moremath/stats"
)

// Settings say what a step is. nil and zero fields mean the defaults.
type Settings struct {
	Alpha    float64 // of finding any where there is none, in one segment; 0 means 0.01
	Smallest float64 // the change that is worth a word; 0 means 0.02
	Fewest   int     // points of one level; 0 means 5, the fewest of which two levels can be told apart at Alpha
}

func (s *Settings) resolved() Settings {
	r := Settings{0.01, 0.02, 5}
	if s == nil {
		return r
	}
	if s.Alpha != 0 {
		r.Alpha = s.Alpha
	}
	if s.Smallest != 0 {
		r.Smallest = s.Smallest
	}
	if s.Fewest != 0 {
		r.Fewest = s.Fewest
	}
	return r
}

// Steps finds where the level of a series changes: it splits where the test of Mann and Whitney tells the two sides apart best, as long as that is
// significant after Bonferroni's correction for all places where it could have split, and goes on in both parts. Values that are all of
// one sign are assumed; a series of fewer than twice Settings.Fewest has no step.
//
// Binary segmentation with a rank test: it does not ask how values are distributed, and one that lies far out is only one rank. BENCHMARKS 3 has its
// rates of false alarms and of detection.
func Steps(values []float64, settings *Settings) []Step {
	s := settings.resolved()
	var all []int
	s.split(values, 0, &all)
	steps := make([]Step, len(all))
	for i, at := range all {
		from, to := 0, len(values)
		if i > 0 {
			from = all[i-1]
		}
		if i+1 < len(all) {
			to = all[i+1]
		}
		steps[i] = Step{at, median(values[at:to]) / median(values[from:at])}
	}
	return steps
}

// split adds the steps of one segment, which begins at offset, in order.
func (s Settings) split(values []float64, offset int, all *[]int) {
	places := len(values) - 2*s.Fewest + 1
	at, least := 0, math.Inf(1)
	for i := s.Fewest; i < s.Fewest+places; i++ {
		r, err := stats.MannWhitneyUTest(values[:i], values[i:], stats.LocationDiffers)
		if err == nil && r.P < least { // an error: all are the same
			at, least = i, r.P
		}
	}
	if at == 0 || least*float64(places) > s.Alpha || math.Abs(median(values[at:])/median(values[:at])-1) < s.Smallest {
		return
	}
	s.split(values[:at], offset, all)
	*all = append(*all, offset+at)
	s.split(values[at:], offset+at, all)
}

func median(values []float64) float64 {
	v := slices.Sorted(slices.Values(values))
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}
