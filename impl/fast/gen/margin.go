package main

// The losses of m = t·x, t a sign, and those of a logit and a label.

// margin is t·x, t a sign.
func (k *kernel) margin() vec { return k.flipped(k.pred(), k.target()) }

// positive is max(a, 0), or NaN.
func (k *kernel) positive(a operands) vec { return k.max(k.num(0), a) }

// hinge is max(1 − m, 0), with the slope 0 where m is 1.
func hinge(k *kernel) answer {
	d := k.sub(k.num(1), k.margin())
	return answer{v: k.positive(d), g: k.where(k.compare(d, greater, k.num(0)), k.neg(k.target()))}
}

// squaredHinge is max(1 − m, 0)².
func squaredHinge(k *kernel) answer {
	d := k.positive(k.sub(k.num(1), k.margin()))
	return answer{v: d, by: d, g: k.flippedUnless(k.add(d, d), k.target())}
}

// sigmoids are e = exp(−|m|), σ(−|m|) and σ(|m|) of a logit m. Softplus of ±m is max(±m, 0) + log(1+e).
func (k *kernel) sigmoids(m operands) (e, lesser, larger vec) {
	e = k.exp(k.below(m))
	larger = k.div(k.num(1), k.add(e, k.num(1)))
	return e, k.mul(e, larger), larger
}

// logistic is softplus(−m), m = t·x, t a sign. The margin is computed twice, as registers are fewer than there is time.
func logistic(k *kernel) answer {
	m := k.margin()
	negative := k.negative(m)
	e, lesser, larger := k.sigmoids(m)
	g := k.flippedUnless(k.choose(negative, larger, lesser), k.target())
	l := k.log1p(e)
	return answer{v: k.add(k.positive(k.neg(k.margin())), l), g: g}
}

// bceLogits is w·t·softplus(−z) + (1−t)·softplus(z). No product is fused: t and 1 − t play the same part.
func bceLogits(k *kernel) answer {
	z := k.pred()
	negative := k.negative(k.copied(z))
	e, lesser, larger := k.sigmoids(z)
	up, down := k.choose(negative, lesser, larger), k.choose(negative, larger, lesser) // σ(z) and σ(−z)
	g := k.sub(k.mul(up, k.no()), k.mul(down, k.yes()))
	l := k.log1p(e)
	neg, pos := k.add(k.positive(k.pred()), l), k.add(k.positive(k.neg(k.pred())), l)
	return answer{v: k.add(k.mul(neg, k.no()), k.mul(pos, k.yes())), g: g}
}

// yes and no are what the two labels weigh: w·t and 1 − t.
func (k *kernel) yes() vec { return k.mul(k.param(0), k.target()) }
func (k *kernel) no() vec  { return k.sub(k.num(1), k.target()) }

// focalSquare is w·q²·softplus(−m) with m = ±x and q = σ(−m), for a label that is 0 or 1. The parameters are what the two weigh.
func focalSquare(k *kernel) answer {
	side := k.sub(k.target(), k.num(0.5)) // only its sign matters
	m := k.flipped(k.pred(), side)
	negative := k.negative(m)
	e, lesser, larger := k.sigmoids(m)
	p, q := k.choose(negative, lesser, larger), k.choose(negative, larger, lesser)
	surprise := k.add(k.positive(k.neg(m)), k.log1p(e))
	side = k.sub(k.target(), k.num(0.5))
	f := k.mul(k.choose(k.negative(side), k.param(0), k.param(1)), k.mul(q, q))
	g := k.mul(f, k.fma(k.mul(p, surprise), k.num(2), q))
	return answer{v: k.mul(f, surprise), g: k.flippedUnless(g, side)}
}
