package ball

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// What was made alike is one number, though its ball is wide; what was not is left to its ball.
func TestIdenticalFormulasAreOneNumber(t *testing.T) {
	e := NewEval(96, 384)
	x, same, other := e.Of(0.3), e.Of(0.3), e.Of(0.30000000000000004)
	deep := func(x Real, n int) Real {
		for range n {
			x = x.Exp().Log1p()
		}
		return x
	}
	for _, c := range []struct {
		what string
		a, b Real
		one  bool
	}{
		{"logarithms of one number", x.Log(), same.Log(), true},
		{"logarithms of neighbours", x.Log(), other.Log(), false},
		{"a logarithm and an exponential", x.Log(), x.Exp(), false},
		{"sums", Sum(x.Log(), x.Exp(), x.Sqrt()), Sum(same.Log(), same.Exp(), same.Sqrt()), true},
		{"sums of neighbours", Sum(x.Log(), x.Exp(), x.Sqrt()), Sum(x.Log(), x.Exp(), other.Sqrt()), false},
		{"a constant with itself", e.Pi(), e.Pi(), false},
		{"products", x.Log().Mul(x.Exp()), same.Log().Mul(same.Exp()), true},
		{"a product the other way round", x.Log().Mul(x.Exp()), x.Exp().Mul(x.Log()), false},
		{"entropies", XLogY(x, x), XLogY(x, same), true},
		{"what is deeper than is looked", deep(x, 4), deep(same, 4), false},
	} {
		d, q := c.a.Sub(c.b), c.a.Quo(c.b)
		require.Equal(t, c.one, d.Exact(), "%s: the difference has radius %v", c.what, d.Rad())
		require.Equal(t, c.one, q.Exact(), "%s: the quotient has radius %v", c.what, q.Rad())
		if c.one {
			require.True(t, d.Overlaps(Of(0)), c.what)
			require.True(t, q.Overlaps(Of(1)), c.what)
		}
	}
}

// A formula that is 0 because of what it is still has the derivatives of its parts.
func TestIdenticalFormulasHaveDerivatives(t *testing.T) {
	e := NewEval(96, 384)
	x, y := e.Of(0.5), e.Of(0.5)
	g := Grad(x.Log().Sub(y.Log()), []Real{x, y})
	require.True(t, g[0].Overlaps(Of(2)))
	require.True(t, g[1].Overlaps(Of(-2)))
}

// A derivative that is 0 because two paths cancel is 0 exactly.
func TestOppositeFormulasCancel(t *testing.T) {
	e := NewEval(96, 384)
	p, q := e.Of(0.3), e.Of(0.3)
	itakura := p.Sub(q).Quo(q).Sub(p.Quo(q).Log())
	for i, g := range Grad(itakura, []Real{p, q}) {
		require.True(t, g.Exact() && g.Overlaps(Of(0)), "derivative %d has radius %v", i, g.Rad())
	}
	x, y := e.Of(0.3).Exp(), e.Of(0.3).Exp()
	for _, c := range []struct {
		what string
		a, b Real
		zero bool
	}{
		{"negated", x.Neg(), y, true},
		{"negated on the right", x, y.Neg(), true},
		{"negated in a product", x.Neg().Mul(y), x.Mul(y), true},
		{"negated twice in a product", x.Neg().Mul(y.Neg()), x.Mul(y), false},
		{"not negated", x, y, false},
		{"negated neighbours", x.Neg(), e.Of(0.30000000000000004).Exp(), false},
	} {
		require.Equal(t, c.zero, c.a.Add(c.b).Exact(), c.what)
	}
}
