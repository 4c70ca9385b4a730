package impl

import "math"

// KLGaussian is ½Σ(μ² + e^v − 1 − v), the Kullback–Leibler divergence of N(μ, e^v) from N(0, 1) in nats, for pred of shape {2, D}: a row of
// means μ and one of logarithms of variances v (Kingma and Welling 2014). Coordinates are summed. Its gradient is μ, and ½(e^v − 1).
// e^v − 1 − v does not cancel.
//
// Special cases are:
//
//	KLGaussian(0, 0) = 0, with gradient 0
//
// Errors: a number that is not finite; a shape other than {2, D}.
func KLGaussian[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := gaussianRows("pred", x.Pred, x.Shape); err != nil {
			return 0, err
		}
		return gaussianDivergence(x.Pred, make([]float64, len(x.Pred)), gp, nil), nil
	}})
}

// KLGaussianPair is ½Σ(e^(v−w) − 1 − (v−w) + (μ−m)²·e^−w), the Kullback–Leibler divergence of N(μ, e^v) from N(m, e^w) in nats, for pred =
// (μ, v) and target = (m, w) of shape {2, D}: a row of means and one of logarithms of variances. Coordinates are summed. Its gradient in
// pred is (μ−m)·e^−w and ½(e^(v−w) − 1), and in target (m−μ)·e^−w and ½(1 − e^(v−w) − (μ−m)²·e^−w). Differences are taken in twice the
// precision.
//
// Special cases are:
//
//	KLGaussianPair(g, g) = 0, with gradient 0
//
// Errors: a number that is not finite; a shape other than {2, D}; a target of another shape than pred.
func KLGaussianPair[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := gaussianRows("pred", x.Pred, x.Shape); err != nil {
			return 0, err
		}
		if len(x.TargetShape) != 2 || x.TargetShape[0] != 2 || x.TargetShape[1] != x.Shape[1] {
			return 0, &DataError{"target", -1, x.TargetShape, "want the shape of pred"}
		}
		if err := finiteNumbers("target", x.Target); err != nil {
			return 0, err
		}
		return gaussianDivergence(x.Pred, x.Target, gp, gt), nil
	}})
}

// gaussianRows checks a row of means and one of log-variances.
func gaussianRows(arg string, v []float64, shape []int) error {
	if len(shape) != 2 || shape[0] != 2 || shape[1] < 1 {
		return &DataError{"shape", -1, shape, "want {2, D}: means, logarithms of variances"}
	}
	return finiteNumbers(arg, v)
}

// gaussianDivergence is the sum over coordinates, with its gradients by pred in gp and by target in gt.
func gaussianDivergence(pred, target, gp, gt []float64) float64 {
	n := len(pred) / 2
	var terms []float64
	for i := range n {
		v, w := pred[n+i], target[n+i]
		d, u := newGap(pred[i], target[i], w), difference(v, w)
		terms = append(terms, d.times(2, 0.5), halfExpGap(v, w, u))
		if gp != nil {
			gp[i], gp[n+i] = d.times(1, 1), u.expm1(0.5)
		}
		if gt != nil {
			gt[i], gt[n+i] = 0-d.times(1, 1), 0-d.plus(u)/2 // not −0
		}
	}
	return total(terms, 1)
}

// halfExpGap is ½(e^u − 1 − u), u = v − w.
func halfExpGap(v, w float64, u twofold) float64 {
	switch {
	case u.hi < -80: // e^u is below the last bit, and u may overflow where its half does not
		return w/2 - v/2 - 0.5
	case u.hi > 700:
		return u.expScaled(0.5, 0)
	case math.Abs(u.hi) > 1./16:
		return u.expm1Wide().add(twofold{-u.hi, -u.lo}).hi / 2
	}
	const terms = 12 // of ratio below 1/48
	series := 1.0
	for k := terms; k >= 3; k-- {
		series = 1 + u.hi/float64(k)*series
	}
	return u.mul(u).hi / 4 * series
}

// A gap is a difference of means, m·2^k with |m| in [½, 1), and the log-variance that it is measured by.
type gap struct {
	m twofold
	k int
	w float64
}

func newGap(a, b, w float64) gap {
	d, down := difference(a, b), 0
	if math.IsInf(d.hi, 0) {
		d, down = difference(a/2, b/2), 1
	}
	_, e := math.Frexp(d.hi)
	return gap{d.scale(-e), e + down, w}
}

// times is c·d^power·e^−w for power 1 or 2.
func (g gap) times(power int, c float64) float64 {
	m := g.m
	if power == 2 {
		m = m.mul(m)
	}
	if m.hi == 0 {
		return 0
	}
	return twofold{hi: -g.w}.expScaled(c*m.hi, power*g.k)
}

// plus is e^u − 1 + d²·e^−w: where u is below 0 the two parts may cancel, which costs twice the precision and not the result.
func (g gap) plus(u twofold) float64 {
	exponent := twofold{hi: -g.w}.add(twoProd(float64(2*g.k), ln2.hi)).add(twofold{hi: float64(float64(2*g.k) * ln2.lo)})
	if u.hi > 700 || math.Abs(exponent.hi) > 700 {
		return u.expm1(1) + g.times(2, 1)
	}
	e, j := exponent.reduced()
	return u.expm1Wide().add(g.m.mul(g.m).mul(e.add(twofold{hi: 1}).scale(j))).hi
}
