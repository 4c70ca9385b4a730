package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SMAPE is 2|r|/(|pred| + |target|), r = pred − target, and 0 where both are 0 (Makridakis 1993): symmetric in its arguments, though not in the
// sign of the error, as forecasts too low cost more. It is 2 wherever the signs differ, where it has no slope to learn from.
// Other conventions leave out the 2, or take |pred + target|, which may be 0.
func SMAPE() Loss {
	inf, nan := math.Inf(1), math.NaN()
	return Loss{
		Name: "smape", Family: Regression,
		Pred: Finite, Target: Finite, TargetGrad: true,
		Definition: "2|pred − target|/(|pred| + |target|), and 0 if both are 0",
		Value:      smapeValue,
		Kinks: []Kink{
			residualKink("r = 0", 0),
			{"pred = 0", func(s *Sample, _ func(n int) int) bool { s.Pred[0] = 0; return true }},
			{"target = 0", func(s *Sample, _ func(n int) int) bool { s.Target[0] = 0; return true }},
			{"signs differ", func(s *Sample, _ func(n int) int) bool { s.Pred[0] = -s.Pred[0]; return true }},
		},
		Special: []SpecialCase{
			{When: "both 0", In: scalar(0, 0), Want: 0},
			{When: "pred = target", In: scalar(1.5, 1.5), Want: 0},
			{When: "pred = 0", In: scalar(0, 3), Want: 2},
			{When: "target = 0", In: scalar(3, 0), Want: 2},
			{When: "signs differ", In: scalar(1, -1), Want: 2},
			{When: "both negative", In: scalar(-1, -3), Want: 1},
			{When: "pred = +Inf", In: scalar(inf, 1), Err: true},
			{When: "target = +Inf", In: scalar(1, inf), Err: true},
			{When: "pred = NaN", In: scalar(nan, 1), Want: nan},
			{When: "target = NaN", In: scalar(1, nan), Want: nan},
		},
		Claims: []Claim{
			Range{0, 2}, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Swap{}, MonotoneInError{}, Homogeneous{Degree: 0},
			Equals{
				ID: "r-smape-bounds", Says: "It is 2, the most that it can be, where the signs differ or one of both is 0.",
				Other: func() Loss {
					return Loss{Pred: Finite, Target: Finite, Value: func(x In) ball.Real { return x.Of(2) }}
				},
				When: func(s Sample) bool {
					p, t := s.Pred[0], s.Target[0]
					return (p != 0 || t != 0) && (p == 0 || t == 0 || math.Signbit(p) != math.Signbit(t))
				},
				Draw: func(s *Sample, pick func(n int) int) {
					s.Pred[0] = math.Copysign(s.Pred[0], -s.Target[0]) * float64(pick(2))
				},
			},
			Relation{
				ID: "r-smape-sign", Says: "It does not change when both change their signs.", Bitwise: true,
				Make: func(s []Sample, _ []int) []Term {
					return []Term{{1, s[0]}, {-1, scalar(-s[0].Pred[0], -s[0].Target[0])}}
				},
			},
			Gradient{
				ID: "r-smape-slope", Says: "The slope is 4|target|/(|pred| + |target|)² with the sign of r where the signs agree, and 0 where they differ.",
				Is: func(x In) []ball.Real {
					p, t := x.Pred[0], x.Target[0]
					if p.Sign()*t.Sign() < 0 {
						return []ball.Real{x.Of(0)}
					}
					sum := p.Add(t)
					g := magnitudeOf(t).Mul(ball.Of(4)).Quo(sum).Quo(sum)
					if x.R().Sign() < 0 {
						g = g.Neg()
					}
					return []ball.Real{g}
				},
				When: func(s Sample) bool { return s.Pred[0] != 0 && s.Target[0] != 0 && s.Pred[0] != s.Target[0] },
			},
			Not{
				ID: "r-smape-not-even", Says: "In spite of its name a forecast too low costs more than one too high by the same.",
				Of: Even{}, Witness: []Sample{scalar(3, 2)},
			},
			Not{
				ID: "r-smape-not-convex", Says: "It is bounded, and bends down beyond the target.",
				Of: Convex{}, Witness: []Sample{scalar(2, 1), scalar(6, 1)},
			},
		},
		Refs:  []Ref{{"S. Makridakis, Accuracy measures: theoretical and practical concerns, Int. J. Forecast. 9 (1993)", "10.1016/0169-2070(93)90079-3"}},
		Names: map[string]string{"torchmetrics": "torchmetrics.SymmetricMeanAbsolutePercentageError"},
	}
}

// smapeValue is the definition, with the pieces that are constant apart: there the derivative of the quotient would be a difference of
// equal numbers.
func smapeValue(x In) ball.Real {
	p, t, two := x.Pred[0], x.Target[0], x.Of(2)
	if p.Sign() == 0 && t.Sign() == 0 {
		return x.Of(0)
	}
	if p.Sign()*t.Sign() <= 0 { // 2, but where one is 0 and leaves it towards the other
		small, large := p, t
		if t.Sign() == 0 {
			small, large = t, p
		}
		return two.Sub(small.Quo(large).Relu().Mul(ball.Of(4)))
	}
	return x.R().Quo(p.Add(t)).Abs().Mul(two)
}
