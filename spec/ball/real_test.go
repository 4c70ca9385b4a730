package ball

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

var inf = math.Inf(1)

func TestExactResults(t *testing.T) {
	e := NewEval(96, 384)
	for name, c := range map[string]struct {
		x    Real
		want float64
	}{
		"sum":           {e.Of(1).Add(Of(0x1p-50)), 1 + 0x1p-50},
		"difference":    {e.Of(.1).Sub(Of(.1)), 0},
		"product":       {e.Of(3).Mul(Of(.1)).Mul(Of(0)), 0},
		"zero times":    {e.Of(2).Sqrt().Mul(e.Of(0)), 0},
		"zero over":     {e.Of(0).Quo(e.Of(2).Sqrt()), 0},
		"quotient":      {e.Of(3).Quo(Of(4)), .75},
		"root":          {e.Of(2.25).Sqrt(), 1.5},
		"root of 0":     {e.Of(0).Sqrt(), 0},
		"exp 0":         {e.Of(0).Exp(), 1},
		"expm1 0":       {e.Of(0).Expm1(), 0},
		"log 1":         {e.Of(1).Log(), 0},
		"log1p 0":       {e.Of(0).Log1p(), 0},
		"cos 0":         {e.Of(0).Cos(), 1},
		"sin 0":         {e.Of(0).Sin(), 0},
		"tanh 0":        {e.Of(0).Tanh(), 0},
		"sinh 0":        {e.Of(0).Sinh(), 0},
		"cosh 0":        {e.Of(0).Cosh(), 1},
		"atan 0":        {e.Of(0).Atan(), 0},
		"erf 0":         {e.Of(0).Erf(), 0},
		"lgamma 1":      {e.Of(1).Lgamma(), 0},
		"lgamma 2":      {e.Of(2).Lgamma(), 0},
		"pow 0":         {e.Of(2).Sqrt().Pow(Of(0)), 1},
		"0^0":           {e.Of(0).Pow(Of(0)), 1},
		"0^y":           {e.Of(0).Pow(Of(.5)), 0},
		"cube":          {e.Of(-1.5).Pow(Of(3)), -3.375},
		"inverse":       {e.Of(-2).Pow(Of(-3)), -.125},
		"half power":    {e.Of(4).Pow(Of(1.5)), 8},
		"x log 0":       {XLogY(e.Of(0), Of(0)), 0},
		"x log -1":      {XLogY(e.Of(0), e.Of(-1)), 0},
		"empty sum":     {Sum(), 0},
		"sum of one":    {Sum(e.Of(3)), 3},
		"zero value":    {Real{}.Add(Real{}), 0},
		"exp -inf":      {e.Of(-inf).Exp(), 0},
		"exp inf":       {e.Of(inf).Exp(), inf},
		"expm1 -inf":    {e.Of(-inf).Expm1(), -1},
		"expm1 inf":     {e.Of(inf).Expm1(), inf},
		"log 0":         {e.Of(0).Log(), -inf},
		"log inf":       {e.Of(inf).Log(), inf},
		"log1p -1":      {e.Of(-1).Log1p(), -inf},
		"log1p inf":     {e.Of(inf).Log1p(), inf},
		"sqrt inf":      {e.Of(inf).Sqrt(), inf},
		"tanh -inf":     {e.Of(-inf).Tanh(), -1},
		"sinh -inf":     {e.Of(-inf).Sinh(), -inf},
		"cosh -inf":     {e.Of(-inf).Cosh(), inf},
		"erf inf":       {e.Of(inf).Erf(), 1},
		"lgamma inf":    {e.Of(inf).Lgamma(), inf},
		"digamma inf":   {e.Of(inf).Digamma(), inf},
		"inf + 1":       {e.Of(inf).Add(Of(1)), inf},
		"1 - inf":       {e.Of(1).Sub(Of(inf)), -inf},
		"-2 inf":        {e.Of(-2).Mul(Of(inf)), -inf},
		"1 / inf":       {e.Of(1).Quo(e.Of(inf)), 0},
		"inf / -2":      {e.Of(inf).Quo(Of(-2)), -inf},
		"inf^2":         {e.Of(inf).Pow(Of(2)), inf},
		"inf^-.5":       {e.Of(inf).Pow(Of(-.5)), 0},
		"(-inf)^3":      {e.Of(-inf).Pow(Of(3)), -inf},
		"2^inf":         {e.Of(2).Pow(e.Of(inf)), inf},
		"large odd":     {e.Of(-1).Pow(Of(1<<20 + 1)), -1},
		"large even":    {e.Of(-1).Pow(Of(1 << 53)), 1},
		"enormous even": {e.Of(-1).Pow(Of(0x1p1000)), 1},
	} {
		require.Equal(t, c.want, c.x.Float(), name)
		require.True(t, c.x.Exact(), name)
		require.Equal(t, math.IsInf(c.want, 0), c.x.IsInf(), name)
		require.Equal(t, inf, c.x.RelBits(), name)
	}
	a := e.Of(-inf).Atan()
	require.Equal(t, -math.Pi/2, a.Float())
	require.Greater(t, a.RelBits(), 94.0)
	require.Equal(t, math.Pi, Pi(e).Float())
}

