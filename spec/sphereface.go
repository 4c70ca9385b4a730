package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// SphereFace is softmax cross-entropy of linear scores whose class vectors have length 1, with an angle margin that multiplies: with θ_j the angle between
// the embedding Pred and the vector in row j of Target, the logits are ‖x‖cos θ_j, and ‖x‖ψ(θ_y) for the class y, where ψ(θ) = (−1)^k·cos(mθ) − 2k for θ
// between kπ/m and (k+1)π/m (Liu et al. 2017, equation 7; also called A-softmax). ψ falls from 1 to 1 − 2m and is smooth at the joints. m is a whole number
// from 1, no margin, to 4.
//
// The class vectors are divided by their length, so that theirs does not matter; that of the embedding does. No entry may be larger than 2^500, so that
// no product of lengths overflows.
func SphereFace(m float64) Loss {
	return multiplied(Loss{
		Name:       "sphereface",
		Definition: "−log softmax(z)_y, z_j = ‖x‖cos θ_j, z_y = ‖x‖ψ(θ_y), x = pred, θ_j the angle of pred and row j of target",
		Claims: []Claim{rescaled("The length of a class vector does not matter.", func(k []int) (float64, func(j int) float64) {
			return 1, func(j int) float64 { return octave(k[1+j%3]) }
		})},
		Refs: []Ref{
			{"W. Liu et al., SphereFace: deep hypersphere embedding for face recognition, CVPR (2017)", "10.1109/CVPR.2017.713"},
		},
		Names: map[string]string{"pytorch-metric-learning": "SphereFaceLoss"},
	}, m, func(x In, _ []ball.Real) ball.Real { return x.Of(1) }, SphereFace)
}

// LSoftmax is softmax cross-entropy of the scores ‖W_j‖‖x‖cos θ_j, with ‖W_y‖‖x‖ψ(θ_y) for the class y: the embedding x is Pred, W_j is row j of Target, and ψ is that of
// SphereFace (Liu et al. 2016, large-margin softmax). For m = 1 it is the softmax cross-entropy of Wx.
func LSoftmax(m float64) Loss {
	return multiplied(Loss{
		Name:       "l-softmax",
		Definition: "−log softmax(z)_y, z_j = ‖W_j‖‖x‖cos θ_j, z_y = ‖W_y‖‖x‖ψ(θ_y), x = pred, W = target, θ_j the angle of x and W_j",
		Claims: []Claim{rescaled("Lengths matter by their products alone: a longer embedding makes up for shorter class vectors.", func(k []int) (float64, func(j int) float64) {
			return octave(k[0]), func(int) float64 { return 1 / octave(k[0]) }
		})},
		Refs: []Ref{
			{"W. Liu, Y. Wen, Z. Yu, M. Yang, Large-margin softmax loss for convolutional neural networks, ICML (2016)", "10.48550/arXiv.1612.02295"},
		},
		Names: map[string]string{"pytorch-metric-learning": "LargeMarginSoftmaxLoss"},
	}, m, func(x In, w []ball.Real) ball.Real { return norm(x, w) }, LSoftmax)
}

