package spec

import "math"

// What the losses φ(m) of a margin m = target·pred have in common: pred is a score, target the sign that it should have.

// marginal fills in what every loss of a margin shares.
func marginal(l Loss) Loss {
	l.Family, l.Pred, l.Target = Margin, Reals, PlusMinus
	l.Claims = append(l.Claims, labelSymmetry())
	return l
}

// marginKink puts the margin at one of ms.
func marginKink(name string, ms ...float64) Kink {
	return Kink{name, func(s *Sample, pick func(n int) int) bool {
		s.Pred[0] = s.Target[0] * ms[pick(len(ms))]
		return true
	}}
}

// onMargin is a sample of margin m.
func onMargin(m float64) Sample { return scalar(m, 1) }

// margin is target·pred, which is exact.
func (s Sample) margin() float64 { return s.Pred[0] * s.Target[0] }

// marginSpecial is the special cases of φ by its limits at −Inf and +Inf and its value at 0. A target that is no sign is
// rejected: labels 0 and 1 must not pass for −1 and +1.
func marginSpecial(below, zero, above float64) []SpecialCase {
	inf, nan := math.Inf(1), math.NaN()
	return []SpecialCase{
		{When: "pred = +0, target = +1", In: scalar(0, 1), Want: zero},
		{When: "pred = -0, target = +1", In: scalar(math.Copysign(0, -1), 1), Want: zero},
		{When: "pred = +0, target = -1", In: scalar(0, -1), Want: zero},
		{When: "pred = +Inf, target = +1", In: scalar(inf, 1), Want: above},
		{When: "pred = -Inf, target = -1", In: scalar(-inf, -1), Want: above},
		{When: "pred = -Inf, target = +1", In: scalar(-inf, 1), Want: below},
		{When: "pred = +Inf, target = -1", In: scalar(inf, -1), Want: below},
		{When: "pred = NaN", In: scalar(nan, 1), Want: nan},
		{When: "target = 0", In: scalar(1, 0), Err: true},
		{When: "target = 2", In: scalar(1, 2), Err: true},
		{When: "target = NaN", In: scalar(1, nan), Err: true},
	}
}

// labelSymmetry is what tells a sign from a label of 0 or 1.
func labelSymmetry() Relation {
	return Relation{
		ID: "m-label-symmetry", Says: "L(s, y) = L(−s, −y).", Bitwise: true,
		Make: func(s []Sample, _ []int) []Term {
			x, y := s[0].Pred[0], s[0].Target[0]
			return []Term{{1, s[0]}, {-1, scalar(-x, -y)}}
		},
	}
}
