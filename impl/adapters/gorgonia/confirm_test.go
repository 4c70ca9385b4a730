package main

import (
	"math"
	"testing"

	G "gorgonia.org/gorgonia"
	"gorgonia.org/tensor"
)

// TestConfirm shows what lossgate found in Gorgonia without lossgate. It fails when a finding does not show any more: then expect.toml is stale. The
// exact answers are those of mpmath to 50 digits, by the formula beside each, rounded to float64 here.
func TestConfirm(t *testing.T) {
	run := func(build func(g *G.ExprGraph) (*G.Node, error)) float64 {
		g := G.NewGraph()
		out, err := build(g)
		if err != nil {
			t.Fatal(err)
		}
		var v G.Value
		G.Read(out, &v)
		if err := G.NewTapeMachine(g).RunAll(); err != nil {
			t.Fatal(err)
		}
		return v.Data().(float64)
	}
	scalar := func(g *G.ExprGraph, name string, v float64) *G.Node {
		return G.NewScalar(g, tensor.Float64, G.WithName(name), G.WithValue(v))
	}
	xent := func(p, y float64) float64 {
		return run(func(g *G.ExprGraph) (*G.Node, error) { return G.BinaryXent(scalar(g, "p", p), scalar(g, "y", y)) })
	}
	ctc := func(label, labels int, logProbs ...float64) float64 {
		return run(func(g *G.ExprGraph) (*G.Node, error) {
			ints := func(name string, v int, shape ...int) *G.Node {
				return G.NewTensor(g, G.Int, len(shape), G.WithName(name), G.WithShape(shape...),
					G.WithValue(tensor.New(tensor.WithShape(shape...), tensor.WithBacking([]int{v}))))
			}
			frames := len(logProbs) / 2
			x := G.NewTensor(g, tensor.Float64, 3, G.WithName("x"), G.WithShape(frames, 1, 2),
				G.WithValue(tensor.New(tensor.WithShape(frames, 1, 2), tensor.WithBacking(logProbs))))
			return G.CTCLoss(x, ints("label", label, 1, 1), ints("frames", frames, 1), ints("labels", labels, 1), G.ReductionSum)
		})
	}
	half := math.Log(0.5)
	for _, c := range []struct {
		what  string
		got   float64
		exact float64 // the expression of mpmath
	}{
		{"BinaryXent of a certain, right prediction of 0 is NaN", xent(0, 0), 0},          // -log(1)
		{"BinaryXent of a certain, right prediction of 1 is NaN", xent(1, 1), 0},          // -log(1)
		{"CTCLoss of an empty label has the wrong sign", ctc(0, 0, half, half), math.Ln2}, // log(2)
		{"LogSumExp takes the logarithm after the maximum is added", run(func(g *G.ExprGraph) (*G.Node, error) {
			x := G.NewVector(g, tensor.Float64, G.WithName("x"), G.WithShape(2),
				G.WithValue(tensor.New(tensor.WithBacking([]float64{3, 3}))))
			return G.LogSumExp(x, 0)
		}), 3.6931471805599453094172321214581765680755001343602}, // 3+log(2)
	} {
		if math.Abs(c.got-c.exact) <= math.Abs(c.exact)*0x1p-14 {
			t.Errorf("mended: %s: got %v, exact %v", c.what, c.got, c.exact)
		} else {
			t.Logf("shows: %s: got %v, exact %v", c.what, c.got, c.exact)
		}
	}
}
