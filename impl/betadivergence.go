package impl

import "math"

// BetaDivergence is Σ (p^β + (β−1)·q^β − β·p·q^(β−1))/(β(β−1)) of C positive numbers p = target and predictions q = pred (Basu et al. 1998),
// with its limits at β = 0 and 1, for β from −2 to 4. Its gradient in pred is q^(β−2)·(q−p) and in target (p^(β−1) − q^(β−1))/(β−1).
// Close to p = q a term is ½q^β·x² times a series in x = (p−q)/q; elsewhere it is q^β times a difference of e^(β·log(p/q)) and the like, in
// twice the precision.
//
// Special cases are:
//
//	BetaDivergence(p, p) = 0, with gradient 0
//	β = 0 is ItakuraSaito, 1 is GeneralizedKL, 2 is ½‖p − q‖²
//
// Errors: entries that are not finite and above 0; rows of different lengths; a beta outside [−2, 4].
func BetaDivergence[F Float](beta float64) Loss[F] {
	bad := within("beta", beta, -2, 4)
	return positivePair[F](bad, func(p, q, gp, gt []float64) float64 { return betaDivergence(p, q, gp, gt, beta) })
}

// ItakuraSaito is Σ p/q − log(p/q) − 1 of C positive numbers p = target and predictions q = pred (Itakura and Saito 1968), as
// BetaDivergence for β = 0 is. Its gradient in pred is (q−p)/q² and in target (p−q)/(pq).
//
// Special cases are:
//
//	ItakuraSaito(p, p) = 0, with gradient 0
//
// Errors: entries that are not finite and above 0; rows of different lengths.
func ItakuraSaito[F Float]() Loss[F] {
	return positivePair[F](nil, func(p, q, gp, gt []float64) float64 { return betaDivergence(p, q, gp, gt, 0) })
}

// positivePair is a loss of two rows of positive numbers; f is as for divergence, bad is what is wrong with parameters.
func positivePair[F Float](bad error, f func(p, q, gp, gt []float64) float64) Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := paired(x); err != nil {
			return 0, err
		}
		if err := positives("pred", x.Pred); err != nil {
			return 0, err
		}
		if err := positives("target", x.Target); err != nil {
			return 0, err
		}
		return f(x.Target, x.Pred, gp, gt), nil
	}})
}

// positives checks that v holds finite numbers above 0.
func positives(arg string, v []float64) error {
	for i, x := range v {
		if !(x > 0) || math.IsInf(x, 1) {
			return &DataError{arg, i, x, "want a finite number above 0"}
		}
	}
	return nil
}

func betaDivergence(p, q, gp, gt []float64, beta float64) float64 {
	terms := make([]float64, len(p))
	for i := range p {
		terms[i] = betaTerm(p[i], q[i], beta)
	}
	t := twoSum(beta, -1)
	for i := range gp {
		l, lq := quotientLogWide(p[i], q[i]), quotientLogWide(q[i], 1)
		if l.hi > 300 { // q is below the last bit of p, and p/q may overflow
			gp[i] = t.mul(lq).add(l).timesExp(twofold{hi: -1})
		} else {
			gp[i] = t.mul(lq).timesExp(difference(q[i], p[i]).quo(twofold{hi: q[i]}))
		}
	}
	for i := range gt {
		l, lq := quotientLogWide(p[i], q[i]), quotientLogWide(q[i], 1)
		switch up := t.mul(l); {
		case t.hi == 0:
			gt[i] = l.hi
		case up.hi > 700:
			gt[i] = t.mul(quotientLogWide(p[i], 1)).timesExp(twofold{hi: 1}.quo(t))
		default:
			gt[i] = t.mul(lq).timesExp(up.expm1Wide().quo(t))
		}
	}
	return total(terms, 1)
}

// betaTerm is (p^β + (β−1)·q^β − β·p·q^(β−1))/(β(β−1)), with its limits.
func betaTerm(p, q, beta float64) float64 {
	d := difference(p, q)
	switch {
	case p == q:
		return 0
	case beta == 2:
		return product(d.hi/2*d.hi, d.scale(-1), d)
	case beta == 1:
		return gapOf(p, q)
	}
	b, t := twofold{hi: beta}, twoSum(beta, -1)
	l, lq := quotientLogWide(p, q), quotientLogWide(q, 1)
	if math.Abs(l.hi) < 1./16 {
		const terms = 16 // of ratio below 1/16, 2/15 in the first for β = −2
		x := d.quo(twofold{hi: q})
		series := 1.0
		for k := terms; k >= 2; k-- {
			series = 1 + float64((beta-float64(k))/float64(k+1)*x.hi)*series
		}
		return b.mul(lq).timesExp(twofold{hi: x.mul(x).hi / 2 * series})
	}
	if beta == 0 {
		if l.hi > 700 { // the logarithm is below the last bit
			return p / q
		}
		return l.expm1Wide().add(twofold{-l.hi, -l.lo}).hi
	}
	both := b.mul(t)
	if l.hi > 0 { // p·q^(β−1) before the bracket
		if up := t.mul(l); up.hi <= 700 {
			gap := up.expm1Wide().add(t.mul(twofold{-l.hi, -l.lo}.expm1Wide()))
			return b.mul(lq).add(l).timesExp(gap.quo(both))
		}
	} else if up := b.mul(l); up.hi <= 700 { // q^β before it
		gap := up.expm1Wide().add(twofold{hi: -beta}.mul(l.expm1Wide()))
		return b.mul(lq).timesExp(gap.quo(both))
	}
	return b.mul(quotientLogWide(p, 1)).timesExp(twofold{hi: 1}.quo(both)) // p^β alone counts
}
