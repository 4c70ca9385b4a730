package properties

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// A Class is a range of numbers that implementations treat alike.
type Class string

// The classes. Unit is from 2^-16 to 2^16 in size, Tiny below and Huge above.
const (
	Zero      Class = "zero"
	Subnormal Class = "subnormal"
	Tiny      Class = "tiny"
	Unit      Class = "unit"
	Huge      Class = "huge"
	Infinite  Class = "infinite"
	NotNumber Class = "nan"
)

// Classify is the class of a number of format f.
func Classify(x float64, f *ball.Format) Class {
	switch a := math.Abs(x); {
	case x != x:
		return NotNumber
	case a == 0:
		return Zero
	case math.IsInf(a, 1):
		return Infinite
	case a < math.Ldexp(1, f.MinExp):
		return Subnormal
	case a < 0x1p-16:
		return Tiny
	case a <= 0x1p16:
		return Unit
	}
	return Huge
}
