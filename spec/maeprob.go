package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// MAEProb is ‖e_y − p‖₁ for a distribution p = pred and a label y = class: on the simplex it is 2(1 − p_y). It is what training by
// the absolute error of probabilities means. The losses of all labels add up to a constant, so that labels wrong at random change the risk by a
// factor and a constant (Ghosh, Kumar and Sastry 2017). It is not proper: its expectation is smallest at a vertex.
//
// The gradient is −2e_y, or any other that differs from it by a constant along the simplex: −e_y and +1 elsewhere is one.
func MAEProb() Loss {
	two := ball.Of(2)
	short := func(x In) ball.Real { return two.Mul(x.Of(1).Sub(x.Pred[x.Class[0]])) }
	return Loss{
		Name: "mae-prob", Family: Classification,
		Shape: []Dim{{"C", 1, 6}}, Pred: Distribution, Target: NoTarget, Class: Labels{Min: 1, Max: 1}, Tangent: true,
		Definition: "Σ_k |[k = y] − p_k|, p = pred, y = class",
		Value: func(x In) ball.Real {
			terms := make([]ball.Real, len(x.Pred))
			for k, p := range x.Pred {
				if terms[k] = p; k == x.Class[0] {
					terms[k] = x.Of(1).Sub(p)
				}
			}
			return ball.Sum(terms...)
		},
		Stable:  short,
		Kinks:   []Kink{certainPred},
		Special: append(forecastSpecial(), SpecialCase{When: "certain and wrong", In: forecast(0, 0, 1), Want: 2}),
		Claims: []Claim{
			Range{0, 2}, ZeroAtPerfect{At: certainties}, Convex{}, Permutation{}, trueClassShare(),
			Equals{
				ID: "s-mae-prob-linear", Says: "On the simplex it is 2(1 − p_y): linear in the probability of the true class.", Other: formula(short),
			},
			labelsAddUp(func(x In) ball.Real { return x.Of(2 * float64(len(x.Pred)-1)) },
				"The losses of all K labels add up to 2K − 2, whatever is predicted: labels wrong at random do not move the minimiser."),
			Not{
				ID: "s-improper-witness", Says: "It is not proper: where a class has probability 3/4, predicting 3/4 is not best. A vertex is.",
				Of:      Stationary{ID: "s-proper-stationary", P: asPredicted, When: forecasts},
				Witness: []Sample{forecast(0, 0.75, 0.25)},
			},
		},
		Refs: []Ref{
			{"A. Ghosh, H. Kumar, P. S. Sastry, Robust loss functions under label noise for deep neural networks, AAAI (2017)", "10.48550/arXiv.1712.09482"},
		},
		Names: map[string]string{"keras": "keras.losses.MeanAbsoluteError on probabilities, times C"},
	}
}

// forecast is a sample of the probabilities of classes and the class that came true.
func forecast(class int, p ...float64) Sample { return logits(class, p...) }

// certainties are forecasts that are certain and right.
var certainties = []Sample{forecast(0, 1), forecast(0, 1, 0), forecast(2, 0, 0, 1)}

// forecasts reports whether what is predicted is exactly a distribution.
func forecasts(s Sample) bool { return sumsToOne(s.Pred) }

// possible reports whether it is exactly a distribution and no class is ruled out.
func possible(s Sample) bool {
	for _, p := range s.Pred {
		if p < 0x1p-100 { // what follows divides by powers of it
			return false
		}
	}
	return forecasts(s)
}

// asPredicted is the distribution that is predicted.
func asPredicted(x In) []ball.Real { return x.Pred }

// forecastSpecial is the special cases of a loss of a distribution and a label that is 0 where the forecast is certain and right.
func forecastSpecial() []SpecialCase {
	nan := math.NaN()
	return []SpecialCase{
		{When: "certain and right", In: forecast(1, 0, 1), Want: 0},
		{When: "one class: nothing is uncertain", In: forecast(0, 1), Want: 0},
		{When: "an entry of pred is NaN", In: forecast(0, nan, 0.5), Want: nan},
		{When: "pred sums to 1/2", In: forecast(0, 0.25, 0.25), Err: true},
		{When: "a negative entry", In: forecast(0, 1.5, -0.5), Err: true},
		{When: "a label as large as the number of classes", In: forecast(2, 0.5, 0.5), Err: true},
		{When: "a negative label", In: forecast(-1, 0.5, 0.5), Err: true},
	}
}

// trueClassShare is the claim that wrong classes may share what is left as they like, of a loss of probabilities: two of them are
// exchanged.
func trueClassShare() Relation {
	c := trueClassOnly(noLabel, 0)
	c.Draw = func(s []Sample, pick func(n int) int) { s[0] = forecast(pick(5), 0.5, 0.25, 0.125, 0.0625, 0.0625) }
	return c
}

// labelsAddUp is the claim that the losses of all labels add up to total, whatever is predicted: the loss is symmetric.
func labelsAddUp(total func(x In) ball.Real, says string) Relation {
	return Relation{
		ID: "s-symmetric-sum", Says: says,
		Make: func(s []Sample, _ []int) []Term { return allLabels(s[0]) },
		RHS:  func(x []In, _ []int) ball.Real { return total(x[0]) },
	}
}

// allLabels is the sum of the losses of every label for one prediction; nil where it is not exactly a distribution.
func allLabels(s Sample) (terms []Term) {
	if !forecasts(s) {
		return nil
	}
	for k := range s.Pred {
		terms = append(terms, Term{1, forecast(k, s.Pred...)})
	}
	return terms
}
