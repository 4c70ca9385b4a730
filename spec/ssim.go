package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// SSIM is 1 − SSIM for two images of H rows and W columns with pixels in [0, L]: the mean over windows of the structural similarity
// (2μₓμ_y + C₁)(2σₓ_y + C₂)/((μₓ² + μ_y² + C₁)(σₓ² + σ_y² + C₂)), C₁ = (k1·L)², C₂ = (k2·L)² (Wang, Bovik, Sheikh and Simoncelli 2004). A
// window weighs its pixels by the product of the weights of their row and column, divided by their sum: equal ones, or a bell. Variances are
// those of the weights, without the n/(n−1) of a sample. Windows lie inside the image: nothing is padded.
//
// It is above 1 where images are opposites. Libraries that halve it or cut it at 1 deviate from this.
func SSIM(window []float64, k1, k2, peak float64) Loss {
	n := len(window)
	pixels := Domain{Lo: 0, Hi: peak}
	checker := func(a, b float64) []float64 {
		v := make([]float64, n*n)
		for i := range v {
			if v[i] = a; (i/n+i%n)%2 == 1 {
				v[i] = b
			}
		}
		return v
	}
	flat := func(c float64) []float64 { return slices.Repeat([]float64{c}, n*n) }
	l := Loss{
		Name:   "ssim",
		Params: []Param{Vector("window", window, Positive), Scalar("k1", k1, Positive), Scalar("k2", k2, Positive), Scalar("range", peak, Positive)},
		Family: Perceptual,
		Shape:  []Dim{{"H", n, n + 1}, {"W", n, n + 1}}, TargetShape: []Dim{{"H", n, n + 1}, {"W", n, n + 1}},
		Pred: pixels, Target: pixels, TargetGrad: true, Scale: 1,
		Definition: "1 − mean over windows of (2μxμy + C1)(2σxy + C2)/((μx² + μy² + C1)(σx² + σy² + C2)), C1 = (k1·L)², C2 = (k2·L)², x = pred, y = target",
		// With r = (μx − μy)²/(μx² + μy² + C1) and q = var(x − y)/(σx² + σy² + C2), similarity is (1 − r)(1 − q), and nothing cancels in
		// r + (1 − r)q: the quotient of the definition would need thousands of bits for images that are nearly equal.
		Value: func(x In) ball.Real {
			return ssimOver(x, window, true, func(m windowMoments) ball.Real {
				c1, c2 := square(x.Of(k1).Mul(x.Of(peak))), square(x.Of(k2).Mul(x.Of(peak)))
				r, q := m.lightLost(c1), m.structureLost(c2)
				return r.Add(x.Of(1).Sub(r).Mul(q))
			})
		},
		Kinks: []Kink{{"constant images", func(s *Sample, _ func(n int) int) bool {
			for i := range s.Pred {
				s.Pred[i], s.Target[i] = s.Pred[0], s.Target[0]
			}
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal images", In: pictures(n, n, checker(0, peak), checker(0, peak)), Want: 0},
			{When: "a pixel below 0", In: pictures(n, n, flat(-peak), flat(peak)), Err: true},
			{When: "a pixel above the range", In: pictures(n, n, flat(peak), flat(2*peak)), Err: true},
			{When: "pred = NaN", In: pictures(n, n, flat(math.NaN()), flat(peak)), Want: math.NaN()},
		},
		Claims: []Claim{
			Range{0, 2}, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Swap{}, Continuous{C1: true},
			Homogeneous{Degree: 0, At: func(k float64) Loss { return SSIM(window, k1, k2, k*peak) }},
			Equals{
				ID: "p-ssim-form", Says: "It is 1 less the mean of the quotient of products that defines the similarity.",
				Other: formula(func(x In) ball.Real {
					return ssimOver(x, window, false, func(m windowMoments) ball.Real {
						c1, c2 := square(x.Of(k1).Mul(x.Of(peak))), square(x.Of(k2).Mul(x.Of(peak)))
						two := x.Of(2)
						varx, vary := m.xx.Sub(square(m.x)), m.yy.Sub(square(m.y))
						cov := m.xy.Sub(m.x.Mul(m.y))
						above := two.Mul(m.x).Mul(m.y).Add(c1).Mul(two.Mul(cov).Add(c2))
						below := square(m.x).Add(square(m.y)).Add(c1).Mul(varx.Add(vary).Add(c2))
						return x.Of(1).Sub(above.Quo(below))
					})
				}),
			},
			Relation{
				ID: "p-ssim-transpose", Says: "Both images transposed are as similar: rows and columns have one window.",
				Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, crossed(s[0])}} },
			},
			Equals{
				ID: "p-ssim-luminance", Says: "Of constant images it is (a − b)²/(a² + b² + C1): light alone, for structure has nothing to say.",
				Other: formula(func(x In) ball.Real {
					a, b := x.Pred[0], x.Target[0]
					return square(a.Sub(b)).Quo(square(a).Add(square(b)).Add(square(x.Of(k1).Mul(x.Of(peak)))))
				}),
				When: func(s Sample) bool { return allAre(s.Pred, s.Pred[0]) && allAre(s.Target, s.Target[0]) },
				Draw: func(s *Sample, _ func(n int) int) {
					for i := range s.Pred {
						s.Pred[i], s.Target[i] = s.Pred[0], s.Target[0]
					}
				},
			},
			Not{
				ID: "p-ssim-onto", Says: "Opposite images cost nearly 2: what is cut at 1 has no slope to leave them by.",
				Of: Range{0, 1}, Witness: []Sample{pictures(n, n, checker(0, peak), checker(peak, 0))},
			},
			Not{
				ID: "p-ssim-brightness", Says: "The same step of brightness costs more in the dark: it is no loss of differences.",
				Of: Relation{Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					for i := range m.Pred {
						m.Pred[i], m.Target[i] = m.Pred[i]+peak/4, m.Target[i]+peak/4
					}
					return []Term{{1, s[0]}, {-1, m}}
				}},
				Witness: []Sample{pictures(n, n, flat(0), flat(peak/4))},
			},
			Not{
				ID: "p-ssim-convex", Says: "It saturates: not convex in the prediction.",
				Of: Convex{}, Witness: []Sample{pictures(n, n, flat(peak/2), flat(0)), pictures(n, n, flat(peak), flat(0))},
			},
		},
		Refs: []Ref{
			{"Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, Image quality assessment: from error visibility to structural similarity, IEEE Trans. Image Process. 13 (2004)", "10.1109/TIP.2003.819861"},
		},
		Names: map[string]string{"pytorch-msssim": "1 − pytorch_msssim.ssim", "kornia": "2·kornia.losses.ssim_loss(padding='valid'), below its cut"},
	}
	return l
}

