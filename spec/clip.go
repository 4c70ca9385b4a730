package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// CLIP is the mean of two InfoNCE losses: of images among texts, the rows of a matrix of similarities, and of texts among images, its columns
// (Radford et al. 2021). Pred, of shape {N, N}, is the cosines; scale multiplies them, the exponential of what the authors learn as logit_scale.
func CLIP(scale float64) Loss {
	scaled := func(x In) []ball.Real {
		z := make([]ball.Real, len(x.Pred))
		for i, p := range x.Pred {
			z[i] = p.Mul(x.Of(scale))
		}
		return z
	}
	value := func(surprise func([]ball.Real, int) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			z, n := scaled(x), x.Shape[0]
			return diagonal(x, z, n, surprise).Add(diagonal(x, columns(z, n), n, surprise)).Mul(ball.Of(0.5))
		}
	}
	return Loss{
		Name: "clip", Params: []Param{Scalar("scale", scale, Positive)}, Family: Embedding,
		Shape: []Dim{{"N", 1, 3}, {"N", 1, 3}}, Pred: Finite, Target: NoTarget, Scale: max(1, scale),
		Definition: "½(ℓ(S) + ℓ(Sᵀ)), ℓ(S) = 1/N·Σ_i log Σ_j exp S_ij − S_ii, S = scale·pred",
		Value:      value(naiveSurprise), Stable: value(surprise),
		Kinks: []Kink{tiedLogits},
		Special: []SpecialCase{
			{When: "one pair", In: similarities(1, 0.5), Want: 0},
			{When: "all alike: ln N", In: similarities(2, 0.5, 0.5, 0.5, 0.5), Want: math.Ln2},
			{When: "an entry is NaN", In: similarities(2, 1, math.NaN(), 0, 1), Want: math.NaN()},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Continuous{C1: true}, ShiftInvariant{PredOnly: true},
			Smooth{Beta: 0.25 * scale * scale},
			Lipschitz{K: scale, Near: []Sample{similarities(2, -40/scale, 40/scale, 40/scale, -40/scale)}},
			Relation{
				ID: "k-clip", Says: "Images and texts may change places: L(S) = L(Sᵀ).",
				Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, transposed(s[0])}} },
			},
			Relation{
				ID: "k-clip-pairs", Says: "The order of the pairs does not matter.",
				Make: func(s []Sample, _ []int) []Term {
					n := s[0].Shape[0]
					p := make([]float64, n*n)
					for i := range n {
						for j := range n {
							p[(i+1)%n*n+(j+1)%n] = s[0].Pred[i*n+j]
						}
					}
					return []Term{{1, s[0]}, {-1, similarities(n, p...)}}
				},
			},
			Equals{
				ID: "k-clip-infonce", Says: "Of a symmetric matrix it is InfoNCE of either side.",
				Other: func() Loss { return InfoNCE(1) },
				Map: func(x In) In {
					x.Pred = scaled(x)
					return x
				},
				When: func(s Sample) bool { return slices.Equal(s.Pred, transposed(s).Pred) },
				Draw: func(s *Sample, _ func(n int) int) {
					n := s.Shape[0]
					for i := range n {
						for j := range i {
							s.Pred[i*n+j] = s.Pred[j*n+i]
						}
					}
				},
			},
			Bounds{
				ID: "k-clip-dominant", Says: "With γ the largest off the diagonal less the least on it, it is at most ln(1 + (N−1)·e^(scale·γ)): 0 in the limit where the diagonal dominates.",
				Hi: func(x In) ball.Real {
					n := x.Shape[0]
					if n == 1 {
						return ball.Of(0)
					}
					var on, off []ball.Real
					for i, z := range scaled(x) {
						if i%(n+1) == 0 {
							on = append(on, z)
						} else {
							off = append(off, z)
						}
					}
					hi, _ := extremes(off)
					_, lo := extremes(on)
					return log1pExp(x.Of(float64(n-1)), hi.Sub(lo))
				},
			},
			Gradient{
				ID: "k-clip-gradient", Says: "The gradient is scale/(2N)·(P + Q − 2I), P the softmax of rows and Q that of columns; its product with S is scale times the derivative by scale.",
				Is: func(x In) []ball.Real {
					z, n := scaled(x), x.Shape[0]
					p, q := rowwise(z, n), columns(rowwise(columns(z, n), n), n)
					k := x.Of(scale).Quo(x.Of(float64(2 * n)))
					for i := range p {
						p[i] = p[i].Add(q[i])
						if i%(n+1) == 0 {
							p[i] = p[i].Sub(ball.Of(2))
						}
						p[i] = p[i].Mul(k)
					}
					return p
				},
			},
		},
		Refs:  []Ref{{"A. Radford et al., Learning transferable visual models from natural language supervision, ICML (2021)", "arXiv:2103.00020"}},
		Names: map[string]string{"open_clip": "ClipLoss", "transformers": "clip_loss"},
	}
}

// columns is a square matrix turned over.
func columns(z []ball.Real, n int) []ball.Real {
	t := make([]ball.Real, n*n)
	for i := range n {
		for j := range n {
			t[j*n+i] = z[i*n+j]
		}
	}
	return t
}

// rowwise is the softmax of each row of a square matrix.
func rowwise(z []ball.Real, n int) (p []ball.Real) {
	for i := range n {
		p = append(p, softmax(z[i*n:(i+1)*n])...)
	}
	return p
}
