package spec

import "github.com/lossgate/lossgate/spec/ball"

// R1 is ½γ‖g‖² for the gradient g of a discriminator at one real point (Mescheder, Geiger and Nowozin 2018): a gradient penalty whose
// target is 0, on data alone. Pred is g, of shape {C, P}, as for GradientPenalty.
func R1(gamma float64) Loss {
	return Loss{
		Name: "r1", Family: Adversarial, Params: []Param{Scalar("gamma", gamma, Positive)},
		Shape: []Dim{{"C", 1, 2}, {"P", 1, 2}}, Pred: Finite, Target: NoTarget,
		Definition: "½γ‖g‖², g = pred",
		Value: func(x In) ball.Real {
			squares := make([]ball.Real, len(x.Pred))
			for i, g := range x.Pred {
				squares[i] = square(g)
			}
			return ball.Sum(squares...).Mul(ball.Of(gamma)).Mul(ball.Of(0.5))
		},
		Kinks: slopeKinks(0)[:1],
		Special: []SpecialCase{
			{When: "the gradient vanishes: 0", In: slopesOf(1, 0, 0), Want: 0},
			{When: "four entries of ½: ½γ", In: evenSlopes(1), Want: gamma / 2},
		},
		Claims: append(penaltyClaims(0),
			Convex{}, StronglyConvex{Mu: gamma}, Smooth{Beta: gamma}, Continuous{C1: true}, Homogeneous{Degree: 2},
			Equals{
				ID: "g-r1", Says: "It is the gradient penalty of weight γ/2 and target 0; of a linear critic ½γ‖w‖².",
				Other: func() Loss { return GradientPenalty(gamma/2, 0, false) },
			},
			Bounds{
				ID: "g-r1-zero", Says: "It is 0 only where the gradient vanishes: at least ½γ·max g².",
				Lo: func(x In) ball.Real {
					sizes := make([]ball.Real, len(x.Pred))
					for i, g := range x.Pred {
						sizes[i] = magnitude(g)
					}
					return square(ball.Max(sizes...)).Mul(ball.Of(gamma)).Mul(ball.Of(0.5))
				},
			},
			Gradient{
				ID: "g-r1-slope", Says: "The slope is γ·g: finite and smooth at g = 0, unlike that of a norm.",
				Is: func(x In) []ball.Real { return scaledReals(ball.Of(gamma), x.Pred) },
			},
			unboundedSlope("g-r1-slope-unbounded"),
		),
		Refs:  []Ref{{"L. Mescheder, A. Geiger, S. Nowozin, Which training methods for GANs do actually converge?, ICML (2018)", "10.48550/arXiv.1801.04406"}},
		Names: map[string]string{"basicsr": "basicsr.losses.gan_loss.r1_penalty (without ½γ)", "stylegan": "StyleGAN2Loss, r1_gamma (Karras et al.)"},
	}
}
