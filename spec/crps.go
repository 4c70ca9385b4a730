package spec

import "github.com/lossgate/lossgate/spec/ball"

// CRPS is the continuous ranked probability score of an ensemble of n forecasts x against the outcome y, E|X − y| − ½E|X − X'| with X and X'
// drawn from the ensemble with replacement (Gneiting and Raftery 2007): the integral of (F(z) − 1[z ≥ y])². For one forecast it is
// the absolute error. The fair score, which divides the second sum by n(n−1), is another one.
func CRPS() Loss {
	return Loss{
		Name: "crps", Family: Regression,
		Shape: []Dim{{"n", 1, 4}}, Pred: Finite, Target: Finite, TargetGrad: true,
		Definition: "1/n·Σ|x_i − y| − 1/(2n²)·ΣΣ|x_i − x_j|, the ensemble x = pred, y = target",
		Value: func(x In) ball.Real {
			var far, spread []ball.Real
			for i, a := range x.Pred {
				far = append(far, a.Sub(x.Target[0]).Abs())
				for _, b := range x.Pred[:i] {
					spread = append(spread, a.Sub(b).Abs())
				}
			}
			n := x.Of(float64(len(x.Pred)))
			return ball.Sum(far...).Quo(n).Sub(ball.Sum(append(spread, x.Of(0))...).Quo(n.Mul(n)))
		},
		Stable: func(x In) ball.Real { // ∫(F − 1[· ≥ y])²
			n := len(x.Pred)
			at := append(append([]ball.Real(nil), x.Pred...), x.Target[0])
			order := ball.Sort("position", at) // descending
			var area []ball.Real
			above, passed := 0, false
			for k := range n {
				if order[k] == n {
					passed = true
				} else {
					above++
				}
				short := above // of the forecasts, those on the wrong side of this interval
				if passed {
					short = n - above
				}
				area = append(area, at[order[k]].Sub(at[order[k+1]]).Mul(ball.Of(float64(short*short))))
			}
			return ball.Sum(area...).Quo(x.Of(float64(n * n)))
		},
		Kinks: []Kink{
			{"a forecast is right", func(s *Sample, pick func(n int) int) bool {
				s.Pred[pick(len(s.Pred))] = s.Target[0]
				return true
			}},
			{"two forecasts agree", func(s *Sample, pick func(n int) int) bool {
				s.Pred[pick(len(s.Pred))] = s.Pred[0]
				return len(s.Pred) > 1
			}},
		},
		Special: []SpecialCase{
			{When: "one forecast: the absolute error", In: ensemble(4, 1), Want: 3},
			{When: "all forecasts are right: 0", In: ensemble(2, 2, 2), Want: 0},
			{When: "the outcome halfway between two forecasts: ¼ of their distance", In: ensemble(1, 0, 2), Want: 0.5},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{ensemble(2, 2), ensemble(-3, -3, -3), ensemble(0, 0, 0, 0)}},
			ShiftInvariant{}, Homogeneous{Degree: 1}, Permutation{}, Continuous{},
			Lipschitz{K: 1, Near: []Sample{ensemble(0, 5)}},
			Equals{
				ID: "t-crps", Says: "E|X − y| − ½E|X − X'| is ∫(F − 1[· ≥ y])².",
				Other: func() Loss {
					l := CRPS()
					l.Value, l.Stable = l.Stable, nil
					return l
				},
			},
			Equals{
				ID: "t-crps-energy", Says: "It is half the energy distance from the outcome, taken as a point mass.",
				Other: EnergyDistance, Scale: 0.5,
				Map: func(x In) In {
					n := len(x.Pred)
					pred := append([]ball.Real(nil), x.Pred...)
					for range n {
						pred = append(pred, x.Of(1).Quo(x.Of(float64(n))))
					}
					x.Pred, x.Target = pred, []ball.Real{x.Target[0], x.Of(1)}
					return x
				},
			},
			Equals{
				ID: "t-crps-absolute", Says: "Of one forecast it is the absolute error.", Other: Absolute,
				When: func(s Sample) bool { return len(s.Pred) == 1 },
				Draw: func(s *Sample, _ func(n int) int) { s.Pred, s.Shape = s.Pred[:1], []int{1} },
			},
			Bounds{
				ID: "t-crps-bounds", Says: "The mean of |x_i − y| is an upper bound, and an n-th of it a lower one.",
				Lo: func(x In) ball.Real { return meanMiss(x).Quo(x.Of(float64(len(x.Pred)))) },
				Hi: meanMiss,
			},
			Relation{
				ID: "t-crps-proper", Says: "Where the outcome is one of an ensemble, each as likely, no other ensemble has a lower expected score than that one.",
				Arity: 2,
				Make: func(s []Sample, _ []int) (terms []Term) {
					for _, y := range s[0].Pred {
						terms = append(terms, Term{1, ensemble(y, s[0].Pred...)}, Term{-1, ensemble(y, s[1].Pred...)})
					}
					return terms
				},
				Sign: Le,
				Draw: func(s []Sample, pick func(n int) int) { // near the truth, where a score that is not proper shows it
					s[1].Pred[pick(len(s[1].Pred))] = s[0].Pred[pick(len(s[0].Pred))]
				},
			},
			Relation{
				ID: "t-scale", Says: "L(−x, −y) = L(x, y).",
				Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					m.Target[0] = -m.Target[0]
					for i, x := range m.Pred {
						m.Pred[i] = -x
					}
					return []Term{{1, m}, {-1, s[0]}}
				},
			},
			Not{
				ID: "t-crps-not-convex", Says: "It rewards spread: an ensemble of equal forecasts costs more than the ones of which it is the mean.",
				Of: Convex{}, Witness: []Sample{ensemble(10, 0, 1), ensemble(10, 1, 0)},
			},
		},
		Refs: []Ref{
			{"J. E. Matheson, R. L. Winkler, Scoring rules for continuous probability distributions, Manag. Sci. 22 (1976)", "10.1287/mnsc.22.10.1087"},
			{"T. Gneiting, A. E. Raftery, Strictly proper scoring rules, prediction, and estimation, J. Amer. Statist. Assoc. 102 (2007)", "10.1198/016214506000001437"},
		},
		Names: map[string]string{"properscoring": "properscoring.crps_ensemble"},
	}
}

// meanMiss is the mean of |x_i − y|.
func meanMiss(x In) ball.Real {
	var far []ball.Real
	for _, a := range x.Pred {
		far = append(far, a.Sub(x.Target[0]).Abs())
	}
	return ball.Sum(far...).Quo(x.Of(float64(len(far))))
}

// ensemble is a sample of forecasts of an outcome.
func ensemble(outcome float64, forecasts ...float64) Sample {
	return Sample{Pred: forecasts, Shape: []int{len(forecasts)}, Target: []float64{outcome}}
}
