// Package robust is an example: a loss of your own, in a module of your own, that lossgate tests by go test. See logcosh_test.go.
package robust

import "math"

// LogCosh is ln cosh(pred − target) as it is often written. It is right wherever one tries it by hand. But cosh overflows from 711 on, where the
// loss is 710; and near 0 cosh is 1 + r²/2, of which the 1 takes the digits, so that an error of 1e-9 costs nothing at all.
func LogCosh(pred, target float64) float64 { return math.Log(math.Cosh(pred - target)) }

// Stable is the same function as good code computes it: |r| + ln((1 + e^−2|r|)/2) far from 0, and ½·ln(1 + sinh²r) near it.
func Stable(pred, target float64) float64 {
	r := math.Abs(pred - target)
	if r < 1 {
		s := math.Sinh(r)
		return math.Log1p(s*s) / 2
	}
	return r + math.Log1p(math.Exp(-2*r)) - math.Ln2
}

// Slope is the derivative of both with respect to pred.
func Slope(pred, target float64) float64 { return math.Tanh(pred - target) }
