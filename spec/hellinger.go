package spec

import "github.com/lossgate/lossgate/spec/ball"

// Hellinger is the distance √(½Σ(√p − √q)²) of p = target and q = pred (Hellinger 1909): a metric between 0 and 1, the Euclidean distance
// of the square roots. √(1 − Σ√(pq)) is the same number and loses half of its digits near 0. It has a kink where p = q, and is not convex.
// Its gradient is specified where no atom is empty, since the root has no slope at 0.
func Hellinger() Loss {
	l := divergence("hellinger")
	l.Definition = "√(½Σ(√p − √q)²), p = target, q = pred"
	l.Value = func(x In) ball.Real {
		return rootDistance(x, func(p, q ball.Real) ball.Real { return p.Sqrt().Sub(q.Sqrt()) })
	}
	l.Stable = func(x In) ball.Real { return rootDistance(x, rootDifference) }
	l.Kinks = append(l.Kinks, Kink{"pred equals target", func(s *Sample, _ func(n int) int) bool {
		copy(s.Pred, s.Target)
		return true
	}})
	l.Special = append(divergenceSpecial(1),
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = []Claim{
		Range{0, 1}, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Permutation{}, Swap{},
		triangleOf("i-hellinger-metric", "The triangle inequality holds."),
		twin("i-hellinger-bc", "It is √(1 − Σ√(pq)).", Hellinger, func(x In) ball.Real { return lessFrom1(bcOf(x)).Sqrt() }),
		Equals{
			ID: "i-hellinger-disjoint", Says: "It is 1 for disjoint supports.",
			Other: func() Loss {
				l := Hellinger()
				l.Value, l.Stable = func(x In) ball.Real { return x.Of(1) }, nil
				return l
			},
			When: disjoint, Draw: apart,
		},
		Bounds{
			ID: "i-hellinger-tv", Says: "H² ≤ TV ≤ √(H²(2−H²)), so that √(1−√(1−TV²)) ≤ H ≤ √TV.",
			Lo: func(x In) ball.Real { return lessFrom1(lessFrom1(square(tvOf(x))).Sqrt()).Sqrt() },
			Hi: func(x In) ball.Real { return tvOf(x).Sqrt() },
		},
		Bounds{
			ID: "i-hellinger-delta", Says: "2H² ≤ Δ ≤ 4H², Δ = Σ(p−q)²/(p+q).",
			Lo: func(x In) ball.Real { return triangularOf(x).Mul(ball.Of(0.25)).Sqrt() },
			Hi: func(x In) ball.Real { return triangularOf(x).Mul(ball.Of(0.5)).Sqrt() },
		},
		Not{
			ID: "i-hellinger-not-convex", Says: "The distance from a vertex is not convex; its square is.",
			Of: Convex{}, Witness: []Sample{pair([]float64{1, 0}, []float64{1, 0}), pair([]float64{0.5, 0.5}, []float64{1, 0})},
		},
		dataProcessing(), refinement(), emptyAtom(),
		Accurate{
			ID: "i-hellinger-near-equal-accuracy", Says: "Near-equal distributions cost no digits.",
			When: alikeRows, Draw: nearEqual,
		},
	}
	l.Refs = []Ref{{"E. Hellinger, Neue Begründung der Theorie quadratischer Formen von unendlichvielen Veränderlichen, J. reine angew. Math. 136 (1909)", "10.1515/crll.1909.136.210"}}
	return l
}

// rootDistance is √½ times the length of the vector of the d(p, q).
func rootDistance(x In, d func(p, q ball.Real) ball.Real) ball.Real {
	v := make([]ball.Real, len(x.Pred))
	for i, q := range x.Pred {
		v[i] = d(x.Target[i], q)
	}
	return ball.Norm(2, v...).Mul(x.Of(0.5).Sqrt())
}

// rootDifference is √p − √q, as the quotient that does not cancel.
func rootDifference(p, q ball.Real) ball.Real {
	if empty(p) || empty(q) {
		return p.Sqrt().Sub(q.Sqrt())
	}
	return p.Sub(q).Quo(p.Sqrt().Add(q.Sqrt()))
}

// apart gives pred one atom and takes it from target, where there are two atoms or more.
func apart(s *Sample, pick func(n int) int) {
	n := len(s.Pred)
	k := pick(n)
	vertex(s.Pred, k)
	if s.Target[k] > 0 {
		vertex(s.Target, (k+1)%n)
	}
}
