package spec

import "github.com/lossgate/lossgate/spec/ball"

// IoU is 1 − I/U for two boxes x₁, y₁, x₂, y₂ with positive sides: I the area of their intersection, U that of their union (Jaccard 1912). It is a metric,
// and 1, with a gradient of 0, wherever boxes do not overlap: nothing pulls them together.
func IoU() Loss {
	l := boxLoss("iou")
	l.Definition = "1 − I/U: areas of intersection and union"
	l.Value = func(x In) ball.Real {
		inter, union := areas(x)
		return lessFrom1(inter.Quo(union))
	}
	l.Stable = func(x In) ball.Real {
		loss, _, _ := stableIoU(x)
		return loss
	}
	l.Special = append(l.Special,
		SpecialCase{When: "boxes apart on both axes", In: boxes([4]float64{0, 0, 1, 1}, [4]float64{2, 2, 3, 3}), Want: 1},
		SpecialCase{When: "a quarter of the other", In: boxes([4]float64{0, 0, 1, 1}, [4]float64{0, 0, 2, 2}), Want: 0.75},
	)
	l.Claims = append(l.Claims,
		Range{0, 1}, Continuous{}, stretchedBoxes(),
		Triangle{ID: "v-iou-triangle", Says: "It is a metric: no detour is shorter."},
		Equals{
			ID: "v-iou", Says: "It is 1 where boxes have no point in common.",
			Other: formula(func(x In) ball.Real { return x.Of(1) }), When: apartBoxes, Draw: drawApart,
		},
		Equals{
			ID: "v-iou-nested", Says: "Of a box in another it is 1 less the quotient of their areas.",
			Other: formula(func(x In) ball.Real { return lessFrom1(boxArea(x.Pred).Quo(boxArea(x.Target))) }),
			When: func(s Sample) bool {
				p, t := s.Pred, s.Target
				return p[0] >= t[0] && p[1] >= t[1] && p[2] <= t[2] && p[3] <= t[3]
			},
			Draw: func(s *Sample, pick func(n int) int) {
				p := [4]float64{float64(pick(4)), float64(pick(4)), float64(4 + pick(4)), float64(4 + pick(4))}
				*s = boxes(p, [4]float64{p[0] - float64(pick(4)), p[1] - float64(pick(4)), p[2] + float64(pick(4)), p[3] + float64(pick(4))})
			},
		},
		Equals{ID: "v-box-format", Says: "Boxes given by centre and sides have the same loss.", Other: formula(centreForm)},
		Gradient{
			ID: "v-box-degenerate", Says: "Boxes apart have a gradient of 0: nothing pulls them together.",
			Is: func(x In) []ball.Real {
				return []ball.Real{x.Of(0), x.Of(0), x.Of(0), x.Of(0)}
			},
			When: apartBoxes, Draw: drawApart,
		},
	)
	l.Refs = []Ref{
		{"P. Jaccard, The distribution of the flora in the alpine zone, New Phytol. 11 (1912)", "10.1111/j.1469-8137.1912.tb05611.x"},
		{"J. Yu, Y. Jiang, Z. Wang, Z. Cao, T. Huang, UnitBox: an advanced object detection network, ACM Multimedia (2016), for boxes", "10.1145/2964284.2967274"},
	}
	l.Names = map[string]string{"mmdet": "mmdet.models.losses.IoULoss (mode='linear')"}
	return l
}
