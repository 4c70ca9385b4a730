package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// SoftmaxCESoft is the cross-entropy of a distribution t = target under the softmax of logits z = pred, −Σ t′ log softmax(z) with
// t′ = (1−ε)t + ε/C, in nats and with 0·log 0 = 0: a class masked out by a logit of −Inf costs nothing where t′ has no mass. For a
// one-hot target it is SoftmaxCE. It is the transformer LabelSmoothing(ε) of itself without smoothing.
func SoftmaxCESoft(smoothing float64) Loss {
	eps := ball.Of(smoothing)
	inf, nan := math.Inf(1), math.NaN()
	l := Loss{
		Name: "softmax-ce-soft", Params: []Param{Scalar("label_smoothing", smoothing, UnitInterval)}, Family: Classification,
		Shape: []Dim{{"C", 1, 6}}, TargetShape: []Dim{{"C", 1, 6}}, Pred: Reals, Target: Distribution, TargetGrad: true, Scale: 1,
		Definition: "−Σ t′·log softmax(z) with t′ = (1−ε)t + ε/C, z = pred, t = target",
		Value:      softCE(eps, naiveSurprises),
		Stable:     softCE(eps, surprises),
		Kinks:      []Kink{tiedLogits, certainTarget},
		Special: []SpecialCase{
			{When: "one class: nothing is uncertain", In: pair([]float64{3}, []float64{1}), Want: 0},
			{When: "an entry of pred is NaN", In: pair([]float64{nan, 0}, []float64{0.5, 0.5}), Want: nan},
			{When: "an entry of target is NaN", In: pair([]float64{0, 0}, []float64{nan, 0.5}), Want: nan},
			{When: "target sums to 2", In: pair([]float64{0, 0}, []float64{1, 1}), Err: true},
			{When: "a negative target", In: pair([]float64{0, 0}, []float64{-0.5, 1.5}), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Permutation{}, ShiftInvariant{PredOnly: true}, GradSumZero{}, Continuous{C1: true}, Smooth{Beta: 0.5},
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2)))},
			Gradient{
				ID: "s-canonical-link", Says: "In the canonical parameter the gradient is prediction less target: softmax(z) − t′.",
				Is: func(x In) []ball.Real {
					p, t := softmax(x.Pred), withUniform(eps, x.Target, x.Of)
					mass := ball.Sum(t...)
					for k := range p {
						p[k] = p[k].Mul(mass).Sub(t[k])
					}
					return p
				},
				When: func(s Sample) bool { return finiteLogits(s.Pred) },
			},
			Relation{
				ID: "s-ce-linear-in-target", Says: "The loss is linear in the target: L(z, (t+u)/2) = (L(z, t) + L(z, u))/2.", Arity: 2,
				Make: func(s []Sample, _ []int) []Term {
					mid, ok := halfway(s[0].Target, s[1].Target)
					if !ok {
						return nil
					}
					z := s[0].Pred
					return []Term{{1, pair(z, mid)}, {-0.5, pair(z, s[0].Target)}, {-0.5, pair(z, s[1].Target)}}
				},
			},
			Bounds{
				ID: "s-soft-target-min", Says: "No logits cost less than the entropy of the target, smoothed.",
				Lo: func(x In) ball.Real { return entropy(withUniform(eps, x.Target, x.Of)) },
			},
			Not{
				ID: "s-softmax-competes", Says: "Classes compete: what the logit of one class does depends on the others. Sigmoid cross-entropy is separable.",
				Of: separable(), Witness: []Sample{pair([]float64{0, 0}, []float64{1, 0}), pair([]float64{4, 4}, []float64{1, 0})},
			},
		},
		Refs: []Ref{
			{"J. S. Bridle, Probabilistic interpretation of feedforward classification network outputs, Neurocomputing (1990)", "10.1007/978-3-642-76153-9_28"},
			{"C. Szegedy et al., Rethinking the Inception architecture, CVPR (2016), for label smoothing", "10.1109/CVPR.2016.308"},
		},
		Names: map[string]string{
			"torch": "torch.nn.functional.cross_entropy (probabilities as target)", "keras": "keras.losses.CategoricalCrossentropy(from_logits=True)",
			"tensorflow": "tf.nn.softmax_cross_entropy_with_logits", "optax": "optax.softmax_cross_entropy",
		},
	}
	if smoothing == 0 {
		l.Special = append(l.Special,
			SpecialCase{When: "a logit of +Inf, of the target: certain and right", In: pair([]float64{inf, 0}, []float64{1, 0}), Want: 0},
			SpecialCase{When: "a logit of +Inf, of another class: certain and wrong", In: pair([]float64{0, inf}, []float64{1, 0}), Want: inf},
			SpecialCase{When: "a class masked out that the target does not hold possible", In: pair([]float64{0, -inf}, []float64{1, 0}), Want: 0},
		)
		l.Claims = append(l.Claims, hardTargets()...)
		return l
	}
	l.Claims = append(l.Claims, smoothTargets(smoothing)...)
	return l
}

// softCE is Σ t′·surprise, in which a class without mass costs nothing even where its surprise is infinite.
func softCE(eps ball.Real, surprises func(z []ball.Real) []ball.Real) func(In) ball.Real {
	return func(x In) ball.Real {
		t := withUniform(eps, x.Target, x.Of)
		for k, s := range surprises(x.Pred) {
			if isZero(t[k]) && s.IsInf() {
				t[k] = ball.XLogY(t[k], x.Of(0)).Neg() // 0, with slope +Inf in the target
			} else {
				t[k] = t[k].Mul(s)
			}
		}
		return ball.Sum(t...)
	}
}

