package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// InfoNCE is the mean over the rows of a matrix of similarities, Pred of shape {N, N}, of −log softmax(row_i/τ)_i: item i of one view
// is to be found among the N of the other (van den Oord, Li and Vinyals 2018). Entries are similarities, most often cosines; τ is the temperature.
func InfoNCE(temperature float64) Loss {
	value := func(surprise func([]ball.Real, int) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real { return diagonal(x, divided(x.Pred, x.Of(temperature)), x.Shape[0], surprise) }
	}
	// of is the mean of f over rows: the similarity of the pair and the largest and smallest of the others.
	of := func(x In, f func(own, hi, lo ball.Real) ball.Real) ball.Real {
		n := x.Shape[0]
		terms := make([]ball.Real, n)
		z := divided(x.Pred, x.Of(temperature))
		for i := range terms {
			row := z[i*n : (i+1)*n]
			rest := append(append([]ball.Real{}, row[:i]...), row[i+1:]...)
			if len(rest) == 0 {
				return ball.Of(0)
			}
			hi, lo := rest[0], rest[0]
			for _, r := range rest[1:] {
				hi, lo = ball.Max(hi, r), ball.Min(lo, r)
			}
			terms[i] = f(row[i], hi, lo)
		}
		return ball.Sum(terms...).Quo(x.Of(float64(n)))
	}
	others := func(x In) ball.Real { return x.Of(float64(x.Shape[0] - 1)) }
	return Loss{
		Name: "info-nce", Params: []Param{Scalar("temperature", temperature, Positive)}, Family: Embedding,
		Shape: []Dim{{"N", 1, 3}, {"N", 1, 3}}, Pred: Finite, Target: NoTarget, Scale: max(1, 1/temperature),
		Definition: "1/N·Σ_i log Σ_j exp(pred_ij/τ) − pred_ii/τ",
		Value:      value(naiveSurprise), Stable: value(surprise),
		Kinks: []Kink{tiedLogits},
		Special: []SpecialCase{
			{When: "one pair: nothing to tell it from", In: similarities(1, 3), Want: 0},
			{When: "all alike: ln N", In: similarities(2, 1, 1, 1, 1), Want: math.Ln2},
			{When: "an entry is NaN", In: similarities(2, 1, math.NaN(), 0, 1), Want: math.NaN()},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, GradSumZero{}, ShiftInvariant{PredOnly: true},
			Smooth{Beta: 0.25 / temperature / temperature},
			Lipschitz{K: 1 / temperature, Near: []Sample{similarities(2, -40*temperature, 40*temperature, 40*temperature, -40*temperature)}},
			Equals{
				ID: "k-infonce-ce", Says: "Where every row is the one before it turned by one place, it is the softmax cross-entropy of the first row over τ, class 0.",
				Other: func() Loss { return SoftmaxCE(nil, noLabel, 0) },
				Map: func(x In) In {
					n := x.Shape[0]
					x.Pred, x.Shape, x.Class = divided(x.Pred, x.Of(temperature))[:n], []int{n}, []int{0}
					return x
				},
				When: func(s Sample) bool { return slices.Equal(s.Pred, turning(s.Pred[:s.Shape[0]])) },
				Draw: func(s *Sample, _ func(n int) int) { copy(s.Pred, turning(s.Pred[:s.Shape[0]])) },
			},
			Relation{
				ID: "k-infonce-ce-rows", Says: "A constant added to one row changes nothing.", Ints: 1,
				Make: func(s []Sample, k []int) []Term {
					n := s[0].Shape[0]
					p := append([]float64{}, s[0].Pred...)
					for j := range n {
						p[j] += float64(k[0])
						if p[j]-float64(k[0]) != s[0].Pred[j] || p[j]-s[0].Pred[j] != float64(k[0]) {
							return nil
						}
					}
					return []Term{{1, s[0]}, {-1, similarities(n, p...)}}
				},
				Draw: func(s []Sample, pick func(n int) int) {
					for j := range s[0].Shape[0] {
						s[0].Pred[j] = float64(pick(9)) / 4
					}
				},
			},
			Relation{
				ID: "k-infonce-ce-negatives", Says: "Which negative is which does not matter.",
				Make: func(s []Sample, _ []int) []Term {
					if s[0].Shape[0] != 3 {
						return nil
					}
					p := append([]float64{}, s[0].Pred...)
					p[1], p[2] = p[2], p[1]
					return []Term{{1, s[0]}, {-1, similarities(3, p...)}}
				},
			},
			Relation{
				ID: "k-infonce-ce-more", Says: "One more negative never costs less.",
				Make: func(s []Sample, _ []int) []Term {
					n := s[0].Shape[0]
					if n < 2 {
						return nil
					}
					row := s[0].Pred[:n]
					return []Term{{1, similarities(n-1, turning(row[:n-1])...)}, {-1, similarities(n, turning(row)...)}}
				},
				Sign: Le,
			},
			Bounds{
				ID: "k-infonce-cosine-bounds", Says: "With similarities between lo and hi it is within ln(1 + (N−1)·exp(±(hi − lo)/τ)): for cosines hi − lo ≤ 2.",
				Lo: func(x In) ball.Real {
					hi, lo := extremes(divided(x.Pred, x.Of(temperature)))
					return others(x).Mul(lo.Sub(hi).Exp()).Log1p()
				},
				Hi: func(x In) ball.Real {
					hi, lo := extremes(divided(x.Pred, x.Of(temperature)))
					return log1pExp(others(x), hi.Sub(lo))
				},
			},
			Bounds{
				ID: "k-infonce-temperature", Says: "It is within (hi − lo)/τ of ln N, so that it tends to ln N as τ grows.",
				Lo: func(x In) ball.Real {
					hi, lo := extremes(divided(x.Pred, x.Of(temperature)))
					return x.Of(float64(x.Shape[0])).Log().Sub(hi.Sub(lo))
				},
				Hi: func(x In) ball.Real {
					hi, lo := extremes(divided(x.Pred, x.Of(temperature)))
					return x.Of(float64(x.Shape[0])).Log().Add(hi.Sub(lo))
				},
			},
			Bounds{
				ID: "k-infonce-temperature-cold", Says: "With γ_i the largest similarity of another less that of the pair, over τ, it is between the means of ln(1 + e^γ) and of ln(1 + (N−1)·e^γ): near 0 or near γ where τ is small.",
				Lo: func(x In) ball.Real {
					return of(x, func(own, hi, _ ball.Real) ball.Real { return softplus(hi.Sub(own)) })
				},
				Hi: func(x In) ball.Real {
					return of(x, func(own, hi, _ ball.Real) ball.Real { return log1pExp(others(x), hi.Sub(own)) })
				},
			},
			Not{
				ID: "k-infonce-rows-only", Says: "Rows and columns are not alike: the matrix of the other view against this one costs otherwise.",
				Of: Relation{
					ID: "k-infonce-transpose", Says: "L(S) = L(Sᵀ).",
					Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, transposed(s[0])}} },
				},
				Witness: []Sample{similarities(2, 4, 0, 4, 0)},
			},
		},
		Refs:  []Ref{{"A. van den Oord, Y. Li, O. Vinyals, Representation learning with contrastive predictive coding (2018)", "arXiv:1807.03748"}},
		Names: map[string]string{"pytorch-metric-learning": "NTXentLoss (of one view against the other)"},
	}
}

