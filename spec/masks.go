package spec

import (
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// masks is what the overlaps of two masks of n pixels have in common: exchanging them or renumbering pixels changes nothing, and a pixel that
// is background in both does not count.
func masks(name string, smooth float64) Loss {
	target := UnitInterval
	target.NonZero = smooth == 0 // two empty masks would be 0/0
	l := Loss{
		Name: name, Family: Region, Params: []Param{Scalar("smooth", smooth, NonNegative)},
		Shape: []Dim{{"n", 1, 3}}, TargetShape: []Dim{{"n", 1, 3}}, Pred: UnitInterval, Target: target, TargetGrad: true, Scale: 1,
		Kinks: []Kink{hardMask, emptyMask},
		Special: []SpecialCase{
			{When: "equal masks of 0 and 1", In: pair([]float64{0, 1, 1}, []float64{0, 1, 1}), Want: 0},
			{When: "one pixel of two in each, and not the same", In: pair([]float64{0, 1}, []float64{1, 0}), Want: 2 / (2 + smooth)},
			{When: "nothing is predicted of two pixels", In: pair([]float64{0, 0}, []float64{1, 1}), Want: 2 / (2 + smooth)},
			{When: "two empty masks", In: pair([]float64{0, 0}, []float64{0, 0}), Want: 0, Err: smooth == 0},
			{When: "a prediction above 1", In: pair([]float64{0, 2}, []float64{0, 1}), Err: true},
		},
		Claims: []Claim{Range{0, 1}, ZeroOnlyAtPerfect{}, Swap{}, Permutation{}, background(), emptyCost(smooth)},
	}
	return l
}

// hardMask rounds both masks to 0 and 1, where a sigmoid would take an infinite logit.
var hardMask = Kink{"masks of 0 and 1", func(s *Sample, _ func(n int) int) bool {
	harden(s.Pred)
	harden(s.Target)
	return true
}}

// emptyMask predicts nothing.
var emptyMask = Kink{"nothing is predicted", func(s *Sample, _ func(n int) int) bool {
	clear(s.Pred)
	return true
}}

func harden(v []float64) []float64 {
	for i, x := range v {
		v[i] = 0
		if x >= 0.5 {
			v[i] = 1
		}
	}
	return v
}

// hardMasks are masks of 0 and 1 that are predicted exactly.
var hardMasks = []Sample{
	pair([]float64{1}, []float64{1}),
	pair([]float64{0, 1, 0, 1}, []float64{0, 1, 0, 1}),
}

// soft is a mask of n halves, predicted exactly.
func soft(n int) Sample {
	p, g := make([]float64, n), make([]float64, n)
	for i := range n {
		p[i], g[i] = 0.5, 0.5
	}
	return pair(p, g)
}

// wrongMass is Σ p(1 − g) + (1 − p)g: false positives and false negatives.
func wrongMass(x In) ball.Real {
	var terms []ball.Real
	for i, p := range x.Pred {
		g := x.Target[i]
		terms = append(terms, p.Mul(lessFrom1(g)), g.Mul(lessFrom1(p)))
	}
	return ball.Sum(terms...)
}

// halfPlaneNotConvex is the denial that an overlap is convex: the cost x/(x + c) of a false positive levels off.
func halfPlaneNotConvex() Not {
	return Not{
		Of: Convex{}, Says: "It is not convex: the cost of false positives levels off.",
		Witness: []Sample{pair([]float64{0, 1}, []float64{0, 1}), pair([]float64{1, 1}, []float64{0, 1})},
	}
}

// asDiceOfHardMasks is the claim that a form of Dice differs from it on soft masks only.
func asDiceOfHardMasks(smooth float64) Equals {
	return Equals{
		ID: "v-hard-definitions-forms", Says: "For masks of 0 and 1 all forms of Dice are one.",
		Other: func() Loss { return Dice(smooth) },
		When:  func(s Sample) bool { return certain(s.Pred) && certain(s.Target) },
		Draw: func(s *Sample, _ func(n int) int) {
			harden(s.Pred)
			harden(s.Target)
		},
	}
}

// background is the claim that pixels that are 0 in both masks do not count.
func background() Relation {
	return Relation{
		ID: "v-dice-tiling-background", Says: "A pixel of background that is predicted as such changes nothing.",
		Make: func(s []Sample, _ []int) []Term {
			more := pair(append([]float64{0}, s[0].Pred...), append([]float64{0}, s[0].Target...))
			return []Term{{1, s[0]}, {-1, more}}
		},
	}
}

// tiled is the claim that, without smoothing, showing everything twice changes nothing.
func tiled() Relation {
	return Relation{
		ID: "v-dice-tiling", Says: "Without smoothing, every pixel twice is as every pixel once.",
		Make: func(s []Sample, _ []int) []Term {
			twice := pair(append(append([]float64{}, s[0].Pred...), s[0].Pred...), append(append([]float64{}, s[0].Target...), s[0].Target...))
			return []Term{{1, s[0]}, {-1, twice}}
		},
	}
}

// emptyCost is the claim about masks of 0 and 1 of which at least one is empty: S/(S + ε), S pixels being in the other. A smoothing that is in the
// denominator alone would call two empty masks wrong.
func emptyCost(smooth float64) Equals {
	return Equals{
		ID: "v-empty", Says: "Where one mask is empty, the other costs S/(S + ε), S being its pixels: two empty masks cost nothing.",
		Other: formula(func(x In) ball.Real {
			s := ball.Sum(x.Pred...).Add(ball.Sum(x.Target...))
			if s.Sign() == 0 {
				return s
			}
			return s.Quo(s.Add(ball.Of(smooth)))
		}),
		When: func(s Sample) bool {
			return certain(s.Pred) && certain(s.Target) && (!slices.Contains(s.Pred, 1) || !slices.Contains(s.Target, 1))
		},
		Draw: func(s *Sample, pick func(n int) int) {
			harden(s.Pred)
			harden(s.Target)
			if pick(3) > 0 {
				clear(s.Pred)
			}
			if smooth > 0 && pick(3) == 0 {
				clear(s.Target)
			}
		},
	}
}