// windowMoments are those of one window: means; means of products; or, when centred, the variance of each image and of their difference, and their covariance.
type windowMoments struct {
	x, y, xx, yy, xy           ball.Real
	gap, gaps, varx, vary, cov ball.Real
}

// lightLost is 1 − (2μxμy + C1)/(μx² + μy² + C1) of centred moments.
func (m windowMoments) lightLost(c1 ball.Real) ball.Real {
	return square(m.gap).Quo(square(m.x).Add(square(m.y)).Add(c1))
}

// structureLost is 1 − (2σxy + C2)/(σx² + σy² + C2) of centred moments.
func (m windowMoments) structureLost(c2 ball.Real) ball.Real {
	return m.gaps.Quo(m.varx.Add(m.vary).Add(c2))
}

// ssimOver is the mean of f over the windows of a pair of images.
func ssimOver(x In, window []float64, centred bool, f func(m windowMoments) ball.Real) ball.Real {
	n, h, w := len(window), x.Shape[0], x.Shape[1]
	var offsets []int
	var weight []ball.Real
	sum := x.Of(0)
	for _, u := range window {
		sum = sum.Add(x.Of(u))
	}
	for a, u := range window {
		for b, v := range window {
			offsets = append(offsets, a*w+b)
			weight = append(weight, x.Of(u).Mul(x.Of(v)).Quo(square(sum)))
		}
	}
	even := slices.Max(window) == slices.Min(window)
	var all []ball.Real
	for i := range h - n + 1 {
		for j := range w - n + 1 {
			first := i*w + j
			mean := func(of func(p int) ball.Real) ball.Real {
				terms := make([]ball.Real, len(offsets))
				for k, p := range offsets {
					if terms[k] = of(first + p); !even {
						terms[k] = weight[k].Mul(terms[k])
					}
				}
				if even {
					return evenly(terms)
				}
				return ball.Sum(terms...)
			}
			p, t := x.Pred, x.Target
			var m windowMoments
			m.x, m.y = mean(func(k int) ball.Real { return p[k] }), mean(func(k int) ball.Real { return t[k] })
			if centred {
				m.gap = mean(func(k int) ball.Real { return p[k].Sub(t[k]) })
				m.gaps = mean(func(k int) ball.Real { return square(p[k].Sub(t[k]).Sub(m.gap)) })
				m.varx = mean(func(k int) ball.Real { return square(p[k].Sub(m.x)) })
				m.vary = mean(func(k int) ball.Real { return square(t[k].Sub(m.y)) })
				m.cov = mean(func(k int) ball.Real { return p[k].Sub(m.x).Mul(t[k].Sub(m.y)) })
				all = append(all, f(m))
				continue
			}
			m.xx = mean(func(k int) ball.Real { return square(p[k]) })
			m.yy = mean(func(k int) ball.Real { return square(t[k]) })
			m.xy = mean(func(k int) ball.Real { return p[k].Mul(t[k]) })
			all = append(all, f(m))
		}
	}
	return evenly(all)
}

// crossed is the pair of images with rows and columns exchanged.
func crossed(s Sample) Sample {
	h, w := s.Shape[0], s.Shape[1]
	m := Sample{Shape: []int{w, h}, TargetShape: []int{w, h}}
	for j := range w {
		for i := range h {
			m.Pred, m.Target = append(m.Pred, s.Pred[i*w+j]), append(m.Target, s.Target[i*w+j])
		}
	}
	return m
}
