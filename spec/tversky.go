package spec

import "github.com/lossgate/lossgate/spec/ball"

// Tversky is 1 − (T + ε)/(T + αF₊ + βF₋ + ε) of a mask p = pred and another g = target, with true positives T = Σpg, false positives
// F₊ = Σp(1 − g), false negatives F₋ = Σ(1 − p)g and ε = smooth (Salehi, Erdogmus and Gholipour 2017): alpha prices what is there too much, beta what is
// missing. It is Dice for α = β = ½ and Jaccard for α = β = 1. With ε = 0 a target must not be empty.
func Tversky(alpha, beta, smooth float64) Loss {
	l := masks("tversky", smooth)
	α, β, ε := ball.Of(alpha), ball.Of(beta), ball.Of(smooth)
	l.Params = tverskyParams(alpha, beta, smooth)
	l.Definition = "1 − (T + ε)/(T + αF₊ + βF₋ + ε), T = Σpg, F₊ = Σp(1 − g), F₋ = Σ(1 − p)g, p = pred, g = target, ε = smooth"
	l.Value = func(x In) ball.Real {
		hit := ball.Dot(x.Pred, x.Target).Add(ε)
		return lessFrom1(hit.Quo(hit.Add(tverskyMass(x, α, β))))
	}
	l.Stable = func(x In) ball.Real {
		wrong := tverskyMass(x, α, β)
		return wrong.Quo(ball.Dot(x.Pred, x.Target).Add(wrong).Add(ε))
	}
	l.Special = tverskySpecial(alpha, beta, smooth)
	other := func(alpha, beta float64) func(x In) ball.Real {
		return func(x In) ball.Real { return Tversky(alpha, beta, smooth).Stable(x) }
	}
	l.Claims = []Claim{
		Range{0, 1}, ZeroAtPerfect{At: hardMasks}, ZeroOnlyAtPerfect{}, Permutation{}, background(), halfPlaneNotConvex(),
		Not{ID: "v-soft-dice-not-zero-tversky", Says: "A soft mask that is predicted exactly costs something.", Of: ZeroAtPerfect{}, Witness: []Sample{soft(1)}},
		Equals{
			ID: "v-tversky", Says: "Exchanging the masks exchanges alpha and beta.",
			Other: func() Loss { return Tversky(beta, alpha, smooth) },
			Map: func(x In) In {
				x.Pred, x.Target, x.Shape, x.TargetShape = x.Target, x.Pred, x.TargetShape, x.Shape
				return x
			},
		},
		Bounds{
			ID: "v-tversky-alpha", Says: "A larger alpha never costs less: it is between the losses of half of it and twice of it.",
			Lo: other(alpha/2, beta), Hi: other(2*alpha, beta),
		},
		Bounds{
			ID: "v-tversky-beta", Says: "A larger beta never costs less: it is between the losses of half of it and twice of it.",
			Lo: other(alpha, beta/2), Hi: other(alpha, 2*beta),
		},
	}
	if smooth == 0 {
		l.Claims = append(l.Claims, tiled())
	}
	if alpha == 0.5 && beta == 0.5 {
		l.Claims = append(l.Claims, Equals{
			ID: "v-tversky-dice", Says: "For alpha = beta = ½ it is Dice with twice the smoothing.", Other: func() Loss { return Dice(2 * smooth) },
		})
	}
	if alpha == 1 && beta == 1 {
		l.Claims = append(l.Claims, Equals{
			ID: "v-tversky-jaccard", Says: "For alpha = beta = 1 it is Jaccard.", Other: func() Loss { return Jaccard(smooth) },
		})
	}
	l.Refs = []Ref{salehi}
	l.Names = map[string]string{
		"keras": "keras.losses.Tversky", "monai": "monai.losses.TverskyLoss",
		"flux": "Flux.Losses.tversky_loss (its β is alpha, beta is 1 − β)", "smp": "segmentation_models_pytorch.losses.TverskyLoss",
	}
	return l
}

var salehi = Ref{"S. S. M. Salehi, D. Erdogmus, A. Gholipour, Tversky loss function for image segmentation using 3D fully convolutional deep networks, MLMI (2017)", "10.1007/978-3-319-67389-9_44"}

func tverskyParams(alpha, beta, smooth float64) []Param {
	return []Param{Scalar("alpha", alpha, Positive), Scalar("beta", beta, Positive), Scalar("smooth", smooth, NonNegative)}
}

