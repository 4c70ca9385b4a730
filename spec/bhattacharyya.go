package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Bhattacharyya is −log Σ√(pq) of p = target and q = pred (Bhattacharyya 1943): 0 for equal distributions, +Inf for disjoint ones. It
// is additive over independent parts and no metric. Its gradient is specified where no atom is empty, since the root has no slope at 0.
func Bhattacharyya() Loss {
	l := divergence("bhattacharyya")
	l.Definition = "−log Σ√(p·q), p = target, q = pred"
	l.Value = func(x In) ball.Real { return bcOf(x).Log().Neg() }
	l.Special = append(divergenceSpecial(math.Inf(1)),
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{}, Swap{},
		additive(), dataProcessing(), jointlyConvex(), refinement(), emptyAtom(),
		twin("i-bhattacharyya-hellinger", "It is −log(1 − H²).", Bhattacharyya, func(x In) ball.Real {
			return hellinger2(x).Neg().Log1p().Neg()
		}),
		Bounds{
			ID: "i-kl-ge-bhatt", Says: "It is at most ½D(p‖q).",
			Hi: func(x In) ball.Real { return klOf(x.Target, x.Pred).Mul(ball.Of(0.5)) },
		},
		Equals{
			ID: "i-bhattacharyya-disjoint", Says: "It is +Inf for disjoint supports.",
			Other: func() Loss {
				l := Bhattacharyya()
				l.Value, l.Stable = func(x In) ball.Real { return x.Of(math.Inf(1)) }, nil
				return l
			},
			When: disjoint, Draw: apart,
		},
		Not{
			ID: "i-bhattacharyya-no-triangle", Says: "The triangle inequality fails: two vertices are infinitely far, each is 0.35 from their middle.",
			Of: triangleOf("i-bhattacharyya-triangle", "B(p, r) ≤ B(p, q) + B(q, r)."),
			Witness: []Sample{
				pair([]float64{0.5, 0.5}, []float64{0x1p-20, 1 - 0x1p-20}),
				pair([]float64{1 - 0x1p-20, 0x1p-20}, []float64{0x1p-20, 1 - 0x1p-20}),
			},
		},
		Accurate{
			ID: "i-bhattacharyya-near-equal-accuracy", Says: "Near-equal distributions cost no digits.",
			When: func(s Sample) bool { return alikeRows(s) && sumsToOne(s.Pred) && sumsToOne(s.Target) }, Draw: nearEqual,
		},
	}
	l.Refs = []Ref{{"A. Bhattacharyya, On a measure of divergence between two statistical populations defined by their probability distributions, Bull. Calcutta Math. Soc. 35 (1943)", ""}}
	return l
}

// sumsToOne reports whether v does, exactly.
func sumsToOne(v []float64) bool {
	var m masses
	return m.sum(v) == 1 && !m.rounded
}
