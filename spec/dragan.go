package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// DRAGAN is the discriminator's loss log(1 + e^−r) + log(1 + e^f) + λ(‖g‖ − k)² of Kodali et al. 2017, for the logit r of a real point, the
// logit f of a fake, and the gradient g of the discriminator at that real point moved by noise: the penalty never sees a fake. Pred is
// r, f and the entries of g, in one row; the mean over such triples is Mean. The generator's loss is that of minimax.
func DRAGAN(lambda, k float64) Loss {
	penalty := func(g []ball.Real) ball.Real { return steepness(g, lambda, k, false) }
	return Loss{
		Name: "dragan", Family: Adversarial,
		Params: []Param{Scalar("lambda", lambda, Positive), Scalar("k", k, Positive)},
		Shape:  []Dim{{"2+D", 3, 4}}, Pred: Finite, Target: NoTarget, Scale: 1,
		Definition: "log(1 + e^−r) + log(1 + e^f) + λ(‖g‖ − k)², pred = (r, f, g…)",
		Value: func(x In) ball.Real {
			r, f := x.Pred[0].Neg().Exp().Log1p(), x.Pred[1].Exp().Log1p()
			return r.Add(f).Add(penalty(x.Pred[2:]))
		},
		Stable: func(x In) ball.Real {
			return softplus(x.Pred[0].Neg()).Add(softplus(x.Pred[1])).Add(penalty(x.Pred[2:]))
		},
		Kinks: []Kink{
			{"the gradient vanishes", func(s *Sample, _ func(n int) int) bool {
				clear(s.Pred[2:])
				return true
			}},
			{"its norm is k", func(s *Sample, pick func(n int) int) bool {
				clear(s.Pred[2:])
				s.Pred[2+pick(len(s.Pred)-2)] = k * float64(1-2*pick(2))
				return true
			}},
		},
		Special: []SpecialCase{
			{When: "at chance, with a gradient of norm k: 2·ln 2", In: draganSample(0, 0, k), Want: 2 * math.Ln2},
			{When: "at chance, with no gradient: 2·ln 2 + λk²", In: draganSample(0, 0, 0), Want: 2*math.Ln2 + lambda*k*k},
		},
		Claims: []Claim{
			AtLeastZero, Continuous{},
			Equals{
				ID: "g-dragan", Says: "It is the logistic loss of both logits, and the gradient penalty: of a linear critic λ(‖w‖ − k)², whatever the noise.",
				Other: formula(func(x In) ball.Real {
					part := func(l Loss, pred, target []ball.Real) ball.Real {
						x.Pred, x.Target = pred, target
						return l.Stable(x)
					}
					r, f, g := x.Pred[:1], x.Pred[1:2], x.Pred[2:]
					real := part(BCELogits(1), r, []ball.Real{x.Of(1)})
					return real.Add(part(BCELogits(1), f, []ball.Real{x.Of(0)})).Add(penalty(g))
				}),
			},
			Relation{
				ID: "g-dragan-real-only", Says: "The penalty does not see the fakes: exchanging the gradients of two triples changes no sum.", Arity: 2,
				Make: func(s []Sample, _ []int) []Term {
					a, b := s[0].Clone(), s[1].Clone()
					copy(a.Pred[2:], s[1].Pred[2:])
					copy(b.Pred[2:], s[0].Pred[2:])
					return []Term{{1, s[0]}, {1, s[1]}, {-1, a}, {-1, b}}
				},
			},
			Relation{
				ID: "g-d-label-swap", Says: "Exchanging real and fake while s → −s changes nothing.", Bitwise: true,
				Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					for i := range m.Pred {
						m.Pred[i] = -m.Pred[i]
					}
					m.Pred[0], m.Pred[1] = m.Pred[1], m.Pred[0]
					return []Term{{1, s[0]}, {-1, m}}
				},
			},
			Not{
				ID: "g-gp-nonconvex", Says: "The penalty is not convex: ±g of norm k cost nothing, the 0 between them λk².",
				Of: Convex{}, Witness: []Sample{draganSample(0, 0, k), draganSample(0, 0, -k)},
			},
		},
		Refs: []Ref{{"N. Kodali, J. Abernethy, J. Hays, Z. Kira, On convergence and stability of GANs (2017)", "10.48550/arXiv.1705.07215"}},
		Names: map[string]string{
			"compare_gan": "gans.penalty_lib.dragan_penalty (ε = 1e-4 under the root), with loss_lib.non_saturating",
			"torchgan":    "torchgan.losses.DraganGradientPenalty, with MinimaxDiscriminatorLoss",
		},
	}
}

// draganSample is a sample of two logits and a gradient.
func draganSample(real, fake float64, g ...float64) Sample {
	v := append([]float64{real, fake}, g...)
	return Sample{Pred: v, Shape: []int{len(v)}}
}
