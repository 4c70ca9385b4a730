package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SpectralConvergence is ‖t − s‖/‖t‖ of two magnitude spectra, s = pred and t = target, norms being over all bins (Arık, Jun and Diamos 2019). It is
// relative to the target: silence is no target, and predicted it costs 1. Arguments do not exchange.
func SpectralConvergence() Loss {
	target := NonNegative
	target.NonZero = true
	gap := func(x In) []ball.Real {
		d := make([]ball.Real, len(x.Pred))
		for i, p := range x.Pred {
			d[i] = p.Sub(x.Target[i])
		}
		return d
	}
	return Loss{
		Name: "spectral-convergence", Family: Perceptual,
		Shape: []Dim{{"F", 1, 3}}, TargetShape: []Dim{{"F", 1, 3}}, Pred: NonNegative, Target: target, TargetGrad: true, Scale: 1,
		Definition: "‖t − s‖₂ / ‖t‖₂ over all bins, s = pred, t = target",
		Value:      func(x In) ball.Real { return ball.Norm(2, gap(x)...).Quo(ball.Norm(2, x.Target...)) },
		Kinks: []Kink{{"pred equals target", func(s *Sample, _ func(n int) int) bool {
			copy(s.Pred, s.Target)
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal spectra", In: bins([]float64{3, 4}, []float64{3, 4}), Want: 0},
			{When: "silence is predicted", In: bins([]float64{0, 0}, []float64{3, 4}), Want: 1},
			{When: "twice the target", In: bins([]float64{6, 8}, []float64{3, 4}), Want: 1},
			{When: "a target of silence", In: bins([]float64{1}, []float64{0}), Err: true},
			{When: "a magnitude below 0", In: bins([]float64{-1}, []float64{1}), Err: true},
			{When: "pred = NaN", In: bins([]float64{math.NaN()}, []float64{1}), Want: math.NaN()},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{}, Homogeneous{Degree: 0}, Continuous{},
			Relation{
				ID: "p-spectral-convergence-gain", Says: "A gain of k costs |k − 1|, whatever the spectrum.", Ints: 1,
				Make: func(s []Sample, k []int) []Term {
					m := s[0].Clone()
					for i, t := range m.Target {
						if m.Pred[i] = t * [3]float64{0, 2, 0.5}[k[0]%3]; k[0]%3 == 2 && 2*m.Pred[i] != t {
							return nil // it left the range
						}
					}
					return []Term{{1, m}}
				},
				RHS: func(x []In, k []int) ball.Real { return x[0].Of([3]float64{1, 1, 0.5}[k[0]%3]) },
			},
			Bounds{
				ID: "p-spectral-convergence-levels", Says: "It is at least |‖s‖/‖t‖ − 1|: the error of the level alone.",
				Lo: func(x In) ball.Real {
					return ball.Norm(2, x.Pred...).Quo(ball.Norm(2, x.Target...)).Sub(x.Of(1)).Abs()
				},
			},
			Gradient{
				ID: "p-spectral-convergence-slope", Says: "The gradient is (s − t)/(‖s − t‖·‖t‖): of length 1/‖t‖ everywhere.",
				Is: func(x In) []ball.Real {
					g := gap(x)
					n := ball.Norm(2, g...).Mul(ball.Norm(2, x.Target...))
					for i := range g {
						g[i] = g[i].Quo(n)
					}
					return g
				},
				When: unlikePictures,
			},
			Not{
				ID: "p-spectral-convergence-order", Says: "It divides by the target and not by the prediction: arguments do not exchange.",
				Of: Swap{}, Witness: []Sample{bins([]float64{1}, []float64{2})},
			},
		},
		Refs:  []Ref{{"S. Ö. Arık, H. Jun, G. Diamos, Fast spectrogram inversion using multi-head convolutional neural networks, IEEE Signal Process. Lett. 26 (2019)", "10.1109/LSP.2018.2880284"}},
		Names: map[string]string{"auraloss": "auraloss.freq.SpectralConvergenceLoss"},
	}
}

// bins is a pair of spectra.
func bins(pred, target []float64) Sample {
	return Sample{Pred: pred, Target: target, Shape: []int{len(pred)}, TargetShape: []int{len(target)}}
}
