package properties

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// An Observation is one case as it was judged, for those who want to know what inputs a run is made of.
type Observation struct {
	Property string
	Case     Case
	Format   *ball.Format
	Fixed    bool // of the fixed list; else drawn
	Status   ObservedStatus
}

// An ObservedStatus is what came of a case.
type ObservedStatus string

// The statuses: those of Hypothesis' observability format.
const (
	ObservedPassed ObservedStatus = "passed"
	ObservedFailed ObservedStatus = "failed"
	ObservedGaveUp ObservedStatus = "gave_up" // it taught nothing, or the oracle was undecided
)

// Counts counts the numbers of the observation by class.
func (o Observation) Counts() map[Class]int {
	n := map[Class]int{}
	for _, s := range o.Case.Samples {
		for _, v := range [][]float64{s.Pred, s.Target} {
			for _, x := range v {
				n[Classify(x, o.Format)]++
			}
		}
	}
	return n
}

// How the numbers of a sample may lie to each other.
const (
	Equal     = "equal"               // prediction and target are one
	OneUlp    = "one ulp apart"       // a prediction is beside its target
	TiedTop   = "tie for the largest" // two predictions of a row are the largest
	Saturated = "saturated"           // one prediction of a row is larger than the others by 40 and more: exp of the others is nothing beside it
)

// Relations lists those that hold for a sample of the observation.
func (o Observation) Relations() (all []string) {
	has := func(relation string) {
		if !slices.Contains(all, relation) {
			all = append(all, relation)
		}
	}
	for _, s := range o.Case.Samples {
		if n := len(s.Target); n > 0 && n == len(s.Pred) {
			if slices.Equal(s.Pred, s.Target) {
				has(Equal)
			}
			for i, x := range s.Pred {
				if t := s.Target[i]; x != t && math.Abs(x-t) == max(o.Format.Ulp(x), o.Format.Ulp(t)) {
					has(OneUlp)
				}
			}
		}
		if row := slices.Sorted(slices.Values(s.Pred)); len(row) > 1 {
			switch top, next := row[len(row)-1], row[len(row)-2]; {
			case top == next:
				has(TiedTop)
			case top-next >= 40:
				has(Saturated)
			}
		}
	}
	return all
}

// observed notes what came of a case.
func (t trial[F]) observed(o *Oracle[F], k Case, fixed bool, v *Violation) {
	status := ObservedPassed
	switch {
	case v != nil:
		status = ObservedFailed
	case o.tally.skip || o.tally.open:
		status = ObservedGaveUp
	}
	o.tally.observed = append(o.tally.observed, Observation{t.id(), k, o.Format, fixed, status})
}
