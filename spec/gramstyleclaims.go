package spec

import "github.com/lossgate/lossgate/spec/ball"

func gramStyleClaims() []Claim {
	return []Claim{
		AtLeastZero, ZeroAtPerfect{}, Swap{}, Homogeneous{Degree: 4}, Continuous{C1: true},
		Bounds{
			ID: "p-gram-psd", Says: "Of a target of zeros it is ‖G‖², between (tr G)²/min(C, HW) and (tr G)²: G has no negative eigenvalue, and no more than min(C, HW) others.",
			Lo: func(x In) ball.Real {
				return square(trace(x)).Quo(x.Of(float64(min(x.Shape[0], x.Shape[1]*x.Shape[2]))))
			},
			Hi:   func(x In) ball.Real { return square(trace(x)) },
			When: func(s Sample) bool { return allAre(s.Target, 0) },
			Draw: func(s *Sample, _ func(n int) int) { clear(s.Target) },
		},
		Relation{
			ID: "p-gram-spatial-permutation", Says: "Positions of one map renumbered, alike in all channels, change nothing.", Ints: 1,
			Make: func(s []Sample, k []int) []Term { return []Term{{1, s[0]}, {-1, shuffled(s[0], k[0])}} },
		},
		Equals{
			ID: "p-gram-orthogonal", Says: "Channels of both maps turned by (3/5, 4/5) change nothing: QGQᵀ is as far from QAQᵀ.", Other: GramStyle,
			Map: func(x In) In {
				x.Pred, x.Target = turned(x, x.Pred, true), turned(x, x.Target, true)
				return x
			},
			When: func(s Sample) bool { return s.Shape[0] == 2 },
		},
		Equals{
			ID: "p-gram-orthogonal-positions", Says: "Two positions of one map turned by (3/5, 4/5) change nothing: FR has the Gram matrix of F.", Other: GramStyle,
			Map: func(x In) In {
				x.Pred = turned(x, x.Pred, false)
				return x
			},
			When: func(s Sample) bool { return s.Shape[1]*s.Shape[2] == 2 },
		},
		Relation{
			ID: "p-gram-orthogonal-sign", Says: "−F has the Gram matrix of F.", Bitwise: true,
			Make: func(s []Sample, _ []int) []Term {
				m := s[0].Clone()
				for i, f := range m.Pred {
					m.Pred[i] = -f
				}
				return []Term{{1, s[0]}, {-1, m}}
			},
		},
		Relation{
			ID: "p-normalisation", Says: "Maps repeated side by side cost the same: positions are averaged, once.",
			Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, stacked(s[0], 1)}} },
		},
		Relation{
			ID: "p-style-zero", Says: "A map and the same map with its positions shuffled have one style: 0.", Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				m := shuffled(s[0], k[0])
				m.Target, m.TargetShape = s[0].Pred, s[0].Shape
				return []Term{{1, m}}
			},
		},
		Not{
			ID: "p-style-zero-shuffle", Says: "0 does not mean equal: where things are is lost.",
			Of: ZeroOnlyAtPerfect{}, Witness: []Sample{maps(1, 1, 2, []float64{1, 2}, []float64{2, 1})},
		},
		Not{
			ID: "p-style-zero-sign", Says: "0 does not mean equal up to a shuffle either: the sign of all features is lost.",
			Of: ZeroOnlyAtPerfect{}, Witness: []Sample{maps(2, 1, 1, []float64{1, -3}, []float64{-1, 3})},
		},
		Not{
			ID: "p-style-convex", Says: "F and −F are both perfect, and 0, halfway between, is not: the loss is not convex.",
			Of: Convex{}, Witness: []Sample{maps(1, 1, 1, []float64{1}, []float64{1}), maps(1, 1, 1, []float64{-1}, []float64{1})},
		},
		Equals{
			ID: "p-style-is-mmd", Says: "C² times it is the squared maximum mean discrepancy of the positions' feature vectors under the kernel (f·s)²: mean (f·f′)² + mean (s·s′)² − 2·mean (f·s)².",
			Other: formula(func(x In) ball.Real {
				c := x.Shape[0]
				f, s := byPosition(x.Pred, c), byPosition(x.Target, c)
				kernel := func(a, b [][]ball.Real) ball.Real {
					var all []ball.Real
					for _, u := range a {
						for _, v := range b {
							all = append(all, square(ball.Dot(u, v)))
						}
					}
					return evenly(all)
				}
				return kernel(f, f).Add(kernel(s, s)).Sub(kernel(f, s).Mul(x.Of(2))).Quo(x.Of(float64(c * c)))
			}),
		},
		styleSlope("p-style-gradient", "The gradient is 4(G − A)F/(CHW), A being the Gram matrix of the target.", nil),
		styleSlope("p-style-gradient-origin", "F = 0 is stationary for every target, and no minimum: an image of nothing never learns a style.",
			func(s *Sample, _ func(n int) int) { clear(s.Pred) }),
	}
}

// styleSlope is the claim of the closed form of the gradient, where draw moves a sample to.
func styleSlope(id, says string, draw func(s *Sample, pick func(n int) int)) Gradient {
	return Gradient{
		ID: id, Says: says, Draw: draw,
		Is: func(x In) []ball.Real {
			c, d := x.Shape[0], gramGap(x)
			n := len(x.Pred) / c
			g := make([]ball.Real, len(x.Pred))
			for i := range g {
				terms := make([]ball.Real, c)
				for j := range terms {
					terms[j] = d[i/n*c+j].Mul(x.Pred[j*n+i%n])
				}
				g[i] = ball.Sum(terms...).Mul(x.Of(4)).Quo(x.Of(float64(len(g))))
			}
			return g
		},
	}
}

// trace is that of the Gram matrix of pred: its mean square.
func trace(x In) ball.Real { return ball.Dot(x.Pred, x.Pred).Quo(x.Of(float64(len(x.Pred)))) }

// allAre reports whether every entry is c.
func allAre(v []float64, c float64) bool {
	for _, x := range v {
		if x != c {
			return false
		}
	}
	return true
}

// shuffled is the sample with the positions of pred, rows of which are the channels, moved on by k and, for odd k, reversed.
func shuffled(s Sample, k int) Sample {
	m := s.Clone()
	n := len(m.Pred) / m.Shape[0]
	for i, f := range s.Pred {
		to := (i%n + k/2) % n
		if k%2 == 1 {
			to = n - 1 - to
		}
		m.Pred[i-i%n+to] = f
	}
	return m
}

// turned turns two channels, or the two positions of every channel, by the angle of (3/5, 4/5).
func turned(x In, v []ball.Real, channels bool) []ball.Real {
	c, s := x.Of(3).Quo(x.Of(5)), x.Of(4).Quo(x.Of(5))
	out := make([]ball.Real, len(v))
	turn := func(i, j int) {
		out[i], out[j] = v[i].Mul(c).Sub(v[j].Mul(s)), v[i].Mul(s).Add(v[j].Mul(c))
	}
	if channels {
		for i := range len(v) / 2 {
			turn(i, i+len(v)/2)
		}
		return out
	}
	for i := 0; i < len(v); i += 2 {
		turn(i, i+1)
	}
	return out
}

// byPosition is the feature vector of every position of a map of c channels.
func byPosition(f []ball.Real, c int) [][]ball.Real {
	n := len(f) / c
	v := make([][]ball.Real, n)
	for p := range v {
		for i := range c {
			v[p] = append(v[p], f[i*n+p])
		}
	}
	return v
}
