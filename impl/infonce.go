package impl

import "math"

// InfoNCE is 1/N·Σ_i −log softmax(row_i/τ)_i for a matrix of similarities of shape {N, N} (van den Oord, Li and Vinyals 2018).
//
// Special cases are:
//
//	N = 1: 0
//	NaN makes its row NaN, and with it the value
//
// Errors: a shape that is not {N, N}; a temperature that is not above 0.
func InfoNCE[F Float](temperature float64) Loss[F] {
	bad := positive("temperature", temperature)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		n, err := square(x)
		if err != nil {
			return 0, err
		}
		var v sum
		for i := range n {
			row := x.Pred[i*n : (i+1)*n]
			l, p := gapSurprise(gaps(row, i, twofold{1, 0}.quo(twofold{temperature, 0})), i)
			v.add(share(l, row, i, float64(n), 1/temperature))
			for j := range p {
				if gp != nil {
					gp[i*n+j] = p[j] / temperature / float64(n)
				}
			}
		}
		return v.total(), nil
	}})
}

// share is l/n for the surprise l of entry y of a row times scale. Where l overflows it is the largest gap, of which the n-th part may not.
func share(l float64, row []float64, y int, n, scale float64) float64 {
	if !math.IsInf(l, 1) {
		return l / n
	}
	top := row[y]
	for _, z := range row {
		top = max(top, z)
	}
	return (top/2 - row[y]/2) * (scale / n) * 2
}

// square checks a matrix of similarities.
func square(x Row[float64]) (int, error) {
	if len(x.Shape) != 2 || x.Shape[0] != x.Shape[1] || x.Shape[0] < 1 {
		return 0, &DataError{"shape", -1, x.Shape, "want {N, N}: a matrix of similarities"}
	}
	return x.Shape[0], nil
}

// gaps is scale·(z_j − z_y), with differences in twice the precision. Where they overflow, they are formed of halves.
func gaps(z []float64, y int, scale twofold) []twofold {
	out := make([]twofold, len(z))
	for j := range z {
		d := difference(z[j], z[y])
		if math.IsInf(d.hi, 0) && !math.IsInf(z[j], 0) && !math.IsInf(z[y], 0) {
			half := difference(z[j]/2, z[y]/2)
			out[j] = half.mul(scale).scale(1)
			continue
		}
		out[j] = d.mul(scale)
		if plain := d.hi * scale.hi; math.IsInf(plain, 0) {
			out[j] = twofold{plain, 0}
		}
	}
	orderOverflow(out, z)
	return out
}

// orderOverflow orders gaps that overflow by their sizes on another scale: the largest stay infinite, others get the largest number.
func orderOverflow(gap []twofold, size []float64) {
	top := -1
	for j, g := range gap {
		if math.IsInf(g.hi, 1) && (top < 0 || size[j] > size[top]) {
			top = j
		}
	}
	for j, g := range gap {
		if math.IsInf(g.hi, 1) && size[j] < size[top] {
			gap[j] = twofold{math.MaxFloat64, 0}
		}
	}
}

// gapSurprise is log Σ_j exp gap_j for gaps to entry y, whose own is 0, and its derivatives: softmax, less 1 at y.
func gapSurprise(gap []twofold, y int) (float64, []float64) {
	top := y
	for j, g := range gap {
		if t := gap[top]; g.hi > t.hi || g.hi == t.hi && g.lo > t.lo || g.hi != g.hi {
			top = j
		}
	}
	g := make([]float64, len(gap))
	var rest, others sum
	for j := range gap {
		if j == top {
			continue
		}
		d := gap[j].add(twofold{-gap[top].hi, -gap[top].lo})
		switch {
		case top == y:
			d = gap[j]
		case gap[j].hi == gap[top].hi && math.IsInf(gap[j].hi, 1):
			d = twofold{}
		case math.IsInf(gap[j].hi-gap[top].hi, -1):
			d = twofold{math.Inf(-1), 0}
		}
		e := math.Exp(d.hi)
		g[j] = e
		if e > 0 && d.lo == d.lo {
			g[j] += float64(e * d.lo)
		}
		rest.add(g[j])
	}
	g[top] = 1
	r := rest.total()
	for j := range g {
		g[j] /= 1 + r
		if j != y {
			others.add(g[j])
		}
	}
	g[y] = -others.total()
	if top == y {
		return math.Log1p(r), g
	}
	return gap[top].hi + math.Log1p(r), g
}