// diagonal is the mean over rows of a square matrix of the surprise of its diagonal entry.
func diagonal(x In, z []ball.Real, n int, surprise func([]ball.Real, int) ball.Real) ball.Real {
	terms := make([]ball.Real, n)
	for i := range terms {
		terms[i] = surprise(z[i*n:(i+1)*n], i)
	}
	return ball.Sum(terms...).Quo(x.Of(float64(n)))
}

// divided is z/t, entry by entry. Nobody rounds a division by 1.
func divided(z []ball.Real, t ball.Real) []ball.Real {
	if t.Exact() && t.Float() == 1 {
		return slices.Clone(z) // callers write into it
	}
	out := make([]ball.Real, len(z))
	for i := range z {
		out[i] = z[i].Quo(t)
	}
	return out
}

// extremes are the largest and the smallest of v.
func extremes(v []ball.Real) (hi, lo ball.Real) {
	hi, lo = v[0], v[0]
	for _, r := range v[1:] {
		hi, lo = ball.Max(hi, r), ball.Min(lo, r)
	}
	return hi, lo
}

// log1pExp is ln(1 + n·e^x) without overflow of e^x.
func log1pExp(n, x ball.Real) ball.Real {
	if x.Sign() <= 0 {
		return n.Mul(x.Exp()).Log1p()
	}
	return x.Add(n.Add(x.Neg().Exp()).Log())
}

// turning is the matrix whose first row is r, and each other row the one before it turned by one place.
func turning(r []float64) []float64 {
	n := len(r)
	out := make([]float64, n*n)
	for i := range n {
		for j := range n {
			out[i*n+(i+j)%n] = r[j]
		}
	}
	return out
}

// similarities is a sample of a square matrix.
func similarities(n int, s ...float64) Sample { return Sample{Pred: s, Shape: []int{n, n}} }

func transposed(s Sample) Sample {
	n := s.Shape[0]
	p := make([]float64, n*n)
	for i := range n {
		for j := range n {
			p[j*n+i] = s.Pred[i*n+j]
		}
	}
	return similarities(n, p...)
}
