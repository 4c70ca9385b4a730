package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Claims that several losses of a margin share.

// slope is the claim of φ′ as the literature has it, at margins without a kink; the gradient is target·φ′.
func slope(says string, is func(x In, m ball.Real) ball.Real) Gradient {
	return Gradient{ID: "m-slope", Says: says, Is: func(x In) []ball.Real { return []ball.Real{x.Target[0].Mul(is(x, x.M()))} }}
}

// surrogate is the claim that the loss is at least what at says wherever the zero-one loss is 1, a tie being an error.
func surrogate(says string, at func(x In) ball.Real) Bounds {
	return Bounds{
		ID: "m-surrogate-upper-bound", Says: says,
		Lo: func(x In) ball.Real {
			if x.M().Cmp(ball.Of(0)) > 0 {
				return ball.Of(0)
			}
			return at(x)
		},
		Draw: func(s *Sample, pick func(n int) int) {
			near := []float64{0, -0x1p-40, 0x1p-40, -0x1p-8, -1, -40}
			s.Pred[0] = s.Target[0] * near[pick(len(near))]
		},
	}
}

// errorBound is surrogate for a loss that bounds the zero-one loss itself.
func errorBound() Bounds {
	return surrogate("L ≥ 1 where m ≤ 0: the mean loss is at least the error rate.", func(In) ball.Real { return ball.Of(1) })
}

// noBound denies errorBound at a margin of an error that costs less than 1.
func noBound(says string, m float64) Not {
	return Not{ID: "m-not-upper-bound", Says: says, Of: errorBound(), Witness: []Sample{onMargin(m)}}
}

// scaleFree is what the zero-one loss is and no surrogate of it: unchanged when scores double.
func scaleFree() Relation {
	return Relation{
		ID: "m-zero-one-invariances", Says: "L(2s, y) = L(s, y).",
		Make: func(s []Sample, _ []int) []Term {
			return []Term{{1, scalar(2*s[0].Pred[0], s[0].Target[0])}, {-1, s[0]}}
		},
	}
}

// scaleMatters denies scaleFree at a margin where the slope is not 0.
func scaleMatters(m float64) Not {
	return Not{
		ID: "m-surrogate-sees-scale", Says: "A surrogate prefers larger scores of the same sign, where the zero-one loss does not.",
		Of: scaleFree(), Witness: []Sample{onMargin(m)},
	}
}

// symmetric is L(s, y) + L(s, −y) = total, in the form in which it makes a loss robust to labels that are flipped with
// probability ρ: R_ρ = (1−2ρ)·R + ρ·total, so that the minimiser stays (Ghosh, Manwani & Sastry 2015).
func symmetric(total float64, when func(m float64) bool) Relation {
	rho := func(k int) float64 { return float64(k%128+1) / 256 }
	return Relation{
		ID: "m-symmetric-noise", Says: "(1−ρ)·L(s, y) + ρ·L(s, −y) = (1−2ρ)·L(s, y) + ρ·(L(0, y) + L(0, −y)).", Ints: 1,
		Make: func(s []Sample, k []int) []Term {
			if !when(s[0].margin()) {
				return nil
			}
			r := rho(k[0])
			return []Term{{1 - r, s[0]}, {r, scalar(s[0].Pred[0], -s[0].Target[0])}, {2*r - 1, s[0]}}
		},
		RHS: func(x []In, k []int) ball.Real { return x[0].Of(rho(k[0])).Mul(ball.Of(total)) },
	}
}

// asymmetric denies that L(s, y) + L(s, −y) is the constant that it is at 0.
func asymmetric(zero, m float64) Not {
	return Not{
		ID: "m-not-symmetric", Says: "L(s, y) + L(s, −y) depends on s: flipped labels move the minimiser.",
		Of: Relation{
			ID: "m-symmetric-noise", Says: "L(s, y) + L(s, −y) = 2φ(0).",
			Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {1, scalar(s[0].Pred[0], -s[0].Target[0])}} },
			RHS:  func(x []In, _ []int) ball.Real { return x[0].Of(2 * zero) },
		},
		Witness: []Sample{onMargin(m)},
	}
}

// bumpy denies convexity by a chord from a to b that runs below the graph.
func bumpy(a, b float64) Not {
	return Not{ID: "m-not-convex", Says: "A bounded loss is not convex.", Of: Convex{}, Witness: []Sample{onMargin(a), onMargin(b)}}
}

// steep denies every Lipschitz constant up to k, by margins a and 0.
func steep(k, a float64) Not {
	return Not{ID: "m-slope-unbounded", Says: "No constant bounds the slope.", Of: Lipschitz{K: k}, Witness: []Sample{onMargin(a), onMargin(0)}}
}

// accurateTail is the claim that right answers cost what they should, down to the least number of the format.
func accurateTail(id, says string) Relative {
	return Relative{
		ID: id, Says: says, When: func(s Sample) bool { return s.margin() >= 1 },
		Draw: func(s *Sample, pick func(n int) int) { s.Pred[0] = s.Target[0] * float64(16+pick(1600)) / 16 },
	}
}

// everywhere is the condition of a claim that has none.
func everywhere(float64) bool { return true }

// tame keeps e^−m where a ball holds it.
func tame(s Sample) bool { return math.Abs(s.margin()) < 1<<12 }

// A conjugate is φ*(u) = sup u·m − φ(m), on a whole interval of u, with φ′, where the supremum is attained.
type conjugate struct {
	lo, hi float64
	dual   func(x In, u ball.Real) ball.Real
	slope  func(x In, m ball.Real) ball.Real
}

// claims are the inequality of Fenchel and Young, and its equality.
func (c conjugate) claims() []Claim {
	below := func(x In, u ball.Real) ball.Real { return u.Mul(x.M()).Sub(c.dual(x, u)) }
	return []Claim{
		Relation{
			ID: "m-conjugate", Says: "φ(m) ≥ u·m − φ*(u).", Ints: 1, Sign: Ge,
			Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}} },
			RHS: func(x []In, k []int) ball.Real {
				return below(x[0], x[0].Of(c.lo+(c.hi-c.lo)*float64(k[0])/(1<<16)))
			},
		},
		Relation{
			ID: "m-conjugate-attained", Says: "φ(m) = u·m − φ*(u) for u = φ′(m).",
			Make: func(s []Sample, _ []int) []Term {
				if !tame(s[0]) {
					return nil
				}
				return []Term{{1, s[0]}}
			},
			RHS: func(x []In, _ []int) ball.Real { return below(x[0], c.slope(x[0], x[0].M())) },
		},
	}
}
