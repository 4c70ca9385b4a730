package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// TVImage is Σ|x_{i+1,j} − x_{i,j}| + |x_{i,j+1} − x_{i,j}|, the anisotropic total variation of an image of H rows and W columns:
// differences of neighbours, none across the border (Rudin, Osher and Fatemi 1992). It has no target. A sum, not a mean; the
// images of a batch and the channels of an image are samples of their own.
func TVImage() Loss {
	l := tvImage("tv-image")
	l.Definition = "Σ|x[i+1,j] − x[i,j]| + Σ|x[i,j+1] − x[i,j]|, no neighbours across the border"
	l.Value = func(x In) ball.Real {
		terms := []ball.Real{x.Of(0)}
		eachPair(x.Shape, func(a, b int) { terms = append(terms, x.Pred[b].Sub(x.Pred[a]).Abs()) })
		return ball.Sum(terms...)
	}
	l.Special = append(l.Special,
		SpecialCase{When: "a checkerboard of 0 and 1: the number of neighbours", In: picture(2, 2, 0, 1, 1, 0), Want: 4},
		SpecialCase{When: "one bright pixel in a corner", In: picture(2, 2, 3, 0, 0, 0), Want: 6})
	l.Claims = append(l.Claims,
		Lipschitz{
			K:    roundUp(exact(0).Sqrt(exact(4*2*2 + 4*3*3 + 4*4))),
			Near: []Sample{picture(3, 3, 0, 1, 0, 1, 0, 1, 0, 1, 0)},
		},
		flipped(),
		Bounds{
			ID: "p-tv-constant-isotropic", Says: "Isotropic ≤ anisotropic ≤ √2·isotropic.",
			Lo: tvIsotropic, Hi: func(x In) ball.Real { return tvIsotropic(x).Mul(x.Of(2).Sqrt()) },
		},
		Bounds{
			ID: "p-tv-constant-checkerboard", Says: "No image of values within [lo, hi] has more than a checkerboard: hi − lo for each pair of neighbours.",
			Hi: func(x In) ball.Real {
				h, w := float64(x.Shape[0]), float64(x.Shape[1])
				return contrast(x).Mul(x.Of(h*(w-1) + w*(h-1)))
			},
			Draw: checkerboard,
		},
	)
	return l
}

// TVImageIsotropic is Σ√(Δ_v² + Δ_h²) over the pixels, Δ_v and Δ_h being the differences with the pixel below and the one to the
// right, 0 across the border (Rudin, Osher and Fatemi 1992). It has a kink where both vanish. Its differences look one way, so that it
// is not the same for a mirrored image.
func TVImageIsotropic() Loss {
	l := tvImage("tv-image-isotropic")
	l.Definition = "Σ√((x[i+1,j] − x[i,j])² + (x[i,j+1] − x[i,j])²), a difference across the border is 0"
	l.Value = tvIsotropic
	l.Special = append(l.Special,
		SpecialCase{When: "one bright pixel in the first corner: one slope", In: picture(2, 2, 0, 3, 4, 3), Want: 5 + 1 + 0},
		SpecialCase{When: "a row: the sum of its steps", In: picture(1, 3, 1, 3, 0), Want: 5})
	l.Claims = append(l.Claims,
		Not{
			ID: "p-tv-constant-mirror", Says: "Forward differences: a mirrored image has another variation.",
			Of: flipped(), Witness: []Sample{picture(2, 2, 1, 0, 0, 0)},
		},
		Bounds{
			ID: "p-tv-constant-isotropic", Says: "Isotropic ≤ anisotropic ≤ √2·isotropic.",
			Lo: func(x In) ball.Real { return TVImage().Value(x).Quo(x.Of(2).Sqrt()) }, Hi: TVImage().Value,
		},
		Bounds{
			ID: "p-tv-constant-checkerboard", Says: "No image of values within [lo, hi] has more than a checkerboard: √2·(hi − lo) for a pixel with two neighbours, hi − lo for one with one.",
			Hi: func(x In) ball.Real {
				h, w := float64(x.Shape[0]), float64(x.Shape[1])
				return contrast(x).Mul(x.Of((h - 1) * (w - 1)).Mul(x.Of(2).Sqrt()).Add(x.Of(h + w - 2)))
			},
			Draw: checkerboard,
		},
	)
	return l
}

