package spec

import (
	"github.com/lossgate/lossgate/spec/ball"
)

// MMD is the square of the maximum mean discrepancy between two samples of points, with the kernel k(x, y) = exp(−‖x−y‖²/(2σ²))
// (Gretton et al. 2012, eq. 5): the V-statistic, in which every point is compared with itself too. It is the squared distance of two
// means in the space of the kernel, so it is never negative, and biased upwards. Rows are points.
func MMD(sigma float64) Loss {
	l := meanDiscrepancy("mmd", sigma, 1, func(n int) float64 { return float64(n * n) })
	l.Definition = "1/n²·ΣΣk(x_i, x_j) + 1/m²·ΣΣk(y_i, y_j) − 2/(nm)·ΣΣk(x_i, y_j), k(x, y) = exp(−‖x−y‖²/(2σ²)); rows of pred and target are points"
	l.Value = func(x In) ball.Real { return kernelMeans(x, sigma, true) }
	l.Special = []SpecialCase{
		{When: "equal samples in another order: 0", In: pointsOf(1, []float64{1, 2}, []float64{2, 1}), Want: 0},
		{When: "points so far apart that no kernel sees both: 2", In: pointsOf(1, []float64{0}, []float64{1e4 * sigma}), Want: 2},
	}
	l.Claims = append(kernelClaims(func(s float64) Loss { return MMD(s) }, sigma),
		Range{0, 2}, ZeroAtPerfect{},
		Bounds{
			ID: "t-mmd", Says: "It is a squared distance of mean embeddings: at least 0, and at most 2, since k is between 0 and 1.",
			Lo: func(x In) ball.Real { return x.Of(0) }, Hi: func(x In) ball.Real { return x.Of(2) },
			Draw: func(s *Sample, pick func(n int) int) { // equal samples, or nearly
				copy(s.Pred, s.Target)
				if len(s.Pred) > 0 {
					s.Pred[pick(len(s.Pred))] += float64(pick(2)) * 0x1p-20
				}
			},
		},
		Bounds{
			ID: "t-mmd-linear", Says: "σ²·MMD² is the squared distance of the means, as of the linear kernel, but for what is of order ‖x−y‖⁴/σ².",
			Lo: func(x In) ball.Real {
				mean, rest := linearPart(x, sigma)
				return mean.Sub(rest)
			},
			Hi: func(x In) ball.Real {
				mean, rest := linearPart(x, sigma)
				return mean.Add(rest)
			},
			Draw: func(s *Sample, pick func(n int) int) {
				for _, v := range [][]float64{s.Pred, s.Target} {
					for i := range v {
						v[i] = float64(pick(64)-32) / 256
					}
				}
			},
		},
		Triangle{ID: "t-mmd-metric", Says: "Its root is a distance of mean embeddings: no detour is shorter.", Root: true},
		Not{
			ID: "t-mmd-not-convex", Says: "Beyond σ a point is seen less and less.", Of: Convex{},
			Witness: []Sample{pointsOf(1, []float64{sigma}, []float64{0}), pointsOf(1, []float64{3 * sigma}, []float64{0})},
		},
	)
	l.Names = map[string]string{"gretton": "MMD_b²"}
	return l
}

// meanDiscrepancy is what MMD and its unbiased estimate share: samples have at least least points, of which pairs(n) pairs are averaged.
func meanDiscrepancy(name string, sigma float64, least int, pairs func(n int) float64) Loss {
	return Loss{
		Name: name, Family: Divergence,
		Params: []Param{Scalar("sigma", sigma, Positive)},
		Shape:  []Dim{{"n", least, least + 1}, {"D", 1, 2}}, TargetShape: []Dim{{"m", least, least + 1}, {"D", 1, 2}},
		Pred: Finite, Target: Finite, TargetGrad: true,
		Stable: func(x In) ball.Real { // by 1 − k, of which nearby points have little
			p, q := rowsOf(x.Pred, x.Shape), rowsOf(x.Target, x.TargetShape)
			within := func(rows [][]ball.Real) ball.Real {
				terms := []ball.Real{x.Of(0)}
				for i := range rows {
					for j := range i {
						terms = append(terms, farness(rows[i], rows[j], sigma))
					}
				}
				return ball.Sum(terms...).Mul(x.Of(2)).Quo(x.Of(pairs(len(rows))))
			}
			var cross []ball.Real
			for _, a := range p {
				for _, b := range q {
					cross = append(cross, farness(a, b, sigma))
				}
			}
			return ball.Sum(cross...).Mul(x.Of(2)).Quo(x.Of(float64(len(cross)))).Sub(within(p)).Sub(within(q))
		},
		Refs: []Ref{{"A. Gretton et al., A kernel two-sample test, J. Mach. Learn. Res. 13 (2012)", "10.5555/2188385.2188410"}},
	}
}

