package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// thresholds are arguments where exp, log1p and tanh change what they do to the rest of an expression: where e^−x falls
// below a unit roundoff or half of one (16.6, 17.3 and 36.7, 37.4), overflows (88.7 and 709.8) or underflows (103.97 and 745.13).
var thresholds = []float64{16.6355, 17.33, 36.04, 36.7368, 37.43, 88.7228, 103.972, 708.396, 709.782, 745.133, 1e4, 1e30}

// offsets are common shifts that make differences cancel.
var offsets = []float64{0, 1e3, 1e8, 1e15, -1e8}

// reals draws n numbers of an interval in one mode.
func reals(t *rapid.T, d spec.Domain, f *ball.Format, n int) []float64 {
	v := make([]float64, n)
	mode := pick(t, "mode", 11)
	offset := offsets[0]
	pool := [2]float64{}
	switch mode {
	case 6:
		offset = offsets[pick(t, "offset", len(offsets))]
	case 7:
		pool = [2]float64{number(t, f, 0), number(t, f, 0)}
	case 8: // one entry dominates
		for i := range v {
			v[i] = number(t, f, 0)
		}
		gap := thresholds[pick(t, "gap", len(thresholds))]
		v[pick(t, "which", n)] += gap * float64(1-2*pick(t, "sign", 2))
	}
	for i := range v {
		switch mode {
		case 6:
			v[i] = offset + number(t, f, 0)
		case 7:
			v[i] = pool[pick(t, "pool", 2)]
		case 8:
		default:
			v[i] = number(t, f, mode)
		}
		v[i] = into(d, f, within(f, v[i]))
	}
	return v
}

// within is x rounded to the format, at most its largest number in size: infinities are special cases, which the fixed list has.
func within(f *ball.Format, x float64) float64 { return max(-f.Max, min(f.Max, f.Round(x))) }

// number draws one number in a mode: 0 is a dyadic, whose sums and differences are exact.
func number(t *rapid.T, f *ball.Format, mode int) float64 {
	sign := func() float64 { return float64(1 - 2*pick(t, "sign", 2)) }
	switch mode {
	case 1:
		return rapid.Float64Range(-40, 40).Draw(t, "x")
	case 2:
		return sign() * math.Ldexp(1+rapid.Float64Range(0, 1).Draw(t, "f"), rapid.IntRange(max(-60, math.Ilogb(f.Eta.F())), 12).Draw(t, "log2"))
	case 3:
		return float64(rapid.IntRange(-3, 3).Draw(t, "k"))
	case 4: // huge
		top := math.Ilogb(f.Max)
		return sign() * math.Ldexp(1+rapid.Float64Range(0, 1).Draw(t, "f"), rapid.IntRange(top/3, top-1).Draw(t, "log2"))
	case 5: // tiny and subnormal
		low := math.Ilogb(f.Eta.F())
		return sign() * math.Ldexp(1+rapid.Float64Range(0, 1).Draw(t, "f"), rapid.IntRange(low, low/2).Draw(t, "log2"))
	case 9:
		special := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, 1 + 2*f.U.F(), 1 - f.U.F(), f.Eta.F(), -f.Eta.F()}
		return special[pick(t, "special", len(special))]
	case 10:
		return sign() * thresholds[pick(t, "threshold", len(thresholds)-1)]
	}
	return float64(rapid.IntRange(-256, 256).Draw(t, "k")) / 16
}

// into moves a number into an interval in a way that keeps its bits interesting: mirrored, then folded.
func into(d spec.Domain, f *ball.Format, x float64) float64 {
	switch {
	case d.Lo == 0 && d.Hi == 1:
		if x = math.Abs(x); x > 1 { // 1/x keeps tiny things tiny; 1 − 1/x would not reach beside 1
			if x = f.Round(1 / x); math.Float64bits(x)&1 == 1 {
				x = f.Round(1 - x)
			}
		}
	case x < d.Lo:
		x = f.Round(2*d.Lo - x)
	case x > d.Hi:
		x = f.Round(2*d.Hi - x)
	}
	if d.Entry(x) == nil {
		return x
	}
	return inside(d, f)
}

// inside is a plain number of an interval.
func inside(d spec.Domain, f *ball.Format) float64 {
	switch {
	case math.IsInf(d.Lo, -1) && math.IsInf(d.Hi, 1):
		return 0
	case math.IsInf(d.Hi, 1):
		return f.Round(d.Lo + 1)
	case math.IsInf(d.Lo, -1):
		return f.Round(d.Hi - 1)
	}
	return f.Round(d.Lo + (d.Hi-d.Lo)/2)
}
