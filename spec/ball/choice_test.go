package ball

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCompare(t *testing.T) {
	e := NewEval(96, 384)
	e.Rec = true
	require.Equal(t, 0, Of(.5).Cmp(Of(.5)), "constants need no evaluation")
	require.Equal(t, 1, Of(.5).CmpAt("a", e.Of(.25)))
	require.Equal(t, -1, e.Of(2).Sqrt().CmpAt("b", Of(1.5)))
	require.Equal(t, 0, e.Of(9).Sqrt().CmpAt("c", Of(3)), "exact roots are exact")
	require.Equal(t, -1, e.Of(-1).Exp().Neg().Sign())
	require.Equal(t, []Seen{{"a", 1}, {"b", -1}, {"c", 0}, {"", -1}}, e.Sees)
	root := e.Of(2).Sqrt()
	require.PanicsWithValue(t, Undecided{}, func() { root.Mul(root).Cmp(Of(2)) })
	late := NewEval(384, 384)
	root = late.Of(2).Sqrt()
	require.Equal(t, 0, root.Mul(root).Cmp(Of(2)), "an open comparison is a tie from Cap on")
}

// Soft takes for a tie what a float evaluation could not tell apart.
func TestSoftTies(t *testing.T) {
	e := NewEval(96, 384)
	e.Format, e.Soft = Float32, true
	x := e.In(.1, true).Add(e.In(.2, true))
	require.Equal(t, 0, x.Cmp(Of(.3)))
	require.Equal(t, -1, x.Cmp(Of(.31)))
	e.Soft = false
	require.Equal(t, 1, x.Cmp(Of(.3)))
	e.Soft = true

	m := Max(x, e.Of(.3), e.Of(.2))
	require.Equal(t, []Tie{{"max", 2}}, e.Ties)
	require.Equal(t, x.Float(), m.Float(), "the value is that of the larger one")
	e.Sel = []int8{0, 1}
	m = Max(x, e.Of(.3), e.Of(.2))
	require.Equal(t, x.Float(), m.Float(), "whichever side is chosen")
	require.Equal(t, x.Err(), m.Err())
	e.Ties = nil
	n := Norm(2, x.Sub(Of(.3)), e.Of(0))
	require.Equal(t, []Tie{{"norm", 3}}, e.Ties)
	require.Equal(t, Of(.1).Add(Of(.2)).Sub(Of(.3)).Float(), n.Float(), "the value is known, though its direction is not")
	require.Positive(t, n.Err().Cmp(x.Err()))
}

// Ties that are not transitive: b ties with a and with c, which do not tie. The largest decides who is in.
func TestExtremeOfIntransitiveTies(t *testing.T) {
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 0, 2}, {1, 2, 0}, {0, 2, 1}, {2, 0, 1}} {
		e := NewEval(96, 384)
		e.Format, e.Soft = Float64, true
		xs := make([]Real, 3)
		for i, k := range order {
			xs[i] = e.Of(1 + float64(k)*0x1p-10)
			xs[i].n.err = Pow2(-11)
		}
		require.Equal(t, 1+0x1p-9, Max(xs...).Float())
		require.Equal(t, 1.0, Min(xs...).Float())
		require.Equal(t, []Tie{{"max", 2}, {"min", 2}}, e.Ties)
	}
}

func TestExtremes(t *testing.T) {
	e := NewEval(96, 384)
	require.Equal(t, 3.0, MaxAt("m", e.Of(1), Of(3), e.Of(2)).Float())
	require.Equal(t, 1.0, MinAt("m", e.Of(1), Of(3), e.Of(2)).Float())
	require.Equal(t, 3.0, Max(Of(3), Of(3)).Float(), "constants have nothing to choose")
	require.Empty(t, e.Ties)
	x := e.Of(3)
	require.Equal(t, x, Max(x, x))
	require.Empty(t, e.Ties, "a number does not tie with itself")
	require.Equal(t, 2.0, Of(-2).Abs().Float())
	require.Equal(t, 0.0, Of(0).Abs().Float())
	require.Equal(t, 0.0, Of(-2).Relu().Float())
	require.PanicsWithValue(t, "ball: max of nothing", func() { Max() })
	// An inexact tie from Cap on holds both.
	late := NewEval(384, 384)
	two := late.Of(2).Sqrt().Mul(late.Of(2).Sqrt())
	m := Max(two, Of(2))
	require.Equal(t, []Tie{{"max", 2}}, late.Ties)
	require.False(t, m.Exact())
	require.Equal(t, 2.0, m.Float())
}

func TestNorm(t *testing.T) {
	e := NewEval(96, 384)
	e.Rec = true
	require.Equal(t, 5.0, Norm(2, e.Of(3), e.Of(-4)).Float())
	require.True(t, Norm(2, e.Of(3), e.Of(-4)).Exact())
	require.Equal(t, 7.0, Norm(1, e.Of(3), e.Of(-4)).Float())
	require.Empty(t, e.Ties)
	require.Equal(t, 0.0, Norm(3).Float())
	require.Equal(t, 0.0, Norm(2, Of(0), Of(0)).Float())
	require.True(t, Norm(2, e.Of(0), e.Of(0)).Exact())
	require.Equal(t, Seen{"norm", 0}, e.Sees[len(e.Sees)-1])
	require.Panics(t, func() { Norm(0, e.Of(1)) })
	one := e.Of(0)
	n := Norm(2, one)
	require.True(t, n.Exact())
	require.Equal(t, []float64{0}, floats(Grad(n, []Real{one})))
	root := e.Of(2).Sqrt()
	require.PanicsWithValue(t, Undecided{}, func() { Norm(2, root.Mul(root).Sub(Of(2))) })
	late := NewEval(384, 384)
	root = late.Of(2).Sqrt()
	n = Norm(2, root.Mul(root).Sub(Of(2)), late.Of(0))
	require.Len(t, late.Ties, 1)
	require.Negative(t, n.AbsUp().Cmp(Pow2(-380)))
	require.PanicsWithValue(t, Undecided{}, func() { Norm(.5, root.Mul(root).Sub(Of(2))) })
}

func TestSort(t *testing.T) {
	e := NewEval(96, 384)
	keys := []Real{e.Of(1), e.Of(3), e.Of(2), e.Of(3), Of(-1)}
	require.Equal(t, []int{1, 3, 2, 0, 4}, Sort("s", keys))
	require.Equal(t, []Tie{{"s", 4}}, e.Ties)
	seen := map[[3]int]bool{}
	for k := range int8(6) {
		e = NewEval(96, 384)
		e.Sel = []int8{k}
		p := Sort("s", []Real{e.Of(1), e.Of(1), e.Of(1)})
		seen[[3]int(p)] = true
	}
	require.Len(t, seen, 6, "three keys that tie are tried in every order")
	require.Equal(t, []int{0, 1}, Sort("s", []Real{Of(1), Of(1)}))
	require.Empty(t, Sort("s", nil))
}
