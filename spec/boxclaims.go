package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

func nanBox() [4]float64 { return [4]float64{0, 0, math.NaN(), 1} }

// apartBoxes reports that boxes have no point in common.
func apartBoxes(s Sample) bool {
	p, t := s.Pred, s.Target
	return p[2] < t[0] || t[2] < p[0] || p[3] < t[1] || t[3] < p[1]
}

// drawApart moves pred beside target, to any of four sides and half a side off, so that no edges are common.
func drawApart(s *Sample, pick func(n int) int) {
	w, h := float64(1+pick(8)), float64(1+pick(8))
	gap := float64(1 + pick(8))
	t := [4]float64{float64(pick(8)), float64(pick(8)), 0, 0}
	t[2], t[3] = t[0]+float64(2+pick(8)), t[1]+float64(2+pick(8))
	p := [4]float64{t[2] + gap, t[1] + 0.5, 0, 0}
	if pick(2) == 1 {
		p[0] = t[0] - gap - w
	}
	p[2], p[3] = p[0]+w, p[1]+h
	if pick(2) == 1 {
		p, t = turnedBox(p[:]), turnedBox(t[:])
	}
	*s = boxes(p, t)
}

// turnedBox exchanges the axes.
func turnedBox(b []float64) [4]float64 { return [4]float64{b[1], b[0], b[3], b[2]} }

// placed is boxes with each coordinate passed through f.
func placed(s Sample, f func(axis int, c float64) float64) Sample {
	m := s.Clone()
	for i := range 4 {
		m.Pred[i], m.Target[i] = f(i%2, m.Pred[i]), f(i%2, m.Target[i])
	}
	return m
}

// undone reports whether f takes every coordinate of m back to that of s, so that nothing was rounded.
func undone(s, m Sample, f func(axis int, c float64) float64) bool {
	back := placed(m, f)
	return slices.Equal(back.Pred, s.Pred) && slices.Equal(back.Target, s.Target)
}

// movedBoxes is the claim that only where boxes are to each other matters.
func movedBoxes() Relation {
	return Relation{
		ID: "v-iou-translation", Says: "Moving both boxes together changes nothing.", Ints: 2,
		Make: func(s []Sample, k []int) []Term {
			by := func(sign float64) func(axis int, c float64) float64 {
				return func(axis int, c float64) float64 { return c + sign*float64(k[axis]%4096-2048) }
			}
			m := placed(s[0], by(1))
			if !undone(s[0], m, by(-1)) {
				return nil
			}
			return []Term{{1, s[0]}, {-1, m}}
		},
	}
}

// turnedBoxes is the claim that the axes are alike.
func turnedBoxes() Relation {
	return Relation{
		ID: "v-iou-axes", Says: "Exchanging the axes changes nothing.",
		Make: func(s []Sample, _ []int) []Term {
			return []Term{{1, s[0]}, {-1, boxes(turnedBox(s[0].Pred), turnedBox(s[0].Target))}}
		},
	}
}

// offsetBoxes is the claim that boxes far from the origin lose nothing: their sides are exact differences.
func offsetBoxes() Relation {
	return Relation{
		ID: "v-iou-offset", Says: "Boxes of small whole numbers and the same ones moved by 2^30, or by 2^20, give the same result", Ints: 1, Bitwise: true,
		Make: func(s []Sample, k []int) []Term {
			for _, v := range [][]float64{s[0].Pred, s[0].Target} {
				for _, c := range v {
					if c != math.Trunc(c) || math.Abs(c) > 64 {
						return nil
					}
				}
			}
			by := math.Ldexp(1, 20+10*(k[0]%2))
			return []Term{{1, s[0]}, {-1, placed(s[0], func(_ int, c float64) float64 { return c + by })}}
		},
		Draw: func(s []Sample, pick func(n int) int) {
			draw := func() (b [4]float64) {
				for axis := range 2 {
					b[axis] = float64(pick(8))
					b[axis+2] = b[axis] + float64(1+pick(8))
				}
				return b
			}
			s[0] = boxes(draw(), draw())
		},
	}
}

// stretchedBoxes is the claim that units need not be the same on both axes.
func stretchedBoxes() Relation {
	by := [2]float64{4, 0.5}
	return Relation{
		ID: "v-iou-scaling", Says: "Stretching one axis and squeezing the other changes nothing.",
		Make: func(s []Sample, _ []int) []Term {
			m := placed(s[0], func(axis int, c float64) float64 { return c * by[axis] })
			if !undone(s[0], m, func(axis int, c float64) float64 { return c / by[axis] }) {
				return nil
			}
			return []Term{{1, s[0]}, {-1, m}}
		},
	}
}

// notStretched is the denial of stretchedBoxes: the distance of centres has one unit for both axes.
func notStretched() Not {
	return Not{
		ID: "v-iou-scaling-not", Says: "Stretching one axis alone changes it: distances mix the axes.",
		Of: stretchedBoxes(), Witness: []Sample{boxes([4]float64{0, 0, 1, 1}, [4]float64{2, 0, 3, 1})},
	}
}

// centreForm is 1 − I/U from centres and sides: on each axis intervals of lengths a and b with centres d apart share min(a, b, (a + b)/2 − d).
func centreForm(x In) ball.Real {
	inter := x.Of(1)
	for axis := range 2 {
		a, b, d := byCentre(x, axis)
		half := a.Add(b).Mul(ball.Of(0.5))
		inter = inter.Mul(ball.Max(x.Of(0), ball.Min(a, b, half.Sub(d.Abs()))))
	}
	return lessFrom1(inter.Quo(boxArea(x.Pred).Add(boxArea(x.Target)).Sub(inter)))
}

// byCentre is the two lengths on an axis, and how far pred's centre is beyond target's.
func byCentre(x In, axis int) (a, b, d ball.Real) {
	p, t := x.Pred, x.Target
	middle := func(v []ball.Real) ball.Real { return v[axis].Add(v[axis+2]).Mul(ball.Of(0.5)) }
	return p[axis+2].Sub(p[axis]), t[axis+2].Sub(t[axis]), middle(p).Sub(middle(t))
}
