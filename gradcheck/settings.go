package gradcheck

import (
	"fmt"
	"math"
)

// Theta is the relative error of a gradient that is never accused, the θ of
// the package comment.
//
// It was calibrated, with all steps of the ladder voting and B(h) = 2N, on
// 2·10⁵ random cases each of softmax cross-entropy (up to 6 logits within ±30),
// logistic, log-cosh and Barron's general loss (α in [−10,10], |x| ≤ 100): the
// worst best-step error was 2.3e−8, so that θ leaves a factor of 40. By the rule
// of this package the worst excess over 2·10⁵ cases each is 0.09, a factor of
// 11; TestCalibration repeats that in small. Other functions are not measured:
// [Report.Worst] tells the head-room that each was left.
const Theta = 1e-6

// NoiseFactor is the number of unit roundoffs, of |f| and what was cancelled to
// get it, that an evaluation of f may lose.
//
// The calibration of Theta's source needed 1.95 for softmax cross-entropy over
// 2·10⁶ cases; 8 leaves a factor of 4 for longer formulae. A function that
// loses more states its own bound in [Settings.Noise].
const NoiseFactor = 8

// Spread is how much coarser than the best step a step may be and still have a
// vote. 16 is two steps below the best one, where truncation is 256 times
// smaller: enough for a right gradient to be recognised even when the best
// step was thought better than it is.
const Spread = 16

const (
	firstStep = 0x1p-4
	lastStep  = 0x1p-36
	ratio     = 4 // between neighbouring steps

	// A step of fewer roundoffs than this has a displacement whose rounding
	// spoils its comparison with the steps above. In float64 the limit lies
	// below lastStep.
	leastUlps = 0x1p8

	// Up to this many inputs every coordinate gets a direction of its own, so
	// that a mismatch is localised; longer inputs get directions only.
	fewInputs = 8
)

// Settings adjusts a check. Nil, and the zero value of any field, mean the
// default. Slices are per input, and a length that differs from x's panics: it
// is a mistake in the test, not in what is tested.
type Settings struct {
	// Scale is the natural scale of each input: f should look smooth, and not
	// constant, over a sixteenth of it. Default: see the package comment.
	Scale []float64

	// Unit is the unit roundoff of the format that f computes in: 2^-53 by
	// default, 2^-24 for a float32 function whose values are carried as float64.
	// Differences in float16 and coarser say nothing: they come out untested.
	Unit float64

	// Round rounds to the format of f's inputs, so that x⁺ and x⁻ are points
	// that f can be asked about. x itself must be such a point. Default: float64.
	Round func(float64) float64

	// Noise bounds the absolute error of f's value at x, and replaces every
	// estimate: NoiseFactor·Unit·(|f(x)| + Mass(x) + Σ|x_i·g_i|) by default.
	Noise func(x []float64) float64

	// Mass is the sum of the absolute values of the terms that f adds up, for
	// functions that cancel: |f| alone would underestimate their noise. For
	// log Σexp(z_j) − z_y it is max(z) − z_y. Default: 0. Unused with Noise.
	Mass func(x []float64) float64

	// GradNoise bounds the absolute error that the claim itself is allowed, per
	// coordinate, beyond Theta's relative one: p − 1 with p near 1 has one.
	// Default: 0.
	GradNoise []float64

	// Kink reports whether f has a kink strictly inside the segment from a to
	// b. Steps whose stencil holds one are dropped, and counted.
	Kink func(a, b []float64) bool

	// Directions is how many random directions are tried, besides (1,…,1) and
	// the coordinates of inputs with at most 8 entries. Default: 3 with the
	// coordinates, 8 without. An input with one entry has one direction.
	Directions int

	// Seed chooses the random directions; the same seed gives the same report.
	Seed uint64
}

// resolved is Settings with every default filled in for one call.
type resolved struct {
	Settings
	noise  func(x []float64, fx float64) float64 // N, given f(x)
	bottom float64                               // least step
}

// resolve fills in the defaults for inputs x and a claim whose entries are
// bounded by steepest.
func (s *Settings) resolve(x, steepest []float64) resolved {
	var r resolved
	if s != nil {
		r.Settings = *s
	}
	mustMatch("Settings.Scale", r.Scale, x)
	mustMatch("Settings.GradNoise", r.GradNoise, x)
	for i, c := range r.Scale {
		if !(c > 0) || math.IsInf(c, 1) {
			panic(fmt.Sprintf("gradcheck: Settings.Scale[%d] = %v, want a positive number", i, c))
		}
	}
	if r.Unit == 0 {
		r.Unit = 0x1p-53
	}
	if r.Round == nil {
		r.Round = func(x float64) float64 { return x }
	}
	if r.Directions == 0 {
		r.Directions = 8
		if len(x) <= fewInputs {
			r.Directions = 3
		}
	}
	r.bottom = max(lastStep, leastUlps*r.Unit)
	r.noise = r.estimate(steepest)
	if r.Noise != nil {
		r.noise = func(x []float64, _ float64) float64 { return r.Noise(x) }
	}
	return r
}

// estimate is the default of Noise. Backward-stable code errs by a few units
// of what it adds up (|f| and Mass) and of what a relative change of its inputs
// would do to it (Σ|x_i·g_i|); see Higham, Accuracy and Stability of Numerical
// Algorithms, chapter 1. The last term is for values that underflow.
func (r resolved) estimate(steepest []float64) func(x []float64, fx float64) float64 {
	least := 0x1p-1022 // the least normal number
	if r.Unit > 0x1p-53 {
		least = 0x1p-126
	}
	return func(x []float64, fx float64) float64 {
		m := math.Abs(fx)
		for i, g := range steepest {
			m += math.Abs(x[i]) * g
		}
		if r.Mass != nil {
			m += r.Mass(x)
		}
		return NoiseFactor * (r.Unit*m + least)
	}
}

func mustMatch(name string, v, x []float64) {
	if v != nil && len(v) != len(x) {
		panic(fmt.Sprintf("gradcheck: %s has %d entries for %d inputs", name, len(v), len(x)))
	}
}
