package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/spec/ball"
)

// box draws a box x₁, y₁, x₂, y₂ with positive sides: integer corners in [0, 8], whose areas are exact, eighths, boxes far from
// the origin, where corners cancel, thin ones, ones on both sides of the origin, and corners of pixels of an image, with long fractions.
func box(t *rapid.T, f *ball.Format) []float64 {
	b := make([]float64, 4)
	mode := pick(t, "box", 6)
	for axis := range 2 {
		lo, side := float64(pick(t, "corner", 8)), float64(1+pick(t, "side", 8))
		switch mode {
		case 1:
			lo, side = lo/8, side/8
		case 2:
			lo += math.Ldexp(1, mantissa(f)/2)
		case 3:
			side = math.Ldexp(side, -rapid.IntRange(0, mantissa(f)/2).Draw(t, "thin"))
		case 4:
			lo -= 8
		case 5:
			lo, side = lo*rapid.Float64Range(1, 64).Draw(t, "x"), side*rapid.Float64Range(1, 64).Draw(t, "x")
		}
		b[axis], b[axis+2] = f.Round(lo), f.Round(lo+side)
	}
	return b
}
