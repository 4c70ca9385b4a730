package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// GANMinimaxD is −E log D(x) − E log(1 − D(x̃)), D = σ(s): the loss of the discriminator of a generative adversarial network
// (Goodfellow et al. 2014), who maximise its negative. Pred has two rows of logits s, of n real points x and of n fakes x̃; Target
// has their probabilities. Points that have none cost nothing, whatever their logit.
//
// In logits it is E softplus(−s) + E softplus(s̃), the form that does not overflow. The probability D rounds to 1 long before
// 1 − D is nothing, so that −log(1 − D) of a probability is +Inf where the loss is 37 or more.
func GANMinimaxD() Loss {
	inf, nan := math.Inf(1), math.NaN()
	value := func(x In) ball.Real {
		n := len(x.Pred) / 2
		return logLikelihood(x.Target[:n], x.Pred[:n], 1).Add(logLikelihood(x.Target[n:], x.Pred[n:], -1)).Neg()
	}
	half := []float64{0.5, 0.5}
	return game(2, Loss{
		Name: "gan-minimax-d", Pred: Reals, Scale: 1,
		Definition: "−E log D(x) − E log(1 − D(x̃)), D = σ(s), pred rows are s(x) and s(x̃), target rows their probabilities",
		Value:      value,
		Stable: func(x In) ball.Real {
			for _, s := range x.Pred {
				if s.IsInf() {
					return value(x)
				}
			}
			return both{func(s ball.Real) ball.Real { return softplus(s.Neg()) }, softplus}.expected(x)
		},
		Special: []SpecialCase{
			{When: "at chance", In: duel(0, 0), Want: 2 * math.Ln2},
			{When: "certain and right", In: duel(inf, -inf), Want: 0},
			{When: "certain that a real point is a fake", In: duel(-inf, 0), Want: inf},
			{When: "certain that a fake is real", In: duel(0, inf), Want: inf},
			{When: "a point without probability may have any score", In: played([]float64{0, -inf}, []float64{inf, 0}, []float64{1, 0}, []float64{0, 1}), Want: 2 * math.Ln2},
			{When: "a score is NaN", In: duel(nan, 0), Want: nan},
			{When: "weights sum to 2", In: played([]float64{0, 0}, []float64{0, 0}, []float64{1, 1}, half), Err: true},
			{When: "a weight below 0", In: played([]float64{0, 0}, []float64{0, 0}, half, []float64{-0.5, 1.5}), Err: true},
			{When: "a weight is NaN", In: played([]float64{0, 0}, []float64{0, 0}, half, []float64{nan, 0.5}), Want: nan},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, Permutation{}, Smooth{Beta: 0.25},
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2))), Near: []Sample{duel(-40, 40)}},
			linearInWeights(),
			pulls("g-value-terms-direction", "It falls with the logits of real points and rises with those of fakes.", -1, 1),
			Equals{
				ID: "g-value-terms", Says: "L = −E log D − E log(1 − D), D = 1/(1 + e^−s).", When: tameScores,
				Other: formula(func(x In) ball.Real {
					d := func(s ball.Real) ball.Real { return x.Of(1).Quo(x.Of(1).Add(s.Neg().Exp())) }
					return both{func(s ball.Real) ball.Real { return d(s).Log() }, func(s ball.Real) ball.Real { return x.Of(1).Sub(d(s)).Log() }}.expected(x).Neg()
				}),
			},
			Gradient{
				ID: "g-value-terms-slope", Says: "The slope is −p·σ(−s) by a real point and q·σ(s) by a fake.",
				Is: both{func(s ball.Real) ball.Real { return rejection(s).Neg() }, sigmoid}.slope, When: tameScores,
			},
			Equals{
				ID: "g-optimal-d", Says: "L exceeds its least value, 2·ln 2 − 2·JS(p, q), by Σ (p+q)·KL(D* ‖ D), D* = p/(p+q).",
				Other: formula(func(x In) ball.Real { return bestValue(x).Add(excess(x)) }), When: shared, Draw: share(nearOptimal),
			},
			Bounds{
				ID: "g-js-optimum", Says: "No discriminator has less than 2·ln 2 − 2·JS(p, q).", Lo: bestValue, When: shared, Draw: share(nearOptimal),
			},
			labelSwap(),
			Equals{
				ID: "g-d-is-bce", Says: "It is the cross-entropy of the logits with labels 1 and 0, each averaged over its own batch.",
				Other: formula(func(x In) ball.Real {
					bce := func(label float64) func(s ball.Real) ball.Real {
						return func(s ball.Real) ball.Real {
							x.Pred, x.Target = []ball.Real{s}, []ball.Real{x.Of(label)}
							return BCELogits(1).Stable(x)
						}
					}
					return both{bce(1), bce(0)}.expected(x)
				}),
				When: tameScores,
			},
			Equals{
				ID: "g-d-at-chance", Says: "Where all logits are 0 it is 2·ln 2, whatever the probabilities are.",
				Other: formula(func(x In) ball.Real { return ln2(x).Mul(x.Of(2)) }),
				When:  allZero, Draw: func(s *Sample, _ func(n int) int) { clear(s.Pred) },
			},
			frozenTail("g-d-tail", "Value and slopes are accurate relative to themselves where the discriminator is sure and right.", -1, 1),
		},
		Refs: gan,
		Names: map[string]string{
			"tfgan":    "tfgan.losses.wargs.minimax_discriminator_loss(label_smoothing=0)",
			"torchgan": "torchgan.losses.MinimaxDiscriminatorLoss",
		},
	})
}

var gan = []Ref{{"I. Goodfellow et al., Generative adversarial nets, NIPS (2014)", "10.48550/arXiv.1406.2661"}}

// bestValue is 2·ln 2 − 2·JS(p, q), p and q being the weights of real points and of fakes.
func bestValue(x In) ball.Real {
	n := len(x.Target) / 2
	p, q := x.Target[:n], x.Target[n:]
	m := middle(p, q)
	return ln2(x).Mul(ball.Of(2)).Sub(klOf(p, m).Add(klOf(q, m)))
}

// excess is Σ (p+q)·KL(D* ‖ D), D* = p/(p+q), the two being distributions of a coin.
func excess(x In) ball.Real {
	var terms []ball.Real
	for i, n := 0, len(x.Target)/2; i < n; i++ {
		p, q, s := x.Target[i], x.Target[n+i], x.Pred[i]
		if isZero(p) && isZero(q) {
			continue
		}
		m := p.Add(q)
		terms = append(terms,
			ball.XLogY(p, p.Quo(m)).Sub(ball.XLogY(p, sigmoid(s))),
			ball.XLogY(q, q.Quo(m)).Sub(ball.XLogY(q, rejection(s))))
	}
	return ball.Sum(terms...)
}

// nearOptimal is the logit of p/(p+q), rounded to float32, or some way off. It is infinite for a point that cannot be real, or
// cannot be a fake.
func nearOptimal(p, q float64, pick func(n int) int) float64 {
	off := float64(pick(9)-4) / 4
	if p == 0 && q == 0 {
		return off
	}
	return float64(float32(math.Log(p/q) + off))
}
