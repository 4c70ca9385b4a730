package ball

import (
	"math"
	"math/big"
)

// An Eval is one evaluation of a formula: its precision, and what was decided on the way. It belongs to one goroutine.
type Eval struct {
	Prec   uint    // of midpoints, in bits
	Cap    uint    // from this precision on, a comparison that stays open counts as a tie
	Sel    []int8  // which way to go at the i-th tie, a replay; beyond its end: 0
	Ties   []Tie   // ties met, in order
	Rec    bool    // whether to record Sees
	Sees   []Seen  // decisions met, for coverage
	Format *Format // the format that is judged; nil: no running error
	Soft   bool    // a comparison closer than the running error of its sides is a tie
	Close  bool    // under Soft, a branch was taken as at a tie whose sides differ: the value may be that of the piece beside it
	Blind  bool    // a tie was met at which the choices may not span the derivatives: gradients are then unknown
	ops    int
}

// A Tie is a decision that the values leave open, and the number of ways that conforming code may go.
type Tie struct {
	Site string
	Ways int
}

// Seen is a decision: at a named site, the sign of a difference.
type Seen struct {
	Site string
	Sign int8
}

// minPrec is the least working precision: starting values have 53 bits, and half-lines need as many.
const minPrec = 64

// NewEval starts an evaluation at a precision of prec bits, where comparisons that stay open are ties from cap bits on.
// Precisions below 64 count as 64.
func NewEval(prec, cap uint) *Eval { return &Eval{Prec: max(prec, minPrec), Cap: cap} }

type opcode uint8

const (
	leaf opcode = iota
	opAdd
	opSub
	opMul
	opQuo
	opNeg
	opSum
	opPow
	opXLogY
	opChoose // k·a, k in {-1, 0, 1}: the side of a kink that was chosen
	opBlur   // a, with the running error of a sum of size b
	opExp
	opExpm1
	opLog
	opLog1p
	opSqrt
	opTanh
	opSinh
	opCosh
	opSin
	opCos
	opAtan
	opErf
	opGamma // the derivative of order k+1 of log Γ
)

type node struct {
	e    *Eval
	a, b *node
	args []*node // of a sum
	v    ball
	err  Mag
	seq  int // position in e, from 1; operands come before results
	op   opcode
	k    int8
	deep uint8 // see Depth
}

var zero = &node{}

// A Real is an immutable real number, known up to a radius. It remembers the formula that it came from, so that it can
// be differentiated, and the running error of that formula in the format of its Eval. The zero value is 0.
type Real struct{ n *node }

func (x Real) at() *node {
	if x.n == nil {
		return zero
	}
	return x.n
}

// Of returns x exactly. It belongs to no evaluation: arithmetic takes the other operand's, and + - × of such constants
// are exact however many bits they need. A quotient or a function of constants alone has no precision, and panics: make
// one of them with Eval.Of. NaN is Undefined.
func Of(x float64) Real { return Real{&node{v: exactly(x)}} }

// In returns an input of e, exactly. With kappa its running error is its own rounding, for a property that had to round
// it; otherwise inputs are exact.
func (e *Eval) In(x float64, kappa bool) Real {
	r := e.leaf(exactly(x), Mag{})
	if kappa && e.Format != nil {
		r.n.err = r.n.v.upper().Mul(e.Format.U)
	}
	return r
}

// Of returns x exactly, as a number of e.
func (e *Eval) Of(x float64) Real { return e.leaf(exactly(x), Mag{}) }

// Pi returns π.
func (e *Eval) Pi() Real {
	v := piBall(e.Prec)
	return e.leaf(v, e.rounding(&v))
}

// Pi returns π in e.
func Pi(e *Eval) Real { return e.Pi() }

// Adopt puts a constant into e. Numbers of e are returned as they are.
func (e *Eval) Adopt(x Real) Real {
	switch n := x.at(); n.e {
	case e:
		return x
	case nil:
		return e.leaf(n.v, n.err)
	}
	panic("ball: Adopt of a number of another evaluation: move it with Real.In")
}

func (e *Eval) leaf(v ball, err Mag) Real { return e.make(leaf, nil, nil, v, err) }

func (e *Eval) make(op opcode, a, b *node, v ball, err Mag) Real {
	n := &node{e: e, a: a, b: b, v: v, err: err, op: op, deep: deepen(op, a, b)}
	if e != nil {
		e.ops++
		n.seq = e.ops
	}
	return Real{n}
}

