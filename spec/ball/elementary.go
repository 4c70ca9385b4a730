package ball

import "math"

// Each operation returns the ball of its result, and the running error of a float evaluation: what it makes of the
// errors of its operands, with second-order terms, and its own rounding; one u for + - × ÷, two for a function (what
// good libraries keep to), eight for Pow (as Go's own).

// Add returns x+y. Inf - Inf is Undefined.
func (x Real) Add(y Real) Real {
	a, b := x.at(), y.at()
	e := pick(a, b)
	v := add(e.prec(), &a.v, &b.v)
	if !v.exact() && opposite(a, b, identicalDepth) {
		v = ball{}
	}
	return e.make(opAdd, a, b, v, a.err.Add(b.err).Add(e.rounding(&v)))
}

// Sub returns x-y. Inf - Inf is Undefined.
func (x Real) Sub(y Real) Real {
	a, b := x.at(), y.at()
	e := pick(a, b)
	v := sub(e.prec(), &a.v, &b.v)
	if !v.exact() && identical(a, b, identicalDepth) {
		v = ball{}
	}
	return e.make(opSub, a, b, v, a.err.Add(b.err).Add(e.rounding(&v)))
}

// Mul returns x·y. 0 times a finite number is exactly 0; 0·Inf is Undefined.
func (x Real) Mul(y Real) Real {
	a, b := x.at(), y.at()
	e := pick(a, b)
	v := mul(e.prec(), &a.v, &b.v)
	err := e.rounding(&v)
	if !a.err.IsZero() {
		err = err.Add(a.err.Mul(b.v.upper()))
	}
	if !b.err.IsZero() {
		err = err.Add(b.err.Mul(a.v.upper().Add(a.err)))
	}
	return e.make(opMul, a, b, v, err)
}

// Quo returns x/y. Division by an exact 0 and Inf/Inf are Undefined; by a ball that holds 0, Undecided.
func (x Real) Quo(y Real) Real {
	a, b := x.at(), y.at()
	e := need("a quotient", a, b)
	v := quo(e.Prec, &a.v, &b.v)
	if !v.exact() && identical(a, b, identicalDepth) {
		v = exactly(1)
	}
	err := a.err
	if !b.err.IsZero() {
		err = err.Add(v.upper().Mul(b.err))
	}
	if !err.IsZero() {
		err = err.Quo(b.v.lower().SubLo(b.err))
	}
	return e.make(opQuo, a, b, v, err.Add(e.rounding(&v)))
}

// Neg returns -x.
func (x Real) Neg() Real {
	a := x.at()
	return a.e.make(opNeg, a, nil, neg(&a.v), a.err)
}

// function makes the node of f(x); slope bounds |f'| over all values that a float evaluation of x may have.
func (x Real) function(op opcode, what string, f func(p uint, a *ball) ball, slope func(a, v *ball, err Mag) Mag) Real {
	a := x.at()
	e := need(what, a, zero)
	v := f(e.Prec, &a.v)
	err := e.rounding(&v).Scale2(1)
	if !a.err.IsZero() {
		err = err.Add(a.err.Mul(slope(&a.v, &v, a.err)))
	}
	return e.make(op, a, nil, v, err)
}

// Exp returns e^x; 0 for -Inf.
func (x Real) Exp() Real {
	return x.function(opExp, "exp", exp, func(_, v *ball, err Mag) Mag { return v.upper().Mul(err.grow()) })
}

// Expm1 returns e^x - 1; -1 for -Inf.
func (x Real) Expm1() Real {
	return x.function(opExpm1, "expm1", expm1, func(_, v *ball, err Mag) Mag {
		return v.upper().Add(Pow2(0)).Mul(err.grow())
	})
}

// Log returns the natural logarithm; -Inf for 0. Below 0 it is Undefined.
func (x Real) Log() Real {
	return x.function(opLog, "log", log, func(a, _ *ball, err Mag) Mag { return Pow2(0).Quo(a.lower().SubLo(err)) })
}

