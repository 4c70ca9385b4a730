package fast

import "github.com/lossgate/lossgate/impl"

// vectorLen divides the number of samples that a vector kernel takes.
const vectorLen = 16

// A vectors is one pointwise loss in vector instructions: each function takes n samples, a multiple of vectorLen, and they agree bit for bit on
// values and derivatives. The zero value is a loss that has none.
type vectors[F impl.Float] struct {
	// total stores sums of the values, which are to be added, and behind the first sixteen what their additions lost.
	total func(x, t *F, n int, param float64, sums *[32]float64)
	// slopes is total, and stores the derivatives times factor.
	slopes func(x, t, slope *F, n int, factor, param float64, sums *[32]float64)
	// each stores values and derivatives.
	each func(x, t *F, value, slope *float64, n int, param float64)
	// legal reports whether all targets are; nil: all numbers are, or nothing but Go looks.
	legal func(t *F, n int) bool
}

// A rowVectors is what a row of logits needs in vector instructions. The zero value is nothing.
type rowVectors[F impl.Float] struct {
	// largest stores the larger of each of the numbers at top and n further ones. It may lose NaN.
	largest func(z *F, n int, top *[vectorLen]F)
	// exponentials stores exp(z − top) in e, adds to sums those of z other than top, and returns how many are top.
	exponentials func(z, e *F, n int, top F, sums *[vectorLen]float64) (ties int)
	// multiply multiplies by factor.
	multiply func(slope *F, n int, factor float64)
}

// A kernels is all that an instruction set has.
type kernels struct {
	squared32, huber32, logistic32, bceLogits32 vectors[float32]
	squared64, huber64                          vectors[float64]
	softmax32                                   rowVectors[float32]
}

// in is v where its format is F, and nothing elsewhere.
func in[V, W any](v V) (w W) {
	w, _ = any(v).(W)
	return w
}

// either is the one of two that is in the format F.
func either[F impl.Float](narrow vectors[float32], wide vectors[float64]) vectors[F] {
	if v, ok := any(narrow).(vectors[F]); ok {
		return v
	}
	return in[vectors[float64], vectors[F]](wide)
}

// twofold is the sum of what a kernel stored.
func twofold(sums *[32]float64) (all sum) {
	for i := range vectorLen {
		all.join(sum{sums[i], sums[vectorLen+i]})
	}
	return all
}