func TestUndefined(t *testing.T) {
	e := NewEval(96, 384)
	for name, f := range map[string]func(){
		"NaN":         func() { Of(math.NaN()) },
		"NaN in":      func() { e.In(math.NaN(), true) },
		"inf-inf":     func() { e.Of(inf).Sub(Of(inf)) },
		"inf+-inf":    func() { Of(inf).Add(Of(-inf)) },
		"0·inf":       func() { e.Of(0).Mul(Of(inf)) },
		"inf·0":       func() { e.Of(inf).Mul(Of(0)) },
		"inf/inf":     func() { e.Of(inf).Quo(Of(inf)) },
		"1/0":         func() { e.Of(1).Quo(Of(0)) },
		"sqrt":        func() { e.Of(-1).Sqrt() },
		"log":         func() { e.Of(-1).Log() },
		"log1p":       func() { e.Of(-2).Log1p() },
		"sin":         func() { e.Of(inf).Sin() },
		"cos":         func() { e.Of(-inf).Cos() },
		"lgamma":      func() { e.Of(0).Lgamma() },
		"digamma":     func() { e.Of(-.5).Digamma() },
		"0^-1":        func() { e.Of(0).Pow(Of(-1)) },
		"0^-½":        func() { e.Of(0).Pow(Of(-.5)) },
		"(-1)^½":      func() { e.Of(-1).Pow(Of(.5)) },
		"(-2)^inf":    func() { e.Of(-2).Pow(Of(inf)) },
		"1^inf":       func() { e.Of(1).Pow(Of(inf)) },
		"norm of NaN": func() { Norm(math.NaN(), e.Of(1)) },
	} {
		require.Panics(t, f, name)
		func() {
			defer func() {
				u, ok := recover().(Undefined)
				require.True(t, ok, name)
				require.Contains(t, u.Error(), "undefined: ")
			}()
			f()
		}()
	}
	root := e.Of(2).Sqrt()
	null := root.Mul(root).Sub(Of(2)) // holds 0
	for name, f := range map[string]func(){
		"quo": func() { e.Of(1).Quo(null) }, "log": func() { null.Log() }, "sqrt": func() { null.Sqrt() },
		"log1p": func() { null.Sub(Of(1)).Log1p() }, "lgamma": func() { null.Lgamma() }, "pow": func() { null.Pow(Of(.5)) },
		"pow of negative": func() { e.Of(-1).Pow(null) }, "inf": func() { null.Mul(Of(inf)) }, "0^": func() { e.Of(0).Pow(null) },
	} {
		require.PanicsWithValue(t, Undecided{}, f, name)
	}
	require.Contains(t, Undecided{}.Error(), "undecided")
	late := NewEval(384, 384)
	require.Negative(t, null.In(late).Sqrt().AbsUp().Cmp(Pow2(-40)), "from Cap on the root of what holds 0 is near 0")
}

