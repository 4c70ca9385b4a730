package spec

import "github.com/lossgate/lossgate/spec/ball"

// LovaszHinge is the Lovász extension of the Jaccard loss at hinge errors (Berman, Triki and Blaschko 2018): with errors e = max(0, 1 − yf) sorted downwards,
// f = pred, y = ±1 for target = 1 and 0, it is Σ e₍ᵢ₎(Δ({1…i}) − Δ({1…i−1})), where Δ(M) = |M|/|{y = 1} ∪ M| is the Jaccard loss of getting the
// pixels M wrong. It is convex, and 0 where all margins are 1 or more.
//
// Where errors tie, every order has the same value and gives a subgradient.
func LovaszHinge() Loss {
	return Loss{
		Name: "lovasz-hinge", Family: Region,
		Shape: []Dim{{"n", 1, 3}}, TargetShape: []Dim{{"n", 1, 3}}, Pred: Finite, Target: Binary,
		Definition: "Σ e_i·(Δ({1…i}) − Δ({1…i−1})), e = max(0, 1 − yf) sorted downwards, Δ(M) = |M|/|{y = 1} ∪ M|, f = pred, y = 2·target − 1",
		Value: func(x In) ball.Real {
			errors, fore := make([]ball.Real, len(x.Pred)), make([]bool, len(x.Pred))
			for i, f := range x.Pred {
				fore[i] = x.Target[i].Sign() > 0
				if fore[i] {
					f = f.Neg()
				}
				errors[i] = f.Add(ball.Of(1)).Relu()
			}
			return lovasz(x, errors, fore)
		},
		Kinks: []Kink{
			{"a margin of 1", func(s *Sample, pick func(n int) int) bool {
				i := pick(len(s.Pred))
				s.Pred[i] = 2*s.Target[i] - 1
				return true
			}},
			{"errors tie", func(s *Sample, pick func(n int) int) bool {
				i := pick(len(s.Pred))
				j := (i + 1) % len(s.Pred)
				s.Pred[j] = s.Pred[i] * (2*s.Target[i] - 1) * (2*s.Target[j] - 1)
				return i != j
			}},
		},
		Special: []SpecialCase{
			{When: "margins of 1 and more", In: pair([]float64{1, -2, 3}, []float64{1, 0, 1}), Want: 0},
			{When: "nothing predicted of a target of one pixel in two", In: pair([]float64{-1, -1}, []float64{1, 0}), Want: 2},
			{When: "everything predicted of it", In: pair([]float64{1, 1}, []float64{1, 0}), Want: 1},
			{When: "an empty target: the largest error", In: pair([]float64{0, 2}, []float64{0, 0}), Want: 3},
			{When: "a target between 0 and 1", In: pair([]float64{0, 2}, []float64{0, 0.5}), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{pair([]float64{1, -1}, []float64{1, 0}), pair([]float64{-5}, []float64{0})}}, Permutation{}, Continuous{}, Convex{},
			Equals{
				ID: "v-lovasz-convex", Says: "Of a single pixel it is the hinge loss.", When: func(s Sample) bool { return len(s.Pred) == 1 },
				Other: formula(func(x In) ball.Real {
					if x.Target[0].Sign() > 0 {
						return lessFrom1(x.Pred[0]).Relu()
					}
					return x.Pred[0].Add(ball.Of(1)).Relu()
				}),
				Draw: func(s *Sample, _ func(n int) int) { *s = pair(s.Pred[:1], s.Target[:1]) },
			},
			Bounds{
				ID: "v-range-lovasz", Says: "It is at most the largest error.",
				Hi: func(x In) ball.Real {
					top := x.Of(0)
					for i, f := range x.Pred {
						if x.Target[i].Sign() > 0 {
							f = f.Neg()
						}
						top = ball.Max(top, f.Add(ball.Of(1)))
					}
					return top
				},
			},
			Equals{
				ID: "v-lovasz-vertices", Says: "Where errors are 0 and 1 it is the Jaccard loss of the pixels whose error is 1.",
				Other: formula(func(x In) ball.Real {
					wrong, union := 0.0, 0.0
					for i, f := range x.Pred {
						miss, fore := f.Sign() == 0, x.Target[i].Sign() > 0
						if miss {
							wrong++
						}
						if miss || fore {
							union++
						}
					}
					if wrong == 0 {
						return x.Of(0)
					}
					return x.Of(wrong).Quo(x.Of(union))
				}),
				When: func(s Sample) bool {
					for i, f := range s.Pred {
						if f != 0 && f != 2*s.Target[i]-1 {
							return false
						}
					}
					return true
				},
				Draw: func(s *Sample, pick func(n int) int) {
					for i := range s.Pred {
						s.Pred[i] = float64(pick(2)) * (2*s.Target[i] - 1)
					}
				},
			},
			Relation{
				ID: "v-lovasz-convex-homogeneous", Says: "Errors of twice the size cost twice as much.",
				Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					for i, f := range m.Pred { // 1 − yf doubles
						y := 2*m.Target[i] - 1
						if m.Pred[i] = 2*f - y; m.Pred[i]+y != 2*f {
							return nil
						}
					}
					return []Term{{1, m}, {-2, s[0]}}
				},
			},
			Gradient{
				ID: "v-lovasz-convex-gradient", Says: "The gradient is −y times what the pixel adds to the Jaccard loss of those with larger errors, 0 for margins above 1.",
				Is: lovaszSlopes,
			},
			Relation{
				ID: "v-lovasz-convex-monotone", Says: "A larger margin never costs more.", Ints: 2, Sign: Le,
				Make: func(s []Sample, k []int) []Term {
					m := s[0].Clone()
					i := k[0] % len(m.Pred)
					m.Pred[i] += (2*m.Target[i] - 1) * float64(k[1]) / 256
					return []Term{{1, m}, {-1, s[0]}}
				},
			},
		},
		Refs: []Ref{
			berman,
			{"J. Yu, M. B. Blaschko, The Lovász hinge: a novel convex surrogate for submodular losses (2015), for the extension", "10.48550/arXiv.1512.07797"},
		},
		Names: map[string]string{"kornia": "kornia.losses.lovasz_hinge_loss", "smp": "segmentation_models_pytorch.losses.LovaszLoss"},
	}
}

