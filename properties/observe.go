package properties

import (
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// An Observation is one case as it was judged, for those who want to know what inputs a run is made of.
type Observation struct {
	Loss     spec.Loss
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

// observed notes what came of a case.
func (t trial[F]) observed(o *Oracle[F], k Case, fixed bool, v *Violation) {
	status := ObservedPassed
	switch {
	case v != nil:
		status = ObservedFailed
	case o.tally.skip || o.tally.open:
		status = ObservedGaveUp
	}
	o.tally.observed = append(o.tally.observed, Observation{t.loss, t.id(), k, o.Format, fixed, status})
}
