package ball

import (
	"fmt"
	"math"
	"math/big"
)

// Eval is one evaluation: a precision, and what was decided on the way.
type Eval struct {
	c    Ctx
	Cap  uint   // at or above this precision an undecided kink counts as a tie
	Sel  []int8 // which way to go at the i-th tie (a replay); beyond it: 0
	Ties []Tie  // ties met
	Sees []Seen // decisions met: site and sign, for coverage
	Rec  bool
	U    Mag  // unit roundoff of the format judged; zero: no running error
	Eta  Mag  // its least subnormal
	Soft bool // a decision closer than the running error of its sides is a tie
	ops  int
}
type Tie struct {
	Site string
	Ways int
}
type Seen struct {
	Site string
	Sign int8
}

func NewEval(prec, cap uint) *Eval { return &Eval{c: Ctx{Prec: prec}, Cap: cap} }

type opcode uint8

const (
	leaf opcode = iota
	opAdd
	opSub
	opMul
	opQuo
	opNeg
	opExp
	opLog
	opExpm1
	opLog1p
	opSqrt
	opPow
	opTanh
	opSum
	opScale // k·a, k in {-1,0,1}: the chosen side of a kink
	opXlogy
)

type node struct {
	e       *Eval
	a, b    *node
	args    []*node
	v       Ball
	err     Mag // running first-order error, in units of u, of a float evaluation of this formula
	adj     *node
	seq     int
	op      opcode
	k       int8
	visited bool
}

// Real is an immutable real number, known up to a radius.
type Real struct{ n *node }

// Of returns x exactly. It belongs to no evaluation; arithmetic adopts the other operand's.
func Of(x float64) Real {
	n := &node{}
	n.v.M.SetPrec(53).SetFloat64(x)
	return Real{n}
}

// In returns an input of e. Its value is exact; kappa says whether its own rounding counts.
func (e *Eval) In(x float64, kappa bool) Real {
	r := Of(x)
	r.n.e = e
	r.n.v.c = &e.c
	if kappa {
		r.n.err = magTight(&r.n.v.M, 1).Mul(e.U)
	}
	return r
}
func (e *Eval) Of(x float64) Real { return e.In(x, false) }

func pick(a, b *node) *Eval {
	if a.e != nil {
		return a.e
	}
	if b != nil {
		return b.e
	}
	return nil
}

var free = &Ctx{Prec: 2200} // + - * of float64 constants are exact here

func mk(op opcode, a, b *node, v Ball) *node {
	e := pick(a, b)
	n := &node{e: e, a: a, b: b, v: v, op: op}
	if e != nil {
		e.ops++
		n.seq = e.ops
	}
	return n
}
func with(e *Eval, n *node) *Ball {
	c := free
	if e != nil {
		c = &e.c
	}
	if n.v.c != c {
		b := n.v // copy of struct; big.Float shared read-only
		b.c = c
		return &b
	}
	return &n.v
}
func abs(b *Ball) Mag { return magTight(&b.M, 1).Add(b.R) }

func (x Real) Add(y Real) Real {
	e := pick(x.n, y.n)
	if x.n.v.M.IsInf() && y.n.v.M.IsInf() && x.n.v.M.Sign() != y.n.v.M.Sign() {
		panic(Undefined{"inf - inf"})
	}
	n := mk(opAdd, x.n, y.n, with(e, x.n).Add(*with(e, y.n)))
	n.err = x.n.err.Add(y.n.err).Add(round(n))
	return Real{n}
}
func (x Real) Sub(y Real) Real {
	e := pick(x.n, y.n)
	if x.n.v.M.IsInf() && y.n.v.M.IsInf() && x.n.v.M.Sign() == y.n.v.M.Sign() {
		panic(Undefined{"inf - inf"})
	}
	n := mk(opSub, x.n, y.n, with(e, x.n).Sub(*with(e, y.n)))
	n.err = x.n.err.Add(y.n.err).Add(round(n))
	return Real{n}
}

