package ball

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// smooth are formulas with every operation, each at a point where it is smooth.
var smooth = []struct {
	name string
	f    func(x []Real) Real
	at   []float64
}{
	{"add", func(x []Real) Real { return x[0].Add(x[1]) }, []float64{.3, 7}},
	{"sub", func(x []Real) Real { return x[0].Sub(x[1]) }, []float64{.3, 7}},
	{"mul", func(x []Real) Real { return x[0].Mul(x[1]).Mul(x[0]) }, []float64{.3, 7}},
	{"quo", func(x []Real) Real { return x[0].Quo(x[1]) }, []float64{.3, 7}},
	{"neg", func(x []Real) Real { return x[0].Neg() }, []float64{.3}},
	{"abs", func(x []Real) Real { return x[0].Abs().Add(x[1].Abs()) }, []float64{.3, -7}},
	{"sum", func(x []Real) Real { return Sum(x[0], x[1], x[0], Of(3)) }, []float64{.3, -7}},
	{"dot", func(x []Real) Real { return Dot(x, []Real{x[1], x[2], x[0]}) }, []float64{.3, -7, 2}},
	{"max", func(x []Real) Real { return Max(x...).Mul(Min(x...)) }, []float64{.3, -7, 2}},
	{"relu", func(x []Real) Real { return x[0].Relu().Add(x[1].Relu()) }, []float64{.3, -7}},
	{"exp", func(x []Real) Real { return x[0].Exp() }, []float64{.3}},
	{"expm1", func(x []Real) Real { return x[0].Expm1() }, []float64{-.3}},
	{"log", func(x []Real) Real { return x[0].Log() }, []float64{.3}},
	{"log1p", func(x []Real) Real { return x[0].Log1p() }, []float64{-.3}},
	{"sqrt", func(x []Real) Real { return x[0].Sqrt() }, []float64{.3}},
	{"pow", func(x []Real) Real { return x[0].Pow(x[1]) }, []float64{.3, 2.5}},
	{"pow-integer", func(x []Real) Real { return x[0].Pow(Of(-3)) }, []float64{-.3}},
	{"xlogy", func(x []Real) Real { return XLogY(x[0], x[1]) }, []float64{.3, 2.5}},
	{"xlogy-0", func(x []Real) Real { return XLogY(x[0], x[1]) }, []float64{0, 2.5}},
	{"tanh", func(x []Real) Real { return x[0].Tanh() }, []float64{.3}},
	{"sinh", func(x []Real) Real { return x[0].Sinh() }, []float64{.3}},
	{"cosh", func(x []Real) Real { return x[0].Cosh() }, []float64{.3}},
	{"sin", func(x []Real) Real { return x[0].Sin() }, []float64{3}},
	{"cos", func(x []Real) Real { return x[0].Cos() }, []float64{3}},
	{"atan", func(x []Real) Real { return x[0].Atan() }, []float64{3}},
	{"erf", func(x []Real) Real { return x[0].Erf() }, []float64{.3}},
	{"lgamma", func(x []Real) Real { return x[0].Lgamma() }, []float64{.3}},
	{"digamma", func(x []Real) Real { return x[0].Digamma() }, []float64{.3}},
	{"norm-1", func(x []Real) Real { return Norm(1, x...) }, []float64{.3, -7, 2}},
	{"norm-2", func(x []Real) Real { return Norm(2, x...) }, []float64{.3, -7, 0}},
	{"norm-3", func(x []Real) Real { return Norm(3, x...) }, []float64{.3, -7, 0}},
	{"norm-half", func(x []Real) Real { return Norm(.5, x...) }, []float64{.3, -7}},
	{"norm-inf", func(x []Real) Real { return Norm(math.Inf(1), x...) }, []float64{.3, -7}},
	{"softmax-ce", func(x []Real) Real { return logSumExp(x).Sub(x[0]) }, []float64{.3, -7, 2}},
}

func logSumExp(x []Real) Real {
	t := make([]Real, len(x))
	for i := range x {
		t[i] = x[i].Exp()
	}
	return Sum(t...).Log()
}

// shifted evaluates f with its i-th argument moved by h, at high precision and without a tape of its own.
func shifted(f func([]Real) Real, at []float64, i int, h float64) Real {
	e := NewEval(1024, 1024)
	x := make([]Real, len(at))
	for k := range at {
		x[k] = e.Of(at[k])
	}
	x[i] = x[i].Add(Of(h))
	return f(x)
}