var berman = Ref{"M. Berman, A. R. Triki, M. B. Blaschko, The Lovász-softmax loss: a tractable surrogate for the optimization of the intersection-over-union measure in neural networks, CVPR (2018)", "10.1109/CVPR.2018.00464"}

// lovasz is the Lovász extension of the Jaccard loss of a set of pixels, at errors.
func lovasz(x In, errors []ball.Real, fore []bool) ball.Real {
	positive := 0.0
	for _, f := range fore {
		if f {
			positive++
		}
	}
	var terms []ball.Real
	before, wrong, union := x.Of(0), 0.0, positive
	for _, i := range ball.Sort("order", errors) { // descending
		wrong++
		if !fore[i] {
			union++
		}
		jaccard := x.Of(wrong).Quo(x.Of(union))
		terms = append(terms, errors[i].Mul(jaccard.Sub(before)))
		before = jaccard
	}
	return ball.Sum(terms...)
}

// lovaszSlopes is the gradient of LovaszHinge at margins that differ and are not 1, by counting.
func lovaszSlopes(x In) []ball.Real {
	margins := make([]ball.Real, len(x.Pred))
	for i, f := range x.Pred {
		if margins[i] = f; x.Target[i].Sign() == 0 {
			margins[i] = f.Neg()
		}
	}
	jaccard := func(in func(j int) bool) ball.Real {
		wrong, union := 0.0, 0.0
		for j, g := range x.Target {
			if in(j) {
				wrong++
			}
			if in(j) || g.Sign() > 0 {
				union++
			}
		}
		if wrong == 0 {
			return x.Of(0)
		}
		return x.Of(wrong).Quo(x.Of(union))
	}
	g := make([]ball.Real, len(x.Pred))
	for i, m := range margins {
		if m.Cmp(ball.Of(1)) > 0 {
			g[i] = x.Of(0)
			continue
		}
		larger := func(j int) bool { return margins[j].Cmp(m) < 0 }
		g[i] = jaccard(func(j int) bool { return j == i || larger(j) }).Sub(jaccard(larger))
		if x.Target[i].Sign() > 0 {
			g[i] = g[i].Neg()
		}
	}
	return g
}