// Log1p returns log(1+x); -Inf for -1. Below it is Undefined.
func (x Real) Log1p() Real {
	return x.function(opLog1p, "log1p", log1p, func(a, _ *ball, err Mag) Mag {
		unit := exactly(1)
		w := add(minPrec, a, &unit)
		return Pow2(0).Quo(w.lower().SubLo(err))
	})
}

// Sqrt returns the square root, exactly where that has a short one. Below 0 it is Undefined; a ball that holds 0 is
// Undecided, and from Eval.Cap on it is taken as what is left of it above 0.
func (x Real) Sqrt() Real {
	a := x.at()
	e := need("sqrt", a, zero)
	if _, ok := a.v.sign(); !ok && e.Prec < e.Cap {
		panic(Undecided{})
	}
	v := sqrt(e.Prec, &a.v)
	err := e.rounding(&v).Scale2(1)
	if !a.err.IsZero() { // |√(a+δ) - √a| is at most √δ, and at most δ/√a
		err = err.Add(a.err.sqrt(up).min(a.err.Quo(v.lower())))
	}
	return e.make(opSqrt, a, nil, v, err)
}

// Tanh returns the hyperbolic tangent; ±1 for ±Inf.
func (x Real) Tanh() Real {
	return x.function(opTanh, "tanh", tanh, func(a, _ *ball, err Mag) Mag { return tanhSlope(a.lower().SubLo(err)) })
}

// Sinh returns the hyperbolic sine.
func (x Real) Sinh() Real {
	return x.function(opSinh, "sinh", sinh, func(_, v *ball, err Mag) Mag {
		return v.upper().Add(Pow2(0)).Mul(err.grow())
	})
}

// Cosh returns the hyperbolic cosine.
func (x Real) Cosh() Real {
	return x.function(opCosh, "cosh", cosh, func(a, v *ball, err Mag) Mag {
		y := a.upper().Add(err)
		return v.upper().Mul(err.grow()).min(y.Mul(y.grow()))
	})
}

// Sin returns the sine, at any finite argument. Of ±Inf it is Undefined.
func (x Real) Sin() Real {
	return x.function(opSin, "sin", sin, func(_, _ *ball, _ Mag) Mag { return Pow2(0) })
}

// Cos returns the cosine, at any finite argument. Of ±Inf it is Undefined.
func (x Real) Cos() Real {
	return x.function(opCos, "cos", cos, func(a, _ *ball, err Mag) Mag { return Pow2(0).min(a.upper().Add(err)) })
}

// Atan returns the arctangent; ±π/2 for ±Inf.
func (x Real) Atan() Real {
	return x.function(opAtan, "atan", atan, func(a, _ *ball, err Mag) Mag {
		lo := a.lower().SubLo(err)
		return Pow2(0).min(Pow2(0).Quo(lo.mulLo(lo)))
	})
}

// Erf returns the error function; ±1 for ±Inf.
func (x Real) Erf() Real {
	return x.function(opErf, "erf", erf, func(a, _ *ball, err Mag) Mag { return erfSlope(a.lower().SubLo(err)) })
}

// Lgamma returns log Γ(x) for x > 0; elsewhere it is Undefined, as no loss reflects.
func (x Real) Lgamma() Real { return x.gamma(-1) }

// Digamma returns the derivative of log Γ, for x > 0; elsewhere it is Undefined.
func (x Real) Digamma() Real { return x.gamma(0) }

func (x Real) gamma(kind gammaKind) Real {
	f := func(p uint, a *ball) ball { return polygamma(p, kind, a) }
	r := x.function(opGamma, "log Γ", f, func(a, _ *ball, err Mag) Mag {
		return gammaSlope(kind, a.lower().SubLo(err), a.upper().Add(err))
	})
	r.n.k = int8(kind)
	return r
}

