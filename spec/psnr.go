package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// PSNR is the peak signal-to-noise ratio in decibels with its sign turned, so that less is better: 10·log₁₀(MSE/peak²), MSE being the mean of the
// squared differences of two images of H rows and W columns, and peak the largest value that a pixel may have. Equal images have −Inf, and
// no gradient. Its values are of either sign: 0 is an error as large as the peak.
func PSNR(peak float64) Loss {
	decibel := func(x In) ball.Real { return x.Of(10).Quo(x.Of(10).Log()) }
	mse := func(x In) ball.Real { return evenly(squaredGaps(x)) }
	return Loss{
		Name: "psnr", Params: []Param{Scalar("max", peak, Positive)}, Family: Perceptual,
		Shape: []Dim{{"H", 1, 2}, {"W", 1, 2}}, TargetShape: []Dim{{"H", 1, 2}, {"W", 1, 2}},
		Pred: Finite, Target: Finite, TargetGrad: true, Scale: 1,
		Definition: "10·log10(mean (x − y)² / max²) = −PSNR, x = pred, y = target",
		Value: func(x In) ball.Real {
			p := x.Of(peak)
			return mse(x).Quo(p.Mul(p)).Log().Mul(decibel(x))
		},
		Kinks: []Kink{{"an error of the size of the peak", func(s *Sample, pick func(n int) int) bool {
			for i, t := range s.Target {
				s.Pred[i] = t + peak*float64(1-2*pick(2))
			}
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal images", In: pictures(1, 2, []float64{1, 2}, []float64{1, 2}), Want: math.Inf(-1)},
			{When: "an error of the peak in every pixel: 0 dB", In: pictures(1, 2, []float64{peak, 0}, []float64{0, peak}), Want: 0},
			{When: "an infinite pixel", In: pictures(1, 1, []float64{math.Inf(1)}, []float64{0}), Err: true},
		},
		Claims: []Claim{
			Swap{}, ShiftInvariant{}, Permutation{}, Homogeneous{Degree: 0, At: func(k float64) Loss { return PSNR(k * peak) }},
			Gradient{
				ID: "p-psnr-slope", Says: "The gradient is 20/ln 10·r/Σr²: the nearer, the steeper.",
				Is: func(x In) []ball.Real {
					sum := ball.Sum(squaredGaps(x)...)
					g := make([]ball.Real, len(x.Pred))
					for i := range g {
						g[i] = x.Of(2).Mul(decibel(x)).Mul(x.Pred[i].Sub(x.Target[i])).Quo(sum)
					}
					return g
				},
				When: unlikePictures,
			},
			Relation{
				ID: "p-psnr-decibels", Says: "Errors twice as large cost 20·log10 2 more: a little over 6 dB.", Ints: 8,
				Make: func(s []Sample, k []int) []Term {
					a, b := s[0].Clone(), s[0].Clone()
					for i := range a.Pred {
						a.Pred[i], a.Target[i] = dyadic(k[2*i]), dyadic(k[2*i+1])
						b.Pred[i], b.Target[i] = 2*a.Pred[i], 2*a.Target[i]
					}
					if !unlikePictures(a) {
						return nil
					}
					return []Term{{1, b}, {-1, a}}
				},
				RHS: func(x []In, _ []int) ball.Real { return x[0].Of(2).Log().Mul(x[0].Of(2)).Mul(decibel(x[0])) },
			},
			Relation{
				ID: "p-psnr-mean", Says: "An image repeated has the same: errors are averaged, not added up.",
				Make: func(s []Sample, _ []int) []Term {
					if !unlikePictures(s[0]) {
						return nil
					}
					return []Term{{1, s[0]}, {-1, stacked(s[0], 0)}}
				},
			},
			Not{
				ID: "p-psnr-sign", Says: "It is below 0 where the error is below the peak: no loss that is at least 0.",
				Of: AtLeastZero, Witness: []Sample{pictures(1, 1, []float64{peak / 4}, []float64{0})},
			},
			Not{
				ID: "p-psnr-convex", Says: "It is concave on either side of the target, unlike the squared error inside.",
				Of: Convex{}, Witness: []Sample{pictures(1, 1, []float64{1}, []float64{0}), pictures(1, 1, []float64{9}, []float64{0})},
			},
		},
		Refs:  []Ref{{"Q. Huynh-Thu, M. Ghanbari, Scope of validity of PSNR in image/video quality assessment, Electron. Lett. 44 (2008)", "10.1049/el:20080522"}},
		Names: map[string]string{"kornia": "kornia.losses.psnr_loss", "tf": "−tf.image.psnr"},
	}
}

// squaredGaps are the squares of pred − target.
func squaredGaps(x In) []ball.Real {
	v := make([]ball.Real, len(x.Pred))
	for i, p := range x.Pred {
		v[i] = square(p.Sub(x.Target[i]))
	}
	return v
}

// unlikePictures reports whether any entry of pred and target differs.
func unlikePictures(s Sample) bool {
	for i, p := range s.Pred {
		if p != s.Target[i] {
			return true
		}
	}
	return false
}

// pictures is a pair of images of h rows and w columns.
func pictures(h, w int, pred, target []float64) Sample {
	return Sample{Pred: pred, Target: target, Shape: []int{h, w}, TargetShape: []int{h, w}}
}

// stacked is the sample with every image repeated once along a dimension, which counts the rows of a channel. Earlier
// dimensions, such as channels, stay as they are.
func stacked(s Sample, dim int) Sample {
	twice := func(v []float64, shape []int) (w []float64) {
		n := Size(shape[dim:])
		for at := 0; at < len(v); at += n {
			w = append(append(w, v[at:at+n]...), v[at:at+n]...)
		}
		return w
	}
	m := s.Clone()
	m.Pred, m.Target = twice(s.Pred, s.Shape), twice(s.Target, s.TargetShape)
	m.Shape[dim], m.TargetShape[dim] = 2*s.Shape[dim], 2*s.TargetShape[dim]
	return m
}
