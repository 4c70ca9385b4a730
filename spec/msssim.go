package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// MSSSIM is 1 − Π_j CS_j^w_j · SSIM_M^w_M over M scales, CS_j being the mean over windows of (2σₓ_y + C₂)/(σₓ² + σ_y² + C₂), contrast and structure at scale j,
// and SSIM_M the mean similarity, with light, at the coarsest scale M (Wang, Simoncelli and Bovik 2003). From scale to scale blocks of 2 × 2 pixels are replaced
// by their means. Weights are the exponents, one for each scale; windows and constants are those of SSIM.
//
// A mean of negative structure has no power of a fraction: it is cut at 0, so that the loss is 1 and flat, as in pytorch-msssim. Where the cut begins
// the slope may be infinite.
func MSSSIM(weights, window []float64, k1, k2, peak float64) Loss {
	n := len(window) << (len(weights) - 1)
	pixels := Domain{Lo: 0, Hi: peak}
	flat := func(c float64) []float64 { return slices.Repeat([]float64{c}, n*n) }
	board := func(a, b float64) []float64 {
		v := make([]float64, n*n)
		for i := range v {
			if v[i] = a; (i/n+i%n)%2 == 1 {
				v[i] = b
			}
		}
		return v
	}
	opposite := Kink{"structure is opposite", func(s *Sample, _ func(n int) int) bool {
		copy(s.Pred, board(0, peak))
		copy(s.Target, board(peak, 0))
		return true
	}}
	// lost is 1 − CS_j, or 1 − SSIM_M at the last scale: what a scale takes from the similarity. kept is the rest.
	constants := func(x In) (c1, c2 ball.Real) {
		return square(x.Of(k1).Mul(x.Of(peak))), square(x.Of(k2).Mul(x.Of(peak)))
	}
	lost := func(x In, light bool) ball.Real {
		c1, c2 := constants(x)
		return ssimOver(x, window, true, func(m windowMoments) ball.Real {
			q := m.structureLost(c2)
			if !light {
				return q
			}
			r := m.lightLost(c1)
			return r.Add(x.Of(1).Sub(r).Mul(q))
		})
	}
	kept := func(x In, light bool) ball.Real {
		c1, c2 := constants(x)
		return ssimOver(x, window, true, func(m windowMoments) ball.Real {
			two := x.Of(2)
			s := two.Mul(m.cov).Add(c2).Quo(m.varx.Add(m.vary).Add(c2))
			if !light {
				return s
			}
			return s.Mul(two.Mul(m.x).Mul(m.y).Add(c1).Quo(square(m.x).Add(square(m.y)).Add(c1)))
		})
	}
	return Loss{
		Name: "ms-ssim", Family: Perceptual,
		Params: []Param{
			Vector("weights", weights, Positive), Vector("window", window, Positive), Scalar("k1", k1, Positive), Scalar("k2", k2, Positive), Scalar("range", peak, Positive),
		},
		Shape: []Dim{{"H", n, n}, {"W", n, n}}, TargetShape: []Dim{{"H", n, n}, {"W", n, n}},
		Pred: pixels, Target: pixels, TargetGrad: true, Scale: 1,
		Definition: "1 − Π_{j<M} max(0, CS_j)^w_j · max(0, SSIM_M)^w_M, CS = mean over windows of (2σxy + C2)/(σx² + σy² + C2), at scales of blocks of 2^(j−1)",
		Value: func(x In) ball.Real {
			log := x.Of(0) // of the product; log1p keeps the digits of images that are nearly equal
			for j, w := range weights {
				if j > 0 {
					x = halved(x)
				}
				last := j == len(weights)-1
				k := kept(x, last)
				if k.CmpAt("cut", ball.Of(0)) <= 0 && k.Float() <= 0 { // what only rounding may cut keeps its value, of unbounded error
					return x.Of(1)
				}
				if k.Cmp(ball.Of(0.5)) < 0 {
					log = log.Add(x.Of(w).Mul(k.Log()))
				} else {
					log = log.Add(x.Of(w).Mul(lost(x, last).Neg().Log1p()))
				}
			}
			return log.Expm1().Neg()
		},
		Kinks: []Kink{opposite, {"constant images", func(s *Sample, _ func(n int) int) bool {
			for i := range s.Pred {
				s.Pred[i], s.Target[i] = s.Pred[0], s.Target[0]
			}
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal images", In: pictures(n, n, board(0, peak), board(0, peak)), Want: 0},
			{When: "opposite images: cut", In: pictures(n, n, board(0, peak), board(peak, 0)), Want: 1},
			{When: "a pixel below 0", In: pictures(n, n, flat(-peak), flat(peak)), Err: true},
			{When: "pred = NaN", In: pictures(n, n, flat(math.NaN()), flat(peak)), Want: math.NaN()},
		},
		Claims: []Claim{
			Range{0, 1}, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Swap{},
			Homogeneous{Degree: 0, At: func(k float64) Loss { return MSSSIM(weights, window, k1, k2, k*peak) }},
			Relation{
				ID: "p-ms-ssim-transpose", Says: "Both images transposed are as similar: rows and columns have one window, and blocks are square.",
				Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, crossed(s[0])}} },
			},
			Equals{
				ID: "p-ms-ssim-luminance", Says: "Of constant images only the light of the coarsest scale counts: 1 − ((2ab + C1)/(a² + b² + C1))^w_M.",
				Other: formula(func(x In) ball.Real {
					a, b := x.Pred[0], x.Target[0]
					r := square(a.Sub(b)).Quo(square(a).Add(square(b)).Add(square(x.Of(k1).Mul(x.Of(peak)))))
					return x.Of(weights[len(weights)-1]).Mul(r.Neg().Log1p()).Expm1().Neg()
				}),
				When: func(s Sample) bool { return allAre(s.Pred, s.Pred[0]) && allAre(s.Target, s.Target[0]) },
				Draw: func(s *Sample, _ func(n int) int) {
					for i := range s.Pred {
						s.Pred[i], s.Target[i] = s.Pred[0], s.Target[0]
					}
				},
			},
		},
		Refs:  []Ref{{"Z. Wang, E. P. Simoncelli, A. C. Bovik, Multiscale structural similarity for image quality assessment, Asilomar Conf. (2003)", "10.1109/ACSSC.2003.1292216"}},
		Names: map[string]string{"pytorch-msssim": "1 − pytorch_msssim.ms_ssim"},
	}
}

// halved is a pair of images of half the height and width: the means of blocks of 2 × 2 pixels.
func halved(x In) In {
	h, w := x.Shape[0]/2, x.Shape[1]/2
	half := func(v []ball.Real) (out []ball.Real) {
		for i := range h {
			for j := range w {
				at := 2*i*2*w + 2*j
				out = append(out, evenly([]ball.Real{v[at], v[at+1], v[at+2*w], v[at+2*w+1]}))
			}
		}
		return out
	}
	x.Pred, x.Target = half(x.Pred), half(x.Target)
	x.Shape, x.TargetShape = []int{h, w}, []int{h, w}
	return x
}
