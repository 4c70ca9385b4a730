package exhaust

import (
	"math"

	"github.com/lossgate/lossgate/spec"
)

// A measure stores values in v and derivatives in g, of predictions x with one target, and returns by what part of itself either may be off.
// Predictions are finite, of one sign, and in the order of their size, so that it can tell by the first and the last whether a formula for
// small or for large ones will do. A kink has the derivative that our references document. NaN means that it does not know: the oracle is asked.
//
// What is returned with an error of 0 rounds to every narrower format as the exact number does, ties included: it is rounded to odd.
type measure func(x []float64, t float64, v, g []float64) (value, slope float64)

// A yardstick is how one loss is evaluated in float64 to judge others: in formulas of its own, not those of an implementation.
type yardstick struct {
	name string
	// labels are the targets that a sweep of float32 has; the losses of a residual have 0.
	labels []float32
	// pairs says that it knows other targets as well, so that all pairs of numbers of a narrow format can be tried.
	pairs bool
	make  func(l spec.Loss) measure
}

// yardsticks lists the losses that can be swept: those of one prediction for which there are batched kernels.
func yardsticks() []yardstick {
	residual, signs, bits := []float32{0}, []float32{1, -1}, []float32{1, 0}
	return []yardstick{
		{"absolute", residual, false, absolute},
		{"squared", residual, true, squared},
		{"huber", residual, true, huber},
		{"smooth-l1", residual, false, smoothL1},
		{"pseudo-huber", residual, false, pseudoHuber},
		{"log-cosh", residual, false, logCosh},
		{"pinball", residual, false, pinball},
		{"hinge", signs, false, hinge},
		{"squared-hinge", signs, false, squaredHinge},
		{"logistic", signs, false, logistic},
		{"bce-logits", bits, true, bceLogits},
		{"focal-sigmoid", bits, false, focalSigmoid},
	}
}

// joint is a size that no block has on both sides: a thousand float32s are alike, a thousand numbers of a narrow format are not.
const joint = 256

// trusted is how far a result of a few float64 operations and functions of package math is trusted: 32 ulp. Those functions were measured to be
// within two, the polynomials here leave out less than a half; what follows for each formula is below ten, and the oracle audits it in every sweep.
const trusted = 0x1p-48

// series is how far those are trusted of which a first term is exact, and a second one, less than 2^-28 of it, is right to a float64's precision or
// tells on which side of a midpoint the number is.
const series = 0x1p-64

// A twofold is hi + lo, |lo| being less than an ulp of hi.
type twofold struct{ hi, lo float64 }

// sum is a + b, exactly (Knuth's two-sum).
func sum(a, b float64) twofold {
	s := a + b
	y := s - a
	return twofold{s, (a - (s - y)) + (b - y)}
}

// odd is the number rounded to odd: itself where it is a float64, otherwise the one of the two neighbours whose last bit is 1. Rounding
// that to a format with two bits less, or fewer, gives what rounding the exact number would give, since no midpoint ends in such a bit
// (Boldo and Melquiond, IEEE Trans. Comput. 57, 2008).
func (a twofold) odd() float64 {
	if a.lo == 0 {
		return a.hi
	}
	return a.sticky()
}

func (a twofold) sticky() float64 {
	b := math.Float64bits(a.hi)
	switch {
	case b&1 != 0:
	case (a.lo > 0) == (a.hi > 0):
		b++
	default:
		b--
	}
	return math.Float64frombits(b)
}

// ends are the sizes of the smallest and of the largest number of x.
func ends(x []float64) (least, most float64) {
	return math.Abs(x[0]), math.Abs(x[len(x)-1])
}
