package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Brier is Σ (p − t)² over all classes, p = pred and t = target distributions (Brier 1950). With two classes it is twice the
// form of one component, (p₁ − t)², that many libraries have: a factor to declare. It is convex in probabilities, and not in logits.
func Brier() Loss {
	two := ball.Of(2)
	nan := math.NaN()
	square := func(x In, i int) ball.Real { return x.Pred[i].Sub(x.Target[i]).Mul(x.Pred[i].Sub(x.Target[i])) }
	return Loss{
		Name: "brier", Family: Classification,
		Shape: []Dim{{"C", 1, 6}}, TargetShape: []Dim{{"C", 1, 6}}, Pred: Distribution, Target: Distribution, TargetGrad: true,
		Definition: "Σ (p − t)², p = pred, t = target",
		Value: func(x In) ball.Real {
			terms := make([]ball.Real, len(x.Pred))
			for i := range terms {
				terms[i] = square(x, i)
			}
			return ball.Sum(terms...)
		},
		Kinks: []Kink{certainPred, certainTarget, {"pred = target", func(s *Sample, _ func(n int) int) bool {
			copy(s.Pred, s.Target)
			return true
		}}},
		Special: []SpecialCase{
			{When: "certain and right", In: pair([]float64{0, 1}, []float64{0, 1}), Want: 0},
			{When: "certain and wrong", In: pair([]float64{1, 0}, []float64{0, 1}), Want: 2},
			{When: "one class", In: pair([]float64{1}, []float64{1}), Want: 0},
			{When: "an entry of pred is NaN", In: pair([]float64{nan, 0.5}, []float64{0.5, 0.5}), Want: nan},
			{When: "pred sums to 1/2", In: pair([]float64{0.25, 0.25}, []float64{0.5, 0.5}), Err: true},
			{When: "target sums to 2", In: pair([]float64{0.5, 0.5}, []float64{1, 1}), Err: true},
		},
		Claims: []Claim{
			Range{0, 2}, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, StronglyConvex{Mu: 2}, Smooth{Beta: 2}, Swap{}, Permutation{},
			Continuous{C1: true},
			Bounds{
				ID: "s-brier-range", Says: "L ≤ Σp² + Σt²: it is 2 only where both are certain, of different classes.",
				Hi: func(x In) ball.Real { return ball.Dot(x.Pred, x.Pred).Add(ball.Dot(x.Target, x.Target)) },
			},
			Equals{
				ID: "s-brier-two-classes", Says: "With two classes it is twice the form of one component.",
				Other: formula(func(x In) ball.Real { return two.Mul(square(x, 0)) }),
				When: func(s Sample) bool {
					return len(s.Pred) == 2 && s.Pred[0]+s.Pred[1] == 1 && s.Target[0]+s.Target[1] == 1
				},
				Draw: func(s *Sample, pick func(n int) int) {
					p, t := float64(pick(17))/16, float64(pick(17))/16
					*s = pair([]float64{p, 1 - p}, []float64{t, 1 - t})
				},
			},
			Gradient{
				ID: "s-brier-gradient", Says: "The gradient is 2(p − t).",
				Is: func(x In) []ball.Real {
					g := make([]ball.Real, len(x.Pred))
					for i := range g {
						g[i] = two.Mul(x.Pred[i].Sub(x.Target[i]))
					}
					return g
				},
			},
			Stationary{
				ID: "s-proper-stationary", Says: "Where labels come from p, the expected loss is stationary along the simplex.",
				P:    func(x In) []ball.Real { return x.Pred },
				When: func(s Sample) bool { return sumsToOne(s.Pred) },
			},
			properGap(func(x In, i int) ball.Real { return square(x, i) }),
			Equals{
				ID: "s-savage-representation", Says: "It is −G(p) − ⟨∇G(p), t − p⟩ + G(t) for the convex G(p) = Σp² − 1.",
				Other: formula(func(x In) ball.Real {
					slope := make([]ball.Real, len(x.Pred))
					for i, p := range x.Pred {
						slope[i] = two.Mul(p).Mul(x.Target[i].Sub(p))
					}
					return ball.Dot(x.Target, x.Target).Sub(ball.Dot(x.Pred, x.Pred)).Sub(ball.Sum(slope...))
				}),
			},
		},
		Refs: []Ref{
			{"G. W. Brier, Verification of forecasts expressed in terms of probability, Mon. Weather Rev. 78 (1950)", "10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2"},
			{"T. Gneiting, A. E. Raftery, Strictly proper scoring rules, J. Amer. Statist. Assoc. 102 (2007), for G", "10.1198/016214506000001437"},
		},
		Names: map[string]string{"sklearn": "sklearn.metrics.brier_score_loss (half of this, for two classes)"},
	}
}

// properGap is what makes a score strictly proper: under labels of distribution η, predicting q costs more than predicting η by
// Σ gap(q, η), which is 0 only for q = η. The samples' predictions are q and η.
func properGap(gap func(x In, i int) ball.Real) Relation {
	return Relation{
		ID: "s-proper-strict", Says: "Under labels of distribution η, predicting q costs more than predicting η itself, by the divergence of η and q.", Arity: 2,
		Make: func(s []Sample, _ []int) (terms []Term) {
			for k, p := range s[1].Pred {
				if p == 0 {
					continue
				}
				label := make([]float64, len(s[1].Pred))
				label[k] = 1
				terms = append(terms, Term{p, pair(s[0].Pred, label)}, Term{-p, pair(s[1].Pred, label)})
			}
			return terms
		},
		RHS: func(x []In, _ []int) ball.Real {
			y := x[0]
			y.Target = x[1].Pred
			terms := make([]ball.Real, len(y.Pred))
			for i := range terms {
				terms[i] = gap(y, i)
			}
			return ball.Sum(terms...)
		},
	}
}