// One-sided differences with a step of 2^-200 at 1024 bits know nothing of the tape, and agree up to their own error,
// h·f”/2, where f” and f”' of these formulas are below 2^30.
func TestGradAgainstDifferences(t *testing.T) {
	const h = 0x1p-200
	for _, s := range smooth {
		t.Run(s.name, func(t *testing.T) {
			e := NewEval(256, 256)
			x := make([]Real, len(s.at))
			for i := range x {
				x[i] = e.Of(s.at[i])
			}
			g := Grad(s.f(x), x)
			hess := Hessian(s.f(x), x)
			base := shifted(s.f, s.at, 0, 0)
			for i := range x {
				high := NewEval(1024, 1024)
				diff := shifted(s.f, s.at, i, h).In(high).Sub(base.In(high)).Mul(Of(1 / h))
				off := diff.Sub(g[i].In(high)).AbsUp()
				require.Negative(t, off.Cmp(Pow2(-170)), "derivative %d is %v, the difference says %v", i, g[i], diff)
				for j := range x { // the derivatives of the gradient, by differences of the gradient
					e2 := NewEval(1024, 1024)
					y := make([]Real, len(s.at))
					for k := range y {
						y[k] = e2.Of(s.at[k])
					}
					y[j] = y[j].Add(Of(h))
					moved := Grad(s.f(y), y)[i]
					e3 := NewEval(1024, 1024)
					for k := range y {
						y[k] = e3.Of(s.at[k])
					}
					still := Grad(s.f(y), y)[i]
					diff := moved.In(high).Sub(still.In(high)).Mul(Of(1 / h))
					off := diff.Sub(hess[i][j].In(high)).AbsUp()
					require.Negative(t, off.Cmp(Pow2(-160)), "second derivative %d,%d is %v, the difference says %v", i, j, hess[i][j], diff)
				}
			}
		})
	}
}

func TestGradOfWhatDoesNotDepend(t *testing.T) {
	e := NewEval(96, 96)
	x, y := e.Of(2), e.Of(3)
	g := Grad(x.Mul(y.Detach()).Add(Of(1)), []Real{x, y, Of(5), x})
	require.Equal(t, []float64{3, 0, 0, 3}, floats(g))
	require.Equal(t, []float64{0}, floats(Grad(Of(3), []Real{x})))
	require.Equal(t, []float64{1}, floats(Grad(x, []Real{x})))
	later := e.Of(4)
	require.Equal(t, []float64{0}, floats(Grad(x.Exp(), []Real{later})))
	// a node in the middle of the formula
	m := x.Mul(x)
	require.Equal(t, []float64{4}, floats(Grad(m.Mul(Of(4)), []Real{m})))
	// constants need no derivative: a negative base with a constant exponent has no logarithm
	neg := e.Of(-2)
	require.Equal(t, []float64{12}, floats(Grad(neg.Pow(e.Of(3)), []Real{neg})))
}

func TestGradAtBoundaries(t *testing.T) {
	e := NewEval(96, 96)
	zero, inf := e.Of(0), e.Of(math.Inf(-1))
	require.PanicsWithValue(t, Undefined{"derivative of the square root at 0"}, func() { Grad(zero.Sqrt(), []Real{zero}) })
	require.Equal(t, []float64{0}, floats(Grad(zero.Pow(e.Of(2)), []Real{zero})))
	require.Equal(t, []float64{1}, floats(Grad(zero.Pow(e.Of(1)), []Real{zero})))
	require.Equal(t, []float64{0}, floats(Grad(zero.Pow(e.Of(0)), []Real{zero})))
	require.Panics(t, func() { Grad(zero.Pow(e.Of(.5)), []Real{zero}) })
	a, b := e.Of(0), e.Of(0)
	require.Equal(t, []float64{math.Inf(-1), 0}, floats(Grad(XLogY(a, b), []Real{a, b})), "x·log y at 0,0")
	// a masked logit has probability 0 and gradient 0
	z := []Real{e.Of(1), inf, e.Of(1)}
	require.Equal(t, []float64{-.5, 0, .5}, floats(Grad(logSumExp(z).Sub(z[0]), z)))
	// the side of slope 0 of a kink is constant, whatever it is made of
	s := zero.Sqrt().Abs()
	require.Equal(t, []float64{0}, floats(Grad(s, []Real{zero})))
}

func floats(x []Real) []float64 {
	f := make([]float64, len(x))
	for i := range x {
		f[i] = x[i].Float()
	}
	return f
}
