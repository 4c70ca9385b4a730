package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// EBGAND is mean L(x) + mean max(0, m − L(x̃)), the discriminator's loss of an energy-based GAN (Zhao, Mathieu and LeCun 2017). Pred has two rows: the
// energies of n real points and of n fakes, none below 0. Fakes whose energy has reached the margin m are left alone.
func EBGAND(m float64) Loss {
	hinge := func(x In) (v []ball.Real) {
		for _, e := range x.Row(1) {
			v = append(v, ball.MaxAt("L(x̃) = m", ball.Of(m).Sub(e), x.Of(0)))
		}
		return v
	}
	reached := func(s Sample) bool {
		for _, e := range s.Pred[len(s.Pred)/2:] {
			if e < m {
				return false
			}
		}
		return true
	}
	return energy(Loss{
		Name: "ebgan-d", Params: []Param{Scalar("m", m, Positive)}, Pred: NonNegative,
		Definition: "mean L(x) + mean max(0, m − L(x̃)), pred rows are L(x) and L(x̃)",
		Value:      func(x In) ball.Real { return evenly(x.Row(0)).Add(evenly(hinge(x))) },
		Kinks: []Kink{{"a fake at the margin", func(s *Sample, pick func(n int) int) bool {
			n := len(s.Pred) / 2
			s.Pred[n+pick(n)] = m
			return true
		}}},
		Special: []SpecialCase{
			{When: "real ones free, fakes at the margin: 0", In: energies([]float64{0, 0}, []float64{m, 2 * m}), Want: 0},
			{When: "all energies 0: the margin", In: energies([]float64{0}, []float64{0}), Want: m},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{}, Permutation{},
			Homogeneous{Degree: 1, At: func(k float64) Loss { return EBGAND(m * k) }},
			ZeroAtPerfect{At: []Sample{energies([]float64{0}, []float64{m}), energies([]float64{0, 0}, []float64{4 * m, m})}},
			Lipschitz{K: math.Nextafter(math.Sqrt2, 2), Near: []Sample{energies([]float64{m}, []float64{m / 2})}},
			Equals{
				ID: "g-ebgan-margin", Says: "Fakes beyond the margin do not count: the loss is mean L(x).",
				Other: formula(func(x In) ball.Real { return evenly(x.Row(0)) }), When: reached,
				Draw: func(s *Sample, pick func(n int) int) {
					for i := len(s.Pred) / 2; i < len(s.Pred); i++ {
						s.Pred[i] = m * float64(1+pick(3))
					}
				},
			},
			Bounds{
				ID: "g-ebgan-wgan", Says: "It is at least m + mean L(x) − mean L(x̃), the linear loss, and exceeds mean L(x) by m at most.",
				Lo: func(x In) ball.Real { return ball.Of(m).Add(evenly(x.Row(0)).Sub(evenly(x.Row(1)))) },
				Hi: func(x In) ball.Real { return evenly(x.Row(0)).Add(ball.Of(m)) },
			},
			Relation{
				ID: "g-ebgan-direction", Says: "It never falls with L(x), and never rises with L(x̃).", Arity: 2, Sign: Le,
				Make: func(s []Sample, _ []int) []Term {
					lo, hi := s[0].Clone(), s[0].Clone()
					for i, n := 0, len(lo.Pred)/2; i < n; i++ {
						lo.Pred[i], hi.Pred[i] = math.Min(s[0].Pred[i], s[1].Pred[i]), math.Max(s[0].Pred[i], s[1].Pred[i])
						lo.Pred[n+i], hi.Pred[n+i] = math.Max(s[0].Pred[n+i], s[1].Pred[n+i]), math.Min(s[0].Pred[n+i], s[1].Pred[n+i])
					}
					return []Term{{1, lo}, {-1, hi}}
				},
			},
		},
		Refs:  ebgan,
		Names: map[string]string{"torchgan": "torchgan.losses.EnergyBasedDiscriminatorLoss (margin=80)"},
	})
}

var ebgan = []Ref{{"J. Zhao, M. Mathieu, Y. LeCun, Energy-based generative adversarial networks, ICLR (2017)", "10.48550/arXiv.1609.03126"}}

// EBGANG is mean L(x̃), the generator's loss of an energy-based GAN: Pred holds the energies of n fakes, none below 0.
func EBGANG() Loss {
	l := meanEnergy("ebgan-g", NonNegative)
	l.Claims = append(l.Claims, AtLeastZero, ZeroAtPerfect{At: []Sample{{Pred: []float64{0, 0}, Shape: []int{2}}}})
	l.Refs = ebgan
	l.Names = map[string]string{"torchgan": "torchgan.losses.EnergyBasedGeneratorLoss"}
	return l
}
