package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// MultilabelMargin is Σ_{y∈Y} Σ_{j∉Y} max(0, 1 − z_y + z_j)/C for scores z = pred of C classes and the set Y of those whose target is 1: what belongs to a sample is
// to be ranked above what does not, by a margin (Elisseeff and Weston 2001). Where all classes belong, or none, it is 0.
//
// PyTorch writes the set as a list of labels that a −1 ends. It divides by C, where the authors divide by the number of pairs.
func MultilabelMargin() Loss {
	const most = 4 // classes, so at most 4 pairs: each may lie at the margin, and ties are tried in all combinations
	inf, nan := math.Inf(1), math.NaN()
	some := func(s Sample, wrong func(own, other float64) bool) bool { // a pair that is ranked so
		for i := range s.Pred {
			for j := range s.Pred {
				if s.Target[i] == 1 && s.Target[j] == 0 && wrong(s.Pred[i], s.Pred[j]) {
					return true
				}
			}
		}
		return false
	}
	count := func(x In) ball.Real { return x.Of(float64(len(x.Pred))) }
	return Loss{
		Name: "multilabel-margin", Family: Classification,
		Shape: []Dim{{"C", 1, most}}, TargetShape: []Dim{{"C", 1, most}}, Pred: Reals, Target: Binary,
		Definition: "Σ_{t_i=1} Σ_{t_j=0} max(0, 1 − z_i + z_j)/C, z = pred, t = target",
		Value: func(x In) ball.Real {
			terms := []ball.Real{x.Of(0)}
			for i := range x.Pred {
				for j := range x.Pred {
					if !isZero(x.Target[i]) && isZero(x.Target[j]) {
						terms = append(terms, x.Pred[j].Sub(x.Pred[i]).Add(ball.Of(1)).Relu())
					}
				}
			}
			return ball.Sum(terms...).Quo(count(x))
		},
		Kinks: []Kink{{"a pair at the margin", func(s *Sample, pick func(n int) int) bool {
			i, j := pick(len(s.Pred)), pick(len(s.Pred))
			s.Target[i], s.Target[j] = 1, 0
			s.Pred[j] = math.Round(math.Mod(s.Pred[j], 64))
			s.Pred[i] = s.Pred[j] + 1
			return i != j
		}}},
		Special: []SpecialCase{
			{When: "all classes belong", In: pair([]float64{1, -7}, []float64{1, 1}), Want: 0},
			{When: "no class belongs", In: pair([]float64{1, -7}, []float64{0, 0}), Want: 0},
			{When: "two equal scores", In: pair([]float64{3, 3}, []float64{1, 0}), Want: 0.5},
			{When: "certain and right", In: pair([]float64{inf, 3}, []float64{1, 0}), Want: 0},
			{When: "certain and wrong", In: pair([]float64{inf, 3}, []float64{0, 1}), Want: inf},
			{When: "a score of NaN", In: pair([]float64{0, nan}, []float64{1, 0}), Want: nan},
			{When: "two scores of +Inf, of which one belongs: undefined", In: pair([]float64{inf, inf}, []float64{1, 0}), Want: nan},
			{When: "a soft label", In: pair([]float64{0, 0}, []float64{0.5, 0.5}), Err: true},
			{When: "target = -1: labels are 0 and 1, not signs", In: pair([]float64{0, 0}, []float64{1, -1}), Err: true},
			{When: "a target of NaN", In: pair([]float64{0, 0}, []float64{1, nan}), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, ShiftInvariant{PredOnly: true}, GradSumZero{}, Permutation{}, Continuous{},
			ZeroAtPerfect{At: []Sample{pair([]float64{1, 2, 0}, []float64{1, 1, 0}), pair([]float64{-2, 5}, []float64{0, 1})}},
			Lipschitz{K: 1, Near: []Sample{pair([]float64{-8, -8, 8, 8}, []float64{1, 1, 0, 0})}}, // √(ab/C) for a classes of C and b others
			Equals{
				ID: "s-multilabel-margin-single", Says: "Where one class belongs it is the hinge of Weston and Watkins over C: torch's multi_margin_loss.",
				Other: formula(func(x In) ball.Real {
					x.Class = []int{0}
					for k := range x.Target {
						if !isZero(x.Target[k]) {
							x.Class[0] = k
						}
					}
					return WestonWatkins(1, 1).Value(x).Quo(count(x))
				}),
				When: func(s Sample) bool {
					n := 0.0
					for _, t := range s.Target {
						n += t
					}
					return n == 1 && finiteLogits(s.Pred)
				},
				Draw: func(s *Sample, pick func(n int) int) { vertex(s.Target, pick(len(s.Target))) },
			},
			Bounds{
				ID: "s-multilabel-margin-ranks", Says: "A pair that is ranked wrongly, or tied, costs at least 1/C.",
				Lo: func(x In) ball.Real { return x.Of(1).Quo(count(x)) },
				When: func(s Sample) bool {
					return some(s, func(own, other float64) bool { return own <= other && other-own < 700 })
				},
			},
			Relation{
				ID: "s-multilabel-margin-complement", Says: "L(z, t) = L(−z, 1−t): what belongs and what does not are exchanged by a sign.",
				Make: func(s []Sample, _ []int) []Term {
					c := s[0].Clone()
					for k := range c.Pred {
						c.Pred[k], c.Target[k] = -c.Pred[k], 1-c.Target[k]
					}
					return []Term{{1, s[0]}, {-1, c}}
				},
			},
		},
		Refs: []Ref{
			{"A. Elisseeff, J. Weston, A kernel method for multi-labelled classification, NIPS (2001)", "10.7551/mitpress/1120.003.0092"},
		},
		Names: map[string]string{"torch": "torch.nn.functional.multilabel_margin_loss"},
	}
}