// round is what one rounding of n may cost.
func round(n *node) Mag {
	if n.e == nil || n.e.U.IsZero() {
		return Mag{}
	}
	return abs(&n.v).Mul(n.e.U).Add(n.e.Eta)
}
func (x Real) Mul(y Real) Real {
	e := pick(x.n, y.n)
	if x.n.v.M.IsInf() && y.n.v.M.Sign() == 0 || y.n.v.M.IsInf() && x.n.v.M.Sign() == 0 {
		panic(Undefined{"0·inf"})
	}
	n := mk(opMul, x.n, y.n, with(e, x.n).Mul(*with(e, y.n)))
	n.err = round(n)
	if !x.n.err.IsZero() {
		n.err = n.err.Add(x.n.err.Mul(abs(&y.n.v)))
	}
	if !y.n.err.IsZero() {
		n.err = n.err.Add(y.n.err.Mul(abs(&x.n.v))).Add(x.n.err.Mul(y.n.err))
	}
	return Real{n}
}
func (x Real) Quo(y Real) Real {
	e := pick(x.n, y.n)
	if e == nil {
		panic("ball: inexact operation on two constants; make one of them with Eval.Of")
	}
	v := with(e, x.n).Quo(*with(e, y.n))
	if y.n.v.R.IsZero() && y.n.v.M.Sign() == 0 {
		panic(Undefined{"division by zero"})
	}
	if v.R.inf {
		panic(Undecided{})
	}
	n := mk(opQuo, x.n, y.n, v)
	lo, _ := lowerAbs(y.n.v)
	n.err = x.n.err.Add(abs(&n.v).Mul(y.n.err)).Quo(lo.SubLo(y.n.err)).Add(round(n))
	return Real{n}
}

// Undefined reports an operation with no value, such as 0/0.
type Undefined struct{ What string }

func (x Real) Neg() Real {
	n := mk(opNeg, x.n, nil, x.n.v.Neg())
	n.err = x.n.err
	return Real{n}
}
func need(x Real) *Eval {
	if x.n.e == nil {
		panic("ball: function of a constant; make it with Eval.Of")
	}
	return x.n.e
}
func fn(op opcode, x Real, v Ball, slope func() Mag) Real {
	if v.R.inf {
		panic(Undecided{})
	}
	n := mk(op, x.n, nil, v)
	n.err = round(n)
	n.err = n.err.Add(n.err) // 2u per function
	if !x.n.err.IsZero() {
		n.err = n.err.Add(x.n.err.Mul(slope()))
	}
	return Real{n}
}
func (x Real) Exp() Real {
	need(x)
	if x.n.v.M.IsInf() {
		if x.n.v.M.Signbit() {
			return x.e().Of(0)
		}
		return x
	}
	v := x.n.v.Exp()
	return fn(opExp, x, v, func() Mag { return abs(&v).Mul(grow(x.n.err)) })
}
func (x Real) e() *Eval { return x.n.e }
func (x Real) Expm1() Real {
	need(x)
	v := x.n.v.Expm1()
	return fn(opExpm1, x, v, func() Mag { return abs(&v).Add(pow2(0)).Mul(grow(x.n.err)) })
}
func (x Real) Log() Real {
	need(x)
	if x.n.v.R.IsZero() && x.n.v.M.Sign() == 0 {
		r := x.e().Of(math.Inf(-1))
		return r
	}
	if x.n.v.R.IsZero() && x.n.v.M.Sign() < 0 {
		panic(Undefined{"log of a negative number"})
	}
	if x.n.v.M.IsInf() {
		return x.e().Of(math.Inf(1))
	}
	v := x.n.v.Log()
	lo, _ := lowerAbs(x.n.v)
	return fn(opLog, x, v, func() Mag { return pow2(0).Quo(lo.SubLo(x.n.err)) })
}
func (x Real) Log1p() Real {
	need(x)
	v := x.n.v.Log1p()
	return fn(opLog1p, x, v, func() Mag {
		lo, _ := lowerAbs(x.n.v.Add(x.n.v.c.F(1)))
		return pow2(0).Quo(lo.SubLo(x.n.err))
	})
}
func (x Real) Sqrt() Real {
	need(x)
	v := x.n.v.Sqrt()
	if x.n.v.R.IsZero() { // exact roots stay exact: ties must be seen
		p := 2*uint(x.n.v.M.MinPrec()) + 8
		s := new(big.Float).SetPrec(p).Sqrt(&x.n.v.M)
		if q := new(big.Float).SetPrec(2*p).Mul(s, s); q.Cmp(&x.n.v.M) == 0 {
			v.M.SetPrec(0).Set(s)
			v.R = Mag{}
		}
	}
	lo, ok := lowerAbs(v)
	return fn(opSqrt, x, v, func() Mag {
		if !ok {
			return Mag{}
		}
		return pow2(0).Quo(lo) // generous
	})
}
func (x Real) Tanh() Real {
	need(x)
	v := x.n.v.Tanh()
	return fn(opTanh, x, v, func() Mag { return pow2(0) })
}

