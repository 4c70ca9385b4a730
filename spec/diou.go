package spec

import "github.com/lossgate/lossgate/spec/ball"

// DIoU is 1 − I/U + ρ²/c² for two boxes with positive sides: ρ the distance of their centres, c the diagonal of the smallest box around both (Zheng et
// al. 2020). Unlike 1 − I/U it pulls boxes that are apart together. It is not a metric, and mixes the units of the axes.
func DIoU() Loss {
	l := boxLoss("diou")
	l.Definition = "1 − I/U + ρ²/c²: areas of intersection and union, distance of centres, diagonal of the enclosing box"
	l.Value = func(x In) ball.Real { return IoU().Value(x).Add(centrePenalty(x)) }
	l.Stable = func(x In) ball.Real { return IoU().Stable(x).Add(centrePenalty(x)) }
	l.Special = append(l.Special, SpecialCase{When: "boxes that touch at a corner: 1 + ¼", In: boxes([4]float64{0, 0, 1, 1}, [4]float64{1, 1, 2, 2}), Want: 1.25})
	l.Claims = append(l.Claims,
		Range{0, 2}, Continuous{}, notStretched(), fartherBoxes("v-diou-gap"),
		Equals{
			ID: "v-diou", Says: "It is 1 − I/U where centres coincide.", Other: IoU, When: concentric, Draw: drawConcentric,
		},
		Bounds{
			ID: "v-diou-iou", Says: "It is at least 1 − I/U, and at most 1 more.",
			Lo: func(x In) ball.Real { return IoU().Stable(x) },
			Hi: func(x In) ball.Real { return IoU().Stable(x).Add(ball.Of(1)) },
		},
		Not{
			ID: "v-diou-not-metric", Says: "It is not a metric: by way of [0,4]×[2,3] it is 2/17 shorter from [2,4]×[2,3] to [0,2]×[2,3].",
			Of: Triangle{}, Witness: []Sample{boxes([4]float64{0, 2, 4, 3}, [4]float64{2, 2, 4, 3}), boxes([4]float64{0, 2, 2, 3}, [4]float64{2, 2, 4, 3})},
		},
		Equals{
			ID: "v-box-format-diou", Says: "Boxes given by centre and sides have the same loss.",
			Other: formula(func(x In) ball.Real { return centreForm(x).Add(centrePenalty(x)) }),
		},
		Gradient{
			ID: "v-box-degenerate-diou", Says: "Boxes apart pull each other: the gradient is (ρ²′c² − ρ²c²′)/c⁴.",
			Is: func(x In) []ball.Real {
				w, h := hullSides(x)
				hull := [2]ball.Real{w, h}
				c := w.Mul(w).Add(h.Mul(h))
				_, _, dx := byCentre(x, 0)
				_, _, dy := byCentre(x, 1)
				off := [2]ball.Real{dx, dy}
				ρ := dx.Mul(dx).Add(dy.Mul(dy))
				g := make([]ball.Real, 4)
				for i, p := range x.Pred {
					dc := x.Of(0)
					if s := p.Cmp(x.Target[i]); i < 2 && s < 0 {
						dc = ball.Of(-2).Mul(hull[i%2])
					} else if i >= 2 && s > 0 {
						dc = ball.Of(2).Mul(hull[i%2])
					}
					g[i] = off[i%2].Mul(c).Sub(ρ.Mul(dc)).Quo(c.Mul(c))
				}
				return g
			},
			When: apartBoxes, Draw: drawApart,
		},
	)
	l.Refs = []Ref{zheng}
	l.Names = map[string]string{"torch": "torchvision.ops.distance_box_iou_loss (eps=0)"}
	return l
}

var zheng = Ref{"Z. Zheng, P. Wang, W. Liu, J. Li, R. Ye, D. Ren, Distance-IoU loss: faster and better learning for bounding box regression, AAAI (2020)", "10.1609/aaai.v34i07.6999"}

// centrePenalty is ρ²/c².
func centrePenalty(x In) ball.Real {
	w, h := hullSides(x)
	return centresApart(x).Quo(w.Mul(w).Add(h.Mul(h)))
}

// centresApart is ρ².
func centresApart(x In) ball.Real {
	_, _, dx := byCentre(x, 0)
	_, _, dy := byCentre(x, 1)
	return dx.Mul(dx).Add(dy.Mul(dy))
}

func concentric(s Sample) bool {
	p, t := s.Pred, s.Target
	for axis := range 2 { // corners are such that sums of two are exact
		if p[axis]+p[axis+2] != t[axis]+t[axis+2] || !smallDyadics(p) || !smallDyadics(t) {
			return false
		}
	}
	return true
}

func drawConcentric(s *Sample, pick func(n int) int) {
	var p, t [4]float64
	for axis := range 2 {
		at := float64(pick(8))
		a, b := float64(1+pick(8))/2, float64(1+pick(8))/2
		p[axis], p[axis+2], t[axis], t[axis+2] = at-a, at+a, at-b, at+b
	}
	*s = boxes(p, t)
}

// smallDyadics reports whether all are eighths below 2^12, whose sums and products of two are exact in any format.
func smallDyadics(v []float64) bool {
	for _, x := range v {
		if n := x * 8; n != float64(int64(n)) || n > 1<<15 || n < -1<<15 {
			return false
		}
	}
	return true
}