// multiplied completes a loss −log softmax(z)_y with z_j = size_j·‖x‖cos θ_j and z_y = size_y·‖x‖ψ(θ_y). other is the loss of another m.
func multiplied(l Loss, m float64, size func(x In, w []ball.Real) ball.Real, other func(m float64) Loss) Loss {
	scores := func(x In, own func(w []ball.Real) ball.Real) []ball.Real {
		z, d := make([]ball.Real, x.TargetShape[0]), len(x.Pred)
		for j := range z {
			w := x.Target[j*d : (j+1)*d]
			if j == x.Class[0] {
				z[j] = size(x, w).Mul(norm(x, x.Pred)).Mul(own(w))
				continue
			}
			z[j] = size(x, w).Mul(ball.Dot(x.Pred, w).Quo(norm(x, w)))
		}
		return z
	}
	loss := func(surprise func([]ball.Real, int) ball.Real, own func(x In, w []ball.Real) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			return surprise(scores(x, func(w []ball.Real) ball.Real { return own(x, w) }), x.Class[0])
		}
	}
	cos := func(x In, w []ball.Real) ball.Real { // of vectors whose squares do not underflow
		u, _ := moderate(x, x.Pred)
		v, _ := moderate(x, w)
		return cosine(u, v)
	}
	psi := func(f func(x In, m int, c ball.Real) ball.Real, m int) func(x In, w []ball.Real) ball.Real {
		return func(x In, w []ball.Real) ball.Real { return f(x, m, cos(x, w)) }
	}
	l.Params, l.Scale = []Param{Scalar("m", m, Domain{Lo: 1, Hi: 4})}, 1
	l = aroundCentres(l, Domain{Lo: -0x1p500, Hi: 0x1p500})
	n := int(m)
	l.Value, l.Stable = loss(naiveSurprise, psi(chebyshev, n)), loss(surprise, psi(splined, n))
	tame := func(s Sample) bool { // no score so large that its exponential is beyond the oracle
		var u float64
		for _, v := range s.Pred {
			u = math.Hypot(u, v)
		}
		return u < 0x1p10 && !slices.ContainsFunc(s.Target, func(v float64) bool { return math.Abs(v) > 0x1p10 })
	}
	at := func(m int) func(In) ball.Real { return loss(surprise, psi(splined, m)) }
	l.Claims = append(l.Claims,
		farther(),
		Equals{
			ID: "s-psi-shape", Says: "ψ(0) = 1: where the embedding points where its class does, there is no margin.", Draw: align,
			Other: formula(loss(surprise, func(x In, _ []ball.Real) ball.Real { return x.Of(1) })), When: parallel,
		},
		Equals{
			ID: "s-psi-shape-opposite", Says: "ψ(π) = 1 − 2m: where the embedding points away from its class.",
			Other: formula(loss(surprise, func(x In, _ []ball.Real) ball.Real { return x.Of(1 - 2*m) })),
			When: func(s Sample) bool {
				for i, w := range ownCentre(s) {
					if s.Pred[i] != -w {
						return false
					}
				}
				return true
			},
			Draw: func(s *Sample, _ func(n int) int) {
				for i, w := range ownCentre(*s) {
					s.Pred[i] = -w
				}
			},
		},
		Bounds{ID: "s-psi-shape-nested", Says: "A larger m never costs less: ψ_{m+1} ≤ ψ_m.", Hi: at(n + 1), When: tame},
		Bounds{ID: "s-lsoftmax-dominates", Says: "The margin never costs less than none: ψ_m(θ) ≤ cos θ.", Lo: at(1), When: tame},
		Equals{
			ID: "s-lsoftmax-chebyshev", Says: "The polynomial of the cosine is (−1)^k·cos(mθ) − 2k of the angle.",
			Other: formula(loss(surprise, func(x In, w []ball.Real) ball.Real {
				x.Pred, _ = moderate(x, x.Pred)
				w, _ = moderate(x, w)
				return byAngle(x, n, x.pi().Mul(ball.Of(0.5)).Sub(ball.Dot(x.Pred, w).Quo(wedge(x, w)).Atan()))
			})),
			When: func(s Sample) bool { return tame(s) && !collinear(s) },
		},
	)
	if n == 1 {
		l.Claims = append(l.Claims, Equals{
			ID: "s-lsoftmax-m1", Says: "With m = 1 it is the softmax cross-entropy of the linear scores.",
			Other: func() Loss { return SoftmaxCE(nil, noLabel, 0) },
			Map: func(x In) In {
				return withLogits(x, scores(x, func(w []ball.Real) ball.Real { return cos(x, w) }))
			},
		})
	} else {
		l.Kinks = append(l.Kinks, Kink{"θ_y = π/2", func(s *Sample, _ func(n int) int) bool {
			w := ownCentre(*s)
			if len(w) < 2 || w[0] == 0 && w[1] == 0 {
				return false
			}
			clear(s.Pred)
			s.Pred[0], s.Pred[1] = -w[1], w[0]
			return true
		}})
		l.Claims = append(l.Claims, Bounds{
			ID: "s-psi-shape-nested-below", Says: "A smaller m never costs more: ψ_m ≤ ψ_{m−1}.", Lo: other(m - 1).Stable, When: tame,
		})
	}
	return l
}

// chebyshev is ψ of the angle whose cosine is c: (−1)^k·T_m(c) − 2k, where k counts the cosines of π/m, 2π/m, … that c is below. The pieces join with one slope.
func chebyshev(x In, m int, c ball.Real) ball.Real {
	k := 0
	for k < m-1 && c.Cmp(joint(x, k+1, m)) < 0 {
		k++
	}
	return folded(x, polynomial(x, m, c), k)
}

