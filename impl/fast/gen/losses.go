package main

// losses lists what is computed in vectors.
func losses() []loss {
	return []loss{
		{name: "squared", body: squared}, {name: "huber", body: huber},
		{name: "logistic", body: logistic, single: true},
		{name: "bceLogits", body: bceLogits, single: true},
	}
}

// residual is x − t, and what that loses: of float32s, whose difference is nearly exact in doubles, nothing.
func (k *kernel) residual() (r, lost vec) {
	x, t := k.pred(), k.target()
	r = k.sub(x, t)
	if k.wide {
		y := k.sub(r, x)
		lost = k.sub(k.sub(x, k.sub(r, y)), k.add(t, y))
	}
	return r, lost
}

// squared is r² + 2re, e being what r lacks.
func squared(k *kernel) answer {
	r, e := k.residual()
	g := k.add(r, r)
	if e == nil {
		return answer{k.mul(r, r), g}
	}
	return answer{k.fma(r, r, k.mul(g, e)), g}
}

// huber is c·(r − ½c), c being r clipped to ±delta.
func huber(k *kernel) answer {
	r, e := k.residual()
	c := k.clipped(r, k.param(0))
	far := k.fnma(c, k.num(0.5), r)
	if e != nil {
		far = k.add(far, e)
	}
	return answer{k.mul(c, far), c}
}

// clipped is r clipped to ±limit. A NaN may be lost: it is in r still.
func (k *kernel) clipped(r, limit operands) vec { return k.max(k.min(r, limit), k.neg(limit)) }

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
	return answer{k.add(k.positive(k.neg(k.margin())), l), g}
}

// margin is t·x, t a sign.
func (k *kernel) margin() vec { return k.flipped(k.pred(), k.target()) }

// positive is max(a, 0), or NaN.
func (k *kernel) positive(a operands) vec { return k.max(k.num(0), a) }

// bceLogits is w·t·softplus(−z) + (1−t)·softplus(z). No product is fused: t and 1 − t play the same part.
func bceLogits(k *kernel) answer {
	z := k.pred()
	negative := k.negative(k.copied(z))
	e, lesser, larger := k.sigmoids(z)
	up, down := k.choose(negative, lesser, larger), k.choose(negative, larger, lesser) // σ(z) and σ(−z)
	g := k.sub(k.mul(up, k.no()), k.mul(down, k.yes()))
	l := k.log1p(e)
	neg, pos := k.add(k.positive(k.pred()), l), k.add(k.positive(k.neg(k.pred())), l)
	return answer{k.add(k.mul(neg, k.no()), k.mul(pos, k.yes())), g}
}

// yes and no are what the two labels weigh: w·t and 1 − t.
func (k *kernel) yes() vec { return k.mul(k.param(0), k.target()) }
func (k *kernel) no() vec  { return k.sub(k.num(1), k.target()) }
