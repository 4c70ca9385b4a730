package spec

import (
	"github.com/lossgate/lossgate/spec/ball"
)

// Spherical is −p_y/‖p‖₂, the spherical score as a loss, of a distribution p = pred and a label y = class (Good 1971). It is strictly
// proper and bounded; unlike the log-loss it sees how the other classes share the rest.
func Spherical() Loss {
	own := func(x In) ball.Real { return x.Pred[x.Class[0]] }
	l := Loss{
		Name: "spherical", Family: Classification,
		Shape: []Dim{{"C", 1, 6}}, Pred: Distribution, Target: NoTarget, Class: Labels{Min: 1, Max: 1}, Scale: 0,
		Definition: "−p_y/‖p‖₂, p = pred, y = class",
		Value:      func(x In) ball.Real { return own(x).Quo(ball.Dot(x.Pred, x.Pred).Sqrt()).Neg() },
		Kinks:      []Kink{certainPred},
		Claims: []Claim{
			Range{-1, 0}, Permutation{},
			Gradient{
				ID: "s-spherical-gradient", Says: "The gradient is p_y·p/‖p‖³ − e_y/‖p‖: at y it is −Σ_{k≠y} p_k²/‖p‖³.",
				Is: func(x In) []ball.Real {
					norm := ball.Dot(x.Pred, x.Pred).Sqrt()
					cube := norm.Mul(norm).Mul(norm)
					g := make([]ball.Real, len(x.Pred))
					for k, p := range x.Pred {
						if g[k] = own(x).Mul(p).Quo(cube); k == x.Class[0] {
							g[k] = p.Mul(p).Sub(norm.Mul(norm)).Quo(cube)
						}
					}
					return g
				},
			},
			Stationary{
				ID: "s-proper-stationary", Says: "Where labels come from p, the expected loss is stationary.", P: asPredicted, When: forecasts,
			},
			Relation{
				ID: "s-proper-strict", Says: "Under labels of distribution η, predicting p costs ‖η‖ − ⟨η, p⟩/‖p‖ more than predicting η itself.", Arity: 2,
				Make: func(s []Sample, _ []int) (terms []Term) {
					for k, p := range s[1].Pred {
						if p != 0 {
							terms = append(terms, Term{p, forecast(k, s[0].Pred...)}, Term{-p, forecast(k, s[1].Pred...)})
						}
					}
					return terms
				},
				RHS: func(x []In, _ []int) ball.Real {
					p, η := x[0].Pred, x[1].Pred
					return ball.Dot(η, η).Sqrt().Sub(ball.Dot(η, p).Quo(ball.Dot(p, p).Sqrt()))
				},
			},
			Equals{
				ID: "s-savage-representation", Says: "It is −G(p) − ⟨∇G(p), e_y − p⟩ for the convex G(p) = ‖p‖.",
				Other: formula(func(x In) ball.Real {
					norm := ball.Dot(x.Pred, x.Pred).Sqrt()
					slope := make([]ball.Real, len(x.Pred))
					for k, p := range x.Pred {
						slope[k] = p.Quo(norm)
					}
					e := oneHot(len(x.Pred), x.Class[0])
					for k := range e {
						e[k] = e[k].Sub(x.Pred[k])
					}
					return norm.Neg().Sub(ball.Dot(slope, e))
				}),
			},
			Not{
				ID: "s-ce-true-class-only-spherical", Says: "The value does not depend on the true class alone: ¼, ¼ besides ½ costs less than ½, 0.",
				Of: Relation{
					ID: "s-ce-true-class-only", Says: "The value depends only on the probability of the true class.", Arity: 2,
					Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, s[1]}} },
				},
				Witness: []Sample{forecast(0, 0.5, 0.25, 0.25), forecast(0, 0.5, 0.5, 0)},
			},
			Not{
				ID: "u-nonconvex-witness", Says: "It is not convex, although it is proper: half way between (0, 1) and (½, ½) it is above the chord.",
				Of: Convex{}, Witness: []Sample{forecast(0, 0, 1), forecast(0, 0.5, 0.5)},
			},
		},
		Refs: []Ref{
			{"I. J. Good, Comment on Measuring information and uncertainty by R. J. Buehler, in: Foundations of Statistical Inference (1971)", ""},
			{"T. Gneiting, A. E. Raftery, Strictly proper scoring rules, J. Amer. Statist. Assoc. 102 (2007), for the spherical score", "10.1198/016214506000001437"},
		},
		Names: map[string]string{"scoringRules": "the spherical score, negated"},
	}
	l.Special = forecastSpecial()
	l.Special[0].Want, l.Special[1].Want = -1, -1
	l.Special = append(l.Special, SpecialCase{When: "certain and wrong", In: forecast(0, 0, 1), Want: 0})
	return l
}
