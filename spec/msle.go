package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// aboveMinusOne is where ln(1 + x) is finite.
var aboveMinusOne = Domain{Lo: -1, Hi: math.Inf(1), LoOpen: true, HiOpen: true}

// MSLE is (ln(1 + pred) − ln(1 + target))² of numbers above −1: half-way between a squared relative error of large numbers and a squared error
// of small ones. A prediction too low by some amount costs more than one too high by the same. One averaged over samples is
// the mean squared logarithmic error.
func MSLE() Loss {
	nan, inf := math.NaN(), math.Inf(1)
	one, two := ball.Of(1), ball.Of(2)
	logs := func(x In) In {
		x.Pred, x.Target = []ball.Real{x.Pred[0].Log1p()}, []ball.Real{x.Target[0].Log1p()}
		return x
	}
	square := func(r ball.Real) ball.Real { return r.Mul(r) }
	return Loss{
		Name: "msle", Family: Regression,
		Pred: aboveMinusOne, Target: aboveMinusOne, TargetGrad: true,
		Definition: "(ln(1 + pred) − ln(1 + target))²",
		Value:      func(x In) ball.Real { return square(x.Pred[0].Add(one).Log().Sub(x.Target[0].Add(one).Log())) },
		Stable:     func(x In) ball.Real { return square(logs(x).R()) },
		Kinks:      []Kink{residualKink("r = 0", 0)},
		Special: []SpecialCase{
			{When: "pred = target", In: scalar(1.5, 1.5), Want: 0},
			{When: "both 0", In: scalar(0, 0), Want: 0},
			{When: "pred = -1", In: scalar(-1, 0), Err: true},
			{When: "target = -1", In: scalar(0, -1), Err: true},
			{When: "pred below -1", In: scalar(-2, 0), Err: true},
			{When: "pred = +Inf", In: scalar(inf, 0), Err: true},
			{When: "target = +Inf", In: scalar(0, inf), Err: true},
			{When: "pred = NaN", In: scalar(nan, 0), Want: nan},
			{When: "target = NaN", In: scalar(0, nan), Want: nan},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Continuous{C1: true}, Swap{}, MonotoneInError{},
			Equals{ID: "r-msle", Says: "It is the squared error of ln(1 + ·).", Other: Squared, Map: logs},
			Relation{
				ID: "r-msle-scaling", Says: "It does not change when 1 + pred and 1 + target are multiplied alike.", Ints: 2,
				Make: func(_ []Sample, k []int) []Term {
					a, b := float64(k[0]+1)/(1<<8), float64(k[1]+1)/(1<<8)
					return []Term{{1, scalar(a-1, b-1)}, {-1, scalar(4*a-1, 4*b-1)}}
				},
			},
			Relation{
				ID: "r-msle-asymmetry", Says: "A prediction too low by d costs at least what one too high by d costs.", Ints: 2,
				Make: func(_ []Sample, k []int) []Term {
					const step = 1. / (1 << 8)
					t, d := float64(k[0])*step, float64(k[1]%(k[0]+1<<8))*step
					return []Term{{1, scalar(t-d, t)}, {-1, scalar(t+d, t)}}
				},
				Sign: Ge,
			},
			Bounds{
				ID: "r-msle-bounds", Says: "L ≤ r²/((1 + pred)(1 + target)): no more than the squared error relative to both.",
				Hi: func(x In) ball.Real {
					return square(x.R()).Quo(x.Pred[0].Add(one)).Quo(x.Target[0].Add(one))
				},
			},
			Gradient{
				ID: "r-msle-slope", Says: "The slope is 2(ln(1 + pred) − ln(1 + target))/(1 + pred).",
				Is: func(x In) []ball.Real { return []ball.Real{logs(x).R().Mul(two).Quo(x.Pred[0].Add(one))} },
			},
			Accurate{
				ID: "r-msle-accuracy", Says: "Near pred = target no digit is lost to the difference of logarithms.",
				When: func(s Sample) bool { return math.Abs(s.residual()) < 2 },
				Draw: func(s *Sample, pick func(n int) int) {
					s.Target[0] = float64(pick(64)) / 16
					s.Pred[0] = float64(float32(s.Target[0] + math.Ldexp(float64(pick(3)-1), -pick(24))))
				},
			},
			Minimizer{
				ID: "r-population-minimisers", Says: "The minimiser is the geometric mean of 1 + target, less 1.",
				Best: func(p, y []float64) (lo, hi float64) {
					sum := 0.0
					for i := range y {
						sum += p[i] * math.Log1p(y[i])
					}
					best, off := math.Expm1(sum), math.Exp(sum)*0x1p-40 // float64 loses less
					return max(best-off, -1), best + off
				},
			},
			Not{
				ID: "r-msle-not-convex", Says: "It is convex in pred only up to 1 + pred = e·(1 + target).",
				Of: Convex{}, Witness: []Sample{scalar(8, 0), scalar(24, 0)},
			},
			Not{
				ID: "r-msle-not-even", Says: "Errors of one size and different signs do not cost the same.",
				Of: Even{}, Witness: []Sample{scalar(1.5, 1)},
			},
		},
		Refs: []Ref{{"C. Tofallis, A better measure of relative prediction accuracy for model selection and model estimation, J. Oper. Res. Soc. 66 (2015)", "10.1057/jors.2014.103"}},
		Names: map[string]string{
			"keras": "keras.losses.MeanSquaredLogarithmicError, of numbers clipped at 1e-7", "sklearn": "sklearn.metrics.mean_squared_log_error",
			"torchmetrics": "torchmetrics.MeanSquaredLogError",
		},
	}
}
