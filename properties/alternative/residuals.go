package alternative

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// residuals are losses of r = pred − target.
func residuals() []Alternative {
	return []Alternative{
		{
			ID: "a01", Name: "squared-fused", Loss: "squared", Way: "adds the error of the difference to the square by fused operations",
			Float64: func() impl.Loss[float64] {
				return scalar(impl.Squared[float64](), func(x, t float64) (v, gx, gt float64) {
					r := x - t
					low := x - (r + t) // what the difference lost, but for a part of its ulp
					if math.IsInf(r*r, 0) || low-low != 0 {
						return r * r, 2 * r, -2 * r
					}
					return math.FMA(r, r, 2*r*low), 2 * r, -2 * r
				})
			},
		},
		{
			ID: "a02", Name: "squared-in-float32", Loss: "squared", Way: "stays in float32 throughout",
			Float32: func() impl.Loss[float32] {
				return scalar(impl.Squared[float32](), func(x, t float32) (v, gx, gt float32) {
					r := x - t
					return r * r, 2 * r, -2 * r
				})
			},
		},
		{
			ID: "a03", Name: "absolute-by-maximum", Loss: "absolute", Way: "takes max(r, −r), with the right derivative, 1, at the kink",
			Float64: func() impl.Loss[float64] {
				return scalar(impl.Absolute[float64](), func(x, t float64) (v, gx, gt float64) {
					r := x - t
					g := 1.0
					if r < 0 {
						g = -1
					}
					if r != r {
						g = r
					}
					return math.Max(r, -r), g, -g
				})
			},
		},
		{
			ID: "a04", Name: "huber-by-clipping", Loss: "huber", Way: "is c·(r − ½c) with c = r clipped to ±delta, which is its derivative too, in float32",
			Float32: func() impl.Loss[float32] {
				return scalar(impl.Huber[float32](1), func(x, t float32) (v, gx, gt float32) {
					r := x - t
					c := min(max(r, -1), 1)
					return c * (r - c/2), c, -c
				})
			},
		},
		{
			ID: "a05", Name: "smooth-l1-by-minimum", Loss: "smooth-l1", Way: "is |r| − ½ + ½(1 − min(|r|, 1))² where |r| is near 1, as some write it without a branch",
			Float64: func() impl.Loss[float64] {
				return scalar(impl.SmoothL1[float64](1), func(x, t float64) (v, gx, gt float64) {
					r := x - t
					a := math.Abs(r)
					g := min(max(r, -1), 1)
					if a < 0.75 {
						return r * r / 2, g, -g
					}
					m := 1 - math.Min(a, 1)
					return a - 0.5 + m*m/2, g, -g
				})
			},
		},
		{
			ID: "a06", Name: "pseudo-huber-by-hypot", Loss: "pseudo-huber", Way: "takes the root by math.Hypot, which cannot overflow",
			Float64: func() impl.Loss[float64] {
				return scalar(impl.PseudoHuber[float64](1), func(x, t float64) (v, gx, gt float64) {
					r := x - t
					h := math.Hypot(1, r)
					g := r / h
					if math.IsInf(r, 0) {
						return math.Inf(1), math.Copysign(1, r), -math.Copysign(1, r)
					}
					return r * (r / (1 + h)), g, -g
				})
			},
		},
		{
			ID: "a07", Name: "pinball-by-maximum", Loss: "pinball", Params: impl.Params{"tau": {0.25}}, Way: "takes max(τu, (τ−1)u) for u = target − pred",
			Float64: func() impl.Loss[float64] {
				const tau = 0.25
				return scalar(impl.Pinball[float64](tau), func(x, t float64) (v, gx, gt float64) {
					u := t - x
					switch {
					case u > 0:
						return tau * u, -tau, tau
					case u < 0:
						return (tau - 1) * u, 1 - tau, tau - 1
					}
					return u * u, u, u // 0, or NaN
				})
			},
		},
		{
			ID: "a08", Name: "logcosh-by-sinh", Loss: "log-cosh", Way: "is ½·log1p(sinh² r), which does not cancel at 0, and |r| − log 2 where e^−2|r| is below an ulp",
			Float64: func() impl.Loss[float64] {
				return scalar(impl.LogCosh[float64](), func(x, t float64) (v, gx, gt float64) {
					r := x - t
					g := math.Tanh(r)
					if a := math.Abs(r); a > 20 {
						return a - math.Ln2, g, -g
					}
					s := math.Sinh(r)
					return math.Log1p(s*s) / 2, g, -g
				})
			},
		},
	}
}