// tvImage is what both total variations of an image have in common.
func tvImage(name string) Loss {
	return Loss{
		Name: name, Family: Perceptual, Additive: true,
		Shape: []Dim{{"H", 1, 3}, {"W", 1, 3}}, Pred: Finite, Target: NoTarget,
		Kinks: []Kink{
			{"a pixel equals its neighbours", func(s *Sample, pick func(n int) int) bool {
				i, w := pick(len(s.Pred)), s.Shape[1]
				if i%w < w-1 {
					s.Pred[i+1] = s.Pred[i]
				}
				if i+w < len(s.Pred) {
					s.Pred[i+w] = s.Pred[i]
				}
				return len(s.Pred) > 1
			}},
			{"a constant image", func(s *Sample, _ func(n int) int) bool {
				for i := range s.Pred {
					s.Pred[i] = s.Pred[0]
				}
				return len(s.Pred) > 1
			}},
		},
		Special: []SpecialCase{
			{When: "a constant image", In: picture(2, 3, 7, 7, 7, 7, 7, 7), Want: 0},
			{When: "a single pixel", In: picture(1, 1, -2), Want: 0},
			{When: "an infinite pixel", In: picture(1, 2, math.Inf(1), 0), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, Homogeneous{Degree: 1}, ShiftInvariant{PredOnly: true}, Continuous{},
			Relation{
				ID: "p-tv-constant", Says: "A constant image has no variation.", Ints: 1,
				Make: func(s []Sample, k []int) []Term {
					c := s[0].Clone()
					for i := range c.Pred {
						c.Pred[i] = dyadic(k[0])
					}
					return []Term{{1, c}}
				},
			},
			Bounds{
				ID: "p-tv-constant-only", Says: "It is at least max − min: only a constant image has no variation.",
				Lo: contrast, When: func(s Sample) bool { return s.Shape[0] == 1 || s.Shape[1] == 1 },
			},
			Bounds{
				ID: "p-tv-constant-plane", Says: "In two dimensions it is at least (max − min)/√2: some path leads from the one to the other.",
				Lo: func(x In) ball.Real { return contrast(x).Quo(x.Of(2).Sqrt()) },
			},
			Relation{
				ID: "p-tv-constant-transpose", Says: "Transposing an image leaves its variation.",
				Make: func(s []Sample, _ []int) []Term {
					h, w := s[0].Shape[0], s[0].Shape[1]
					m := Sample{Shape: []int{w, h}}
					for j := range w {
						for i := range h {
							m.Pred = append(m.Pred, s[0].Pred[i*w+j])
						}
					}
					return []Term{{1, s[0]}, {-1, m}}
				},
			},
			Relation{
				ID: "p-tv-constant-step", Says: "A step of height h along an edge of length ℓ costs hℓ.", Ints: 2,
				Make: func(s []Sample, k []int) []Term {
					c := s[0].Clone()
					for i := range c.Pred {
						c.Pred[i] = 0
						if step := 1 + k[1]%3; i%c.Shape[1] >= step {
							c.Pred[i] = dyadic(k[0])
						}
					}
					return []Term{{1, c}}
				},
				RHS: func(x []In, k []int) ball.Real {
					if h, w := x[0].Shape[0], x[0].Shape[1]; 1+k[1]%3 < w {
						return x[0].Of(math.Abs(dyadic(k[0])) * float64(h))
					}
					return x[0].Of(0)
				},
			},
			Relation{
				ID: "p-tv-constant-triangle", Says: "L(a + b) ≤ L(a) + L(b): a semi-norm.", Ints: 18,
				Make: func(s []Sample, k []int) []Term {
					a, b, both := s[0].Clone(), s[0].Clone(), s[0].Clone()
					for i := range a.Pred {
						a.Pred[i], b.Pred[i] = dyadic(k[2*i]), dyadic(k[2*i+1])
						both.Pred[i] = a.Pred[i] + b.Pred[i]
					}
					return []Term{{1, both}, {-1, a}, {-1, b}}
				},
				Sign: Le,
			},
			Equals{
				ID: "p-tv-constant-monotone", Says: "A row that only rises has the variation last − first, whatever the way.",
				Other: formula(func(x In) ball.Real { return x.Pred[len(x.Pred)-1].Sub(x.Pred[0]) }),
				When:  func(s Sample) bool { return s.Shape[0] == 1 && slices.IsSorted(s.Pred) },
				Draw: func(s *Sample, _ func(n int) int) {
					s.Shape = []int{1, len(s.Pred)}
					slices.Sort(s.Pred)
				},
			},
			Not{
				ID: "p-tv-constant-permuted", Says: "It is about neighbours: two pixels exchanged make another variation.",
				Of: Relation{Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					m.Pred[0], m.Pred[1] = m.Pred[1], m.Pred[0]
					return []Term{{1, s[0]}, {-1, m}}
				}},
				Witness: []Sample{picture(1, 3, 0, 1, 2)},
			},
		},
		Refs: []Ref{{"L. I. Rudin, S. Osher, E. Fatemi, Nonlinear total variation based noise removal algorithms, Physica D 60 (1992)", "10.1016/0167-2789(92)90242-F"}},
	}
}

