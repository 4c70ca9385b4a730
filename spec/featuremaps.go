package spec

import (
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// GlobalPool is the mean of every channel: it does not see where anything is.
func GlobalPool() Features {
	return Features{
		Name: "the mean of a channel", Linear: true,
		Of: func(x []ball.Real, shape []int) (means []ball.Real) {
			for c := range slices.Chunk(x, shape[1]*shape[2]) {
				means = append(means, evenly(c))
			}
			return means
		},
		Pull: func(gap, x []ball.Real, _ []int) (g []ball.Real) {
			n := len(x) / len(gap)
			for _, d := range gap {
				g = append(g, slices.Repeat([]ball.Real{d.Quo(ball.Of(float64(n)))}, n)...)
			}
			return g
		},
		Claims: func() []Claim {
			return []Claim{
				Permutation{},
				Not{
					ID: "p-not-injective", Says: "Unlike images of equal means cost nothing: 0 does not mean equal.",
					Of: ZeroOnlyAtPerfect{}, Witness: []Sample{maps(1, 1, 2, []float64{3, 1}, []float64{2, 2})},
				},
				Relation{
					ID: "p-not-injective-shift", Says: "A checkerboard moved by one pixel costs 0, where no error of pixels could be larger.", Ints: 2,
					Make: func(s []Sample, k []int) []Term {
						a, b := dyadic(k[0]), dyadic(k[1])
						return []Term{{1, maps(1, 2, 2, []float64{a, b, b, a}, []float64{b, a, a, b})}}
					},
				},
				Bounds{
					ID: "p-not-injective-pixels", Says: "Means cost at most what pixels cost (Jensen).",
					Hi: func(x In) ball.Real { return evenly(squaredGaps(x)) },
				},
			}
		},
	}
}

// Edges is a layer of a network in small: every pixel less half of its right neighbour, 0 beyond the border, and what is below 0 is 0.
func Edges() Features {
	edge := func(x []ball.Real, w, i int) ball.Real {
		if i%w == w-1 {
			return x[i]
		}
		return x[i].Sub(x[i+1].Mul(ball.Of(0.5)))
	}
	return Features{
		Name: "a convolution by (1, −½) along rows, then max(0, ·)",
		Of: func(x []ball.Real, shape []int) []ball.Real {
			f := make([]ball.Real, len(x))
			for i := range f {
				f[i] = edge(x, shape[2], i).Relu()
			}
			return f
		},
		Pull: func(gap, x []ball.Real, shape []int) []ball.Real {
			g := make([]ball.Real, len(x))
			for i, d := range gap {
				if edge(x, shape[2], i).Sign() <= 0 {
					continue
				}
				if g[i] = g[i].Add(d); i%shape[2] < shape[2]-1 {
					g[i+1] = g[i+1].Sub(d.Mul(ball.Of(0.5)))
				}
			}
			return g
		},
		Kink: func(s *Sample, pick func(n int) int) bool {
			i, w := pick(len(s.Pred)), s.Shape[2]
			s.Pred[i] = 0
			if i%w < w-1 {
				s.Pred[i] = s.Pred[i+1] / 2
			}
			return true
		},
		Claims: func() []Claim {
			return []Claim{
				Not{
					ID: "p-not-injective-relu", Says: "Dark pixels are not seen: images that differ below 0 cost nothing.",
					Of: ZeroOnlyAtPerfect{}, Witness: []Sample{maps(1, 1, 1, []float64{-1}, []float64{-3})},
				},
				Not{
					ID: "p-same-form-convex", Says: "The form is that of squares, but through φ it need not be convex.",
					Of:      Convex{},
					Witness: []Sample{maps(1, 1, 1, []float64{-2}, []float64{1}), maps(1, 1, 1, []float64{1}, []float64{1})},
				},
			}
		},
	}
}

// pixelMean is the claim that the loss is the mean of squared over the pixels.
func pixelMean(id, says string) Equals {
	return Equals{
		ID: id, Says: says,
		Other: formula(func(x In) ball.Real {
			terms := make([]ball.Real, len(x.Pred))
			for i := range terms {
				one := x
				one.Pred, one.Target = x.Pred[i:i+1], x.Target[i:i+1]
				terms[i] = Squared().Value(one)
			}
			return evenly(terms)
		}),
	}
}