func tverskySpecial(alpha, beta, smooth float64) []SpecialCase {
	return []SpecialCase{
		{When: "equal masks of 0 and 1", In: pair([]float64{0, 1, 1}, []float64{0, 1, 1}), Want: 0},
		{When: "two empty masks", In: pair([]float64{0, 0}, []float64{0, 0}), Want: 0, Err: smooth == 0},
		{When: "a prediction below 0", In: pair([]float64{0, -1}, []float64{0, 1}), Err: true},
		{When: "a target above 1", In: pair([]float64{0, 1}, []float64{0, 2}), Err: true},
	}
}

// tverskyMass is αF₊ + βF₋.
func tverskyMass(x In, α, β ball.Real) ball.Real {
	var terms []ball.Real
	for i, p := range x.Pred {
		g := x.Target[i]
		terms = append(terms, α.Mul(p.Mul(lessFrom1(g))), β.Mul(g.Mul(lessFrom1(p))))
	}
	return ball.Sum(terms...)
}

// FocalTversky is T^γ for the Tversky loss T of alpha, beta and smooth (Abraham and Khan 2019, whose exponent is 1/γ with γ = 4/3: 0.75 here). An exponent
// below 1 makes the slope infinite where T is 0: there the gradient is specified as 0, since nothing is to be gained.
func FocalTversky(alpha, beta, gamma, smooth float64) Loss {
	l := masks("focal-tversky", smooth)
	α, β, ε, γ := ball.Of(alpha), ball.Of(beta), ball.Of(smooth), ball.Of(gamma)
	l.Params = append(tverskyParams(alpha, beta, smooth), Scalar("gamma", gamma, Positive))
	l.Definition = "(1 − (T + ε)/(T + αF₊ + βF₋ + ε))^γ, T = Σpg, F₊ = Σp(1 − g), F₋ = Σ(1 − p)g, p = pred, g = target, ε = smooth"
	l.Value = func(x In) ball.Real {
		wrong := tverskyMass(x, α, β)
		share := wrong.Quo(ball.Dot(x.Pred, x.Target).Add(wrong).Add(ε))
		switch {
		case gamma == 1:
			return share
		case exactMasks(x):
			return x.Of(0)
		}
		return share.Pow(γ)
	}
	l.Special = tverskySpecial(alpha, beta, smooth)
	l.Claims = []Claim{
		Range{0, 1}, ZeroAtPerfect{At: hardMasks}, ZeroOnlyAtPerfect{}, Permutation{}, background(),
		Equals{
			ID: "v-tversky-focal-swap", Says: "Exchanging the masks exchanges alpha and beta.",
			Other: func() Loss { return FocalTversky(beta, alpha, gamma, smooth) },
			Map: func(x In) In {
				x.Pred, x.Target, x.Shape, x.TargetShape = x.Target, x.Pred, x.TargetShape, x.Shape
				return x
			},
		},
		Bounds{
			ID: "v-tversky-focal", Says: "An exponent below 1 raises the loss, one above lowers it: it is on the same side of the Tversky loss for every sample.",
			Lo: func(x In) ball.Real {
				if gamma > 1 {
					return x.Of(0)
				}
				return Tversky(alpha, beta, smooth).Stable(x)
			},
			Hi: func(x In) ball.Real {
				if gamma < 1 {
					return x.Of(1)
				}
				return Tversky(alpha, beta, smooth).Stable(x)
			},
		},
	}
	if gamma <= 1 {
		l.Claims = append(l.Claims, halfPlaneNotConvex())
	}
	if gamma == 1 {
		l.Claims = append(l.Claims, Equals{
			ID: "v-tversky-focal-one", Says: "For gamma = 1 it is the Tversky loss.", Other: func() Loss { return Tversky(alpha, beta, smooth) },
		})
	}
	l.Refs = []Ref{{"N. Abraham, N. M. Khan, A novel focal Tversky loss function with improved attention U-Net for lesion segmentation, ISBI (2019)", "10.1109/ISBI.2019.8759329"}, salehi}
	l.Names = map[string]string{"smp": "segmentation_models_pytorch.losses.TverskyLoss (gamma)"}
	return l
}

// exactMasks reports whether a mask of 0 and 1 is predicted exactly. It looks at the masks, which are given, and not at a sum that may underflow.
func exactMasks(x In) bool {
	for i, p := range x.Pred {
		if p.Cmp(x.Target[i]) != 0 || p.Sign() != 0 && p.Cmp(ball.Of(1)) != 0 {
			return false
		}
	}
	return true
}
