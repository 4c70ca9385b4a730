package spec

import "github.com/lossgate/lossgate/spec/ball"

// boxLoss is what the losses of two boxes x₁, y₁, x₂, y₂ have in common: the case of no area, the kinks where edges meet, and the claims that hold of
// anything made of lengths and areas.
func boxLoss(name string) Loss {
	nan := nanBox()
	return Loss{
		Name: name, Family: Region,
		Shape: []Dim{{"corner", 4, 4}}, TargetShape: []Dim{{"corner", 4, 4}}, Pred: Boxes, Target: Boxes, TargetGrad: true, Scale: 1,
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
			{When: "equal boxes", In: boxes([4]float64{0, 0, 2, 1}, [4]float64{0, 0, 2, 1}), Want: 0},
			{When: "a box without area", In: boxes([4]float64{0, 0, 0, 1}, [4]float64{0, 0, 2, 1}), Err: true},
			{When: "corners in the wrong order", In: boxes([4]float64{0, 0, 2, 1}, [4]float64{0, 1, 2, 0}), Err: true},
			{When: "a corner that is NaN", In: boxes(nan, [4]float64{0, 0, 2, 1}), Err: true},
		},
		Claims: []Claim{
			ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Swap{}, Homogeneous{Degree: 0},
			movedBoxes(), turnedBoxes(), offsetBoxes(),
		},
	}
}

func boxes(p, t [4]float64) Sample {
	return Sample{Pred: p[:], Target: t[:], Shape: []int{4}, TargetShape: []int{4}}
}

// A span is what two intervals do on one axis where they overlap. Lengths are sums of differences of corners that do not cancel; those indexed 0 are of
// pred's interval, 1 of target's.
type span struct {
	inter          ball.Real
	length, excess [2]ball.Real // excess: outside of the other interval
}

func spanOf(x In, axis int) (s span, overlap bool) {
	p, t := x.Pred, x.Target
	lo, hi := [2]ball.Real{p[axis], t[axis]}, [2]ball.Real{p[axis+2], t[axis+2]}
	left, right := ball.MaxAt("edge", lo[0], lo[1]), ball.MinAt("edge", hi[0], hi[1])
	s.inter = right.Sub(left)
	for k := range 2 {
		s.length[k] = hi[k].Sub(lo[k])
		s.excess[k] = left.Sub(lo[k]).Add(hi[k].Sub(right))
	}
	return s, right.Cmp(left) > 0
}

// missedArea is U − I, what only one of the boxes covers.
func missedArea(a, b span) ball.Real {
	var terms []ball.Real
	for k := range 2 {
		terms = append(terms, a.excess[k].Mul(b.length[k]), a.inter.Mul(b.excess[k]))
	}
	return ball.Sum(terms...)
}

// areas are I and U as they are defined.
func areas(x In) (inter, union ball.Real) {
	p, t := x.Pred, x.Target
	side := func(lo, hi int) ball.Real {
		return ball.MaxAt("touch", ball.MinAt("edge", p[hi], t[hi]).Sub(ball.MaxAt("edge", p[lo], t[lo])), x.Of(0))
	}
	inter = side(0, 2).Mul(side(1, 3))
	return inter, boxArea(p).Add(boxArea(t)).Sub(inter)
}

func boxArea(b []ball.Real) ball.Real { return b[2].Sub(b[0]).Mul(b[3].Sub(b[1])) }

// hullSides are the sides of the smallest box around both.
func hullSides(x In) (w, h ball.Real) {
	p, t := x.Pred, x.Target
	side := func(lo, hi int) ball.Real {
		return ball.MaxAt("edge", p[hi], t[hi]).Sub(ball.MinAt("edge", p[lo], t[lo]))
	}
	return side(0, 2), side(1, 3)
}

// stableIoU is 1 − I/U as (U − I)/U where boxes overlap, and their span on the first axis. Elsewhere it is 1, and nothing cancels.
func stableIoU(x In) (loss ball.Real, a span, overlap bool) {
	a, wide := spanOf(x, 0)
	b, high := spanOf(x, 1)
	if wide && high {
		missed := missedArea(a, b)
		return missed.Quo(missed.Add(a.inter.Mul(b.inter))), a, true
	}
	inter, union := areas(x)
	return lessFrom1(inter.Quo(union)), a, false
}
