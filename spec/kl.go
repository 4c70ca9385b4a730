package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// KL is the Kullback–Leibler divergence D(p‖q) = Σ p·log(p/q) in nats, p = target and q = pred: what it costs to code p by the code
// of q, beyond the entropy of p. It is not symmetric (PROPERTIES E5). Terms may be negative, only their sum is not. It is +Inf where
// p has mass that q has not (E18), neither NaN nor clipped. Gradients are those of the formula as entries vary freely: −p/q by q, and
// log(p/q) + 1 by p.
func KL() Loss {
	inf, nan := math.Inf(1), math.NaN()
	l := divergence("kl")
	l.Definition = "Σ p·log(p/q) with 0·log 0 = 0 and +Inf for p > 0 = q, p = target, q = pred"
	l.Value = func(x In) ball.Real { return klOf(x.Target, x.Pred) }
	l.Stable = func(x In) ball.Real { return sumOver(x.Target, x.Pred, quotientLog) }
	l.Special = []SpecialCase{
		{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0},
		{When: "equal distributions that are certain: 0·log 0 = 0", In: pair([]float64{0, 1, 0}, []float64{0, 1, 0}), Want: 0},
		{When: "one atom", In: pair([]float64{1}, []float64{1}), Want: 0},
		{When: "pred has no mass where target has some", In: pair([]float64{0, 1}, []float64{0.5, 0.5}), Want: inf},
		{When: "disjoint supports", In: pair([]float64{0, 1}, []float64{1, 0}), Want: inf},
		{When: "pred sums to 1/2", In: pair([]float64{0.25, 0.25}, []float64{0.5, 0.5}), Err: true},
		{When: "target sums to 2", In: pair([]float64{0.5, 0.5}, []float64{1, 1}), Err: true},
		{When: "a negative probability", In: pair([]float64{-0.5, 1.5}, []float64{0.5, 0.5}), Err: true},
		{When: "an entry of pred is NaN", In: pair([]float64{nan, 0.5}, []float64{0.5, 0.5}), Want: nan},
		{When: "an entry of target is NaN", In: pair([]float64{0.5, 0.5}, []float64{nan, 0.5}), Want: nan},
	}
	l.Claims = klClaims()
	l.Refs = []Ref{
		{"S. Kullback, R. A. Leibler, On information and sufficiency, Ann. Math. Statist. 22 (1951)", "10.1214/aoms/1177729694"},
		{"T. M. Cover, J. A. Thomas, Elements of Information Theory, ch. 2 (2006)", "10.1002/047174882X"},
	}
	l.Names = map[string]string{
		"scipy": "scipy.stats.entropy(p, q), scipy.special.rel_entr summed", "keras": "keras.losses.KLDivergence (clipped)",
		"torch": "torch.nn.functional.kl_div(q.log(), p, reduction='sum'), which takes log q", "optax": "optax.kl_divergence, which takes log q",
	}
	return l
}
