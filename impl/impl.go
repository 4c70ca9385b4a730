// Package impl is the contract that every implementation meets, and a clear, numerically stable reference of every loss.
//
// A reference is the plainest code that keeps the accuracy its type allows. Its kernel is one function of one sample in
// float64; Rows and Pointwise turn such functions into a Loss, adding what every loss has in common: weights, reductions,
// upstream gradients and the checks of lengths. References for float32 compute in float64 and round once.
//
// This package never imports the specification, so that the two can disagree.
package impl

import (
	"errors"
	"fmt"
)

// Float is the element types that an implementation may have.
type Float interface{ float32 | float64 }

// A Batch is N samples of one shape.
//
// Pred and Target are row-major, N × the size of a sample; a nil Shape means that a sample is one number. Target is empty
// for a loss that has none. Class holds ClassLen[i] labels for sample i; a nil ClassLen means len(Class)/N each. Weight has one entry for
// each sample; nil means ones. A sample of weight 0 is not read at all. Samples of different lengths are batches of their own.
type Batch[F Float] struct {
	N                  int
	Shape, TargetShape []int
	Pred, Target       []F
	Class              []int
	ClassLen           []int
	Weight             []F

	unit float64 // unit roundoff of a format narrower than F that the numbers are of, as Rounded says; 0: they are of none
}

// A Reduction says what becomes of the losses of the samples.
type Reduction int

// The reductions. With v the loss of a sample, w its weight and d its divisor (1, unless the loss says otherwise: 0 for
// an ignored label, the class weight for a weighted one):
const (
	None Reduction = iota // N values w·v
	Sum                   // Σ w·v
	Mean                  // Σ w·v / Σ w·d; where that denominator is zero, an error
)

// String is "none", "sum" or "mean".
func (r Reduction) String() string { return [...]string{"none", "sum", "mean"}[r] }

// A Loss computes one loss function whose parameters are fixed. It is safe for concurrent use, does not change its
// inputs, and writes nothing when it returns an error. dst may be nil or of any length; the result is appended to
// dst[:0] and may share memory with an input only if that was passed as dst.
type Loss[F Float] interface {
	// Value returns N values under None and one otherwise.
	Value(dst []F, b Batch[F], r Reduction) ([]F, error)
	// Grad returns the gradient, shaped as b.Pred, of Σ up[k]·Value(b, r)[k]; a nil up means ones.
	Grad(dst []F, b Batch[F], r Reduction, up []F) ([]F, error)
}

// A TargetGrader can also differentiate with respect to Target.
type TargetGrader[F Float] interface {
	// TargetGrad is Grad with respect to b.Target.
	TargetGrad(dst []F, b Batch[F], r Reduction, up []F) ([]F, error)
}

// A ValueGrader can return value and gradient from one pass; both must equal what Value and Grad return.
type ValueGrader[F Float] interface {
	// ValueGrad is Value and Grad in one call.
	ValueGrad(value, grad []F, b Batch[F], r Reduction, up []F) ([]F, []F, error)
}

// A Differentiable loss may turn out, when asked, to have no gradient: an adapted function without a derivative. A Loss that
// does not have the method is differentiable.
type Differentiable interface {
	// HasGrad reports whether Grad works.
	HasGrad() bool
}

// ErrUnsupported means that an implementation does not have a loss, a format, a reduction or an operation. It is
// reported as untested, never as a pass.
var ErrUnsupported = errors.New("unsupported")

// ErrNotDifferentiable is what Grad returns for a loss that has no useful gradient anywhere, such as zero-one.
var ErrNotDifferentiable = fmt.Errorf("%w: not differentiable", ErrUnsupported)

// A DataError says which argument is bad, where, what was there and what was expected. It is what "rejected" means.
type DataError struct {
	Arg string // "pred", "target", "class", "weight", "upstream", "shape", or the name of a parameter
	At  int    // index into Arg; −1 when the whole of it is meant
	Got any
	Why string
}

// Error is "target[3] = 7: want a probability in [0, 1]".
func (e *DataError) Error() string {
	if e.At < 0 {
		return fmt.Sprintf("%s = %v: %s", e.Arg, e.Got, e.Why)
	}
	return fmt.Sprintf("%s[%d] = %v: %s", e.Arg, e.At, e.Got, e.Why)
}

// Params are the values of parameters by name; a scalar has one value.
type Params map[string][]float64

// Info says whose implementations these are.
type Info struct{ Name, Version, Language, Homepage string }

// A Library groups implementations that go together.
type Library interface {
	Info() Info
	// Float64 and Float32 return the loss of that name with those parameters, or an error that wraps ErrUnsupported, or a
	// *DataError for a bad parameter.
	Float64(name string, p Params) (Loss[float64], error)
	Float32(name string, p Params) (Loss[float32], error)
}

// A NarrowLibrary also has losses in formats narrower than float32.
type NarrowLibrary interface {
	// Narrow is Float32 for implementations whose numbers are those of f.
	Narrow(f Format, name string, p Params) (Loss[float32], error)
}