// naiveSurprises is −log softmax(z) as it is written.
func naiveSurprises(z []ball.Real) []ball.Real {
	all := make([]ball.Real, len(z))
	for k := range z {
		all[k] = naiveSurprise(z, k)
	}
	return all
}

// hardTargets are the claims of the loss without smoothing.
func hardTargets() []Claim {
	mass := func(s Sample) bool {
		for k, t := range s.Target {
			if t > 0 && math.IsInf(s.Pred[k], -1) {
				return true
			}
		}
		return false
	}
	return []Claim{
		Stationary{
			ID: "s-proper-strict", Says: "Where labels come from softmax(z), the expected loss is stationary: its minimiser is the truth.",
			P: predicted, When: func(s Sample) bool { return finiteLogits(s.Pred) },
		},
		Equals{
			ID: "s-softmax-is-ce", Says: "L(z, t) is the cross-entropy of t and softmax(z).", Other: CrossEntropy,
			Map: func(x In) In {
				x.Pred = softmax(x.Pred)
				return x
			},
			When: func(s Sample) bool { return finiteLogits(s.Pred) },
		},
		Equals{
			ID: "s-one-hot-vs-index", Says: "For a one-hot target it is the loss for the index, logits of −Inf among them.",
			Other: func() Loss { return SoftmaxCE(nil, noLabel, 0) },
			Map:   indexed,
			When:  func(s Sample) bool { return certain(s.Target) },
			Draw: func(s *Sample, pick func(n int) int) {
				vertex(s.Target, pick(len(s.Target)))
				if k := pick(len(s.Target)); s.Target[k] == 0 && pick(2) == 1 {
					s.Pred[k] = math.Inf(-1)
				}
			},
		},
		excluded(mass, func(s *Sample, pick func(n int) int) {
			for k := range s.Pred {
				s.Pred[k] = float64(k)
			}
			k := pick(len(s.Pred))
			vertex(s.Target, k)
			if len(s.Pred) > 1 {
				s.Pred[k] = math.Inf(-1)
			}
		}),
	}
}

// certain reports whether a distribution is a vertex.
func certain(t []float64) bool {
	for _, x := range t {
		if x != 0 && x != 1 {
			return false
		}
	}
	return true
}

// smoothTargets are the claims of the loss with smoothing.
func smoothTargets(smoothing float64) []Claim {
	eps := ball.Of(smoothing)
	uniform := func(x In) ball.Real { // mean −log softmax
		all := surprises(x.Pred)
		return eps.Mul(ball.Sum(all...)).Quo(x.Of(float64(len(all))))
	}
	return []Claim{
		Equals{
			ID: "s-ls-decomposition", Says: "L = (1−ε)·CE + ε/C·Σ −log p: smoothing mixes in the uniform distribution over all C classes.",
			Other: func() Loss {
				return changed(SoftmaxCESoft(0), func(v ball.Real) ball.Real { return v.Mul(ball.Of(1).Sub(eps)) })
			},
			Plus: uniform,
			When: func(s Sample) bool { return finiteLogits(s.Pred) },
		},
		Equals{
			ID: "s-ls-transformer", Says: "Smoothing the loss is smoothing its targets.",
			Other: func() Loss { return LabelSmoothing(smoothing).Apply(SoftmaxCESoft(0)) },
		},
	}
}

// withUniform is (1−ε)t + ε/C.
func withUniform(eps ball.Real, t []ball.Real, of func(float64) ball.Real) []ball.Real {
	out := slices.Clone(t)
	if isZero(eps) {
		return out
	}
	keep, rest := ball.Of(1).Sub(eps), eps.Quo(of(float64(len(t))))
	for k := range t {
		out[k] = keep.Mul(t[k]).Add(rest)
	}
	return out
}

// separable is the claim that classes do not compete: L(a, b) + L(c, d) = L(a, d) + L(c, b), (a, b) being the first class and the rest.
func separable() Relation {
	return Relation{
		ID: "s-sigmoid-ce-separable", Says: "The loss is a sum over classes: exchanging the first logit of two predictions changes no sum.", Arity: 2,
		Make: func(s []Sample, _ []int) []Term {
			a, c := s[0].Clone(), s[1].Clone()
			c.Target = a.Target
			b, d := a.Clone(), c.Clone()
			b.Pred[0], d.Pred[0] = c.Pred[0], a.Pred[0]
			return []Term{{1, a}, {1, c}, {-1, b}, {-1, d}}
		},
	}
}

// halfway is (a+b)/2, and whether every entry of it is exact.
func halfway(a, b []float64) (mid []float64, ok bool) {
	mid = make([]float64, len(a))
	for i := range a {
		if mid[i] = a[i]/2 + b[i]/2; mid[i]-a[i] != b[i]-mid[i] || mid[i]*2-a[i] != b[i] {
			return nil, false
		}
	}
	return mid, true
}

// indexed is a sample whose one-hot target has become the index of its class.
func indexed(x In) In {
	for k, t := range x.Target {
		if !isZero(t) {
			x.Class = []int{k}
		}
	}
	return x
}
