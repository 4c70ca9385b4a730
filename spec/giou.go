package spec

import "github.com/lossgate/lossgate/spec/ball"

// GIoU is 1 − GIoU for two boxes x₁, y₁, x₂, y₂: with I the area of the intersection, U that of the union and C that of
// the smallest box around both, GIoU = I/U − (C − U)/C. It is 0 for equal boxes and tends to 2 for boxes that are far apart.
// Boxes have positive sides.
func GIoU() Loss {
	area := func(b []ball.Real) ball.Real { return b[2].Sub(b[0]).Mul(b[3].Sub(b[1])) }
	return Loss{
		Name: "giou", Family: Region,
		Shape: []Dim{{"corner", 4, 4}}, TargetShape: []Dim{{"corner", 4, 4}}, Pred: Boxes, Target: Boxes, TargetGrad: true,
		Scale:      1,
		Definition: "1 − I/U + (C − U)/C: areas of intersection, union and enclosing box",
		Value: func(x In) ball.Real {
			p, t := x.Pred, x.Target
			side := func(lo, hi int) ball.Real {
				return ball.MaxAt("touch", ball.MinAt("edge", p[hi], t[hi]).Sub(ball.MaxAt("edge", p[lo], t[lo])), x.Of(0))
			}
			hull := func(lo, hi int) ball.Real {
				return ball.MaxAt("edge", p[hi], t[hi]).Sub(ball.MinAt("edge", p[lo], t[lo]))
			}
			i := side(0, 2).Mul(side(1, 3))
			u := area(p).Add(area(t)).Sub(i)
			c := hull(0, 2).Mul(hull(1, 3))
			return ball.Of(1).Sub(i.Quo(u)).Add(c.Sub(u).Quo(c))
		},
		Kinks: []Kink{
			{"a common edge", func(s *Sample, pick func(n int) int) bool {
				i := pick(4)
				s.Pred[i] = s.Target[i]
				return s.Pred[i%2] < s.Pred[i%2+2]
			}},
			{"touching boxes", func(s *Sample, pick func(n int) int) bool {
				i := pick(2)
				side := s.Pred[i+2] - s.Pred[i]
				s.Pred[i], s.Pred[i+2] = s.Target[i+2], s.Target[i+2]+side
				return side > 0
			}},
		},
		Special: []SpecialCase{
			{When: "equal boxes: 0", In: boxes([4]float64{0, 0, 2, 1}, [4]float64{0, 0, 2, 1}), Want: 0},
			{When: "boxes that touch at a corner: 1 + ½", In: boxes([4]float64{0, 0, 1, 1}, [4]float64{1, 1, 2, 2}), Want: 1.5},
		},
		Claims: []Claim{Range{0, 2}, ZeroAtPerfect{}, Swap{}},
		Refs:   []Ref{{"H. Rezatofighi et al., Generalized intersection over union, CVPR (2019)", "10.1109/CVPR.2019.00075"}},
		Names:  map[string]string{"torch": "torchvision.ops.generalized_box_iou_loss (eps=0)"},
	}
}

func boxes(p, t [4]float64) Sample {
	return Sample{Pred: p[:], Target: t[:], Shape: []int{4}, TargetShape: []int{4}}
}
