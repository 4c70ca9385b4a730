package fast

import "github.com/lossgate/lossgate/impl"

// vectorLen divides the number of samples that a vector kernel takes.
const vectorLen = 64

// multiplyLen divides the number of those that are multiplied.
const multiplyLen = 32

// rowLen divides the number of those of a row whose target is a distribution.
const rowLen = 16

// sumLen is how many sums a vector kernel has at most.
const sumLen = 32

// A vectors is one pointwise loss in vector instructions: each function takes n samples, a multiple of vectorLen, and they agree bit for bit on
// values and derivatives. The zero value is a loss that has none.
type vectors[F impl.Float] struct {
	// total stores sums of the values, which are to be added, and behind the first sumLen what their additions lost.
	total func(x, t *F, n int, params *[4]float64, sums *[2 * sumLen]float64)
	// slopes is total, and stores the derivatives times factor.
	slopes func(x, t, slope *F, n int, factor float64, params *[4]float64, sums *[2 * sumLen]float64)
	// streamed is slopes, and stores past the caches, if slope is a multiple of 64; nil: memory is not what limits it.
	streamed func(x, t, slope *F, n int, factor float64, params *[4]float64, sums *[2 * sumLen]float64)
	// each stores values and derivatives.
	each func(x, t *F, value, slope *float64, n int, params *[4]float64)
	// legal reports whether all targets are; nil: all numbers are, or nothing but Go looks.
	legal func(t *F, n int) bool
	// single: all is in float32s, so that a factor must be an ordinary one.
	single bool
}

// A rowVectors is what a row of logits needs in vector instructions. The zero value is nothing.
type rowVectors[F impl.Float] struct {
	// largest is the largest of n numbers. It may lose NaN.
	largest func(z *F, n int) F
	// exponentials stores exp(z − top) in e, or, if keep is 0 and not −1, overwrites a vector of e again and again; and then those of
	// vectorLen numbers at last, if it is not nil, in lastE. It returns the sum of those of z other than top, and how many are top.
	exponentials func(z, e *F, n, keep int, last, lastE *F, top *[4]F) (sum float64, ties int)
	// multiply multiplies by factor; n is a multiple of multiplyLen.
	multiply func(slope *F, n int, factor float64)

	// What follows is of targets that are distributions, and of a multiple of rowLen numbers.

	// extent is their sum, and the least and the largest of them, or 0 where that is less or more.
	extent func(t *F, n int) (sum, least, most float64)
	// linear is Σ c·(top − z) and Σ c with c = own·t + share, of the parameters own, share and top.
	linear func(z, t *F, n int, params *[5]float64) (apart, mass float64)
	// softSlopes turns exponentials e into (e·(mass − c) − c·others)·factor, others being all − e, or rest where e is 1, of the parameters own,
	// share, mass, rest and all.
	softSlopes func(slope, t *F, n int, factor float64, params *[5]float64)
	// gaps is Σ p·log(p/q) − p + q, which is NaN where a quotient is near the ends of the range, and Σ p − q.
	gaps func(q, t *F, n int) (gap, excess float64)
	// ratios stores −p/q times factor, and 0 where p is 0.
	ratios func(slope, q, t *F, n int, factor float64)
}

// A kernels is all that an instruction set has.
type kernels struct {
	squared, absolute, huber, smoothL1, pseudoHuber, logCosh, pinball both
	hinge, squaredHinge, logistic, bceLogits, focalSquare             both
	rows32                                                            rowVectors[float32]
	rows64                                                            rowVectors[float64]
}

// A both is one loss in the two formats.
type both struct {
	narrow vectors[float32]
	wide   vectors[float64]
}

// of is the one in the format F.
func of[F impl.Float](b both) vectors[F] {
	if v, ok := any(b.narrow).(vectors[F]); ok {
		return v
	}
	return in[vectors[float64], vectors[F]](b.wide)
}

// in is v where its format is F, and nothing elsewhere.
func in[V, W any](v V) (w W) {
	w, _ = any(v).(W)
	return w
}

// twofold is the sum of what a kernel stored.
func twofold(sums *[2 * sumLen]float64) (all sum) {
	for i := range sumLen {
		all.join(sum{sums[i], sums[sumLen+i]})
	}
	return all
}