// Pow returns x^y for x > 0 (y any).
func (x Real) Pow(y Real) Real {
	e := pick(x.n, y.n)
	b := with(e, x.n)
	if b.R.IsZero() && b.M.Sign() == 0 {
		if y.n.v.M.Sign() > 0 {
			return e.Of(0)
		}
		panic(Undefined{"0^y, y<=0"})
	}
	if y.n.v.R.IsZero() && y.n.v.M.Sign() == 0 {
		return e.Of(1)
	}
	v := b.Pow(*with(e, y.n))
	n := mk(opPow, x.n, y.n, v)
	lo, _ := lowerAbs(*b)
	n.err = round(n).Mul(Mag{m: 0.5, e: 4}) // 8u, as Go's Pow
	n.err = n.err.Add(abs(&v).Mul(abs(&y.n.v)).Mul(x.n.err).Quo(lo.SubLo(x.n.err)))
	return Real{n}
}

// XLogY returns x·log y, 0 when x is 0.
func XLogY(x, y Real) Real {
	if x.n.v.R.IsZero() && x.n.v.M.Sign() == 0 {
		return pick(x.n, y.n).Of(0)
	}
	if y.n.e == nil {
		y = x.e().Of(0).Add(y)
	}
	return x.Mul(y.Log())
}

// Sum is the sum in an unspecified order: its rounding error is that of the worst order.
func Sum(xs ...Real) Real {
	if len(xs) == 0 {
		return Of(0)
	}
	s := xs[0]
	for _, x := range xs[1:] {
		s = s.Add(x)
	}
	if e := s.n.e; e != nil && !e.U.IsZero() && len(xs) > 2 { // worst order: (n-1)·u·Σ|x|
		var m, er Mag
		for _, x := range xs {
			m, er = m.Add(abs(&x.n.v)), er.Add(x.n.err)
		}
		s.n.err = er.Add(m.Mul(e.U).Mul(MagOf(float64(len(xs) - 1))))
	}
	return s
}

// cmp is the sign of x-y, or undecided.
func cmp(x, y Real) (int, bool) {
	e := pick(x.n, y.n)
	if x.n.v.M.IsInf() || y.n.v.M.IsInf() {
		return x.n.v.M.Cmp(&y.n.v.M), true
	}
	d := with(e, x.n).Sub(*with(e, y.n))
	if e.Soft {
		if t := x.n.err.Add(y.n.err); !t.IsZero() && magTight(&d.M, 1).Cmp(t) <= 0 {
			return 0, true
		}
	}
	if d.R.IsZero() {
		return d.M.Sign(), true
	}
	if d.R.Cmp(magTight(&d.M, -1)) < 0 {
		return d.M.Sign(), true
	}
	return 0, false
}

// Cmp compares, for a formula whose pieces join smoothly. Where the derivative jumps use Max, Min, Abs or Norm.
func (x Real) Cmp(y Real) int { return x.CmpAt("", y) }
func (x Real) CmpAt(site string, y Real) int {
	s, ok := cmp(x, y)
	e := pick(x.n, y.n)
	if !ok {
		if e.c.Prec < e.Cap {
			panic(Undecided{})
		}
		s = 0
	}
	if e != nil && e.Rec {
		e.Sees = append(e.Sees, Seen{site, int8(s)})
	}
	return s
}

// choose asks which of n ways to go at a tie.
func (e *Eval) choose(site string, n int) int {
	i := len(e.Ties)
	e.Ties = append(e.Ties, Tie{site, n})
	if i < len(e.Sel) {
		return int(e.Sel[i])
	}
	return 0
}
func scale(x Real, k int8) Real {
	var v Ball
	switch k {
	case 1:
		v = x.n.v
	case -1:
		v = x.n.v.Neg()
	default:
		v = x.e().c.F(0)
	}
	n := mk(opScale, x.n, nil, v)
	n.k, n.err = k, x.n.err
	return Real{n}
}

