package fast

import "github.com/lossgate/lossgate/impl"

// vectorLen divides the number of samples that a vector kernel takes.
const vectorLen = 64

// multiplyLen divides the number of those that are multiplied.
const multiplyLen = 32

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
}

// A kernels is all that an instruction set has.
type kernels struct {
	squared, absolute, huber, smoothL1, pseudoHuber, logCosh, pinball both
	hinge, squaredHinge, logistic, bceLogits, focalSquare             both
	softmax32                                                         rowVectors[float32]
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
