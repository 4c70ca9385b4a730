package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// What is claimed of the softmax cross-entropy of a label, with and without weights and smoothing.

// indexSpecial is the special cases of a loss of logits and one label that weighs all classes alike.
func indexSpecial() []SpecialCase {
	inf, nan := math.Inf(1), math.NaN()
	return []SpecialCase{
		{When: "one class: nothing is uncertain", In: logits(0, 3), Want: 0},
		{When: "one of the logits is NaN", In: logits(0, nan, 1), Want: nan},
		{When: "a logit of the others is NaN", In: logits(1, nan, 1), Want: nan},
		{When: "two logits of +Inf: undefined", In: logits(0, inf, inf), Want: nan},
		{When: "all classes masked out: undefined", In: logits(0, -inf, -inf), Want: nan},
		{When: "a label as large as the number of classes", In: logits(2, 1, 1), Err: true},
		{When: "a negative label that is not the ignored one", In: logits(-1, 1, 1), Err: true},
	}
}

// indexClaims hold for any weights and any smoothing; sharp says that there is no smoothing.
func indexClaims(weight []float64, sharp bool) []Claim {
	most := 1.0
	if len(weight) > 0 {
		most = slices.Max(weight)
	}
	k := exact(0).Sqrt(exact(2))
	slope := Lipschitz{K: roundUp(k.Mul(k, exact(most)))}
	if sharp { // a wrong class that is certain
		n := max(2, len(weight))
		z := make([]float64, n)
		y := 0
		if len(weight) > 0 {
			y = slices.Index(weight, most)
		}
		z[(y+1)%n] = 64
		slope.Near = []Sample{logits(y, z...)}
	}
	claims := []Claim{
		AtLeastZero, Convex{}, ShiftInvariant{PredOnly: true}, GradSumZero{}, Continuous{C1: true}, slope, Smooth{Beta: most / 2},
	}
	if len(weight) == 0 {
		claims = append(claims, Permutation{})
	}
	return claims
}

