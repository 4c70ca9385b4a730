package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// BEGAND is mean L(x) − k·mean L(x̃), the discriminator's loss of a boundary-equilibrium GAN (Berthelot, Schumm and Metz 2017). Pred has two
// rows: the errors with which it reconstructs n real points x, and n fakes x̃, none below 0. k balances the two and is taken as a
// number; BEGANBalance moves it.
func BEGAND(k float64) Loss {
	l := energy(Loss{
		Name: "began-d", Params: []Param{Scalar("k", k, UnitInterval)}, Pred: NonNegative,
		Definition: "mean L(x) − k·mean L(x̃), pred rows are L(x) and L(x̃)",
		Value: func(x In) ball.Real {
			return evenly(x.Row(0)).Sub(evenly(x.Row(1)).Mul(ball.Of(k)))
		},
		Special: []SpecialCase{
			{When: "one point each", In: energies([]float64{3}, []float64{2}), Want: 3 - 2*k},
			{When: "the mean over two of each", In: energies([]float64{1, 3}, []float64{0, 4}), Want: 2 - 2*k},
		},
		Claims: []Claim{
			Convex{}, Homogeneous{Degree: 1}, Permutation{}, Continuous{C1: true}, additive2("g-began-linear"),
			Lipschitz{K: roundUp(hypotenuse(1, k)), Near: []Sample{energies([]float64{1}, []float64{1})}},
			evenSlope("g-began-slope", "The slope is 1/n by each L(x) and −k/n by each L(x̃).", 1, -k),
			Bounds{
				ID: "g-began-reconstruction", Says: "The fakes only ever lower it, by their mean at most: mean L(x) − mean L(x̃) ≤ L ≤ mean L(x).",
				Lo: func(x In) ball.Real { return evenly(x.Row(0)).Sub(evenly(x.Row(1))) },
				Hi: func(x In) ball.Real { return evenly(x.Row(0)) },
			},
		},
		Refs:  began,
		Names: map[string]string{"compare_gan": "BEGAN (compare_gan/src), d_loss", "torchgan": "torchgan.losses.BoundaryEquilibriumDiscriminatorLoss"},
	})
	if k == 0 {
		l.Claims = append(l.Claims, AtLeastZero, Equals{
			ID: "g-began-k-zero", Says: "With k = 0 the discriminator is a plain autoencoder of the data.",
			Other: formula(func(x In) ball.Real { return evenly(x.Row(0)) }),
		})
		return l
	}
	l.Claims = append(l.Claims, Not{
		ID: "g-began-d-negative", Says: "It is not bounded below: a fake that is badly reconstructed makes it negative.",
		Of: AtLeastZero, Witness: []Sample{energies([]float64{0}, []float64{1})},
	})
	return l
}

var began = []Ref{{"D. Berthelot, T. Schumm, L. Metz, BEGAN: Boundary equilibrium generative adversarial networks (2017)", "10.48550/arXiv.1703.10717"}}

// BEGANG is mean L(x̃), the generator's loss: Pred holds the errors with which n fakes are reconstructed.
func BEGANG() Loss {
	l := meanEnergy("began-g", NonNegative)
	l.Claims = append(l.Claims, AtLeastZero, ZeroAtPerfect{At: []Sample{{Pred: []float64{0, 0}, Shape: []int{2}}}})
	l.Refs = began
	l.Names = map[string]string{"torchgan": "torchgan.losses.BoundaryEquilibriumGeneratorLoss"}
	return l
}

// meanEnergy is the mean of n energies of fakes, what a generator of such a game minimises.
func meanEnergy(name string, each Domain) Loss {
	return energy(Loss{
		Name: name, Shape: []Dim{{"n", 1, 3}}, Pred: each,
		Definition: "mean L(x̃), pred = L(x̃)",
		Value:      func(x In) ball.Real { return evenly(x.Pred) },
		Special: []SpecialCase{
			{When: "one fake: its own", In: Sample{Pred: []float64{2.5}, Shape: []int{1}}, Want: 2.5},
			{When: "two fakes: their mean", In: Sample{Pred: []float64{1, 4}, Shape: []int{2}}, Want: 2.5},
		},
		Claims: []Claim{
			Convex{}, Homogeneous{Degree: 1}, Permutation{}, Continuous{C1: true},
			Lipschitz{K: 1, Near: []Sample{{Pred: []float64{1}, Shape: []int{1}}}},
			additive2("g-generator-linear"),
			Gradient{
				ID: "g-generator-slope", Says: "Every fake pulls alike, by 1/n, however good it is.",
				Is: func(x In) []ball.Real {
					g := make([]ball.Real, len(x.Pred))
					for i := range g {
						g[i] = x.Of(1).Quo(x.Of(float64(len(g))))
					}
					return g
				},
			},
		},
	})
}

// energy fills in what the losses of two rows of energies share.
func energy(l Loss) Loss {
	l.Family = Adversarial
	if l.Shape == nil {
		l.Shape = []Dim{{"row", 2, 2}, {"n", 1, 3}}
	}
	if l.TargetShape == nil {
		l.Target = NoTarget
	}
	return l
}

// evenly is the mean of v, every entry weighing alike.
func evenly(v []ball.Real) ball.Real { return ball.Sum(v...).Quo(ball.Of(float64(len(v)))) }

// evenSlope is the claim that the two rows have the slopes real/n and fake/n.
func evenSlope(id, says string, real, fake float64) Gradient {
	return Gradient{
		ID: id, Says: says,
		Is: func(x In) []ball.Real {
			n := len(x.Pred) / 2
			g := make([]ball.Real, 2*n)
			for i := range n {
				g[i], g[n+i] = x.Of(real).Quo(x.Of(float64(n))), x.Of(fake).Quo(x.Of(float64(n)))
			}
			return g
		},
	}
}

// additive2 is the claim of a linear loss: L(a) + L(b) = L(a + b), on numbers whose sums are exact.
func additive2(id string) Relation {
	return Relation{
		ID: id, Says: "The loss is linear: L(a) + L(b) = L(a + b).", Ints: 4,
		Make: func(s []Sample, k []int) []Term {
			a, b, both := s[0].Clone(), s[0].Clone(), s[0].Clone()
			for i := range a.Pred {
				a.Pred[i] = math.Abs(dyadic(k[i%4])) + float64(i)
				b.Pred[i] = math.Abs(dyadic(k[(i+1)%4]))
				both.Pred[i] = a.Pred[i] + b.Pred[i]
			}
			return []Term{{1, a}, {1, b}, {-1, both}}
		},
	}
}

// energies is a sample of the energies of real points and of fakes, and of the margins between them where there are any.
func energies(real, fake []float64, margins ...float64) Sample {
	s := Sample{Pred: append(append([]float64(nil), real...), fake...), Shape: []int{2, len(real)}}
	if margins != nil {
		s.Target, s.TargetShape = margins, []int{len(margins)}
	}
	return s
}