// Constants are exact, however many bits that takes; what would round panics and says what to do.
func TestConstants(t *testing.T) {
	x := Of(1)
	for range 20 {
		x = x.Mul(Of(1 + 0x1p-52))
	}
	require.True(t, x.Exact())
	want := new(big.Float).SetPrec(2000).SetInt64(1)
	for range 20 {
		want.Mul(want, big.NewFloat(1+0x1p-52))
	}
	require.True(t, x.Contains(want))
	require.Equal(t, 0, Of(1e300).Add(Of(5e-324)).Sub(Of(1e300)).Cmp(Of(5e-324)))
	require.Panics(t, func() {
		for range 700 {
			x = x.Mul(Of(1 + 0x1p-52))
		}
	})
	require.Panics(t, func() { Of(1).Quo(Of(3)) })
	require.Panics(t, func() { Of(1).Exp() })
	require.Panics(t, func() { Of(2).Pow(Of(3)) })
	require.Panics(t, func() { Dot([]Real{Of(1)}, nil) })
	require.Equal(t, 11.0, Dot([]Real{Of(1), Of(2)}, []Real{Of(3), Of(4)}).Float())
	a, b := NewEval(96, 96), NewEval(96, 96)
	require.Panics(t, func() { a.Of(1).Add(b.Of(1)) })
	require.Panics(t, func() { a.Adopt(b.Of(1)) })
	require.Equal(t, 2.0, a.Of(1).Add(b.Of(1).In(a)).Float())
	y := a.Of(1)
	require.Equal(t, y, a.Adopt(y))
	require.Equal(t, 3.0, a.Adopt(Of(3)).Exp().Log().Float())
}

// A half-line knows a lower bound and a sign, and answers what follows from them.
func TestHalfLines(t *testing.T) {
	e := NewEval(96, 384)
	h := e.Of(1e300).Exp()
	one := e.Of(1)
	require.Equal(t, 1, h.Cmp(Of(math.MaxFloat64)))
	require.Equal(t, inf, h.Float())
	require.Equal(t, math.Inf(-1), h.RelBits())
	for _, x := range []Real{h.Add(one), h.Sub(one), h.Add(h), h.Mul(one), h.Mul(h), h.Quo(e.Of(3)), h.Sqrt(), h.Exp(), h.Expm1(), h.Sinh(),
		h.Cosh(), h.Neg().Abs(), e.Of(3).Sinh().Add(h), h.Neg().Quo(e.Of(-3)), e.Of(1e9).Sinh(), e.Of(-1e9).Cosh(), h.Pow(Of(1.5))} {
		require.True(t, x.AbsUp().Inf())
		require.Equal(t, 1, x.Sign())
		v, ok := x.Round(Float64)
		require.True(t, ok && math.IsInf(v, 1))
	}
	for _, x := range []Real{one.Quo(h), h.Neg().Exp(), one.Sub(h.Tanh()), one.Sub(h.Erf()), one.Add(h.Neg().Expm1()), one.Quo(h.Log())} {
		require.Negative(t, x.AbsUp().Cmp(Pow2(-25)))
	}
	require.Equal(t, math.Pi/2, h.Atan().Float())
	require.Equal(t, 1, h.Log1p().Cmp(Of(1e8)))
	require.Equal(t, Pow2(0), h.Sin().AbsUp())
	require.True(t, h.Contains(new(big.Float).SetMantExp(big.NewFloat(1), 1<<30)))
	require.False(t, h.Contains(big.NewFloat(1)))
	require.False(t, h.Contains(big.NewFloat(-1)))
	lo, hi := h.Dist(1)
	require.True(t, hi.Inf() && lo.Cmp(MagOf(1e300)) > 0)
	require.Equal(t, 1.0, h.Mul(Of(0)).Add(Of(1)).Float(), "0 times a finite number is 0")
	require.True(t, h.Add(Of(inf)).IsInf())
	require.Equal(t, 0.0, h.Quo(Of(inf)).Float())
	for _, f := range []func(){func() { h.Sub(h) }, func() { h.Quo(h) }, func() { h.Lgamma() }} {
		require.PanicsWithValue(t, Undecided{}, f)
	}
	// products and quotients beyond the exponents of big.Float
	large := e.Of(5e8).Exp()
	p := large.Mul(large).Mul(large).Mul(large)
	require.True(t, p.AbsUp().Inf())
	tiny := e.Of(-5e8).Exp()
	p = tiny.Mul(tiny).Mul(tiny).Mul(tiny)
	require.Equal(t, 1, p.Sign())
	require.Negative(t, p.AbsUp().Cmp(Pow2(-1<<31)))
	q := tiny.Mul(tiny).Quo(large.Mul(large))
	require.Equal(t, 1, q.Sign())
	require.True(t, large.Mul(large).Quo(tiny.Mul(tiny)).AbsUp().Inf())
}

