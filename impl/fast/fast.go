// Package fast holds batched kernels of the losses that people run in bulk: values, and values with gradients, of millions of
// samples in one pass, without allocating.
//
// It serves what is ordinary. A batch that is not — a label out of range, a length that does not fit, a mean of nothing — is given to
// the reference of package impl, and so are samples whose values are not finite: errors and special cases are the reference's,
// word for word, and the kernels stay free of branches.
//
// Everything is computed in float64, but for logistic, bce-logits and the exponentials of cross-entropies of float32s in vector kernels, which are as
// good as that format allows. Sums are compensated, in an order that depends on the length alone: results are the same bits for any number of workers. Between
// instruction sets they may differ in the last places; Variant says which one computes.
//
// All is of grade A but gradients that are a difference of probabilities: of a soft or smoothed label, or of a distribution for target.
package fast

import (
	"runtime"

	"github.com/lossgate/lossgate/impl"
)

// Settings say how to compute. Nil and the zero value are the defaults.
type Settings struct {
	// Workers is the largest number of goroutines that share a batch; 0 means as many as there are processors. Batches
	// below a few hundred thousand entries have one.
	Workers int
	// Variant is the instruction set; the zero value is the best that this machine has.
	Variant Variant
}

func (s *Settings) resolved() Settings {
	var r Settings
	if s != nil {
		r = *s
	}
	r.Variant = r.Variant.resolved()
	return r
}

// kernels are those of the variant.
func (s *Settings) kernels() kernels { return s.resolved().Variant.kernels() }

// crew is how many goroutines may share a batch of that many segments.
func (s Settings) crew(segments int) int {
	n := s.Workers
	if n == 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return min(n, segments)
}

// A reference is what package impl has for the same loss.
type reference[F impl.Float] interface {
	impl.Loss[F]
	impl.ValueGrader[F]
	impl.TargetGrader[F]
}
