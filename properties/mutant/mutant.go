// Package mutant holds implementations that are wrong on purpose. Each makes one mistake that somebody has shipped, and is
// right in everything else: a reference with one line changed. A suite of properties is worth what it kills of them.
//
// Most of the mistakes are from threads about libraries that many people trust, which Mutant.Thread names. The few
// without a thread were made up, because a property needs something to kill that no thread on record provides.
package mutant

import "github.com/lossgate/lossgate/impl"

// A Mutant is an implementation of one loss that has one known bug.
type Mutant struct {
	ID      string      // "m06": short, and never given to another bug
	Name    string      // "bce-log-without-log1p": the loss, and what is wrong
	Loss    string      // the catalogue's name of the loss that it claims to be
	Params  impl.Params // with these parameters; the defaults where nil
	Bug     string      // what it does wrong, in a sentence
	Thread  string      // where that happened: "owner/repo#123"; empty if it was made up
	Trigger string      // which inputs show it, and in which format if that matters

	// Exactly one of these is set. Float32 means that the bug hides in float64: there it needs inputs out of range.
	Float64 func() impl.Loss[float64]
	Float32 func() impl.Loss[float32]

	// Narrow says that Float32 carries numbers of bfloat16.
	Narrow bool

	// With is the mutant with other parameters, for a bug in how it takes them; nil: it is asked with Params only.
	With func(p impl.Params) (impl.Loss[float64], error)
}

// Dtype is the format of the mutant: "f64", "f32" or "bf16".
func (m Mutant) Dtype() string {
	switch {
	case m.Narrow:
		return "bf16"
	case m.Float32 != nil:
		return "f32"
	}
	return "f64"
}

// Title is "m06 bce-log-without-log1p".
func (m Mutant) Title() string { return m.ID + " " + m.Name }
