package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// PoissonNLL is μ − t·ln μ for a predicted mean μ ≥ 0 of a count t ≥ 0, with 0·ln 0 = 0: the negative log-likelihood of Poisson's distribution
// without ln t!, which full adds as ln Γ(t + 1). Counts need not be whole numbers.
func PoissonNLL(full float64) Loss {
	l := counted("poisson-nll", full, func(x In) ball.Real { return x.Pred[0] }, func(x In) ball.Real { return x.Pred[0].Log() })
	inf := math.Inf(1)
	l.Pred = NonNegative
	l.Definition = "μ − t·ln μ with 0·ln 0 = 0, t = target, μ = pred; plus ln Γ(t + 1) if full"
	l.Value = func(x In) ball.Real {
		return x.Pred[0].Sub(ball.XLogY(x.Target[0], x.Pred[0])).Add(logFactorial(x, full))
	}
	l.Kinks = append(l.Kinks, residualKink("r = 0", 0))
	l.Special = append(l.Special,
		SpecialCase{When: "both 0", In: scalar(0, 0), Want: 0},
		SpecialCase{When: "target = 0", In: scalar(3, 0), Want: 3},
		SpecialCase{When: "pred = 0 of a target that is not", In: scalar(0, 2), Want: inf},
		SpecialCase{When: "both 1", In: scalar(1, 1), Want: 1},
		SpecialCase{When: "pred negative", In: scalar(-1, 1), Err: true},
		SpecialCase{When: "pred = +Inf", In: scalar(inf, 1), Err: true},
	)
	l.Claims = append(l.Claims,
		Gradient{
			ID: "r-poisson-nll-slope", Says: "The slope is 1 − t/μ.",
			Is:   func(x In) []ball.Real { return []ball.Real{ball.Of(1).Sub(x.Target[0].Quo(x.Pred[0]))} },
			When: func(s Sample) bool { return s.Pred[0] > 0 },
		},
		Minimizer{ID: "r-population-minimisers", Says: "The minimiser is the mean of the targets.", Best: minimiser(linear)},
		Equals{
			ID: "r-likelihood-link", Says: "The deviance is twice what the likelihood loses to the best mean: L = ½·poisson-deviance + t − t·ln t.",
			Other: PoissonDeviance, Scale: 0.5,
			Plus: func(x In) ball.Real {
				t := x.Target[0]
				return t.Sub(ball.XLogY(t, t)).Add(logFactorial(x, full))
			},
			When: func(s Sample) bool { return s.Pred[0] > 0 },
		},
	)
	l.Names = map[string]string{"torch": "torch.nn.functional.poisson_nll_loss(log_input=False)", "keras": "keras.losses.Poisson"}
	return l
}

// counted is what both forms of Poisson's likelihood have in common; mean and log are μ and ln μ of pred.
func counted(name string, full float64, mean, log func(x In) ball.Real) Loss {
	nan, inf := math.NaN(), math.Inf(1)
	l := Loss{
		Name: name, Params: []Param{Scalar("full", full, Binary)}, Family: Regression,
		Target: NonNegative, Scale: 1,
		Kinks: []Kink{{"target = 0", func(s *Sample, _ func(n int) int) bool { s.Target[0] = 0; return true }}},
		Special: []SpecialCase{
			{When: "target negative", In: scalar(1, -1), Err: true},
			{When: "target = +Inf", In: scalar(1, inf), Err: true},
			{When: "pred = NaN", In: scalar(nan, 1), Want: nan},
			{When: "target = NaN", In: scalar(1, nan), Want: nan},
		},
		Claims: []Claim{
			Convex{},
			Bounds{
				ID: "r-poisson-nll-least", Says: "No mean costs less than μ = t.",
				Lo: func(x In) ball.Real {
					t := x.Target[0]
					return t.Sub(ball.XLogY(t, t)).Add(logFactorial(x, full))
				},
			},
		},
		Refs: []Ref{{"J. A. Nelder, R. W. M. Wedderburn, Generalized linear models, J. R. Stat. Soc. A 135 (1972)", "10.2307/2344614"}},
	}
	few := func(s *Sample, pick func(n int) int) { // counts and means of every day
		s.Target[0] = float64(pick(24))
		s.Pred[0] = float64(1+pick(64)) / 16
	}
	if full == 0 {
		l.Claims = append(l.Claims, Equals{
			ID: "r-poisson-nll-linear", Says: "It is μ − t·ln μ: linear in the count.",
			Other: func() Loss {
				return Loss{Pred: NonNegative, Target: NonNegative, Value: func(x In) ball.Real {
					return mean(x).Sub(log(x).Mul(x.Target[0]))
				}}
			},
			When: func(s Sample) bool { return s.Pred[0] > 0 && s.Pred[0] < 64 }, Draw: few,
		})
		return l
	}
	product := func(x In) ball.Real { // ln of 1·2·…·t
		sum := x.Of(0)
		for i := 2.; i <= x.Target[0].Float(); i++ {
			sum = sum.Add(x.Of(i).Log())
		}
		return sum
	}
	l.Claims = append(l.Claims, Equals{
		ID: "r-poisson-nll-factorial", Says: "Of a whole count it is −ln(e^−μ·μ^t/t!), with t! as a product: 0! and 1! are 1.",
		Other: func() Loss {
			return Loss{Pred: NonNegative, Target: NonNegative, Value: func(x In) ball.Real {
				return mean(x).Sub(log(x).Mul(x.Target[0])).Add(product(x))
			}}
		},
		When: func(s Sample) bool {
			t := s.Target[0]
			return s.Pred[0] > 0 && s.Pred[0] < 64 && t < 64 && t == math.Trunc(t)
		},
		Draw: few,
	})
	return l
}

// logFactorial is ln Γ(t + 1) if full is 1, else 0.
func logFactorial(x In, full float64) ball.Real {
	if full == 0 {
		return x.Of(0)
	}
	return x.Target[0].Add(x.Of(1)).Lgamma()
}
