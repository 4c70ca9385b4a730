package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// A risk is what the literature knows of C_η(α) = η·φ(α) + (1−η)·φ(−α), the expected loss of the score α where the sign is +1
// with probability η (Bartlett, Jordan & McAuliffe 2006). Its formulae are in η, or in θ = 2η − 1.
type risk struct {
	id    string                             // of the claim of the minimiser, where PROPERTIES has one
	zero  func(x In) ball.Real               // φ(0)
	least func(eta ball.Real) ball.Real      // C*(η), the infimum over α
	best  func(eta float64) (lo, hi float64) // where C_η is smallest; nil: nowhere, or the slope does not tell
	bend  float64                            // bounds |C_η″| beside the place where it is smallest; 0: that is a number of every format
	wrong func(eta ball.Real) ball.Real      // infimum of C_η over scores of the wrong sign; nil: φ(0)
	psi   func(theta ball.Real) ball.Real    // the ψ-transform; nil: φ(0) − C*, which it is for every convex φ
}

// claims are the statements about the risk, each an identity or a bound between values.
func (r risk) claims() []Claim {
	cs := []Claim{r.closedForm(), r.calibrated(), r.excess()}
	if r.best != nil {
		cs = append(cs, r.minimizer(), r.attained())
	}
	if r.psi != nil && r.wrong == nil {
		cs = append(cs, r.transform())
	}
	return cs
}

// odds is integer k of a Relation as a probability: a multiple of 1/64, or 2^-30 from 0 or 1.
func odds(k int) float64 {
	switch k %= 65; k {
	case 0:
		return 0x1p-30
	case 64:
		return 1 - 0x1p-30
	}
	return float64(k) / 64
}

// expected is η·L(α, 1) + (1−η)·L(α, −1).
func expected(weight, eta, alpha float64) []Term {
	return []Term{{weight * eta, scalar(alpha, 1)}, {weight * (1 - eta), scalar(alpha, -1)}}
}

// closedForm takes the minimiser itself every other time, since a C*(η) that is too large shows there alone.
func (r risk) closedForm() Relation {
	return Relation{
		ID: "m-conditional-risk-closed-form", Says: "C_η(α) ≥ C*(η) for every score α.", Ints: 2, Sign: Ge,
		Make: func(s []Sample, k []int) []Term {
			alpha := s[0].Pred[0]
			if k[1]%2 == 1 && r.best != nil {
				alpha = r.nearest(k[0])
			}
			return expected(1, odds(k[0]), alpha)
		},
		RHS: func(x []In, k []int) ball.Real { return r.least(x[0].Of(odds(k[0]))) },
	}
}

// nearest is the minimiser rounded to float32.
func (r risk) nearest(k int) float64 {
	lo, hi := r.best(odds(k))
	if math.IsInf(lo, 0) {
		lo = hi
	}
	return float64(float32(lo))
}

// attained takes the minimiser at the nearest float32, by d ≤ 2^-23·|α| away from it: an implementation may lose bend·d²/2 there.
func (r risk) attained() Relation {
	return Relation{
		ID: "m-conditional-risk-attained", Says: "C_η at its minimiser is C*(η).", Ints: 1, Sign: Le,
		Make: func(_ []Sample, k []int) []Term {
			a := r.nearest(k[0])
			if math.IsInf(a, 0) { // η = ½, where every score will do
				return nil
			}
			return expected(1, odds(k[0]), a)
		},
		RHS: func(x []In, k []int) ball.Real {
			d := x[0].Of(r.nearest(k[0]) * 0x1p-23)
			return r.least(x[0].Of(odds(k[0]))).Add(d.Mul(d).Mul(ball.Of(r.bend / 2)))
		},
	}
}

func (r risk) minimizer() Minimizer {
	id := "m-conditional-risk-minimiser"
	if r.id != "" {
		id = r.id
	}
	return Minimizer{
		ID: id, Says: "Where the sign is +1 with probability η the score f*(η) is the minimiser.",
		Best: func(p, y []float64) (lo, hi float64) {
			eta := 0.0
			for i := range y {
				if y[i] > 0 {
					eta += p[i]
				}
			}
			return r.best(eta)
		},
	}
}

// calibrated is what makes a small risk mean few errors: no score of the wrong sign comes near C*(η).
func (r risk) calibrated() Relation {
	return Relation{
		ID: "m-calibration", Says: "A score of the wrong sign costs at least as much as the score 0, or what else is above C*(η).", Ints: 1, Sign: Ge,
		Make: func(s []Sample, k []int) []Term {
			eta := odds(k[0])
			return expected(1, eta, -math.Copysign(s[0].Pred[0], 2*eta-1))
		},
		RHS: func(x []In, k []int) ball.Real {
			if r.wrong != nil {
				return r.wrong(x[0].Of(odds(k[0])))
			}
			return r.zero(x[0])
		},
		Draw: func(s []Sample, pick func(n int) int) {
			s[0].Pred[0] = float64(pick(513)-256) / 64
		},
	}
}

func (r risk) transform() Relation {
	return Relation{
		ID: "m-psi-transform", Says: "φ(0) − C*(η) is ψ(|2η − 1|).", Ints: 1,
		Make: func(_ []Sample, k []int) []Term { return expected(1, odds(k[0]), 0) },
		RHS: func(x []In, k []int) ball.Real {
			eta := odds(k[0])
			return r.least(x[0].Of(eta)).Add(r.psi(x[0].Of(math.Abs(2*eta - 1))))
		},
	}
}

// excess bounds the excess error of a classifier on three atoms by its excess risk; a score of 0 counts as an error.
func (r risk) excess() Relation {
	const atoms = 3
	type atom struct{ weight, eta, alpha float64 }
	draw := func(k []int) (as [atoms]atom) {
		a, b := min(k[0]%65, k[1]%65), max(k[0]%65, k[1]%65)
		for i, w := range [atoms]int{a, b - a, 64 - b} {
			as[i] = atom{float64(w) / 64, odds(k[2+i]), dyadic(k[2+atoms+i]) / 16}
		}
		return as
	}
	psi := func(x In, theta ball.Real) ball.Real {
		if r.psi != nil {
			return r.psi(theta)
		}
		return r.zero(x).Sub(r.least(theta.Add(ball.Of(1)).Mul(ball.Of(0.5))))
	}
	return Relation{
		ID: "m-excess-risk-bound", Says: "ψ(excess error) ≤ excess risk, on a finite space.", Ints: 2 + 2*atoms, Sign: Ge,
		Make: func(_ []Sample, k []int) (terms []Term) {
			for _, a := range draw(k) {
				terms = append(terms, expected(a.weight, a.eta, a.alpha)...)
			}
			return terms
		},
		RHS: func(x []In, k []int) ball.Real {
			wrong, sum := 0.0, x[0].Of(0) // wrong is exact: multiples of 2^-36 below 2
			for _, a := range draw(k) {
				if theta := 2*a.eta - 1; theta*a.alpha <= 0 {
					wrong += a.weight * math.Abs(theta)
				}
				sum = sum.Add(x[0].Of(a.weight).Mul(r.least(x[0].Of(a.eta))))
			}
			return sum.Add(psi(x[0], x[0].Of(wrong)))
		},
	}
}
