package ball

import (
	"math"
	"math/big"
	"testing"
)

// An expression is a program for a stack: each byte is an operation, and those of a leaf follow it.
type expression []byte

// A term is one value of an expression in four ways: as a ball, exactly where it is rational, as a float64, and as text.
type term struct {
	ball  Real
	exact *big.Rat // nil: not rational
	float float64  // NaN: not the value of float arithmetic alone
	text  string
}

// prefixes and infixes are the operations. Functions that have no rational value leave exact and float behind.
var (
	prefixes = []struct {
		name  string
		ball  func(Real) Real
		exact func(z, x *big.Rat) *big.Rat
		float func(float64) float64
	}{
		{"neg", Real.Neg, (*big.Rat).Neg, func(x float64) float64 { return -x }},
		{"abs", Real.Abs, (*big.Rat).Abs, math.Abs},
		{"relu", Real.Relu, func(z, x *big.Rat) *big.Rat {
			if x.Sign() < 0 {
				return z
			}
			return z.Set(x)
		}, func(x float64) float64 { return max(x, 0) }},
		{"exp", Real.Exp, nil, nil}, {"expm1", Real.Expm1, nil, nil}, {"log1p", Real.Log1p, nil, nil}, {"sqrt", Real.Sqrt, nil, nil},
		{"tanh", Real.Tanh, nil, nil}, {"sin", Real.Sin, nil, nil}, {"atan", Real.Atan, nil, nil}, {"erf", Real.Erf, nil, nil},
	}
	infixes = []struct {
		name  string
		ball  func(x, y Real) Real
		exact func(z, x, y *big.Rat) *big.Rat
		float func(x, y float64) float64
	}{
		{"+", Real.Add, (*big.Rat).Add, func(x, y float64) float64 { return x + y }},
		{"-", Real.Sub, (*big.Rat).Sub, func(x, y float64) float64 { return x - y }},
		{"*", Real.Mul, (*big.Rat).Mul, func(x, y float64) float64 { return x * y }},
		{"/", Real.Quo, (*big.Rat).Quo, func(x, y float64) float64 { return x / y }},
	}
)

// leaves are the numbers that a leaf without bytes of its own may be.
var leaves = []float64{1, -1, 0.5, 3, 0x1p-30, 0x1p40, 1 + 0x1p-52, -7, 0x1p-600, 0x1p600, 0x1.999999999999ap-4}

// most is how many operations an expression may have: exact fractions grow with each.
const most = 24

// eval evaluates an expression, its leaves as numbers of e; the last value left on the stack is the result, and inputs are its leaves. It
// is not ok where some operation has no value, or is not decided at this precision.
func (p expression) eval(e *Eval) (top term, inputs []Real, ok bool) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case Undecided, Undefined:
			ok = false
		default:
			panic(r)
		}
	}()
	var stack []term
	for ops := 0; len(p) > 0 && ops < most; ops++ {
		op := int(p[0])
		p = p[1:]
		switch n := len(stack); {
		case op >= 128 && n >= 2:
			f, x, y := infixes[op%len(infixes)], stack[n-2], stack[n-1]
			z := term{ball: f.ball(x.ball, y.ball), float: f.float(x.float, y.float), text: "(" + x.text + " " + f.name + " " + y.text + ")"}
			if x.exact != nil && y.exact != nil {
				z.exact = f.exact(new(big.Rat), x.exact, y.exact)
			}
			stack = append(stack[:n-2], z)
		case op >= 64 && n >= 1:
			f, x := prefixes[op%len(prefixes)], stack[n-1]
			z := term{ball: f.ball(x.ball), float: math.NaN(), text: f.name + "(" + x.text + ")"}
			if f.exact != nil {
				z.float = f.float(x.float)
				if x.exact != nil {
					z.exact = f.exact(new(big.Rat), x.exact)
				}
			}
			stack[n-1] = z
		default:
			x := leaves[op%len(leaves)]
			if op%2 == 1 && len(p) > 1 {
				x = math.Ldexp(float64(int8(p[0])), int(int8(p[1])))
				p = p[2:]
			}
			in := e.Of(x)
			inputs = append(inputs, in)
			stack = append(stack, term{in, new(big.Rat).SetFloat64(x), x, big.NewFloat(x).Text('p', 0)})
		}
		if last := stack[len(stack)-1]; last.ball.IsInf() {
			return top, nil, false // infinities are exact, and have tests of their own
		}
	}
	if len(stack) == 0 {
		return top, nil, false
	}
	return stack[len(stack)-1], inputs, true
}

// FuzzExpression asks of random formulas what holds whatever their value is: the balls of a value and of its derivatives at two
// precisions share a point; a rational value, computed exactly, lies in both; and float64 arithmetic loses no more than the running error.
func FuzzExpression(f *testing.F) {
	f.Fuzz(func(t *testing.T, program []byte) {
		fine, in, ok := expression(program).eval(NewEval(320, 320))
		if !ok || !fine.ball.at().v.bounded() {
			return
		}
		judged := NewEval(64, 64)
		judged.Format = Float64
		coarse, roughIn, ok := expression(program).eval(judged)
		if !ok {
			return
		}
		if !fine.ball.Overlaps(coarse.ball) {
			t.Fatalf("%s: %v at 64 bits and %v at 320 exclude each other", fine.text, coarse.ball, fine.ball)
		}
		if fine.exact != nil {
			truth := new(big.Float).SetPrec(512).SetRat(fine.exact)
			for _, x := range []Real{coarse.ball, fine.ball} {
				if !holds(x, truth) {
					t.Fatalf("%s is %.40g, which is not in %v", fine.text, truth, x)
				}
			}
			floatWithin(t, fine, coarse.ball.Err())
		}
		slopesOverlap(t, fine, coarse, in, roughIn)
	})
}

// floatWithin holds a value of float64 arithmetic to the running error. Where it overflows or ends in NaN there is nothing to hold.
func floatWithin(t *testing.T, x term, e Mag) {
	if x.float != x.float || math.IsInf(x.float, 0) || e.Inf() {
		return
	}
	if least, _ := x.ball.Dist(x.float); least.Cmp(e) > 0 {
		t.Fatalf("%s = %v: float64 arithmetic has %x, which is further off than the running error %g", x.text, x.ball, x.float, e.F())
	}
}

// slopesOverlap compares the derivatives at two precisions, where both exist. At a tie they may be of different sides.
func slopesOverlap(t *testing.T, fine, coarse term, in, roughIn []Real) {
	if len(fine.ball.at().e.Ties)+len(coarse.ball.at().e.Ties) > 0 {
		return
	}
	slopes := func(y Real, xs []Real) (out []Real) {
		defer func() {
			switch r := recover().(type) {
			case nil:
			case Undecided, Undefined:
				out = nil
			default:
				panic(r)
			}
		}()
		return Grad(y, xs)
	}
	a, b := slopes(fine.ball, in), slopes(coarse.ball, roughIn)
	for i := range min(len(a), len(b)) {
		if !a[i].Overlaps(b[i]) {
			t.Fatalf("%s: derivative by leaf %d: %v at 64 bits and %v at 320 exclude each other", fine.text, i, b[i], a[i])
		}
	}
}
