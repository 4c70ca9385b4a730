package main

import (
	"math"
	"runtime"
	"slices"
	"testing"

	"github.com/nlpodyssey/spago/ag"
	"github.com/nlpodyssey/spago/losses"
	"github.com/nlpodyssey/spago/mat"
)

// TestConfirm shows what lossgate found in spaGO without lossgate. It fails when a finding does not show any more: then expect.toml is stale. The exact
// answers are those of mpmath to 50 digits, by the formula beside each, rounded to float64 here.
func TestConfirm(t *testing.T) {
	v64 := func(v ...float64) mat.Tensor { return mat.NewDense[float64](mat.WithBacking(v), mat.WithGrad(true)) }
	v32 := func(v ...float32) mat.Tensor { return mat.NewDense[float32](mat.WithBacking(v), mat.WithGrad(true)) }
	value := func(x mat.Tensor) float64 { return x.Value().Item().F64() }
	slope := func(x mat.Tensor, f func(mat.Tensor) mat.Tensor) float64 {
		if err := ag.Backward(f(x)); err != nil {
			t.Fatal(err)
		}
		return x.Grad().Data().F64()[0]
	}
	for _, c := range []struct {
		what  string
		got   float64
		exact float64 // the expression of mpmath
	}{
		{"NLL of a certain, right prediction is NaN", value(losses.NLL(v64(1, 0), v64(1, 0))), 0},                           // -log(1)
		{"CrossEntropy of two equal scores is 0 in float32", value(losses.CrossEntropy(v32(1e8, 1e8), 0)), math.Ln2},        // log(2)
		{"FocalLoss of two equal scores is 0 in float32", value(losses.FocalLoss(v32(1e8, 1e8), 0, 2)), 0.1732867951399863}, // log(2)/4
		{"the slope of FocalLoss for γ = 0.5 is NaN where the prediction is certain", slope(v64(1000, 0), func(x mat.Tensor) mat.Tensor {
			return losses.FocalLoss(x, 0, 0.5)
		}), 0}, // -(1-p)**1.5+.5*p*sqrt(1-p)*log(p), p = 1/(1+exp(-1000))
		{"MSE of a loss of 2.7e38 overflows in float32", value(losses.MSE(v32(0x1.4p+64), v32(0), false)), 2.658455991569831745807614120560689152e38}, // (1.25*2**64)**2/2
		{"LogSumExp of an infinite score is NaN", value(ag.LogSumExp(v64(0, math.Inf(1)))), math.Inf(1)},                                              // inf
		{"Log of the smallest number is off by 35", value(ag.Log(v64(0x1p-1074))), -744.44007192138126231410729844608163411308714430291},              // log(2**-1074)
		{"the slope of MAE by NaN is 0", slope(v64(math.NaN()), func(x mat.Tensor) mat.Tensor { return losses.MAE(x, v64(0), false) }), math.NaN()},
	} {
		right := math.Abs(c.got-c.exact) <= math.Abs(c.exact)*0x1p-14 && !math.IsInf(c.exact, 0) || c.got == c.exact
		if math.IsNaN(c.exact) {
			right = math.IsNaN(c.got)
		}
		if right {
			t.Errorf("mended: %s: got %v, exact %v", c.what, c.got, c.exact)
		} else {
			t.Logf("shows: %s: got %v, exact %v", c.what, c.got, c.exact)
		}
	}
}

// TestConfirmOrder shows why main takes one processor: a gradient of spaGO's is not a function of its input on several.
func TestConfirmOrder(t *testing.T) {
	const exact = -0.50802825345480705627715528667717916820836460651126 // diff(-sqrt(1-p)*log(p), 1+2**-23), p = exp(x)/(3+exp(x))
	gradients := func(processors int) (seen []float64) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		for range 100_000 {
			x := mat.NewDense[float32](mat.WithBacking([]float32{0, 0, 0, 0x1.000002p+00}), mat.WithGrad(true))
			if err := ag.Backward(losses.FocalLoss(x, 3, 0.5)); err != nil {
				t.Fatal(err)
			}
			if g := x.Grad().Data().F64()[3]; !slices.Contains(seen, g) {
				seen = append(seen, g)
			}
		}
		slices.Sort(seen)
		return seen
	}
	if one := gradients(1); len(one) != 1 {
		t.Errorf("on one processor: got the gradients %v, want one", one)
	}
	if several := gradients(max(2, runtime.NumCPU())); len(several) == 1 {
		t.Logf("does not show here: on several processors the gradient was %v each time", several)
	} else {
		t.Logf("shows: a slope of FocalLoss differs from run to run: got %v, exact %v", several, exact)
	}
}