// surpriseClaims are those of −log softmax(z)_y itself. counts is false for labels that are ignored.
func surpriseClaims(counts func(Sample) bool) []Claim {
	finite := func(s Sample) bool { return counts(s) && finiteLogits(s.Pred) }
	right := func(s Sample) bool { return counts(s) && s.Pred[s.Class[0]] == slices.Max(s.Pred) }
	wrong := func(s Sample) bool {
		top, alone := first(s.Pred)
		return counts(s) && (top != s.Class[0] || !alone)
	}
	logC := func(x In) ball.Real { return x.Of(float64(len(x.Pred))).Log() }
	return []Claim{
		Equals{
			ID: "s-softmax-is-ce", Says: "The loss is the cross-entropy of the label and softmax(z).", Other: CrossEntropy, When: finite,
			Map: func(x In) In {
				x.Target, x.TargetShape = oneHot(len(x.Pred), x.Class[0]), x.Shape
				x.Pred = softmax(x.Pred)
				return x
			},
		},
		Equals{
			ID: "s-one-hot-vs-index", Says: "The loss for a label is that for the one-hot distribution, logits of −Inf among them.",
			Other: func() Loss { return SoftmaxCESoft(0) }, When: counts,
			Map: func(x In) In {
				x.Target, x.TargetShape = oneHot(len(x.Pred), x.Class[0]), x.Shape
				return x
			},
		},
		Equals{
			ID: "s-ce-uniform", Says: "Equal logits cost ln C; with one class that is 0.", Other: formula(logC),
			When: func(s Sample) bool { return finite(s) && slices.Max(s.Pred) == slices.Min(s.Pred) },
			Draw: func(s *Sample, _ func(n int) int) {
				for i := range s.Pred {
					s.Pred[i] = s.Pred[0]
				}
			},
		},
		Equals{
			ID: "s-ce-binary", Says: "With two classes it is softplus(other − own), the logistic loss of the difference.",
			Other: formula(func(x In) ball.Real { return softplus(x.Pred[1-x.Class[0]].Sub(x.Pred[x.Class[0]])) }),
			When:  func(s Sample) bool { return finite(s) && len(s.Pred) == 2 },
			Draw: func(s *Sample, pick func(n int) int) {
				s.Pred = append(s.Pred, 0)[:2]
				s.Shape, s.Class = []int{2}, []int{pick(2)}
			},
		},
		Bounds{
			ID: "s-ce-zero-iff-certain", Says: "The loss is at least 1 − p_y: it is 0 only where the true class is certain.",
			Lo: func(x In) ball.Real { return others(x.Pred, x.Class[0]) }, When: finite,
		},
		Not{
			ID: "s-ce-correct-but-positive", Says: "A correct prediction is not free: with probability 0.6 it costs 0.51.",
			Of: Equals{
				ID: "s-ce-correct-but-positive", Says: "What is classified correctly costs 0.", When: right,
				Other: formula(func(x In) ball.Real { return x.Of(0) }),
			},
			Witness: []Sample{logits(0, 0.40625, 0)}, // σ(0.406) = 0.600
		},
		Bounds{
			ID: "s-ce-correct-below-ln-c", Says: "A correct prediction costs at most ln C.", Hi: logC, When: right,
			Draw: func(s *Sample, _ func(n int) int) { s.Class[0], _ = first(s.Pred) },
		},
		Bounds{
			ID: "s-ce-upper-bounds-01", Says: "A wrong prediction, or a tie, costs at least ln 2: in bits the loss is not below the 0-1 loss.",
			Lo: func(x In) ball.Real { return x.Of(2).Log() }, When: wrong,
		},
		Bounds{
			ID: "s-ce-margin-sandwich", Says: "max(0, gap) ≤ L ≤ max(0, gap) + ln C, gap = the largest other logit − z_y.",
			Lo: gap, Hi: func(x In) ball.Real { return gap(x).Add(logC(x)) }, When: finite,
		},
		Gradient{
			ID: "s-ce-gradient", Says: "The gradient is softmax(z) less the one-hot label: prediction less target.", When: finite,
			Is: func(x In) []ball.Real {
				p := softmax(x.Pred)
				p[x.Class[0]] = others(x.Pred, x.Class[0]).Neg()
				return p
			},
		},
		Relative{
			ID: "s-ce-grad-tail", Says: "Where the true class leads by 40 and more, value and gradient are accurate relative to themselves: −Σ_{j≠y} p_j, not p_y − 1.",
			When: func(s Sample) bool {
				if !counts(s) {
					return false
				}
				lead := math.Inf(1)
				for j, z := range s.Pred {
					if j != s.Class[0] {
						lead = min(lead, s.Pred[s.Class[0]]-z)
					}
				}
				return finite(s) && lead >= 40 && lead < 700
			},
			Draw: func(s *Sample, pick func(n int) int) {
				for j := range s.Pred {
					s.Pred[j] = float64(pick(256)) / 16
				}
				if counts(*s) {
					s.Pred[s.Class[0]] = 56 + float64(pick(600))
				}
			},
		},
		Stationary{
			ID: "s-proper-strict", Says: "Where labels come from softmax(z), the expected loss is stationary: its minimiser is the truth.",
			P: predicted, When: finite,
		},
		Relation{
			ID: "s-ce-decouple", Says: "A class that is masked out by −Inf leaves the loss of the others as it is.", Bitwise: true,
			Make: func(s []Sample, _ []int) []Term {
				if !counts(s[0]) {
					return nil
				}
				return []Term{{1, s[0]}, {-1, logits(s[0].Class[0], append(slices.Clone(s[0].Pred), math.Inf(-1))...)}}
			},
		},
		excluded(func(s Sample) bool {
			return counts(s) && math.IsInf(s.Pred[s.Class[0]], -1) && !math.IsInf(slices.Max(s.Pred), 0)
		},
			func(s *Sample, pick func(n int) int) {
				s.Class[0] = pick(len(s.Pred))
				for i := range s.Pred {
					s.Pred[i] = float64(i)
				}
				s.Pred[s.Class[0]] = math.Inf(-1)
			}),
		Not{
			ID: "s-softmax-competes", Says: "Classes compete: what the logit of one class does depends on the others.",
			Of: separable(), Witness: []Sample{logits(0, 0, 0), logits(0, 4, 4)},
		},
	}
}

// weightedClaims are those of w_y times the surprise.
func weightedClaims(weight []float64, counts func(Sample) bool) []Claim {
	own := func(x In) ball.Real { return x.Of(weight[x.Class[0]]) }
	plain := func(s Sample) bool { return counts(s) && finiteLogits(s.Pred) }
	claims := []Claim{
		Equals{
			ID: "s-weighted-softmax", Says: "The loss is w_y times that without weights.", When: plain,
			Other: formula(func(x In) ball.Real { return own(x).Mul(surprise(x.Pred, x.Class[0])) }),
		},
		weightedResidual(own, plain),
	}
	if slices.Min(weight) > 0 {
		claims = append(claims, Stationary{
			ID: "s-weighted-prior-shift", Says: "Weights shift the prior: the expected loss is stationary where softmax(z)_k is w_k times the frequency of k.",
			P: reweighted(weight), When: plain,
		})
	}
	return claims
}

