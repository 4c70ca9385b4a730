// Package gate decides whether one revision is slower than another, from samples of both. It measures nothing, so that what it decides can be tried
// on noise that is known.
//
// It judges by an interval of the quotient that the test of Mann and Whitney does not refute, against a margin: a regression is one only when we are
// sure that it is larger than the margin, and no change is one only when we are sure that it is smaller. What is neither is undecided, which is
// not a pass. Base is measured against itself as well, in the same run: where that alarms, a clock proves nothing.
package gate

import "slices"

// The units that are judged, as benchfmt writes them: seconds instead of nanoseconds.
const (
	CPU          = "cpu-sec/op" // what is judged where both sides have it: on a shared machine it varies less than time does
	Wall         = "sec/op"
	Allocations  = "allocs/op"
	Instructions = "instrs/op"
)

// Samples are the values of one benchmark, by unit, in the order in which they were measured.
type Samples map[string][]float64

// A Benchmark is what was measured of one, by round: Base[i], Head[i] and Canary[i] were measured in turns. A side that does not have the
// benchmark has no rounds.
type Benchmark struct {
	Name               string
	Base, Head, Canary []Samples // the canary is base again
}

// An Exact is a unit whose values are the same in every run, before and after.
type Exact struct {
	Unit       string
	Base, Head float64 // medians
	Verdict    Verdict
}

// A Row is what is said of one benchmark.
type Row struct {
	Name         string
	Unit         string // of the time that was judged
	Base, Head   float64
	Time, Wall   Interval // of head over base
	Canary       Interval // of base over itself
	Alarm        bool     // the canary seems to have changed
	Exact        []Exact  // in the order of their units
	Instructions float64  // of head over base; 0 where they were not counted
	Verdict      Verdict
	By           string // the unit that decided
	Only         string // "base" or "head": the one that has this benchmark; there is no verdict then
}

// Judge says what is known of a benchmark. The units in exact have the same value in every run; allocations are among them anyway. They are
// better when they are smaller.
//
// Any growth of an exact unit is a regression. Instructions that grow by more than Settings.Instructions are one as well, unless the time is known not
// to have grown: more instructions may be faster ones.
func Judge(b Benchmark, exact []string, settings *Settings) Row {
	s := settings.resolved()
	r := Row{Name: b.Name}
	switch {
	case len(b.Base) == 0:
		r.Only = "head"
		return r
	case len(b.Head) == 0:
		r.Only = "base"
		return r
	}
	if r.Unit = CPU; len(b.Base[0][CPU]) == 0 || len(b.Head[0][CPU]) == 0 {
		r.Unit = Wall
	}
	base, head, canary := rounds(b.Base, r.Unit), rounds(b.Head, r.Unit), rounds(b.Canary, r.Unit)
	r.Base, r.Head = median(sorted(b.Base, r.Unit)), median(sorted(b.Head, r.Unit))
	r.Wall = Ratio(join(rounds(b.Base, Wall)), join(rounds(b.Head, Wall)), s.Alpha)
	r.Time, r.Verdict = s.overRounds(base, head)
	r.By = r.Unit
	if len(canary) > 0 {
		var v Verdict
		r.Canary, v = s.overRounds(base, canary)
		r.Alarm = v == Regression || v == Improvement
	}
	r.countInstructions(b, s)
	for _, unit := range slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(exact), Allocations)))) {
		if e, ok := exactly(unit, sorted(b.Base, unit), sorted(b.Head, unit)); ok {
			r.Exact = append(r.Exact, e)
			r.decide(e)
		}
	}
	return r
}

// countInstructions adds what the instructions say: the runtime's own are counted too, more of them on a busy machine, so that every count of
// head must be above every one of base.
func (r *Row) countInstructions(b Benchmark, s Settings) {
	base, head := sorted(b.Base, Instructions), sorted(b.Head, Instructions)
	if len(base) == 0 || len(head) == 0 || base[0] <= 0 {
		return
	}
	r.Instructions = median(head) / median(base)
	if head[0] > base[len(base)-1]*(1+s.Instructions) && r.Verdict == Undecided {
		r.Verdict, r.By = Regression, Instructions
	}
}

// decide adds what an exact unit says: what is worse wins, then what is not known, then what is better.
func (r *Row) decide(e Exact) {
	rank := map[Verdict]int{Equivalent: 0, Improvement: 1, Undecided: 2, Regression: 3}
	if rank[e.Verdict] > rank[r.Verdict] {
		r.Verdict, r.By = e.Verdict, e.Unit
	}
}

// exactly compares sorted values that should all be the same on a side. A stray allocation of the runtime's makes some differ: then all of one side must be
// above all of the other, or the medians the same.
func exactly(unit string, base, head []float64) (Exact, bool) {
	if len(base) == 0 || len(head) == 0 {
		return Exact{}, false
	}
	e := Exact{Unit: unit, Base: median(base), Head: median(head)}
	switch {
	case head[0] > base[len(base)-1]:
		e.Verdict = Regression
	case head[len(head)-1] < base[0]:
		e.Verdict = Improvement
	case e.Base == e.Head:
		e.Verdict = Equivalent
	}
	return e, true
}

// rounds picks one unit.
func rounds(of []Samples, unit string) (all [][]float64) {
	for _, s := range of {
		all = append(all, s[unit])
	}
	return all
}

// sorted are all values of a unit.
func sorted(of []Samples, unit string) []float64 {
	all := join(rounds(of, unit))
	slices.Sort(all)
	return all
}
