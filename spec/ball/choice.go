package ball

import (
	"math"
	"slices"
)

// decide is the sign of x-y; not ok where the precision leaves it open. Under Soft, what a float evaluation could not
// tell apart is 0.
func decide(x, y *node) (sign int, ok bool) {
	e := pick(x, y)
	if x.v.inf() || y.v.inf() {
		return x.v.m.cmp(&y.v.m), true
	}
	d := sub(e.prec(), &x.v, &y.v)
	if e != nil && e.Soft {
		if t := x.err.Add(y.err); !t.IsZero() && tight(&d.m, up).Cmp(t) <= 0 && !d.r.Inf() {
			return 0, true
		}
	}
	return d.sign()
}

// compare is decide where an open question panics below Eval.Cap, and is a tie from there on; it records what it saw.
func compare(site string, x, y *node) int {
	s, ok := decide(x, y)
	e := pick(x, y)
	if !ok && e.Prec < e.Cap {
		panic(Undecided{})
	}
	if e != nil && e.Rec {
		e.Sees = append(e.Sees, Seen{site, int8(s)})
	}
	return s
}

// branch is compare for a formula that has no value of its own at a tie: under Soft the branch that it takes there may be the wrong one.
func branch(site string, x, y *node) int {
	s := compare(site, x, y)
	if e := pick(x, y); s == 0 && e != nil && e.Soft && !e.Close {
		d := sub(e.prec(), &x.v, &y.v)
		e.Close = !d.zero()
	}
	return s
}

// Cmp returns the sign of x-y, for a formula whose pieces join with the same derivative. Where the derivative jumps use
// Max, Min, Abs, Relu or Norm. It panics with Undecided below Eval.Cap, and returns 0 from there on.
func (x Real) Cmp(y Real) int { return branch("", x.at(), y.at()) }

// CmpAt is Cmp that records its sign under the name of a site.
func (x Real) CmpAt(site string, y Real) int { return branch(site, x.at(), y.at()) }

// Sign returns the sign of x, as Cmp with 0.
func (x Real) Sign() int { return branch("", x.at(), zero) }

// ties reports what compare would: equality, or a question that stays open from Eval.Cap on.
func ties(x, y *node) bool {
	s, ok := decide(x, y)
	if e := pick(x, y); !ok && e.Prec < e.Cap {
		panic(Undecided{})
	}
	return s == 0
}

// choose records a tie and returns the way to go there.
func (e *Eval) choose(site string, ways int) int {
	i := len(e.Ties)
	e.Ties = append(e.Ties, Tie{site, ways})
	if i < len(e.Sel) {
		return int(e.Sel[i])
	}
	return 0
}

// chosen has the value v, whose running error is err, and the derivative k times that of x: a function is continuous
// at its kink, whichever side is chosen for the gradient.
func (x *node) chosen(e *Eval, k int8, v ball, err Mag) Real {
	r := e.make(opChoose, x, nil, v, err)
	r.n.k = k
	return r
}

// MaxAt returns the largest. Ties are recorded under site, with one way for each of the numbers that tie, in their
// order. At least one number is needed.
func MaxAt(site string, xs ...Real) Real { return extreme(site, 1, xs) }

// MinAt returns the smallest, as MaxAt.
func MinAt(site string, xs ...Real) Real { return extreme(site, -1, xs) }

// Max is MaxAt("max", xs...).
func Max(xs ...Real) Real { return extreme("max", 1, xs) }

// Min is MinAt("min", xs...).
func Min(xs ...Real) Real { return extreme("min", -1, xs) }

// Relu is max(0, x), with the site "relu". At a tie the first way is the derivative 0, the second is 1.
func (x Real) Relu() Real { return extreme("relu", 1, []Real{{}, x}) }

func extreme(site string, dir int, xs []Real) Real {
	if len(xs) == 0 {
		panic("ball: " + site + " of nothing")
	}
	top := xs[0].at()
	best := []*node{top}
	for _, x := range xs[1:] {
		n := x.at()
		if n == top {
			continue
		}
		s := dir * compare(site, n, top)
		if s >= 0 {
			best = append(best, n)
		}
		if s > 0 || s == 0 && dir*n.v.m.cmp(&top.v.m) > 0 {
			top = n
		}
	}
	if len(best) > 1 { // what tied with a former top need not tie with the last one
		best = slices.DeleteFunc(best, func(b *node) bool { return b != top && !ties(b, top) })
	}
	e := top.e
	for _, x := range xs {
		e = e.with(x.at())
	}
	switch {
	case e == nil: // constants have no derivatives to choose from
		return Real{top}
	case len(best) == 1: // a constant, such as relu's own 0, has the precision of what it was compared with
		return e.Adopt(Real{top})
	}
	v, err := top.v, Mag{}
	for _, b := range best { // each may be the true extreme
		err = err.max(b.err)
		if !b.v.exact() || !top.v.exact() {
			d := sub(minPrec, &b.v, &top.v)
			v.r = v.r.max(d.upper().Add(b.v.r))
			v.sgn = 0
		}
	}
	i := e.choose(site, min(len(best), maxWays))
	return e.Adopt(Real{best[i]}).at().chosen(e, 1, v, err)
}

// maxWays is what an entry of Eval.Sel can hold.
const maxWays = math.MaxInt8

// Abs returns |x|, with the site "abs". At a tie there are three ways: the derivatives 0, 1 and -1.
func (x Real) Abs() Real {
	n := x.at()
	switch compare("abs", n, zero) {
	case 1:
		return x
	case -1:
		return x.Neg()
	}
	if n.e == nil {
		return x
	}
	return n.chosen(n.e, sides[n.e.choose("abs", len(sides))], abs(&n.v), n.err)
}

// sides are the derivatives of |x| at 0 whose hull is the subdifferential.
var sides = [...]int8{0, 1, -1}
