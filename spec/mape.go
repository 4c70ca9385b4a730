package spec

import (
	"math"
	"math/big"

	"github.com/lossgate/lossgate/spec/ball"
)

// MAPE is |r|/|target|, r = pred − target and target not 0: the absolute error as a part of the target, 1 being 100 %. A forecast of a positive
// number that is too low costs at most 1, while one too high may cost any amount, so that minimising it chooses low
// forecasts: the median of the targets weighted by 1/|target|.
func MAPE() Loss {
	inf, nan := math.Inf(1), math.NaN()
	divisor := Finite
	divisor.NonZero = true
	return Loss{
		Name: "mape", Family: Regression,
		Pred: Reals, Target: divisor, TargetGrad: true,
		Definition: "|pred − target|/|target|",
		Value:      func(x In) ball.Real { return x.R().Quo(x.Target[0]).Abs() },
		Kinks:      []Kink{residualKink("r = 0", 0)},
		Special: []SpecialCase{
			{When: "pred = target", In: scalar(1.5, 1.5), Want: 0},
			{When: "pred = 0", In: scalar(0, 3), Want: 1},
			{When: "a negative target", In: scalar(1, -2), Want: 1.5},
			{When: "pred = +Inf", In: scalar(inf, 1), Want: inf},
			{When: "pred = -Inf", In: scalar(-inf, 1), Want: inf},
			{When: "target = 0", In: scalar(1, 0), Err: true},
			{When: "both 0", In: scalar(0, 0), Err: true},
			{When: "target = +Inf", In: scalar(1, inf), Err: true},
			{When: "pred = NaN", In: scalar(nan, 1), Want: nan},
			{When: "target = NaN", In: scalar(1, nan), Want: nan},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Continuous{}, Even{}, MonotoneInError{}, Homogeneous{Degree: 0},
			Bounds{
				ID: "r-mape", Says: "A forecast between 0 and the target costs at most 1.",
				Hi:   func(x In) ball.Real { return x.Of(1) },
				When: func(s Sample) bool { return s.Pred[0]*s.Target[0] >= 0 && math.Abs(s.Pred[0]) <= math.Abs(s.Target[0]) },
				Draw: func(s *Sample, pick func(n int) int) { s.Pred[0] = s.Target[0] * float64(pick(9)) / 8 },
			},
			Not{
				ID: "r-mape-unbounded", Says: "A forecast above the target may cost more than 1.",
				Of: Range{0, 1}, Witness: []Sample{scalar(4, 1)},
			},
			Relation{
				ID: "r-mape-sign", Says: "It does not change when both change their signs: negative targets cost as positive ones do.", Bitwise: true,
				Make: func(s []Sample, _ []int) []Term {
					return []Term{{1, s[0]}, {-1, scalar(-s[0].Pred[0], -s[0].Target[0])}}
				},
			},
			Equals{
				ID: "r-mape-relative", Says: "It is the absolute error of pred/target from 1.", Other: Absolute,
				Map: func(x In) In {
					x.Pred, x.Target = []ball.Real{x.Pred[0].Quo(x.Target[0])}, []ball.Real{x.Of(1)}
					return x
				},
			},
			Gradient{
				ID: "r-mape-slope", Says: "The slope is 1/|target| with the sign of r.",
				Is: func(x In) []ball.Real {
					g := x.Of(1).Quo(magnitudeOf(x.Target[0]))
					if x.R().Sign() < 0 {
						g = g.Neg()
					}
					return []ball.Real{g}
				},
				When: func(s Sample) bool { return s.Pred[0] != s.Target[0] },
			},
			Minimizer{
				ID: "r-mape-minimiser", Says: "The minimisers are the medians of the targets, each weighted by 1/|target|.",
				Best: func(p, y []float64) (lo, hi float64) { return relativeMedian(p, y) },
			},
			Not{
				ID: "r-mape-not-symmetric", Says: "Prediction and target are not exchangeable: 1 for 2 costs ½, and 2 for 1 costs 1.",
				Of: Swap{}, Witness: []Sample{scalar(1, 2)},
			},
		},
		Refs: []Ref{{"A. de Myttenaere, B. Golden, B. Le Grand, F. Rossi, Mean absolute percentage error for regression models, Neurocomputing 192 (2016)", "10.1016/j.neucom.2015.12.114"}},
		Names: map[string]string{
			"keras": "keras.losses.MeanAbsolutePercentageError, times 100", "sklearn": "sklearn.metrics.mean_absolute_percentage_error",
			"torchmetrics": "torchmetrics.MeanAbsolutePercentageError", "lightgbm": "objective=mape",
		},
	}
}

// magnitudeOf is |x| of a number that is not 0.
func magnitudeOf(x ball.Real) ball.Real {
	if x.Sign() < 0 {
		return x.Neg()
	}
	return x
}

// relativeMedian is the interval of medians of y, sorted, with weights p/|y|, exactly; there is none where a target is 0.
func relativeMedian(p, y []float64) (lo, hi float64) {
	w, all := make([]*big.Rat, len(y)), new(big.Rat)
	for i := range y {
		if y[i] == 0 {
			return math.NaN(), math.NaN()
		}
		w[i] = new(big.Rat).SetFloat64(p[i])
		w[i].Quo(w[i], new(big.Rat).SetFloat64(math.Abs(y[i])))
		all.Add(all, w[i])
	}
	reaches := func(first, last int) bool { // half of all
		sum := new(big.Rat)
		for _, w := range w[first:last] {
			sum.Add(sum, w)
		}
		return sum.Add(sum, sum).Cmp(all) >= 0
	}
	i, j := 0, len(y)-1
	for !reaches(0, i+1) {
		i++
	}
	for !reaches(j, len(y)) {
		j--
	}
	return y[i], y[j]
}
