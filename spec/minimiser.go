package spec

import (
	"math/big"
	"slices"
)

// An influence is ρ′ of a loss ρ(r), linear between its joints; right chooses the limit from the right where it jumps.
type influence func(r *big.Float, right bool) *big.Float

// minimiser is the Best of a Minimizer for the loss with that influence: the interval of x where Σ P·ρ(x − Y) is smallest, which is
// where Σ P·ρ′(x − Y) passes zero. The influence must not decrease, be 0 or jump over 0 at r = 0, and be linear between
// its joints, so that between neighbouring breaks the zero is that of a chord. The ends are rounded outward.
func minimiser(psi influence, joints ...float64) func(p, y []float64) (lo, hi float64) {
	return func(p, y []float64) (lo, hi float64) {
		total := func(x *big.Float, right bool) *big.Float {
			sum := exact(0)
			for i := range y {
				r := exact(0).Sub(x, exact(y[i]))
				sum.Add(sum, r.Mul(exact(p[i]), psi(r, right)))
			}
			return sum
		}
		var breaks []*big.Float
		for _, y := range y {
			for _, j := range append(joints, 0) {
				breaks = append(breaks, exact(0).Add(exact(y), exact(j)))
			}
		}
		slices.SortFunc(breaks, (*big.Float).Cmp)
		breaks = slices.CompactFunc(breaks, func(a, b *big.Float) bool { return a.Cmp(b) == 0 })
		first, last := breaks[0], breaks[len(breaks)-1]
		for i, b := range breaks { // the least x whose right-hand slope is not negative
			if total(b, true).Sign() < 0 {
				continue
			}
			if first = b; i > 0 && total(b, false).Sign() > 0 {
				first = chord(breaks[i-1], b, total(breaks[i-1], true), total(b, false))
			}
			break
		}
		for i := len(breaks) - 1; i >= 0; i-- { // the largest x whose left-hand slope is not positive
			b := breaks[i]
			if total(b, false).Sign() > 0 {
				continue
			}
			if last = b; i < len(breaks)-1 && total(b, true).Sign() < 0 {
				last = chord(b, breaks[i+1], total(b, true), total(breaks[i+1], false))
			}
			break
		}
		return roundDown(first), roundUp(last)
	}
}

// chord is where the line through (a, f) and (b, g) is zero; f < 0 < g.
func chord(a, b, f, g *big.Float) *big.Float {
	t := exact(0).Quo(exact(0).Neg(f), exact(0).Sub(g, f))
	return t.Add(a, t.Mul(t, exact(0).Sub(b, a)))
}

// linear is the influence of half-squared.
func linear(r *big.Float, _ bool) *big.Float { return r }

// clipped is the influence of huber: r between −d and d.
func clipped(d float64) influence {
	hi := exact(d)
	lo := exact(-d)
	return func(r *big.Float, _ bool) *big.Float {
		switch {
		case r.Cmp(hi) > 0:
			return hi
		case r.Cmp(lo) < 0:
			return lo
		}
		return r
	}
}

// tilted is the influence of pinball: −tau below 0 and 1−tau above.
func tilted(tau float64) influence {
	below, over := exact(-tau), complement(tau)
	return func(r *big.Float, right bool) *big.Float {
		if s := r.Sign(); s < 0 || s == 0 && !right {
			return below
		}
		return over
	}
}
