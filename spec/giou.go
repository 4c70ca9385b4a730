package spec

import "github.com/lossgate/lossgate/spec/ball"

// GIoU is 1 − GIoU for two boxes x₁, y₁, x₂, y₂: with I the area of the intersection, U that of the union and C that of
// the smallest box around both, GIoU = I/U − (C − U)/C. It is 0 for equal boxes and tends to 2 for boxes that are far apart.
// Boxes have positive sides.
func GIoU() Loss {
	l := boxLoss("giou")
	l.Definition = "1 − I/U + (C − U)/C: areas of intersection, union and enclosing box"
	l.Value = func(x In) ball.Real {
		i, u := areas(x)
		w, h := hullSides(x)
		c := w.Mul(h)
		return ball.Of(1).Sub(i.Quo(u)).Add(c.Sub(u).Quo(c))
	}
	l.Stable = func(x In) ball.Real {
		loss, a, overlap := stableIoU(x)
		w, h := hullSides(x)
		c := w.Mul(h)
		if !overlap {
			return loss.Add(c.Sub(boxArea(x.Pred).Add(boxArea(x.Target))).Quo(c))
		}
		empty := x.Of(0) // beside each part that only one box covers, what is left to the hull
		for k := range 2 {
			empty = empty.Add(a.excess[k].Mul(beyond(x, 1, k)))
		}
		return loss.Add(empty.Quo(c))
	}
	l.Special = append(l.Special, SpecialCase{When: "boxes that touch at a corner: 1 + ½", In: boxes([4]float64{0, 0, 1, 1}, [4]float64{1, 1, 2, 2}), Want: 1.5})
	l.Claims = append(l.Claims,
		Range{0, 2}, Continuous{}, stretchedBoxes(),
		Triangle{ID: "v-giou-triangle", Says: "No detour is shorter, as the authors state: an observation that nobody has refuted."},
		Bounds{
			ID: "v-giou", Says: "It is at least 1 − I/U, and at most 1 more.",
			Lo: func(x In) ball.Real { return IoU().Stable(x) },
			Hi: func(x In) ball.Real { return IoU().Stable(x).Add(ball.Of(1)) },
		},
		Equals{
			ID: "v-giou-hull", Says: "It is 1 − I/U where the union is a box.", Other: IoU,
			When: func(s Sample) bool {
				return s.Pred[1] == s.Target[1] && s.Pred[3] == s.Target[3] && s.Pred[0] <= s.Target[2] && s.Target[0] <= s.Pred[2]
			},
			Draw: func(s *Sample, pick func(n int) int) {
				p := [4]float64{float64(pick(4)), float64(pick(4)), float64(4 + pick(4)), float64(4 + pick(4))}
				*s = boxes(p, [4]float64{p[0] + float64(pick(4)), p[1], p[2] + float64(pick(4)), p[3]})
			},
		},
		fartherBoxes("v-giou-gap"),
		Gradient{
			ID: "v-box-degenerate-giou", Says: "Boxes apart pull each other: with L = 2 − U/C the gradient is (U·C′ − U′·C)/C².",
			Is: func(x In) []ball.Real {
				p := x.Pred
				w, h := hullSides(x)
				c, u := w.Mul(h), boxArea(p).Add(boxArea(x.Target))
				own := [2]ball.Real{p[3].Sub(p[1]), p[2].Sub(p[0])} // by moving an edge on axis 0, 1
				hull := [2]ball.Real{h, w}
				g := make([]ball.Real, 4)
				for i := range g {
					du, dc := own[i%2], x.Of(0)
					if s := p[i].Cmp(x.Target[i]); i < 2 && s < 0 || i >= 2 && s > 0 {
						dc = hull[i%2]
					}
					g[i] = u.Mul(dc).Sub(du.Mul(c)).Quo(c.Mul(c))
					if i < 2 {
						g[i] = g[i].Neg()
					}
				}
				return g
			},
			When: apartBoxes, Draw: drawApart,
		},
	)
	l.Refs = []Ref{{"H. Rezatofighi et al., Generalized intersection over union, CVPR (2019)", "10.1109/CVPR.2019.00075"}}
	l.Names = map[string]string{"torch": "torchvision.ops.generalized_box_iou_loss (eps=0)"}
	return l
}

// beyond is how far the hull reaches beyond one of the boxes on an axis: target's for k = 1.
func beyond(x In, axis, k int) ball.Real {
	own, other := x.Pred, x.Target
	if k == 1 {
		own, other = other, own
	}
	return own[axis].Sub(other[axis]).Relu().Add(other[axis+2].Sub(own[axis+2]).Relu())
}

// fartherBoxes is the claim that a gap counts, where 1 − I/U is flat: boxes side by side cost more the farther they are apart.
func fartherBoxes(id string) Relation {
	return Relation{
		ID: id, Says: "Boxes side by side cost the more the farther they are apart.", Ints: 4, Sign: Le,
		Make: func(_ []Sample, k []int) []Term {
			w, h, gap, more := float64(1+k[0]%8), float64(1+k[1]%8), float64(k[2]%16), float64(1+k[3]%16)
			at := func(gap float64) Sample { return boxes([4]float64{2 + gap, 0, 2 + gap + w, h}, [4]float64{0, 0, 2, h}) }
			return []Term{{1, at(gap)}, {-1, at(gap + more)}}
		},
	}
}