// splined is ψ of the angle whose cosine is c without asking for its piece. At the joint c_k = cos(kπ/m) the pieces differ by 2(−1)^k·(T_m(c) − (−1)^k), a polynomial
// that has a double root there; its roots are the cosines with the parity of k. So ψ is T_m and, for each joint, that polynomial with max(0, c_k − c)² for (c_k − c)².
func splined(x In, m int, c ball.Real) ball.Real {
	terms := []ball.Real{polynomial(x, m, c)}
	for k := 1; k < m; k++ {
		past := joint(x, k, m).Sub(c).Relu()
		if isZero(past) {
			continue
		}
		t := past.Mul(past).Mul(x.Of(math.Ldexp(float64(1-2*(k%2)), m)))
		for j := k % 2; j <= m; j += 2 {
			root := c.Sub(joint(x, j, m))
			switch {
			case j == 0 || j == m:
				t = t.Mul(root)
			case j != k:
				t = t.Mul(root).Mul(root)
			}
		}
		terms = append(terms, t)
	}
	return ball.Sum(terms...)
}

// joint is cos(kπ/m).
func joint(x In, k, m int) ball.Real {
	switch {
	case k == 0:
		return x.Of(1)
	case k == m:
		return x.Of(-1)
	case 2*k == m:
		return x.Of(0)
	}
	return x.pi().Mul(x.Of(float64(k))).Quo(x.Of(float64(m))).Cos()
}

// polynomial is T_m(c) = cos(m·arccos c), by T_{i+1} = 2c·T_i − T_{i−1}.
func polynomial(x In, m int, c ball.Real) ball.Real {
	last, t := x.Of(1), c
	for range m - 1 {
		last, t = t, c.Mul(t).Mul(x.Of(2)).Sub(last)
	}
	return t
}

// byAngle is ψ by its definition.
func byAngle(x In, m int, theta ball.Real) ball.Real {
	k, n := 0, x.Of(float64(m))
	for k < m-1 && theta.Mul(n).Cmp(x.pi().Mul(x.Of(float64(k+1)))) > 0 {
		k++
	}
	return folded(x, theta.Mul(n).Cos(), k)
}

// moderate is v over a power of two, so that its largest entry is about 1 or subnormal still, and that power.
func moderate(x In, v []ball.Real) (scaled []ball.Real, by ball.Real) {
	most := 0.0
	for i := range v {
		most = max(most, math.Abs(v[i].Float()))
	}
	_, e := math.Frexp(most)
	e = max(e, -1000) // 2^−e is a number
	scaled = make([]ball.Real, len(v))
	for i := range v {
		scaled[i] = v[i].Mul(x.Of(math.Ldexp(1, -e)))
	}
	return scaled, x.Of(math.Ldexp(1, e))
}

// norm is the length of a vector that is not zero, as code computes it whose squares do not underflow.
func norm(x In, v []ball.Real) ball.Real {
	u, by := moderate(x, v)
	return length(u).Mul(by)
}

// folded is (−1)^k·t − 2k.
func folded(x In, t ball.Real, k int) ball.Real {
	if k%2 == 1 {
		t = t.Neg()
	}
	return t.Sub(x.Of(float64(2 * k)))
}

// collinear reports whether the embedding lies on the axis of its class, or so near that floats may not tell.
func collinear(s Sample) bool {
	var wedge, u, v float64
	for i, w := range ownCentre(s) {
		u, v = math.Hypot(u, s.Pred[i]), math.Hypot(v, w)
	}
	for i, w := range ownCentre(s) {
		for j, z := range ownCentre(s) {
			wedge = max(wedge, math.Abs(s.Pred[i]/u*(z/v)-s.Pred[j]/u*(w/v)))
		}
	}
	return !(wedge > 0x1p-10)
}

// farther is that the loss does not fall where the angle with the class grows: of an embedding whose length, and whose score of the other class, stay as
// they are. Its first two entries are a point of a circle that has 12 points with whole coordinates.
func farther() Relation {
	circle := [][2]float64{{5, 0}, {4, 3}, {3, 4}, {0, 5}, {-3, 4}, {-4, 3}, {-5, 0}}
	return Relation{
		ID: "s-lsoftmax-dominates-farther", Says: "A larger angle with the class never costs less, the length and the other scores being as they are.", Ints: 4, Sign: Ge,
		Make: func(_ []Sample, k []int) []Term {
			i, j, r, rest := k[0]%7, k[1]%7, octave(k[2])/4, octave(k[3])/4
			at := func(i int) Sample {
				return Sample{
					Pred: []float64{r * circle[i][0], r * circle[i][1], rest}, Target: []float64{1, 0, 0, 0, 0, 1},
					Shape: []int{3}, TargetShape: []int{2, 3}, Class: []int{0},
				}
			}
			return []Term{{1, at(max(i, j))}, {-1, at(min(i, j))}}
		},
	}
}
