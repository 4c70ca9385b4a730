package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// LogSpectral is the mean of |log s − log t| over the bins of two magnitude spectra of T frames and F bins, s = pred and t = target, natural
// logarithms (Arık, Jun and Diamos 2019; Yamamoto, Song and Kim 2020). Magnitudes are above 0: libraries add an ε or clamp first. Of
// power spectra it is twice as much.
func LogSpectral() Loss {
	return Loss{
		Name: "log-spectral", Family: Perceptual, Additive: true,
		Shape: []Dim{{"T", 1, 2}, {"F", 1, 2}}, TargetShape: []Dim{{"T", 1, 2}, {"F", 1, 2}},
		Pred: Positive, Target: Positive, TargetGrad: true, Scale: 1,
		Definition: "mean |log s − log t| over bins, s = pred, t = target",
		Value: func(x In) ball.Real {
			terms := make([]ball.Real, len(x.Pred))
			for i, p := range x.Pred {
				terms[i] = p.Log().Sub(x.Target[i].Log()).Abs()
			}
			return evenly(terms)
		},
		Kinks: []Kink{{"a bin of pred equals that of target", func(s *Sample, pick func(n int) int) bool {
			i := pick(len(s.Pred))
			s.Pred[i] = s.Target[i]
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal spectra", In: pictures(1, 2, []float64{1, 4}, []float64{1, 4}), Want: 0},
			{When: "a magnitude of 0", In: pictures(1, 1, []float64{0}, []float64{1}), Err: true},
			{When: "a target of 0", In: pictures(1, 1, []float64{1}, []float64{0}), Err: true},
			{When: "pred = NaN", In: pictures(1, 1, []float64{math.NaN()}, []float64{1}), Want: math.NaN()},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Swap{}, Permutation{}, Homogeneous{Degree: 0}, Continuous{},
			Triangle{ID: "p-log-spectral-triangle", Says: "L(p, r) ≤ L(p, q) + L(q, r): a metric of spectra."},
			Relation{
				ID: "p-log-spectral-gain", Says: "A gain of 2^k in every bin costs |k|·ln 2, loud or quiet alike.", Ints: 1,
				Make: func(s []Sample, k []int) []Term {
					m := s[0].Clone()
					for i, t := range m.Target {
						if m.Pred[i] = math.Ldexp(t, k[0]%17-8); math.Ldexp(m.Pred[i], 8-k[0]%17) != t {
							return nil // it left the range
						}
					}
					return []Term{{1, m}}
				},
				RHS: func(x []In, k []int) ball.Real {
					return x[0].Of(2).Log().Mul(x[0].Of(math.Abs(float64(k[0]%17 - 8))))
				},
			},
			Relation{
				ID: "p-log-spectral-mean", Says: "Frames repeated cost the same: bins are averaged, not added up.",
				Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, stacked(s[0], 0)}} },
			},
			Gradient{
				ID: "p-log-spectral-slope", Says: "The gradient is ±1/(n·s): a quiet bin is the steepest.",
				Is: func(x In) []ball.Real {
					g := make([]ball.Real, len(x.Pred))
					for i, p := range x.Pred {
						g[i] = x.Of(float64(p.Cmp(x.Target[i]))).Quo(p.Mul(x.Of(float64(len(g)))))
					}
					return g
				},
			},
			Not{
				ID: "p-log-spectral-convex", Says: "Above the target it is concave: an error twice as large does not cost twice as much.",
				Of: Convex{}, Witness: []Sample{pictures(1, 1, []float64{2}, []float64{1}), pictures(1, 1, []float64{8}, []float64{1})},
			},
		},
		Refs: []Ref{
			{"S. Ö. Arık, H. Jun, G. Diamos, Fast spectrogram inversion using multi-head convolutional neural networks, IEEE Signal Process. Lett. 26 (2019)", "10.1109/LSP.2018.2880284"},
			{"R. Yamamoto, E. Song, J.-M. Kim, Parallel WaveGAN, ICASSP (2020)", "10.1109/ICASSP40776.2020.9053795"},
		},
		Names: map[string]string{"auraloss": "auraloss.freq.STFTMagnitudeLoss(log=True, distance='L1')"},
	}
}
