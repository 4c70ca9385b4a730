package impl

// SinkhornDivergence is OT_ε(P, Q) − ½OT_ε(P, P) − ½OT_ε(Q, Q) of two weighted point sets on the line, with the cost (x − y)² (Feydy et al. 2019), as
// far as a number of iterations gets. Pred and Target are of shape {2, n} and {2, m}: a row of positions, a row of weights that sum to 1.
//
// Potentials start from 0 and take so many averaged steps, f ← ½(f + T g) and g ← ½(g + T f) at the same time, T being the soft minimum; one full
// step gives those of the value. It is symmetric, and 0 for equal measures, however few the steps. The gradient takes the potentials
// before the last step, and the other measure in it, as constants, as the authors' code does.
//
// The value is a difference of potentials: where measures are nearly alike no more is promised than the error of those.
//
// Special cases are:
//
//	points without mass do not count; the gradient in their weights is their potential
//	the gradient in the weights is defined up to a constant
//
// Errors: epsilon not above 0; iterations no whole number from 1 to 10⁴; positions that are not within ±2^500, so that costs are
// finite; weights outside [0, 1] or whose sum is not 1; shapes.
func SinkhornDivergence[F Float](epsilon, iterations float64) Loss[F] {
	bad := entropicParams(epsilon, iterations)
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := weightedPoints(x); err != nil {
			return 0, err
		}
		n, m := len(x.Pred)/2, len(x.Target)/2
		if err := nearPositions("pred", x.Pred[:n]); err != nil {
			return 0, err
		}
		if err := nearPositions("target", x.Target[:m]); err != nil {
			return 0, err
		}
		p, q := cloud{x.Pred[:n], x.Pred[n:]}, cloud{x.Target[:m], x.Target[m:]}
		f, g := potentialsOf(p, q, epsilon, int(iterations))
		f0, _ := potentialsOf(p, p, epsilon, int(iterations))
		g0, _ := potentialsOf(q, q, epsilon, int(iterations))
		var value sum
		for _, side := range []struct {
			cloud
			with, alone potential
			grad        []float64
		}{{p, f, f0, gp}, {q, g, g0, gt}} {
			for i, w := range side.w {
				d := difference(side.with.at[i], side.alone.at[i]).hi
				value.add(w * d)
				if side.grad != nil {
					side.grad[i] = w * (side.with.slope[i] - side.alone.slope[i])
					side.grad[len(side.w)+i] = d
				}
			}
		}
		return value.total(), nil
	}})
}

// A cloud is a weighted point set on the line.
type cloud struct{ at, w []float64 }

// A potential has a value at each point of a cloud, and the slope there.
type potential struct{ at, slope []float64 }

// potentialsOf are those of p and q against each other.
func potentialsOf(p, q cloud, eps float64, steps int) (f, g potential) {
	f, g = potential{at: make([]float64, len(p.at))}, potential{at: make([]float64, len(q.at))}
	average := func(v, w []float64) []float64 {
		out := make([]float64, len(v))
		for i := range v {
			out[i] = v[i]/2 + w[i]/2
		}
		return out
	}
	for range steps {
		a, b := softStep(p.at, q, g.at, eps), softStep(q.at, p, f.at, eps)
		f.at, g.at = average(f.at, a.at), average(g.at, b.at)
	}
	return softStep(p.at, q, g.at, eps), softStep(q.at, p, f.at, eps)
}

// softStep is the soft minimum of the costs from each point to those of q, less their potentials h.
func softStep(at []float64, q cloud, h []float64, eps float64) potential {
	out := potential{make([]float64, len(at)), make([]float64, len(at))}
	cost := make([]float64, len(q.at))
	for i, x := range at {
		for j, y := range q.at {
			d := x - y
			cost[j] = float64(d*d) - h[j]
		}
		var share []float64
		out.at[i], share = softMin(cost, q.w, eps, cost)
		for j, y := range q.at {
			if share[j] > 0 {
				out.slope[i] += 2 * share[j] * (x - y)
			}
		}
	}
	return out
}

// nearPositions checks that squares of distances are finite.
func nearPositions(arg string, at []float64) error {
	for i, x := range at {
		if !(x >= -0x1p500 && x <= 0x1p500) {
			return &DataError{arg, i, x, "want a position within ±2^500"}
		}
	}
	return nil
}