// LovaszSoftmax is the mean over the classes c that occur among the labels of the Lovász extension of the Jaccard loss of c, at the errors |[y = c] − p_c| of the
// pixels (Berman, Triki and Blaschko 2018): rows of pred are the distributions p of pixels, class their labels y.
func LovaszSoftmax() Loss {
	present := func(x In, c int) (fore []bool, ok bool) {
		fore = make([]bool, len(x.Class))
		for i, y := range x.Class {
			fore[i] = y == c
			ok = ok || y == c
		}
		return fore, ok
	}
	errorsOf := func(x In, c int, fore []bool) []ball.Real {
		e := make([]ball.Real, len(fore))
		for i := range e {
			if e[i] = x.Row(i)[c]; fore[i] {
				e[i] = lessFrom1(e[i])
			}
		}
		return e
	}
	mean := func(of func(x In, c int, fore []bool) ball.Real) func(x In) ball.Real {
		return func(x In) ball.Real {
			var terms []ball.Real
			for c := range x.Shape[1] {
				if fore, ok := present(x, c); ok {
					terms = append(terms, of(x, c, fore))
				}
			}
			return ball.Sum(terms...).Quo(x.Of(float64(len(terms))))
		}
	}
	pixels := func(y []int, p ...float64) Sample { return Sample{Pred: p, Class: y, Shape: []int{3, len(p) / 3}} }
	return Loss{
		Name: "lovasz-softmax", Family: Region,
		Shape: []Dim{{"n", 3, 3}, {"C", 2, 3}}, Pred: Distribution, Target: NoTarget, Class: Labels{Min: 3, Max: 3, Of: "C"}, Scale: 1,
		Definition: "mean over the classes c among y of Σ e_i·(Δ_c({1…i}) − Δ_c({1…i−1})), e = |[y = c] − p_c| sorted downwards, Δ_c(M) = |M|/|{y = c} ∪ M|, rows of pred p, class y",
		Value:      mean(func(x In, c int, fore []bool) ball.Real { return lovasz(x, errorsOf(x, c, fore), fore) }),
		Kinks: []Kink{{"two pixels alike", func(s *Sample, pick func(n int) int) bool {
			k, i := s.Shape[1], pick(3)
			j := (i + 1) % 3
			copy(s.Pred[i*k:(i+1)*k], s.Pred[j*k:(j+1)*k])
			return true
		}}},
		Special: []SpecialCase{
			{When: "certain and right", In: pixels([]int{0, 1, 1}, 1, 0, 0, 1, 0, 1), Want: 0},
			{When: "certain, and the wrong way round", In: pixels([]int{0, 1, 1}, 0, 1, 1, 0, 1, 0), Want: 1},
			{When: "a label that is no class", In: pixels([]int{0, 1, 2}, 0, 1, 1, 0, 1, 0), Err: true},
		},
		Claims: []Claim{
			Range{0, 1}, ZeroAtPerfect{At: []Sample{pixels([]int{0, 1, 1}, 1, 0, 0, 1, 0, 1)}}, Permutation{}, Continuous{}, Convex{},
			Bounds{
				ID: "v-range-lovasz-softmax", Says: "It is at most the mean over classes of their largest errors.",
				Hi: mean(func(x In, c int, fore []bool) ball.Real { return ball.Max(errorsOf(x, c, fore)...) }),
			},
			Equals{
				ID: "v-lovasz-vertices-softmax", Says: "Where predictions are certain it is the mean Jaccard loss of the classes that occur.",
				Other: formula(mean(func(x In, c int, fore []bool) ball.Real {
					wrong, union := 0.0, 0.0
					for i, f := range fore {
						said := x.Row(i)[c].Sign() > 0
						if said != f {
							wrong++
						}
						if said || f {
							union++
						}
					}
					return x.Of(wrong).Quo(x.Of(union))
				})),
				When: func(s Sample) bool { return certain(s.Pred) },
				Draw: func(s *Sample, pick func(n int) int) {
					for k, i := s.Shape[1], 0; i < 3; i++ {
						vertex(s.Pred[i*k:(i+1)*k], pick(k))
					}
				},
			},
		},
		Refs:  []Ref{berman},
		Names: map[string]string{"kornia": "kornia.losses.lovasz_softmax_loss (all classes)", "smp": "segmentation_models_pytorch.losses.LovaszLoss"},
	}
}
