package spec

import "github.com/lossgate/lossgate/spec/ball"

// claims is what is claimed of mutual information.
func (t table) claims() []Claim {
	self := func() Loss { return MutualInformation(float64(t.rows), float64(t.cols)) }
	entropies := func(x In) (hx, hy, hxy ball.Real) {
		r, c := t.marginals(x.Pred)
		return entropyOf(r), entropyOf(c), entropyOf(x.Pred)
	}
	sums := func(s Sample) bool { return sumsToOne(s.Pred) }
	claims := []Claim{
		AtLeastZero,
		exactly1(sums, twin("i-mi", "I = H(X) + H(Y) − H(X, Y).", self, func(x In) ball.Real {
			hx, hy, hxy := entropies(x)
			return hx.Add(hy).Sub(hxy)
		})),
		exactly1(sums, twin("i-mi-conditional", "I = H(X) − H(X|Y): what Y leaves unknown of X.", self, func(x In) ball.Real {
			r, c := t.marginals(x.Pred)
			terms := []ball.Real{entropyOf(r)}
			for j, y := range c {
				if !empty(y) {
					for i := range t.rows {
						p := x.Pred[i*t.cols+j]
						terms = append(terms, ball.XLogY(p, p.Quo(y)))
					}
				}
			}
			return ball.Sum(terms...)
		})),
		twin("i-mi-kl", "I is kl of the joint from the product of its marginals.", self, func(x In) ball.Real {
			return klOf(x.Pred, t.product(x))
		}),
		Bounds{
			ID: "i-mi-bounds", Says: "I ≤ min(H(X), H(Y)): nothing tells more of a thing than there is.", When: sums,
			Hi: func(x In) ball.Real {
				hx, hy, _ := entropies(x)
				return ball.Min(hx, hy)
			},
		},
		Bounds{
			ID: "i-mi-zero-iff-independent", Says: "I is 0 for independent X and Y, and else at least 2·TV² from their product.", When: sums,
			Lo: func(x In) ball.Real {
				x.Target, x.Pred = x.Pred, t.product(x)
				return double(square(tvOf(x)))
			},
			Draw: func(s *Sample, pick func(n int) int) { copy(s.Pred, t.independent(pick)) },
		},
		Equals{
			ID: "i-mi-symmetric", Says: "I(X; Y) = I(Y; X).",
			Other: func() Loss { return MutualInformation(float64(t.cols), float64(t.rows)) },
			Map: func(x In) In {
				turned := make([]ball.Real, len(x.Pred))
				for k, p := range x.Pred {
					turned[k%t.cols*t.rows+k/t.cols] = p
				}
				x.Pred = turned
				return x
			},
		},
		Relation{
			ID: "i-mi-dpi", Says: "Merging outcomes of Y tells no more of X.", Ints: 2,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				merged := s[0].Clone()
				from, to := k[0]%t.cols, k[1]%t.cols
				if from == to {
					return nil
				}
				for i := range t.rows {
					row := merged.Pred[i*t.cols:]
					row[to], row[from] = m.plus(row[to], row[from]), 0
				}
				return m.terms(Term{1, merged}, Term{-1, s[0]})
			},
			Sign: Le,
		},
		Gradient{
			ID: "i-mi-gradient", Says: "The gradient is log(p(x,y)/(p(x)·p(y))) − 1.", When: fullSupport,
			Is: func(x In) []ball.Real {
				g := make([]ball.Real, len(x.Pred))
				for k, q := range t.product(x) {
					g[k] = x.Pred[k].Quo(q).Log().Sub(ball.Of(1))
				}
				return g
			},
		},
		Accurate{
			ID: "i-mi-near-independent-accuracy", Says: "Near-independent X and Y cost no digits.",
			When: func(s Sample) bool { return sums(s) && fullSupport(s) },
			Draw: func(s *Sample, pick func(n int) int) {
				near := pair(s.Pred, t.independent(pick))
				nearEqual(&near, pick)
			},
		},
	}
	if t.rows > 1 && t.cols > 1 {
		claims = append(claims, Not{
			ID: "i-mi-not-convex", Says: "It is not convex in the joint: half of each of two certainties is a bit.",
			Of: Convex{}, Witness: []Sample{t.certain(0), t.certain(t.cols + 1)},
		})
	}
	if t.cols == 4 {
		claims = append(claims, exactly1(sums, twin("i-mi-chain", "I(X; Y, Z) = I(X; Y) + I(X; Z|Y), columns being pairs of bits.", self, t.chained)))
	}
	return claims
}

// exactly1 restricts c to where distributions sum to exactly 1.
func exactly1(sums func(s Sample) bool, c Equals) Equals {
	c.When = sums
	return c
}

// product is the product of the marginals.
func (t table) product(x In) []ball.Real {
	r, c := t.marginals(x.Pred)
	out := make([]ball.Real, len(x.Pred))
	for k := range out {
		out[k] = r[k/t.cols].Mul(c[k%t.cols])
	}
	return out
}

// certain is the sample of a joint that is certain of one entry.
func (t table) certain(k int) Sample {
	p := make([]float64, t.rows*t.cols)
	p[k] = 1
	return Sample{Pred: p, Shape: []int{len(p)}}
}

// chained is I(X; Y) + I(X; Z|Y) for columns 2y + z.
func (t table) chained(x In) ball.Real {
	of := func(v []ball.Real, y int) []ball.Real { // the joint of X and Z given Y = y, not normalised
		var part []ball.Real
		for i := range t.rows {
			part = append(part, v[i*t.cols+2*y], v[i*t.cols+2*y+1])
		}
		return part
	}
	coarse := x
	coarse.Pred = nil
	for k := 0; k < len(x.Pred); k += 2 {
		coarse.Pred = append(coarse.Pred, x.Pred[k].Add(x.Pred[k+1]))
	}
	half := table{t.rows, 2}
	term := func(p, r, c ball.Real) ball.Real { return ball.XLogY(p, p).Sub(ball.XLogY(p, r)).Sub(ball.XLogY(p, c)) }
	total := half.over(coarse, term)
	for y := range 2 {
		part := coarse
		part.Pred = of(x.Pred, y)
		mass := ball.Sum(part.Pred...)
		total = total.Add(half.over(part, term)).Add(ball.XLogY(mass, mass)) // Σ p·log(p·mass/(r·c))
	}
	return total
}