func TestBounds(t *testing.T) {
	e := NewEval(96, 384)
	x := e.Of(2).Sqrt()
	lo, hi := x.Dist(math.Sqrt2)
	require.True(t, lo.Cmp(hi) <= 0 && hi.F() < 0x1p-53 && lo.F() > 0x1p-60)
	lo, hi = Of(3).Dist(3)
	require.True(t, lo.IsZero() && hi.IsZero())
	lo, hi = Of(inf).Dist(inf)
	require.True(t, lo.IsZero() && hi.IsZero())
	lo, _ = Of(3).Dist(inf)
	require.True(t, lo.Inf())
	_, hi = Of(3).Dist(math.NaN())
	require.True(t, hi.Inf())
	require.True(t, Of(1).Less(x) && !x.Less(Of(1)))
	require.True(t, x.AbsLo().Cmp(x.AbsUp()) < 0)
	require.False(t, Of(1).Contains(big.NewFloat(2)))
	require.Equal(t, math.Inf(-1), Real{&node{v: around(Pow2(0), 0)}}.RelBits())
}

func TestMag(t *testing.T) {
	unknown := MagOf(math.NaN())
	require.True(t, unknown.Inf() && MagOf(-inf).Inf())
	require.Equal(t, Mag{}, Mag{}.Mul(unknown))
	require.True(t, unknown.Mul(Pow2(1)).Inf() && unknown.Add(Pow2(1)).Inf() && Pow2(1).Quo(Mag{}).Inf())
	require.True(t, Pow2(3).Quo(unknown).IsZero())
	require.Equal(t, inf, unknown.F())
	require.Equal(t, unknown, unknown.SubLo(Pow2(1)))
	require.True(t, Pow2(1).SubLo(unknown).IsZero() && Pow2(1).SubLo(Pow2(1)).IsZero())
	d := Pow2(3).SubLo(Pow2(1)).F()
	require.True(t, d <= 6 && d > 6-0x1p-40, "SubLo rounds down, a little")
	require.Equal(t, 0, Pow2(5).Cmp(MagOf(32)))
	require.Equal(t, -1, Pow2(5).Cmp(MagOf(33)))
	require.Equal(t, 1, Pow2(5).Cmp(MagOf(31)))
	require.True(t, Pow2(maxExp).Mul(Pow2(maxExp)).Inf())
	require.False(t, Pow2(-maxExp).Mul(Pow2(-maxExp)).IsZero())
	require.True(t, Pow2(100).grow().Inf() && unknown.grow().Inf())
	require.Equal(t, Pow2(-(1 << 30)), unknown.decay())
}

