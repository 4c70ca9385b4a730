package impl

import "math"

// What the divergences of Rényi and Tsallis have in common: p^α·q^(1−α).

// quotientLogWide is log(p/q) of positive numbers, to about 100 bits.
func quotientLogWide(p, q float64) twofold {
	a, i := math.Frexp(p)
	b, j := math.Frexp(q)
	return logScaled(twofold{hi: a}.quo(twofold{hi: b}), i-j)
}

// expm1Wide is e^p − 1 to about 90 bits, for p at most 700.
func (p twofold) expm1Wide() twofold {
	switch {
	case p.hi < -80: // beyond the last bit of 1
		return twofold{hi: -1}
	case math.Abs(p.hi) < 0x1p-100: // and its square, which may be too small to scale
		return p
	}
	e, j := p.reduced()
	if j == 0 {
		return e
	}
	return e.add(twofold{hi: 1}).scale(j).add(twofold{hi: -1})
}

// timesExp is m·e^p, rounded about once where both are far from the ends of the range, and else about twice.
func (p twofold) timesExp(m twofold) float64 {
	if size := math.Abs(m.hi); math.Abs(p.hi) > 300 || size < 0x1p-400 || size > 0x1p400 {
		return p.expScaled(m.hi, 0)
	}
	e, j := p.reduced()
	return m.mul(e.add(twofold{hi: 1}).scale(j)).hi
}

// reduced is e^r − 1 and j for p = r + j·log 2, to about 90 bits: the series of r/256, doubled eight times by (1+e)² − 1 = e·(2+e).
func (p twofold) reduced() (e twofold, j int) {
	const doublings, terms = 8, 9 // (½log 2/256)^9/10! is below 2^-106 of the first term
	k := math.Round(p.hi / ln2.hi)
	r := p.add(twoProd(-k, ln2.hi)).add(twofold{hi: float64(-k * ln2.lo)}).scale(-doublings)
	e = twofold{hi: 1}
	for n := terms; n >= 2; n-- {
		e = e.mul(r).quo(twofold{hi: float64(n)}).add(twofold{hi: 1})
	}
	e = e.mul(r)
	for range doublings {
		e = e.mul(e.add(twofold{hi: 2}))
	}
	return e, int(k)
}

// powerGap is (p^α·q^(1−α) − α·p − (1−α)·q)/(α−1), which is not negative: the mean with weights α and 1−α of one and the other, geometric
// less arithmetic. Close to p = q it is ½α·(p−q)²/q times a series; elsewhere it is p·(e^((α−1)·log(p/q)) − 1)/(α−1) − (p−q) in twice the
// precision, which cancels no more than what that has.
func powerGap(p, q, alpha float64) float64 {
	switch {
	case p == q:
		return 0
	case p == 0:
		return q
	case q == 0 && alpha >= 1:
		return math.Inf(1)
	case q == 0:
		return alpha / (1 - alpha) * p
	}
	d := difference(p, q)
	if x := d.hi / q; math.Abs(x)*math.Max(alpha, 1) < 1./16 {
		const terms = 18 // of ratio below 1/16
		series := 1.0
		for k := terms; k >= 2; k-- {
			series = 1 + float64((alpha-float64(k))/float64(k+1)*x)*series
		}
		return alpha / 2 * d.hi * x * series
	}
	t := twoSum(alpha, -1)
	up := t.mul(quotientLogWide(p, q))
	if up.hi > 700 { // Σ is as good as this term
		return up.expm1(p) / t.hi
	}
	return twofold{hi: p}.mul(up.expm1Wide()).quo(t).add(twofold{-d.hi, -d.lo}).hi
}

// powerExcess is Σ p^α·q^(1−α) − 1 over α − 1: its gaps, and what sums other than 1 leave.
func powerExcess(p, q []float64, alpha float64) float64 {
	var gaps, p1, q1 sum // p1 and q1 are what the sums are above 1
	p1.add(-1)
	q1.add(-1)
	for i := range p {
		gaps.add(powerGap(p[i], q[i], alpha))
		p1.add(p[i])
		q1.add(q[i])
	}
	a, b := p1.total(), q1.total()
	if a != 0 || b != 0 {
		gaps.add(alpha / (alpha - 1) * a)
		gaps.add(-b)
	}
	return gaps.total()
}

// powerSlopes stores the derivatives of (Σ p^α·q^(1−α))/(α−1), each over s: −(p/q)^α in gp and α/(α−1)·(p/q)^(α−1) in gt.
func powerSlopes(p, q, gp, gt []float64, alpha, s float64) {
	t := twoSum(alpha, -1)
	power := func(p, q float64, e twofold) float64 { return e.mul(quotientLogWide(p, q)).expScaled(1, 0) / s }
	for i := range gp {
		switch {
		case p[i] == 0:
			gp[i] = 0
		case q[i] == 0:
			gp[i] = math.Inf(-1)
		default:
			gp[i] = -power(p[i], q[i], twofold{hi: alpha})
		}
	}
	for i := range gt {
		switch {
		case p[i] == 0 && (alpha > 1 && q[i] != 0 || alpha < 1 && q[i] == 0):
			gt[i] = 0
		case p[i] == 0 || q[i] == 0 && alpha > 1:
			gt[i] = math.Copysign(math.Inf(1), t.hi)
		case q[i] == 0:
			gt[i] = 0
		default:
			gt[i] = alpha / t.hi * power(p[i], q[i], t)
		}
	}
}