// CIoU is DIoU + αv for two boxes with positive sides, where v = (4/π²)(atan(w_t/h_t) − atan(w/h))² is how their shapes differ and α = v/(1 − I/U + v) its
// weight, 0 for v = 0 (Zheng et al. 2020). Its gradient takes α as a constant, as the authors' code does.
func CIoU() Loss {
	l := boxLoss("ciou")
	l.Definition = "1 − I/U + ρ²/c² + αv, v = (4/π²)(atan(w_t/h_t) − atan(w/h))², α = v/(1 − I/U + v)"
	l.StopGrad = "α"
	with := func(iou func(In) ball.Real, turn func(In) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			loss := iou(x)
			l := loss.Add(centrePenalty(x))
			if sameBoxes(x) { // 0/0
				return l
			}
			θ := turn(x).Quo(x.pi())
			v := ball.Of(4).Mul(θ).Mul(θ)
			return l.Add(v.Quo(loss.Add(v)).Detach().Mul(v))
		}
	}
	l.Value = with(IoU().Value, func(x In) ball.Real {
		aspect := func(b []ball.Real) ball.Real { return b[2].Sub(b[0]).Quo(b[3].Sub(b[1])).Atan() }
		return aspect(x.Target).Sub(aspect(x.Pred))
	})
	l.Stable = with(IoU().Stable, func(x In) ball.Real {
		w, wt, _ := byCentre(x, 0)
		h, ht, _ := byCentre(x, 1)
		return aspectCross(x).Quo(h.Mul(ht).Add(w.Mul(wt))).Atan()
	})
	l.Claims = append(l.Claims,
		Range{0, 2.5}, Continuous{}, notStretched(),
		Equals{
			ID: "v-ciou", Says: "It is DIoU where boxes have the same aspect.", Other: DIoU,
			When: func(s Sample) bool {
				p, t := s.Pred, s.Target
				return smallDyadics(p) && smallDyadics(t) && (p[2]-p[0])*(t[3]-t[1]) == (t[2]-t[0])*(p[3]-p[1])
			},
			Draw: func(s *Sample, pick func(n int) int) {
				w, h, k := float64(1+pick(8)), float64(1+pick(8)), float64(1+pick(4))/2
				p := [4]float64{float64(pick(8)), float64(pick(8)), 0, 0}
				p[2], p[3] = p[0]+k*w, p[1]+k*h
				*s = boxes(p, [4]float64{4, 4, 4 + w, 4 + h})
			},
		},
		Bounds{
			ID: "v-ciou-bounds", Says: "It is at least DIoU, and at most ½ more.",
			Lo: func(x In) ball.Real { return DIoU().Stable(x) },
			Hi: func(x In) ball.Real { return DIoU().Stable(x).Add(ball.Of(0.5)) },
		},
	)
	l.Refs = []Ref{zheng}
	l.Names = map[string]string{"torch": "torchvision.ops.complete_box_iou_loss (eps=0)"}
	return l
}

// sameBoxes reports whether all corners are equal. It looks at what is given, which nothing rounds.
func sameBoxes(x In) bool {
	for i, p := range x.Pred {
		if p.Cmp(x.Target[i]) != 0 {
			return false
		}
	}
	return true
}

// aspectCross is w_t·h − w·h_t: 0 where boxes have the same aspect.
func aspectCross(x In) ball.Real {
	w, wt, _ := byCentre(x, 0)
	h, ht, _ := byCentre(x, 1)
	return wt.Mul(h).Sub(w.Mul(ht))
}

// EIoU is DIoU + (w − w_t)²/c_w² + (h − h_t)²/c_h² for two boxes with positive sides, c_w and c_h being the sides of the smallest box around both (Zhang et
// al. 2022): CIoU with sides that are compared one by one, so that each has a gradient of its own.
func EIoU() Loss {
	l := boxLoss("eiou")
	l.Definition = "1 − I/U + ρ²/c² + (w − w_t)²/c_w² + (h − h_t)²/c_h²"
	with := func(iou func(In) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			w, h := hullSides(x)
			sum := iou(x).Add(centresApart(x).Quo(w.Mul(w).Add(h.Mul(h))))
			for axis, hull := range [2]ball.Real{w, h} {
				a, b, _ := byCentre(x, axis)
				d := a.Sub(b).Quo(hull)
				sum = sum.Add(d.Mul(d))
			}
			return sum
		}
	}
	l.Value, l.Stable = with(IoU().Value), with(IoU().Stable)
	l.Claims = append(l.Claims, Range{0, 4}, Continuous{}, notStretched(),
		Equals{
			ID: "v-diou-eiou", Says: "It is DIoU where boxes have the same sides.", Other: DIoU,
			When: func(s Sample) bool {
				p, t := s.Pred, s.Target
				return smallDyadics(p) && smallDyadics(t) && p[2]-p[0] == t[2]-t[0] && p[3]-p[1] == t[3]-t[1]
			},
			Draw: func(s *Sample, pick func(n int) int) {
				w, h := float64(1+pick(8)), float64(1+pick(8))
				p := [4]float64{float64(pick(8)), float64(pick(8)), 0, 0}
				p[2], p[3] = p[0]+w, p[1]+h
				*s = boxes(p, [4]float64{4, 4, 4 + w, 4 + h})
			},
		},
	)
	l.Refs = []Ref{{"Y.-F. Zhang, W. Ren, Z. Zhang, Z. Jia, L. Wang, T. Tan, Focal and efficient IOU loss for accurate bounding box regression, Neurocomputing 506 (2022)", "10.1016/j.neucom.2022.07.042"}}
	l.Names = map[string]string{"mmdet": "mmdet.models.losses.EIoULoss"}
	return l
}