// MaxAt is the larger; at a tie both are chosen in turn (see Eval.Sel), so that gradients are sets.
func MaxAt(site string, xs ...Real) Real {
	best := []Real{xs[0]}
	for _, x := range xs[1:] {
		switch s := x.CmpAt(site, best[0]); {
		case s > 0:
			best = append(best[:0], x)
		case s == 0 && x.n != best[0].n:
			best = append(best, x)
		}
	}
	if len(best) > 1 {
		e := pick(best[0].n, best[1].n)
		r := best[e.choose(site, len(best))]
		for _, x := range best { // the value may be that of any of them
			if x.n.err.Cmp(r.n.err) > 0 {
				r = e.Adopt(r)
				r = scale(r, 1)
				r.n.err = x.n.err
			}
		}
		return r
	}
	return best[0]
}
func Max(xs ...Real) Real { return MaxAt("max", xs...) }
func (x Real) Relu() Real { return MaxAt("relu", x, Of(0)) }
func (x Real) Abs() Real {
	switch x.CmpAt("abs", Of(0)) {
	case 1:
		return x
	case -1:
		return x.Neg()
	}
	r := scale(x, []int8{0, 1, -1}[x.e().choose("abs", 3)])
	r.n.err = r.n.err.Add(abs(&x.n.v))
	return r
}

// Norm is (Σ|x_i|^p)^(1/p). At the zero vector its subgradients are 0 and ±(1,…,1): the hull of their boxes holds the dual ball.
func Norm(p float64, xs ...Real) Real {
	zero := true
	for _, x := range xs {
		zero = zero && x.n.v.R.IsZero() && x.n.v.M.Sign() == 0
	}
	if zero {
		k := []int8{0, 1, -1}[xs[0].e().choose("norm", 3)]
		ys := make([]Real, len(xs))
		for i, x := range xs {
			ys[i] = scale(x, k)
		}
		return Sum(ys...)
	}
	ys := make([]Real, len(xs))
	for i, x := range xs {
		switch p {
		case 1:
			ys[i] = x.Abs()
		case 2:
			ys[i] = x.Mul(x)
		default:
			ys[i] = x.Abs().Pow(Of(p))
		}
	}
	s := Sum(ys...)
	switch p {
	case 1:
		return s
	case 2:
		return s.Sqrt()
	}
	return s.Pow(s.e().Of(1).Quo(Of(p)))
}

// Sort returns the permutation that sorts keys in descending order; each tied run is tried stable, reversed and rotated.
func Sort(site string, keys []Real) []int {
	p := make([]int, len(keys))
	for i := range p {
		p[i] = i
	}
	for i := 1; i < len(p); i++ { // insertion: few comparisons are undecided together
		for j := i; j > 0 && keys[p[j]].CmpAt(site, keys[p[j-1]]) > 0; j-- {
			p[j], p[j-1] = p[j-1], p[j]
		}
	}
	for i := 0; i < len(p); {
		j := i + 1
		for j < len(p) && keys[p[j]].CmpAt(site, keys[p[j-1]]) == 0 {
			j++
		}
		if g := j - i; g > 1 {
			run := append([]int(nil), p[i:j]...)
			k := keys[p[i]].e().choose(site, 2*g)
			for t := range g {
				q := (t + k) % g
				if k >= g {
					q = (g - 1 - t + k) % g
				}
				p[i+t] = run[q]
			}
		}
		i = j
	}
	return p
}

