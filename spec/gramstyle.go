package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// GramStyle is ‖G(F) − G(S)‖² for feature maps F = pred and S = target of C channels, the squared Frobenius distance of their Gram matrices
// G(F) = FFᵀ/(CHW), F being seen as C rows of HW positions (Gatys, Ecker and Bethge 2016; the normaliser is that of Johnson, Alahi and
// Fei-Fei 2016). The maps may differ in H and W. Positions are averaged away: what is left is which channels are active together, and
// not where. The layer loss of Gatys et al. is a quarter of it.
func GramStyle() Loss {
	return Loss{
		Name: "gram-style", Family: Perceptual,
		Shape: []Dim{{"C", 1, 2}, {"H", 1, 2}, {"W", 1, 2}}, TargetShape: []Dim{{"C", 1, 2}, {"h", 1, 2}, {"w", 1, 2}},
		Pred: Finite, Target: Finite, TargetGrad: true,
		Definition: "‖FFᵀ/(CHW) − SSᵀ/(Chw)‖² (Frobenius), F = pred as C×HW, S = target as C×hw",
		Value: func(x In) ball.Real {
			var squares []ball.Real
			for _, d := range gramGap(x) {
				squares = append(squares, square(d))
			}
			return ball.Sum(squares...)
		},
		Kinks: []Kink{{"equal Gram matrices", func(s *Sample, _ func(n int) int) bool {
			if len(s.Pred) != len(s.Target) {
				return false
			}
			for i, t := range s.Target {
				s.Pred[i] = -t
			}
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal maps", In: maps(2, 1, 1, []float64{1, 2}, []float64{1, 2}), Want: 0},
			{When: "one channel: the squared difference of mean squares", In: maps(1, 1, 2, []float64{1, 3}, []float64{1, 1}), Want: 16},
			{When: "two channels: each entry counts, off the diagonal twice", In: maps(2, 1, 1, []float64{2, 4}, []float64{0, 0}), Want: 100},
			{When: "an infinite feature", In: maps(1, 1, 1, []float64{math.Inf(1)}, []float64{0}), Err: true},
		},
		Claims: gramStyleClaims(),
		Refs: []Ref{
			{"L. A. Gatys, A. S. Ecker, M. Bethge, Image style transfer using convolutional neural networks, CVPR (2016)", "10.1109/CVPR.2016.265"},
			{"J. Johnson, A. Alahi, L. Fei-Fei, Perceptual losses for real-time style transfer and super-resolution, ECCV (2016)", "10.1007/978-3-319-46475-6_43"},
			{"Y. Li, N. Wang, J. Liu, X. Hou, Demystifying neural style transfer, IJCAI (2017)", "10.24963/ijcai.2017/310"},
		},
		Names: map[string]string{"basicsr": "basicsr.losses.PerceptualLoss, style term (criterion='fro' is its root)"},
	}
}

// gram is FFᵀ of C rows, not divided.
func gram(f []ball.Real, c int) []ball.Real {
	n := len(f) / c
	g := make([]ball.Real, 0, c*c)
	for i := range c {
		for j := range c {
			g = append(g, ball.Dot(f[i*n:(i+1)*n], f[j*n:(j+1)*n]))
		}
	}
	return g
}

// gramGap is the difference of the two Gram matrices, row by row.
func gramGap(x In) []ball.Real {
	c := x.Shape[0]
	g, a := gram(x.Pred, c), gram(x.Target, c)
	for i := range g {
		g[i] = g[i].Quo(x.Of(float64(len(x.Pred)))).Sub(a[i].Quo(x.Of(float64(len(x.Target)))))
	}
	return g
}

// maps is a pair of feature maps {C, H, W}.
func maps(c, h, w int, pred, target []float64) Sample {
	return Sample{Pred: pred, Target: target, Shape: []int{c, h, w}, TargetShape: []int{c, h, w}}
}
