package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// BCE is −t log p − (1−t) log(1−p) in nats, the negative log-likelihood of a label t = target, hard or soft, under a probability
// p = pred (the logarithmic score of Good 1952). With 0·log 0 = 0 it has a value everywhere: +Inf where p excludes what t holds
// possible. Libraries that clip p have another value and no gradient there; they declare it (Clip, LogFloor).
func BCE() Loss {
	inf, nan := math.Inf(1), math.NaN()
	return Loss{
		Name: "bce", Family: Classification,
		Pred: UnitInterval, Target: UnitInterval, TargetGrad: true, Scale: 1, Logs: true,
		Definition: "−t·log p − (1−t)·log(1−p) with 0·log 0 = 0, p = pred, t = target",
		Value:      func(x In) ball.Real { return x.bernoulli(x.Pred[0], x.Target[0], x.Of(1).Sub(x.Pred[0])) },
		Stable: func(x In) ball.Real { // log1p(−p) keeps what 1−p loses for small p
			p, t := x.Pred[0], x.Target[0]
			rest := x.Of(1).Sub(t)
			if isZero(rest) || isZero(x.Of(1).Sub(p)) {
				return x.bernoulli(p, t, x.Of(1).Sub(p))
			}
			return x.xlogy(t, p).Neg().Sub(rest.Mul(x.floored(p.Neg().Log1p())))
		},
		Kinks: []Kink{
			{"a certain prediction", func(s *Sample, pick func(n int) int) bool {
				s.Pred[0] = float64(pick(2))
				return true
			}},
			{"a hard label", func(s *Sample, pick func(n int) int) bool {
				s.Target[0] = float64(pick(2))
				return true
			}},
			{"pred = target", func(s *Sample, _ func(n int) int) bool {
				s.Pred[0] = s.Target[0]
				return true
			}},
		},
		Special: []SpecialCase{
			{When: "certain and right: 0·log 0 = 0", In: scalar(0, 0), Want: 0},
			{When: "certain and right, of a 1", In: scalar(1, 1), Want: 0},
			{When: "certain and wrong", In: scalar(0, 1), Want: inf},
			{When: "certain and wrong, of a 0", In: scalar(1, 0), Want: inf},
			{When: "certain, where the target is not", In: scalar(0, 0.5), Want: inf},
			{When: "a probability above 1", In: scalar(1.5, 1), Err: true},
			{When: "a negative probability", In: scalar(-0.5, 0), Err: true},
			{When: "a target above 1", In: scalar(0.5, 2), Err: true},
			{When: "a target of -1: labels are 0 and 1, not signs", In: scalar(0.5, -1), Err: true},
			{When: "pred = NaN", In: scalar(nan, 0), Want: nan},
			{When: "target = NaN", In: scalar(0.5, nan), Want: nan},
		},
		Claims: []Claim{
			AtLeastZero, Convex{},
			Gradient{
				ID: "s-bce-gradient", Says: "The gradient is (p − t)/(p(1 − p)).",
				Is: func(x In) []ball.Real {
					p := x.Pred[0]
					return []ball.Real{p.Sub(x.Target[0]).Quo(p.Mul(x.Of(1).Sub(p)))}
				},
				When: func(s Sample) bool { return s.Pred[0] > 0 && s.Pred[0] < 1 },
			},
			Bounds{
				ID: "s-bce-min", Says: "No prediction costs less than the entropy of the target.",
				Lo: func(x In) ball.Real { return x.bernoulli(x.Target[0], x.Target[0], x.Of(1).Sub(x.Target[0])) },
			},
			Equals{
				ID: "s-bce-min-attained", Says: "Predicting the target itself costs its entropy.", Other: func() Loss {
					return Loss{Value: func(x In) ball.Real {
						return x.bernoulli(x.Target[0], x.Target[0], x.Of(1).Sub(x.Target[0]))
					}}
				},
				When: func(s Sample) bool { return s.Pred[0] == s.Target[0] },
				Draw: func(s *Sample, _ func(n int) int) { s.Pred[0] = s.Target[0] },
			},
			Relation{
				ID: "s-bce-complement", Says: "L(p, t) = L(1−p, 1−t).",
				Make: func(s []Sample, _ []int) []Term {
					p, t := 1-s[0].Pred[0], 1-s[0].Target[0]
					if 1-p != s[0].Pred[0] || 1-t != s[0].Target[0] {
						return nil
					}
					return []Term{{1, s[0]}, {-1, scalar(p, t)}}
				},
			},
			excluded(func(s Sample) bool { return s.Pred[0] == 0 && s.Target[0] > 0 || s.Pred[0] == 1 && s.Target[0] < 1 },
				func(s *Sample, pick func(n int) int) {
					s.Pred[0] = float64(pick(2))
					s.Target[0] = 1 - s.Pred[0]
				}),
			likelihoodOfPairs(),
			Stationary{
				ID: "s-proper-strict", Says: "Where labels are 1 with probability p, the expected loss is stationary.",
				P:    func(x In) []ball.Real { return []ball.Real{x.Of(1).Sub(x.Pred[0]), x.Pred[0]} },
				When: func(s Sample) bool { return s.Pred[0] > 0 && s.Pred[0] < 1 },
			},
			Minimizer{ID: "s-proper-minimiser", Says: "The mean label is the minimiser: the logarithmic score is proper.", Best: minimiser(linear, 0)},
		},
		Refs: []Ref{{"I. J. Good, Rational decisions, J. R. Stat. Soc. B 14 (1952)", "10.1111/j.2517-6161.1952.tb00104.x"}},
		Names: map[string]string{
			"torch": "torch.nn.functional.binary_cross_entropy (logarithms floored at -100)", "keras": "keras.losses.BinaryCrossentropy (clipped)",
			"sklearn": "sklearn.metrics.log_loss (clipped)",
		},
	}
}

// bernoulli is −t log p − (1−t) log q, q being 1−p.
func (x In) bernoulli(p, t, q ball.Real) ball.Real {
	return x.xlogy(t, p).Add(x.xlogy(ball.Of(1).Sub(t), q)).Neg()
}

// likelihoodOfPairs is why most losses of classification are logarithms: a sum of log-losses is the likelihood of all labels.
func likelihoodOfPairs() Relation {
	return Relation{
		ID: "s-nll-mle", Says: "The sum of the log-losses of hard labels is −log of the product of their probabilities.", Arity: 3,
		Make: func(s []Sample, _ []int) (terms []Term) {
			for _, one := range s {
				if one.Target[0] != 0 && one.Target[0] != 1 {
					return nil
				}
				terms = append(terms, Term{1, one})
			}
			return terms
		},
		RHS: func(x []In, _ []int) ball.Real {
			p := ball.Of(1)
			for _, x := range x {
				q := x.Pred[0]
				if isZero(x.Target[0]) {
					q = ball.Of(1).Sub(q)
				}
				p = p.Mul(q)
			}
			return p.Log().Neg()
		},
		Draw: func(s []Sample, pick func(n int) int) {
			for i := range s {
				s[i].Target[0] = float64(pick(2))
			}
		},
	}
}
