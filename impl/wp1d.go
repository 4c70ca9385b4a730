package impl

import "math"

// Wp1D is the Wasserstein distance of order p ≥ 1 between two weighted point sets on the line, (∫|F⁻¹ − G⁻¹|^p)^(1/p), the root included
// (Peyré and Cuturi 2019, section 2.6). Pred and Target are of shape {2, n} and {2, m}: a row of positions, a row of weights
// that sum to 1. Points come in any order.
//
// Special cases are:
//
//	the gradient picks one order of points that coincide, and of levels that both distribution functions have
//	the gradient in the weights is defined up to a constant
//	where the measures coincide and p > 1 no gradient is defined: here it is 0
//
// Errors: p outside [1, 64]; positions that are not finite; weights outside [0, 1] or whose sum is not 1; shapes.
func Wp1D[F Float](p float64) Loss[F] {
	bad := within("p", p, 1, 64)
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := weightedPoints(x); err != nil {
			return 0, err
		}
		half := 0
		if large(x.Pred) || large(x.Target) { // distances may overflow where their mean does not
			x.Pred, x.Target, half = halvedPositions(x.Pred), halvedPositions(x.Target), 1
		}
		steps := quantileSteps(x)
		top := 0.0
		for _, s := range steps {
			if s.mass > 0 {
				top = max(top, math.Abs(s.gap.hi))
			}
		}
		if top == 0 && p > 1 {
			return 0, nil
		}
		_, e := math.Frexp(top)
		var cost sum
		for _, s := range steps {
			if s.mass > 0 {
				cost.add(s.mass * absPower(s.gap.scale(-e), p))
			}
		}
		w := cost.total()
		switch p {
		case 1:
		case 2:
			w = math.Sqrt(w)
		default:
			w = math.Pow(w, 1/p)
		}
		if gp != nil || gt != nil {
			quantileSlopes(x, steps, p, w, e, half, gp, gt)
		}
		return math.Ldexp(w, e+half), nil
	}})
}

// weightedPoints checks that pred and target are positions and weights.
func weightedPoints(x Row[float64]) error {
	for _, a := range []struct {
		name  string
		v     []float64
		shape []int
	}{{"pred", x.Pred, x.Shape}, {"target", x.Target, x.TargetShape}} {
		if len(a.shape) != 2 || a.shape[0] != 2 || a.shape[1] < 1 {
			return &DataError{"shape", -1, a.shape, "want {2, n}: positions and weights"}
		}
		n := a.shape[1]
		if err := finiteNumbers(a.name, a.v[:n]); err != nil {
			return err
		}
		if err := distribution(a.name, n, a.v[n:], x.unit); err != nil {
			return err
		}
	}
	return nil
}

// A quantileStep is a share of mass along which both quantile functions are constant: points i of pred and j of target, the distance
// from one to the other, and which of the two ends with the step.
type quantileStep struct {
	mass     float64
	gap      twofold
	i, j     int
	endsPred bool
}

// quantileSteps pairs the masses of pred and target in their order.
func quantileSteps(x Row[float64]) []quantileStep {
	n, m := len(x.Pred)/2, len(x.Target)/2
	p, q := ranks(x.Pred[:n]), ranks(x.Target[:m])
	var a, b, last sum // levels that are reached when points i and j are used up, and the one reached so far
	a.add(x.Pred[n+p[0]])
	b.add(x.Target[m+q[0]])
	var steps []quantileStep
	for i, j := 0, 0; ; {
		s := quantileStep{i: p[i], j: q[j], gap: difference(x.Pred[p[i]], x.Target[q[j]])}
		end := i == n-1 && j == m-1
		s.endsPred = !end && (j == m-1 || i < n-1 && a.total() <= b.total())
		level := b
		if s.endsPred || end {
			level = a
		}
		rest := level
		rest.add(-last.s)
		rest.add(-last.c)
		s.mass = math.Max(0, rest.total())
		last = level
		steps = append(steps, s)
		switch {
		case end:
			return steps
		case s.endsPred:
			i++
			a.add(x.Pred[n+p[i]])
		default:
			j++
			b.add(x.Target[m+q[j]])
		}
	}
}

// absPower is |d|^p.
func absPower(d twofold, p float64) float64 {
	switch p {
	case 1:
		return math.Abs(d.hi)
	case 2:
		return d.mul(d).hi
	}
	return math.Pow(math.Abs(d.hi), p)
}

// quantileSlopes fills the gradients of W = w·2^(e+half), where the steps are those of positions divided by 2^half.
func quantileSlopes(x Row[float64], steps []quantileStep, p, w float64, e, half int, gp, gt []float64) {
	n, m := len(x.Pred)/2, len(x.Target)/2
	at, targetAt := make([]sum, n), make([]sum, m)
	mass, targetMass := make([]float64, n), make([]float64, m)
	slope := func(ratio float64) float64 { // of a power
		switch p {
		case 1:
			return 1
		case 2:
			return ratio
		}
		return math.Pow(ratio, p-1)
	}
	share := func(s quantileStep) float64 { // ∂W/∂mass of a step
		d := math.Abs(s.gap.hi)
		return math.Ldexp(d/p*slope(math.Ldexp(d, -e)/w), half)
	}
	for _, s := range steps {
		if s.mass == 0 || s.gap.hi == 0 {
			continue
		}
		g := s.mass * slope(math.Abs(math.Ldexp(s.gap.hi, -e))/w)
		g = math.Copysign(g, s.gap.hi)
		at[s.i].add(g)
		targetAt[s.j].add(-g)
	}
	// More mass at a point lifts all levels from its own on: the steps before each grow, the ones after shrink.
	last := len(steps) - 1
	var lift, targetLift sum
	for k := last; k >= 0; k-- {
		s := steps[k]
		if k < last {
			change := share(s) - share(steps[k+1])
			if s.endsPred {
				lift.add(change)
			} else {
				targetLift.add(change)
			}
		}
		mass[s.i], targetMass[s.j] = lift.total(), targetLift.total()
	}
	store := func(g []float64, at []sum, mass []float64) {
		for i := range mass {
			if g != nil {
				g[i], g[len(mass)+i] = at[i].total(), mass[i]
			}
		}
	}
	store(gp, at, mass)
	store(gt, targetAt, targetMass)
}

// halvedPositions is v with its first row, the positions, divided by 2.
func halvedPositions(v []float64) []float64 {
	n := len(v) / 2
	return append(scaledBy(v[:n], 0.5), v[n:]...)
}
