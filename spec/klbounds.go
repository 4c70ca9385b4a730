package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// klBounds bounds KL by other divergences between the same distributions (Sason and Verdú, IEEE Trans. Inf. Theory 62, 2016, list them
// with their sources).
func klBounds() []Claim {
	return []Claim{
		Bounds{
			ID: "i-pinsker", Says: "D ≥ 2·TV², in nats and with TV = ½Σ|p−q|; the constant is best for near-equal distributions.",
			Lo: func(x In) ball.Real { return double(square(tvOf(x))) },
		},
		Bounds{
			ID: "i-bretagnolle-huber", Says: "D ≥ −log(1 − TV²).",
			Lo:   func(x In) ball.Real { return square(tvOf(x)).Neg().Log1p().Neg() },
			When: supported,
		},
		Bounds{
			ID: "i-kl-le-chi2", Says: "D ≤ log(1 + χ²).",
			Hi: func(x In) ball.Real { return chi2Of(x).Log1p() }, When: fullSupport,
		},
		Bounds{
			ID: "i-reverse-pinsker", Says: "D ≤ log(1 + 2·TV²/min q).",
			Hi: func(x In) ball.Real {
				return double(square(tvOf(x))).Quo(ball.Min(x.Pred...)).Log1p()
			},
			When: fullSupport,
		},
		Bounds{
			ID: "i-kl-ge-bhatt", Says: "D ≥ −2·log Σ√(pq).",
			Lo:   func(x In) ball.Real { return double(bcOf(x).Log()).Neg() },
			When: supported,
		},
		Bounds{
			ID: "i-kl-fisher", Says: "Near p = q it is ½χ²: |D − ½χ²| ≤ Σ q|δ|³/(6(1−max|δ|)²), δ = (p−q)/q, where |δ| ≤ ½.",
			Lo:   func(x In) ball.Real { return double(chi2Of(x)).Mul(ball.Of(0.25)).Sub(fisherRest(x)) },
			Hi:   func(x In) ball.Real { return double(chi2Of(x)).Mul(ball.Of(0.25)).Add(fisherRest(x)) },
			When: alikeRows, Draw: nearEqual,
		},
		Accurate{
			ID: "i-kl-near-equal-accuracy", Says: "Near-equal distributions cost no digits: the error is relative to D, not to its terms.",
			When: alikeRows, Draw: nearEqual,
		},
	}
}

// alikeRows reports whether |p−q| ≤ q/2 for every atom.
func alikeRows(s Sample) bool {
	for i, p := range s.Target {
		if q := s.Pred[i]; q == 0 || math.Abs(p-q) > q/2 {
			return false
		}
	}
	return true
}

// fisherRest is Σ q|δ|³/(6(1−max|δ|)²).
func fisherRest(x In) ball.Real {
	n := len(x.Pred)
	size, terms := make([]ball.Real, n), make([]ball.Real, n)
	for i, q := range x.Pred {
		size[i] = magnitude(x.Target[i].Sub(q)).Quo(q)
		terms[i] = q.Mul(square(size[i])).Mul(size[i])
	}
	return ball.Sum(terms...).Quo(square(lessFrom1(ball.Max(size...))).Mul(x.Of(6)))
}