// Pow returns x^y. x^0 is 1, 0^0 too; 0 to a negative power is Undefined, and a negative number to a power that is not
// an integer. Integer powers are exact where they fit, and so are half-integer powers of squares.
func (x Real) Pow(y Real) Real {
	a, b := x.at(), y.at()
	e := need("a power", a, b)
	v := pow(e.Prec, &a.v, &b.v)
	err := e.rounding(&v).Scale2(3)
	if !a.err.IsZero() || !b.err.IsZero() {
		err = err.Add(powError(a, b, &v))
	}
	return e.make(opPow, a, b, v, err)
}

// powError bounds |(a+α)^(b+β) - a^b|, for α, β within the running errors. With λ = α/(a-α) the logarithm of the quotient is
// at most Δ = |b|·λ + β·(|log a| + λ). A base that may be 0 allows the difference its full size.
func powError(a, b *node, v *ball) Mag {
	lo := a.v.lower().SubLo(a.err)
	if lo.IsZero() {
		if !b.err.IsZero() {
			return MagOf(math.Inf(1))
		}
		n, ok := b.v.integer()
		if !ok || n < 1 || n > maxPower {
			return MagOf(math.Inf(1))
		}
		hi, d := a.v.upper().Add(a.err), a.err.Mul(MagOf(float64(n))) // n·α·(a+α)^(n-1)
		for range n - 1 {
			d = d.Mul(hi)
		}
		return d
	}
	λ := a.err.Quo(lo)
	logA := MagOf(float64(max(lo.e, -lo.e, a.v.m.exponent()) + 1))
	Δ := b.v.upper().Mul(λ).Add(b.err.Mul(logA.Add(λ)))
	return v.upper().Mul(Δ).Mul(Δ.grow())
}

// XLogY returns x·log y, where 0·log y is 0 for every y, 0 too. Its derivative by x at 0 is log y.
func XLogY(x, y Real) Real {
	a, b := x.at(), y.at()
	if e := pick(a, b); a.v.zero() {
		err := Mag{}
		if !a.err.IsZero() && e != nil { // a float evaluation may have something else than 0 here
			err = MagOf(math.Inf(1))
			if s, ok := b.v.sign(); ok && s > 0 {
				l := e.Adopt(y).Log().at()
				err = a.err.Mul(l.v.upper().Add(l.err))
			}
		}
		return e.make(opXLogY, a, b, ball{}, err)
	}
	e := need("a logarithm", a, b)
	return x.Mul(e.Adopt(y).Log())
}

// Sum returns the sum. Its running error is that of the worst order, (n-1)·u·Σ|x|, so that every order conforms.
func Sum(xs ...Real) Real {
	switch len(xs) {
	case 0:
		return Real{}
	case 1:
		return xs[0]
	}
	var e *Eval
	args := make([]*node, len(xs))
	for i, x := range xs {
		args[i] = x.at()
		if i > 0 {
			e = e.with(args[i])
		} else {
			e = args[0].e
		}
	}
	p := e.prec()
	if p != 0 { // a few bits more for the partial sums
		p += 16
	}
	v := args[0].v
	for _, n := range args[1:] {
		v = add(p, &v, &n.v)
	}
	if p != 0 {
		v = round(e.Prec, &v)
	}
	var err Mag
	if e != nil && e.Format != nil {
		var m Mag
		for _, n := range args {
			m, err = m.Add(n.v.upper().Add(n.err)), err.Add(n.err)
		}
		k := e.Format.U.Mul(MagOf(float64(len(xs) - 1)))
		err = err.Add(m.Mul(k.Quo(Pow2(0).SubLo(k)))).Add(e.Format.Eta)
	}
	r := e.make(opSum, nil, nil, v, err)
	r.n.args, r.n.deep = args, deepenSum(args)
	return r
}

// Dot returns Σ a_i·b_i. The lengths have to agree.
func Dot(a, b []Real) Real {
	if len(a) != len(b) {
		panic("ball: Dot of vectors of different lengths")
	}
	t := make([]Real, len(a))
	for i := range a {
		t[i] = a[i].Mul(b[i])
	}
	return Sum(t...)
}