// rounding is what one rounding to the format judged may cost.
func (e *Eval) rounding(v *ball) Mag {
	if e == nil || e.Format == nil {
		return Mag{}
	}
	return v.upper().Mul(e.Format.U).Add(e.Format.Eta)
}

// prec is the precision of operations; 0, which means exact, for constants.
func (e *Eval) prec() uint {
	if e == nil {
		return 0
	}
	return e.Prec
}

// pick is the evaluation that a result of a and b belongs to.
func pick(a, b *node) *Eval { return a.e.with(b) }

// with is pick for a result of numbers of e and n.
func (e *Eval) with(n *node) *Eval {
	switch {
	case e == nil:
		return n.e
	case n.e != nil && n.e != e:
		panic("ball: operands of two evaluations: move one with Real.In")
	}
	return e
}

// need is pick for operations that round.
func need(what string, a, b *node) *Eval {
	e := pick(a, b)
	if e == nil {
		panic("ball: " + what + " of constants has no precision: make one with Eval.Of")
	}
	return e
}

// Detach is x, taken as a constant by differentiation.
func (x Real) Detach() Real {
	n := x.at()
	return n.e.leaf(n.v, n.err)
}

// In moves x into e, as a constant with its radius and its running error.
func (x Real) In(e *Eval) Real {
	n := x.at()
	return e.leaf(n.v, n.err)
}

// IsInf reports whether x is exactly +Inf or -Inf.
func (x Real) IsInf() bool { return x.at().v.inf() }

// Exact reports whether the radius is zero.
func (x Real) Exact() bool { return x.at().v.exact() }

// Float returns the float64 nearest to the midpoint. For a value beyond all midpoints it is infinite.
func (x Real) Float() float64 {
	return x.at().v.m.float64()
}

// Err is the running error: a bound of how far a floating-point evaluation of the same formula in Eval.Format may be
// from the true value. It is 0 without a Format.
func (x Real) Err() Mag { return x.at().err }

// Rad is the radius: a bound of how far the midpoint is from the true value.
func (x Real) Rad() Mag { return x.at().v.r }

// AbsUp bounds |x| from above.
func (x Real) AbsUp() Mag { return x.at().v.upper() }

// AbsLo bounds |x| from below.
func (x Real) AbsLo() Mag { return x.at().v.lower() }

// RelBits is the number of leading bits of the midpoint that the radius leaves, -log2(radius/|midpoint|): infinite for
// an exact value, and -Inf where the midpoint is 0 and the radius is not.
func (x Real) RelBits() float64 {
	switch v := &x.at().v; {
	case v.exact():
		return math.Inf(1)
	case v.r.Inf() || v.m.sign() == 0:
		return math.Inf(-1)
	default:
		m := tight(&v.m, down)
		return float64(m.e-v.r.e) + math.Log2(m.m/v.r.m)
	}
}

// Contains reports whether t is one of the values that x may have.
func (x Real) Contains(t *big.Float) bool {
	v := &x.at().v
	if s, ok := v.sign(); ok && s != t.Sign() {
		return false
	}
	switch {
	case v.exact() || t.IsInf():
		return v.m.float().Cmp(t) == 0
	case v.r.Inf():
		return !t.IsInf() && new(big.Float).Abs(t).Cmp(new(big.Float).Abs(v.m.float())) >= 0
	}
	var c ball
	c.m.setLong(t)
	d := sub(max(t.Prec(), uint(v.m.prec))+64, &c, v) // the radius of v, and the rounding of the difference
	return tight(&d.m, down).Cmp(d.r) <= 0
}

// Dist bounds |x - f| from both sides.
func (x Real) Dist(f float64) (lo, hi Mag) {
	v := &x.at().v
	if math.IsNaN(f) || math.IsInf(f, 0) || !v.bounded() {
		if v.inf() && f == x.Float() {
			return Mag{}, Mag{}
		}
		if v.r.Inf() && !math.IsInf(f, 0) {
			return v.lower().SubLo(MagOf(f)), MagOf(math.Inf(1))
		}
		return MagOf(math.Inf(1)), MagOf(math.Inf(1))
	}
	c := exactly(f)
	d := sub(uint(v.m.prec)+64, v, &c)
	return d.lower(), d.upper()
}

// Less orders midpoints, as hulls need it.
func (x Real) Less(y Real) bool { return x.at().v.m.cmp(&y.at().v.m) < 0 }