// rowsOf are the rows of an array of shape {n, D}.
func rowsOf(v []ball.Real, shape []int) (rows [][]ball.Real) {
	for i := range shape[0] {
		rows = append(rows, v[i*shape[1]:(i+1)*shape[1]])
	}
	return rows
}

// farness is 1 − k(a, b).
func farness(a, b []ball.Real, sigma float64) ball.Real {
	return exponent(a, b, sigma).Expm1().Neg()
}

// exponent is −‖a−b‖²/(2σ²).
func exponent(a, b []ball.Real, sigma float64) ball.Real {
	var terms []ball.Real
	for i := range a {
		z := a[i].Sub(b[i]).Quo(ball.Of(sigma))
		terms = append(terms, z.Mul(z).Mul(ball.Of(-0.5)))
	}
	return ball.Sum(terms...)
}

// kernelMeans is the definition: means of k over pairs within pred, within target and across, with or without the pairs of a point
// and itself.
func kernelMeans(x In, sigma float64, self bool) ball.Real {
	p, q := rowsOf(x.Pred, x.Shape), rowsOf(x.Target, x.TargetShape)
	within := func(rows [][]ball.Real) ball.Real {
		n, terms := len(rows), []ball.Real{x.Of(0)}
		for i := range n {
			for j := range i {
				terms = append(terms, double(exponent(rows[i], rows[j], sigma).Exp()))
			}
		}
		if self {
			return ball.Sum(append(terms, x.Of(float64(n)))...).Quo(x.Of(float64(n * n)))
		}
		return ball.Sum(terms...).Quo(x.Of(float64(n * (n - 1))))
	}
	var cross []ball.Real
	for _, a := range p {
		for _, b := range q {
			cross = append(cross, exponent(a, b, sigma).Exp())
		}
	}
	mean := ball.Sum(cross...).Quo(x.Of(float64(len(cross))))
	return within(p).Add(within(q)).Sub(double(mean))
}

// linearPart is ‖mean of pred − mean of target‖²/σ², and a bound of what a biased MMD² differs from it by: since |1 − k − d²/(2σ²)| is at most
// d⁴/(8σ⁴), the means of that over all pairs, those across twice.
func linearPart(x In, sigma float64) (means, rest ball.Real) {
	p, q := rowsOf(x.Pred, x.Shape), rowsOf(x.Target, x.TargetShape)
	s := x.Of(sigma)
	var parts []ball.Real
	for d := range x.Shape[1] {
		mean := func(rows [][]ball.Real) ball.Real {
			m := x.Of(0)
			for _, r := range rows {
				m = m.Add(r[d])
			}
			return m.Quo(x.Of(float64(len(rows))))
		}
		parts = append(parts, square(mean(p).Sub(mean(q)).Quo(s)))
	}
	fourth := func(a, b [][]ball.Real) ball.Real {
		var terms []ball.Real
		for i := range a {
			for j := range b {
				terms = append(terms, square(exponent(a[i], b[j], sigma)).Mul(ball.Of(0.5)))
			}
		}
		return ball.Sum(terms...).Quo(x.Of(float64(len(terms))))
	}
	return ball.Sum(parts...), double(fourth(p, q)).Add(fourth(p, p)).Add(fourth(q, q))
}

// kernelClaims is what both estimates are held to.
func kernelClaims(at func(sigma float64) Loss, sigma float64) []Claim {
	return []Claim{
		Swap{}, ShiftInvariant{}, Continuous{C1: true}, Permutation{},
		Homogeneous{Degree: 0, At: func(k float64) Loss { return at(k * sigma) }},
		Relation{
			ID: "t-mmd-listing", Says: "The order of the points does not count.",
			Make: func(s []Sample, _ []int) []Term {
				m, d := s[0].Clone(), s[0].Shape[1]
				for at := 0; at < len(m.Pred); at += d {
					copy(m.Pred[at:at+d], s[0].Pred[len(m.Pred)-at-d:])
				}
				return []Term{{1, m}, {-1, s[0]}}
			},
		},
	}
}

// pointsOf is a sample of two sets of points with d coordinates.
func pointsOf(d int, pred, target []float64) Sample {
	return Sample{Pred: pred, Shape: []int{len(pred) / d, d}, Target: target, TargetShape: []int{len(target) / d, d}}
}
