package reports

import (
	"cmp"
	"math"
	"strings"
)

// A Result is what came of trying one property on one implementation of one loss, in one format.
type Result struct {
	Loss     string  `json:"loss"`            // with its parameters, as people read it: "huber(delta=1.5)"
	Name     string  `json:"name"`            // the loss's id: "huber"
	Impl     string  `json:"impl"`            // who was tested: "reference"
	Dtype    string  `json:"dtype"`           // "f32", "f64", …
	Property string  `json:"property"`        // the property's id: "u-grad-fd"
	Claim    string  `json:"claim,omitempty"` // the claim that the property tried to refute, when it is not about every loss
	Level    Level   `json:"level"`
	Verdict  Verdict `json:"verdict"`
	Blame    Blame   `json:"blame,omitempty"` // whose fault a failure is; empty means the implementation's

	// Cases were judged. Reached of them lay in the region that makes the property interesting: a pass that reached
	// nothing is vacuous, and [Exit] does not let it stand. Undecided ones are neither passes nor failures.
	Cases     int `json:"cases"`
	Reached   int `json:"reached"`
	Undecided int `json:"undecided,omitempty"`
	// Drawn is how many of the reached were drawn at random, which is what [Result.Bound] rests on: the others stand in a fixed list.
	Drawn int `json:"drawn,omitempty"`

	Value *Accuracy `json:"value,omitempty"` // worst error of a value, nil when the property measured none
	Grad  *Accuracy `json:"grad,omitempty"`  // worst error of a gradient's entry

	Note    string   `json:"note,omitempty"` // why it was not tested, which subgradient was chosen, …
	Failure *Failure `json:"failure,omitempty"`
}

// Blame says whose fault a failure is, when it is not the implementation's.
type Blame string

// Whom a failure is blamed on. The zero Blame is the implementation under test.
const (
	BlameAdapter Blame = "adapter" // the implementation could not be reached at all
	BlameSuite   Blame = "suite"   // the oracle or a property broke: nothing is said about the implementation
)

// Vacuous reports whether r passed without having tried anything.
func (r Result) Vacuous() bool { return r.Verdict == Pass && r.Reached == 0 }

// Bound is what a pass says of the cases that were not tried: were more than this share of the cases that the property draws
// failing ones, one would have turned up among those drawn with a probability above 95 %. It solves (1−p)ⁿ = 1/20, which is
// near 3/n (the rule of three, Hanley and Lippman-Hand, JAMA 249, 1983, 1743–1745). Special cases are: 1 when nothing was
// drawn, since a fixed list has no distribution.
func (r Result) Bound() float64 {
	if r.Drawn == 0 {
		return 1
	}
	return -math.Expm1(math.Log(0.05) / float64(r.Drawn))
}

// Compare orders results as every report lists them: by loss, implementation, format, property and claim. Results that
// are equal in all five are of different runs.
func Compare(a, b Result) int {
	return cmp.Or(
		strings.Compare(a.Loss, b.Loss),
		strings.Compare(a.Impl, b.Impl),
		strings.Compare(a.Dtype, b.Dtype),
		strings.Compare(a.Property, b.Property),
		strings.Compare(a.Claim, b.Claim),
	)
}

// A Grade says how accurate an implementation is, see the error budget in DESIGN.md §5.
type Grade string

// The grades, best first.
const (
	GradeA    Grade = "A"    // within a few ulps everywhere, tails included
	GradeB    Grade = "B"    // as good as honest code that loses a tail
	GradeFail Grade = "fail" // worse than the budget
)

// An Accuracy is the worst error among the cases of a Result.
type Accuracy struct {
	Grade Grade  `json:"grade"`
	Ulps  Float  `json:"ulps"`            // units in the last place of the correctly rounded answer
	Share Float  `json:"share,omitempty"` // the same error divided by the budget of grade B: above 1 it fails
	At    string `json:"at,omitempty"`    // the argument, as hex floats

	Allowed   Float     `json:"allowed,omitempty"`   // ulps that grade A allows, the most among the cases
	Histogram Histogram `json:"histogram,omitempty"` // how errors were distributed
}

// Worse returns the worse of two accuracies: first by grade, then by ulps. NaN is worse than every number, and nil,
// which says that nothing was measured, is never worse.
func Worse(a, b *Accuracy) *Accuracy {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case b.Grade.rank() != a.Grade.rank():
		if b.Grade.rank() > a.Grade.rank() {
			return b
		}
		return a
	case b.Ulps > a.Ulps || b.Ulps != b.Ulps && a.Ulps == a.Ulps:
		return b
	}
	return a
}

// rank orders the grades. A grade that nobody knows is no better than a failure.
func (g Grade) rank() int {
	switch g {
	case GradeA:
		return 0
	case GradeB:
		return 1
	}
	return 2
}
