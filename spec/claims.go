package spec

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// A Claim is something that properties will try to refute. The set is closed: a claim is only worth the property that
// attacks it, and a test fails on a claim type without one.
//
// Claims are of exact mathematics. Each is worded so that the specification itself, correctly rounded, satisfies it.
type Claim interface {
	fmt.Stringer
	claim()
}

// The claims that are about the shape of a loss as a function of Pred, Target fixed.
type (
	// Convex: L((a+b)/2) ≤ (L(a)+L(b))/2, gradients are monotone, and every subgradient supports the graph.
	Convex struct{}
	// StronglyConvex: convex with modulus Mu, so gradients differ by at least Mu‖a−b‖² along a−b.
	StronglyConvex struct{ Mu float64 }
	// Lipschitz: |L(a)−L(b)| ≤ K‖a−b‖₂ and ‖∇L‖₂ ≤ K. Near, if any, nearly attains K: a constant too large is wrong too.
	Lipschitz struct {
		K    float64
		Near []Sample
	}
	// Smooth: ‖∇L(a)−∇L(b)‖₂ ≤ Beta‖a−b‖₂.
	Smooth struct{ Beta float64 }
	// Continuous: L has no jump at its kinks; with C1 its gradient has none either.
	Continuous struct{ C1 bool }
)

// The claims about values.
type (
	// Range: Lo ≤ L ≤ Hi.
	Range struct{ Lo, Hi float64 }
	// ZeroAtPerfect: L = 0 exactly where Pred equals Target (for margin and class losses: at the samples of At).
	ZeroAtPerfect struct{ At []Sample }
	// ZeroOnlyAtPerfect: L > 0 wherever Pred differs from Target by more than underflow hides.
	ZeroOnlyAtPerfect struct{}
)

// The claims about symmetry.
type (
	// Even: L(t+r, t) = L(t−r, t), and the gradient is odd.
	Even struct{}
	// Swap: L(a, b) = L(b, a).
	Swap struct{}
	// ShiftInvariant: L(x+c·1, t+c·1) = L(x, t); Pred only, when PredOnly.
	ShiftInvariant struct{ PredOnly bool }
	// Homogeneous: L_{kθ}(k·x, k·t) = k^Degree·L_θ(x, t) for k a power of two, where At(k) is the loss with the parameters
	// that scale multiplied by k; nil: none does.
	Homogeneous struct {
		Degree int
		At     func(k float64) Loss
	}
	// Permutation: L does not change when the entries of the last dimension (classes, atoms, elements) are renumbered
	// together in Pred, Target and Class. Fixed: parameters are indexed by class, so that only equal ones may be exchanged.
	Permutation struct{}
	// MonotoneInError: |r₁| ≤ |r₂| with equal signs implies L(r₁) ≤ L(r₂).
	MonotoneInError struct{}
	// NonIncreasing: a larger margin never costs more.
	NonIncreasing struct{}
	// GradSumZero: the entries of the gradient along the last dimension sum to zero.
	GradSumZero struct{}
)

// Equals claims L(x) = Scale·Other(Map(x)) + Offset(x) exactly. Other is a function because claims may point at each other.
type Equals struct {
	ID    string // "r-huber-smoothl1": the id of PROPERTIES.md where it has one
	Says  string
	Other func() Loss
	Map   func(In) In                           // nil: identity; symbolic, so nothing rounds
	Scale float64                               // 0 means 1
	Plus  func(In) ball.Real                    // nil: 0
	When  func(s Sample) bool                   // nil: everywhere
	Draw  func(s *Sample, pick func(n int) int) // nil: any sample; else moves a sample to where the claim bites
}

// Bounds claims Lo(x) ≤ L(x) ≤ Hi(x); nil: no bound on that side.
type Bounds struct {
	ID, Says string
	Lo, Hi   func(In) ball.Real
	When     func(s Sample) bool
	Draw     func(s *Sample, pick func(n int) int)
}

// Gradient claims a closed form of the gradient with respect to Pred, found in the literature, at points without ties.
type Gradient struct {
	ID, Says string
	Is       func(In) []ball.Real
	When     func(s Sample) bool
	Draw     func(s *Sample, pick func(n int) int)
}

// Relation claims Σ Coef·L(x_k) Sign RHS, where Make builds the x_k from Arity samples of equal shapes, drawn independently,
// and from Ints numbers in [0, 2^16); RHS is a formula of what was drawn; nil: 0. Make returns nil where the claim does not apply, and
// otherwise only samples whose entries it computed without rounding: sums and products of dyadics, signs, renumberings.
// What is not a number of the format judged, or not legal, teaches nothing and is not judged.
type Relation struct {
	ID, Says string
	Arity    int // 0 means 1
	Ints     int
	Make     func(s []Sample, k []int) []Term
	Sign     Sign
	RHS      func(x []In, k []int) ball.Real
	Bitwise  bool // good code gives equal bits (judged at SHOULD); two terms with coefficients 1 and −1, and no RHS
	Draw     func(s []Sample, pick func(n int) int)
}