// The running error holds what float64 and float32 evaluations lose, for every operation of the gradients' test.
func TestRunningError(t *testing.T) {
	x, y, z := 0.3, 1.7, -2.1
	for _, c := range []struct {
		name string
		f    func(e *Eval) Real
		got  float64
	}{
		{"cancellation", func(e *Eval) Real { return e.Of(x).Add(Of(1e8)).Sub(Of(1e8)) }, float64(x+1e8) - 1e8},
		{"quotient", func(e *Eval) Real { return e.Of(x).Mul(e.Of(y)).Quo(e.Of(y).Add(Of(1))) }, float64(x*y) / (y + 1)},
		{"softplus", func(e *Eval) Real { return e.Of(z).Exp().Log1p() }, math.Log1p(math.Exp(z))},
		{"naive softplus", func(e *Eval) Real { return e.Of(1).Add(e.Of(-30).Exp()).Log() }, math.Log(1 + math.Exp(-30))},
		{"power", func(e *Eval) Real { return e.Of(x).Mul(Of(y)).Pow(e.Of(y).Mul(Of(z))) }, math.Pow(x*y, y*z)},
		{"small power", func(e *Eval) Real { return e.Of(x).Sub(Of(.3)).Pow(Of(2)) }, 0},
		{"root", func(e *Eval) Real { return e.Of(x).Mul(Of(y)).Sqrt() }, math.Sqrt(x * y)},
		{"hyperbolic", func(e *Eval) Real { a := e.Of(x).Mul(Of(y)); return a.Sinh().Mul(a.Cosh()).Add(a.Tanh()) },
			float64(math.Sinh(x*y)*math.Cosh(x*y)) + math.Tanh(x*y)},
		{"circular", func(e *Eval) Real { a := e.Of(x).Mul(Of(y)); return a.Sin().Mul(a.Cos()).Add(a.Atan()) },
			float64(math.Sin(x*y)*math.Cos(x*y)) + math.Atan(x*y)},
		{"erf", func(e *Eval) Real { return e.Of(x).Mul(Of(y)).Erf().Add(e.Of(x).Mul(Of(y)).Expm1()) }, math.Erf(x*y) + math.Expm1(x*y)},
		{"gamma", func(e *Eval) Real { return e.Of(x).Mul(Of(y)).Lgamma() }, lgamma(x * y)},
		{"log", func(e *Eval) Real { return e.Of(x).Mul(Of(y)).Log() }, math.Log(x * y)},
		{"sum", func(e *Eval) Real { return Sum(e.Of(1e16), e.Of(1), e.Of(-1e16), e.Of(1)) }, float64(float64(1e16+1)-1e16) + 1},
	} {
		e := NewEval(256, 256)
		e.Format = Float64
		r := c.f(e)
		_, off := r.Dist(c.got)
		require.LessOrEqual(t, off.Cmp(r.Err()), 0, "%s: off by %g, bound %g", c.name, off.F(), r.Err().F())
		require.False(t, r.Err().Inf(), c.name)
	}
	e := NewEval(96, 96)
	e.Format = Float32
	require.InDelta(t, 0x1p-24*.1, e.In(.1, true).Err().F(), 0x1p-70)
	require.True(t, e.In(.1, false).Err().IsZero())
	far := e.Of(1).Mul(Of(.3)).Sub(Of(.3)).Mul(Of(1e9)) // a base that may be 0 in float
	require.True(t, far.Add(e.Of(1)).Pow(Of(.5)).Err().Inf())
	require.False(t, far.Pow(Of(3)).Err().Inf())
	require.True(t, XLogY(far, e.Of(0)).Err().Inf())
	require.False(t, XLogY(far, e.Of(3)).Err().Inf())
	require.True(t, NewEval(96, 96).Of(1).Exp().Err().IsZero(), "no format, no running error")
}

func lgamma(x float64) float64 {
	y, _ := math.Lgamma(x)
	return y
}

// An infinity is no distance from itself and infinitely far from all else; of a half-line only the near end is known.
func TestDistAtInfinity(t *testing.T) {
	e := NewEval(64, 64)
	far := e.Of(1e300).Exp()
	inf := math.Inf(1)
	for _, c := range []struct {
		x      Real
		f      float64
		lo, hi float64
	}{
		{e.Of(inf), inf, 0, 0}, {e.Of(inf), -inf, inf, inf}, {e.Of(inf), 1, inf, inf}, {e.Of(-inf), -inf, 0, 0},
		{e.Of(1), inf, inf, inf}, {e.Of(1), math.NaN(), inf, inf}, {far, inf, inf, inf}, {far, 1, inf, inf},
	} {
		lo, hi := c.x.Dist(c.f)
		require.Equal(t, []float64{c.lo, c.hi}, []float64{lo.F(), hi.F()}, "%v and %v", c.x, c.f)
	}
	lo, _ := far.Dist(1)
	require.False(t, lo.Inf(), "the near end of a half-line is finite, though beyond float64")
}
