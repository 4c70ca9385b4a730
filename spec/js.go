package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// JS is the Jensen–Shannon divergence ½D(p‖m) + ½D(q‖m) in nats, m = ½(p + q), p = target and q = pred (Lin 1991). It is finite
// whatever the supports, at most log 2, and that for disjoint ones however near they lie: it knows no geometry (PROPERTIES E15). Its
// square root is a metric. Gradients are those of the formula as entries vary freely: ½log(q/m) by q, ½log(p/m) by p.
func JS() Loss {
	l := divergence("js")
	l.Definition = "½Σ p·log(p/m) + ½Σ q·log(q/m), m = ½(p+q), 0·log 0 = 0, p = target, q = pred"
	l.Value = func(x In) ball.Real { return jsOf(x, logRatio) }
	l.Stable = func(x In) ball.Real { return jsOf(x, quotientLog) }
	l.Special = append(divergenceSpecial(math.Ln2),
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = jsClaims()
	l.Refs = []Ref{
		{"J. Lin, Divergence measures based on the Shannon entropy, IEEE Trans. Inf. Theory 37 (1991)", "10.1109/18.61115"},
		{"D. M. Endres, J. E. Schindelin, A new metric for probability distributions, IEEE Trans. Inf. Theory 49 (2003)", "10.1109/TIT.2003.813506"},
	}
	l.Names = map[string]string{"scipy": "scipy.spatial.distance.jensenshannon, squared"}
	return l
}

// jsOf is the sum with kl as the term p·log(p/m). Where an atom has no mass on either side, the term is ½(p+q)·log 2 along both edges.
func jsOf(x In, kl func(p, m ball.Real) ball.Real) ball.Real {
	return x.overAtoms(func(p, q ball.Real) ball.Real {
		s := p.Add(q)
		if empty(s) {
			return s.Mul(x.Of(2).Log())
		}
		m := s.Mul(ball.Of(0.5))
		return kl(p, m).Add(kl(q, m))
	}).Mul(ball.Of(0.5))
}

// divergenceSpecial are the special cases of divergences: disjoint supports, and what is no distribution.
func divergenceSpecial(disjoint float64) []SpecialCase {
	nan := math.NaN()
	return []SpecialCase{
		{When: "disjoint supports", In: pair([]float64{0, 1}, []float64{1, 0}), Want: disjoint},
		{When: "both certain of one atom", In: pair([]float64{0, 1, 0}, []float64{0, 1, 0}), Want: 0},
		{When: "one atom", In: pair([]float64{1}, []float64{1}), Want: 0},
		{When: "pred sums to 1/2", In: pair([]float64{0.25, 0.25}, []float64{0.5, 0.5}), Err: true},
		{When: "target sums to 2", In: pair([]float64{0.5, 0.5}, []float64{1, 1}), Err: true},
		{When: "a negative probability", In: pair([]float64{-0.5, 1.5}, []float64{0.5, 0.5}), Err: true},
		{When: "an entry of pred is NaN", In: pair([]float64{nan, 0.5}, []float64{0.5, 0.5}), Want: nan},
		{When: "an entry of target is NaN", In: pair([]float64{0.5, 0.5}, []float64{nan, 0.5}), Want: nan},
	}
}