// A Term is one evaluation of the loss in a Relation.
type Term struct {
	Coef float64
	At   Sample
}

// A Sign compares the sides of a Relation.
type Sign int

// The signs: =, ≤, ≥.
const (
	Eq Sign = iota
	Le
	Ge
)

// Limit claims |L_θ(x) − L(x)| ≤ Bound(θ, x) for L_θ = At(θ) and each θ of Theta, which tend to the value where L is the limit.
type Limit struct {
	ID, Says string
	At       func(theta float64) Loss
	Theta    []float64
	Bound    func(theta float64, x In) ball.Real
}

// Minimizer claims where Σ P_i·L(pred, Y_i) over weighted targets is smallest: for scalar predictions between lo and hi.
// It is tested by the signs of one-sided derivatives, never by comparing values.
type Minimizer struct {
	ID, Says string
	Best     func(p, y []float64) (lo, hi float64) // y sorted; p sums to 1
}

// Not denies a claim. A denial is executable too: the witness must refute the claim, by far more than the budget.
type Not struct {
	ID, Says string // "i-kl-asymmetry"; empty: those of the claim denied
	Of       Claim
	Witness  []Sample // as many as the property of that claim compares: 2 for Convex
}

// A Stated claim has an id and a sentence of its own; the property that attacks it goes by them.
type Stated interface {
	Claim
	Statement() (id, says string)
}

// Statement implements Stated.
func (c Equals) Statement() (id, says string) { return c.ID, c.Says }

// Statement implements Stated.
func (c Bounds) Statement() (id, says string) { return c.ID, c.Says }

// Statement implements Stated.
func (c Gradient) Statement() (id, says string) { return c.ID, c.Says }

// Statement implements Stated.
func (c Relation) Statement() (id, says string) { return c.ID, c.Says }

// Statement implements Stated.
func (c Limit) Statement() (id, says string) { return c.ID, c.Says }

// Statement implements Stated.
func (c Minimizer) Statement() (id, says string) { return c.ID, c.Says }

// Statement implements Stated.
func (c Not) Statement() (id, says string) { return c.ID, c.Says }

func (Convex) claim()            {}
func (StronglyConvex) claim()    {}
func (Lipschitz) claim()         {}
func (Smooth) claim()            {}
func (Continuous) claim()        {}
func (Range) claim()             {}
func (ZeroAtPerfect) claim()     {}
func (ZeroOnlyAtPerfect) claim() {}
func (Even) claim()              {}
func (Swap) claim()              {}
func (ShiftInvariant) claim()    {}
func (Homogeneous) claim()       {}
func (Permutation) claim()       {}
func (MonotoneInError) claim()   {}
func (NonIncreasing) claim()     {}
func (GradSumZero) claim()       {}
func (Equals) claim()            {}
func (Bounds) claim()            {}
func (Gradient) claim()          {}
func (Relation) claim()          {}
func (Limit) claim()             {}
func (Minimizer) claim()         {}
func (Not) claim()               {}

func (Convex) String() string           { return "convex" }
func (c StronglyConvex) String() string { return fmt.Sprintf("strongly-convex(%v)", c.Mu) }
func (c Lipschitz) String() string      { return fmt.Sprintf("lipschitz(%v)", c.K) }
func (c Smooth) String() string         { return fmt.Sprintf("smooth(%v)", c.Beta) }
func (c Continuous) String() string {
	if c.C1 {
		return "continuous(C1)"
	}
	return "continuous"
}
func (c Range) String() string           { return fmt.Sprintf("range[%v, %v]", c.Lo, c.Hi) }
func (ZeroAtPerfect) String() string     { return "zero-at-perfect" }
func (ZeroOnlyAtPerfect) String() string { return "zero-only-at-perfect" }
func (Even) String() string              { return "even" }
func (Swap) String() string              { return "argument-symmetric" }
func (c ShiftInvariant) String() string {
	if c.PredOnly {
		return "shift-invariant(pred)"
	}
	return "shift-invariant"
}
func (c Homogeneous) String() string   { return fmt.Sprintf("homogeneous(%d)", c.Degree) }
func (Permutation) String() string     { return "permutation-invariant" }
func (MonotoneInError) String() string { return "monotone-in-error" }
func (NonIncreasing) String() string   { return "non-increasing" }
func (GradSumZero) String() string     { return "gradient-sums-to-zero" }
func (c Equals) String() string        { return c.ID }
func (c Bounds) String() string        { return c.ID }
func (c Gradient) String() string      { return c.ID }
func (c Relation) String() string      { return c.ID }
func (c Limit) String() string         { return c.ID }
func (c Minimizer) String() string     { return c.ID }
func (c Not) String() string {
	if c.ID != "" {
		return c.ID
	}
	return "not-" + c.Of.String()
}

// AtLeastZero is the claim that a loss is never below zero.
var AtLeastZero = Range{0, math.Inf(1)}