// smoothedClaims are those of the loss with smoothing and without weights.
func smoothedClaims(smoothing float64, ignore int, counts func(Sample) bool) []Claim {
	eps := ball.Of(smoothing)
	plain := func(s Sample) bool { return counts(s) && finiteLogits(s.Pred) }
	claims := []Claim{
		Equals{
			ID: "s-ls-decomposition", Says: "L = CE + ε/C·Σ_j (z_y − z_j): ε/C for each of all C classes, neither (1−ε)/C nor ε/(C−1).",
			Other: func() Loss { return SoftmaxCE(nil, ignore, 0) }, When: plain,
			Plus: func(x In) ball.Real {
				gaps := make([]ball.Real, len(x.Pred))
				for j, z := range x.Pred {
					gaps[j] = x.Pred[x.Class[0]].Sub(z)
				}
				return eps.Mul(ball.Sum(gaps...)).Quo(x.Of(float64(len(gaps))))
			},
		},
		Equals{
			ID: "s-ls-transformer", Says: "Smoothing the loss is smoothing the one-hot target of the soft loss.", When: counts,
			Other: func() Loss { return LabelSmoothing(smoothing).Apply(SoftmaxCESoft(0)) },
			Map: func(x In) In {
				x.Target, x.TargetShape = oneHot(len(x.Pred), x.Class[0]), x.Shape
				return x
			},
		},
		Bounds{
			ID: "s-ls-floor", Says: "The loss is never below the entropy of the smoothed label: zero is not attained.", When: counts,
			Lo: func(x In) ball.Real { return entropy(withUniform(eps, oneHot(len(x.Pred), x.Class[0]), x.Of)) },
		},
	}
	if smoothing == 1 {
		claims = append(claims, Equals{
			ID: "s-ls-eps0", Says: "With ε = 1 the label does not matter: the loss is the mean of −log softmax(z); with ε = 0 it is the cross-entropy, which s-softmax-is-ce says.",
			Other: formula(func(x In) ball.Real { return ball.Sum(surprises(x.Pred)...).Quo(x.Of(float64(len(x.Pred)))) }), When: plain,
		})
	}
	if smoothing < 1 {
		claims = append(claims,
			Stationary{
				ID: "s-ls-minimiser", Says: "The expected loss is stationary where softmax(z) = (1−ε)η + ε/C for labels of distribution η.", When: plain,
				P: func(x In) []ball.Real {
					p := softmax(x.Pred)
					rest := eps.Quo(x.Of(float64(len(p))))
					for k := range p {
						p[k] = p[k].Sub(rest).Quo(ball.Of(1).Sub(eps))
					}
					return p
				},
			},
			Not{
				ID: "s-improper-witness", Says: "Smoothing is not proper: where labels come from softmax(z), the expected loss is not at its minimiser.",
				Of: Stationary{ID: "s-proper-strict", P: predicted, When: plain}, Witness: []Sample{logits(0, 2, 0, -1)},
			})
	}
	return claims
}

// gap is (max_{j≠y} z_j − z_y)₊.
func gap(x In) ball.Real {
	most := x.Of(0)
	for j, z := range x.Pred {
		if d := z.Sub(x.Pred[x.Class[0]]); j != x.Class[0] && d.Cmp(most) > 0 {
			most = d
		}
	}
	return most
}

// others is 1 − softmax(z)_k, without the cancellation.
func others(z []ball.Real, k int) ball.Real {
	p := softmax(z)
	p[k] = ball.Of(0)
	return ball.Sum(p...)
}

// weightedResidual is the claim of the gradient of w_y times the surprise.
func weightedResidual(weight func(x In) ball.Real, when func(s Sample) bool) Gradient {
	return Gradient{
		ID: "s-ce-gradient", Says: "The gradient is w_y times softmax(z) less the one-hot label.", When: when,
		Is: func(x In) []ball.Real {
			p := softmax(x.Pred)
			p[x.Class[0]] = others(x.Pred, x.Class[0]).Neg()
			for j := range p {
				p[j] = p[j].Mul(weight(x))
			}
			return p
		},
	}
}