// tvIsotropic is the isotropic total variation.
func tvIsotropic(x In) ball.Real {
	terms := []ball.Real{x.Of(0)}
	w := x.Shape[1]
	for i, v := range x.Pred {
		var d []ball.Real
		if i+w < len(x.Pred) {
			d = append(d, x.Pred[i+w].Sub(v))
		}
		if i%w < w-1 {
			d = append(d, x.Pred[i+1].Sub(v))
		}
		if len(d) > 0 {
			terms = append(terms, ball.Norm(2, d...))
		}
	}
	return ball.Sum(terms...)
}

// eachPair calls do for all pairs of neighbours of an image, the upper or left one first.
func eachPair(shape []int, do func(a, b int)) {
	h, w := shape[0], shape[1]
	for i := range h * w {
		if i+w < h*w {
			do(i, i+w)
		}
		if i%w < w-1 {
			do(i, i+1)
		}
	}
}

// contrast is the largest pixel less the smallest.
func contrast(x In) ball.Real { return ball.Max(x.Pred...).Sub(ball.Min(x.Pred...)) }

// checkerboard makes one of two pixels of the image.
func checkerboard(s *Sample, pick func(n int) int) {
	if pick(4) == 0 {
		return // any image
	}
	w := s.Shape[1]
	a, b := s.Pred[0], s.Pred[len(s.Pred)-1]
	for i := range s.Pred {
		s.Pred[i] = a
		if (i/w+i%w)%2 == 1 {
			s.Pred[i] = b
		}
	}
}

// flipped is the claim that left and right do not matter.
func flipped() Relation {
	return Relation{
		ID: "p-tv-constant-flip", Says: "An image seen in a mirror has the same variation.",
		Make: func(s []Sample, _ []int) []Term {
			m := s[0].Clone()
			for at := 0; at < len(m.Pred); at += m.Shape[1] {
				slices.Reverse(m.Pred[at : at+m.Shape[1]])
			}
			return []Term{{1, s[0]}, {-1, m}}
		},
	}
}

// picture is an image of h rows and w columns.
func picture(h, w int, v ...float64) Sample { return Sample{Pred: v, Shape: []int{h, w}} }