// Grad differentiates y; the results are Reals and can be differentiated again.
func Grad(y Real, xs []Real) []Real {
	e := y.n.e
	var order []*node
	var visit func(n *node)
	visit = func(n *node) {
		if n == nil || n.e == nil || n.visited {
			return
		}
		n.visited = true
		visit(n.a)
		visit(n.b)
		order = append(order, n)
	}
	visit(y.n)
	y.n.adj = e.Of(1).n
	give := func(n *node, g Real) {
		if n.e == nil {
			return
		}
		if n.adj == nil {
			n.adj = g.n
		} else {
			n.adj = Real{n.adj}.Add(g).n
		}
	}
	for i := len(order) - 1; i >= 0; i-- {
		n := order[i]
		if n.adj == nil || n.op == leaf {
			continue
		}
		g, z := Real{n.adj}, Real{n}
		a, b := Real{n.a}, Real{n.b}
		switch n.op {
		case opAdd:
			give(n.a, g)
			give(n.b, g)
		case opSub:
			give(n.a, g)
			give(n.b, g.Neg())
		case opMul:
			if n.a.e != nil {
				give(n.a, g.Mul(b))
			}
			if n.b.e != nil {
				give(n.b, g.Mul(a))
			}
		case opQuo:
			q := g.Quo(b)
			give(n.a, q)
			if n.b.e != nil {
				give(n.b, q.Mul(z).Neg())
			}
		case opNeg:
			give(n.a, g.Neg())
		case opExp:
			give(n.a, g.Mul(z))
		case opExpm1:
			give(n.a, g.Mul(a.Exp()))
		case opLog:
			give(n.a, g.Quo(a))
		case opLog1p:
			give(n.a, g.Quo(a.Add(Of(1))))
		case opSqrt:
			if n.v.R.IsZero() && n.v.M.Sign() == 0 {
				panic(Undefined{"derivative of sqrt at 0"})
			}
			give(n.a, g.Quo(z.Add(z)))
		case opPow:
			give(n.a, g.Mul(b).Mul(a.Pow(b.Sub(Of(1)))))
			if n.b.e != nil {
				give(n.b, g.Mul(z).Mul(a.Log()))
			}
		case opTanh:
			give(n.a, g.Mul(Of(1).Sub(z.Mul(z))))
		case opScale:
			give(n.a, scale(g, n.k))
		default:
			panic(fmt.Sprint("op ", n.op))
		}
	}
	out := make([]Real, len(xs))
	for i, x := range xs {
		if x.n.adj != nil {
			out[i] = Real{x.n.adj}
		} else {
			out[i] = e.Of(0)
		}
	}
	for _, n := range order {
		n.adj, n.visited = nil, false
	}
	return out
}

func (x Real) Ball() Ball     { return x.n.v }
func (x Real) Err() Mag       { return x.n.err }
func (x Real) Float() float64 { f, _ := x.n.v.M.Float64(); return f }
func (x Real) IsInf() bool    { return x.n.v.M.IsInf() }

// Dist bounds |x - f| from both sides.
func (x Real) Dist(f float64) (lo, hi Mag) {
	var m big.Float
	m.SetPrec(x.n.v.M.Prec()+64).Sub(&x.n.v.M, new(big.Float).SetFloat64(f))
	r := x.n.v.R
	d := Ball{M: *m.Abs(&m), R: r}
	l, ok := lowerAbs(d)
	if !ok {
		l = Mag{}
	}
	return l, magTight(&m, 1).Add(r)
}
func MagOf(x float64) Mag { return norm(x, 0) }
func (a Mag) Scale2(k int) Mag {
	if a.m != 0 {
		a.e += k
	}
	return a
}
func (a Mag) F() float64 {
	if a.inf {
		return math.Inf(1)
	}
	return math.Ldexp(a.m, a.e)
}
func (x Real) AbsUp() Mag { return abs(&x.n.v) }

// Less orders midpoints (for hulls).
func (x Real) Less(y Real) bool { return x.n.v.M.Cmp(&y.n.v.M) < 0 }

// Adopt puts a constant into e.
func (e *Eval) Adopt(x Real) Real {
	if x.n.e == nil {
		return e.Of(0).Add(x)
	}
	return x
}

func grow(e Mag) Mag { // e^err, at least
	if e.inf || e.m != 0 && e.e > 5 {
		return Mag{inf: true}
	}
	return norm(math.Exp(e.F())*up, 0)
}

// SubLo is a lower bound of a-b, zero if not positive.
func (a Mag) SubLo(b Mag) Mag {
	if b.IsZero() {
		return a
	}
	if b.inf || b.Cmp(a) >= 0 {
		return Mag{}
	}
	d := a.e - b.e
	if d > 60 {
		return norm(a.m*(1-0x1p-50), a.e)
	}
	return norm((a.m-math.Ldexp(b.m, -d))*(1-0x1p-50), a.e)
}

// Detach is x, taken as a constant by differentiation.
func (x Real) Detach() Real {
	n := &node{e: x.n.e, v: x.n.v, err: x.n.err}
	return Real{n}
}

// In moves x into e as a constant.
func (x Real) In(e *Eval) Real {
	n := &node{e: e, v: x.n.v, err: x.n.err}
	n.v.c = &e.c
	return Real{n}
}
