// Package properties tries to refute implementations of losses. A property is one claim made executable: it draws a case,
// says what to ask of the implementation, and judges the answers by the oracle of package spec.
//
// Position: there are no tolerances here. An answer is wrong when it is further from the exact one than the running
// error of a good float evaluation explains (DESIGN: 2·E + 4u·Scale + ω). A gradient at a kink is a set. What could not be
// decided, or could not be asked, is counted and reported; it is never a pass. A failure that is reported should
// always be real; a defect may be missed.
package properties

import (
	"context"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// A Case is what a property drew: plain data, so that it can be replayed, pinned, exported, shrunk and sent in batches.
type Case struct {
	Samples []spec.Sample
	Weights []float64
	Up      []float64   // upstream gradient
	Nums    []float64   // whatever else the property drew: a shift, a position on a chord
	Params  impl.Params // parameters to use instead of the specification's; nil: those
}

// ints are Nums, of a property that draws integers.
func (k Case) ints() []int {
	out := make([]int, len(k.Nums))
	for i, x := range k.Nums {
		out[i] = int(x)
	}
	return out
}

// An Op is what to compute.
type Op uint8

// The operations.
const (
	Value Op = iota
	Grad
	TargetGrad
)

// A Call asks an implementation for one thing.
type Call struct {
	Op        Op
	Params    impl.Params // nil: those of the specification
	Reduction impl.Reduction
	Samples   []spec.Sample // of one shape, as one batch
	Weights   []float64     // nil: ones
	Up        []float64     // nil: ones
	Repeat    int           // the batch is so many copies of Samples (and of Weights), one after the other; 0 means 1
}

// An Answer is what came back.
type Answer[F impl.Float] struct {
	Out []F
	Err error // *impl.DataError: rejected; impl.ErrUnsupported: untested; *Crash: it panicked
}

// A Subject answers calls: an implementation in this process, in another one, or the specification itself.
type Subject[F impl.Float] interface {
	Do(ctx context.Context, calls []Call) []Answer[F]
}

// A Property attacks one kind of claim by numbers of one format. It holds no state.
type Property[F impl.Float] struct {
	Name  string // "u-nonneg": the id of PROPERTIES where it has one
	Says  string // the sentence that a failure quotes
	Level reports.Level
	// For lists what to attack in a loss: its claims of one type, or a nil claim for a property of every loss.
	For func(spec.Loss) []spec.Claim
	// Own lists fixed cases of the property itself, which run first; nil: none.
	Own func(l spec.Loss, c spec.Claim) []Case
	// Draw makes a random case; nil: chance would add nothing to the fixed ones.
	Draw func(*rapid.T, spec.Loss, spec.Claim) Case
	// From makes a case of one fixed sample: a special value, a kink, a pinned regression. nil: the property has no use
	// for them; ok is false where it has none for this one.
	From func(l spec.Loss, c spec.Claim, s spec.Sample) (k Case, ok bool)
	// Calls says what to ask.
	Calls func(spec.Claim, Case) []Call
	// Judge returns what is wrong, nil when nothing is. It tells the oracle when a case taught nothing.
	Judge func(*Oracle[F], spec.Claim, Case, []Answer[F]) *Violation
	// needs says what the property cannot do without; of a loss that has it not it is untested.
	needs truth
	// Local is for the few properties that need the memory itself: aliasing, canaries, races. Calls and Judge are nil then.
	Local func(*Oracle[F], impl.Loss[F], Case) *Violation
}

// A Violation is a refutation.
type Violation struct {
	Level     reports.Level   // empty: that of the property
	Verdict   reports.Verdict // empty: reports.Fail
	What      string          // "gradient[2]", "value of sample 1", "f(mid)"
	Got, Want string
	Ulps      float64 // error in units in the last place of the correctly rounded answer; 0: not a number that was wrong
	Budget    float64 // what was allowed, in the same ulps
	Excess    float64 // error over budget; what shrinking keeps large
	lost      bool    // an implementation elsewhere did not answer
}

// with is a Draw in format f, of a property that draws the same whatever the claim.
func with(f *ball.Format, draw func(*rapid.T, spec.Loss, *ball.Format) Case) func(*rapid.T, spec.Loss, spec.Claim) Case {
	return func(t *rapid.T, l spec.Loss, _ spec.Claim) Case { return draw(t, l, f) }
}

// whole is the For of a property that every loss has to satisfy.
func whole(spec.Loss) []spec.Claim { return []spec.Claim{nil} }

// sloped is the For of a property of every loss whose gradient is specified.
func sloped(l spec.Loss) []spec.Claim {
	if l.NoGrad {
		return nil
	}
	return whole(l)
}

// claims is the For of a property that attacks claims of type C, and the denials of such claims.
func claims[C spec.Claim](l spec.Loss) []spec.Claim { return append(stated[C](l), denials[C](l)...) }

// stated is the For of a property that attacks claims of type C. A denial has one property alone to refute it, and this
// is for the others.
func stated[C spec.Claim](l spec.Loss) (cs []spec.Claim) {
	for _, c := range l.Claims {
		if _, ok := c.(C); ok {
			cs = append(cs, c)
		}
	}
	return cs
}

// denials lists the denials of claims of type C.
func denials[C spec.Claim](l spec.Loss) (cs []spec.Claim) {
	for _, c := range l.Claims {
		if n, ok := c.(spec.Not); ok {
			if _, ok := n.Of.(C); ok {
				cs = append(cs, n)
			}
		}
	}
	return cs
}

// alone makes a case of one sample.
func alone(_ spec.Loss, _ spec.Claim, s spec.Sample) (Case, bool) {
	return Case{Samples: []spec.Sample{s}}, true
}

// ask is a call for one sample, unreduced.
func ask(op Op, s spec.Sample) Call { return Call{Op: op, Samples: []spec.Sample{s}} }
