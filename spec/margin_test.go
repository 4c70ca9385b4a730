package spec_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// marginal is a loss of testdata/margin.txt, which margin.py makes.
func marginal(name string, p []float64) spec.Loss {
	if len(p) == 1 {
		return map[string]func(float64) spec.Loss{"smoothed-hinge": spec.SmoothedHinge, "dwd": spec.DWD, "ramp": spec.Ramp}[name](p[0])
	}
	return map[string]func() spec.Loss{
		"perceptron": spec.Perceptron, "hinge": spec.Hinge, "squared-hinge": spec.SquaredHinge, "modified-huber": spec.ModifiedHuber,
		"logistic": spec.Logistic, "exponential": spec.Exponential, "squared-margin": spec.SquaredMargin, "savage": spec.Savage,
		"tangent": spec.Tangent, "sigmoid-margin": spec.SigmoidMargin,
	}[name]()
}

// marginLines calls do for the words after kind of every line of that kind, and wants at least so many.
func marginLines(t *testing.T, kind string, least int, do func(w []string)) {
	t.Helper()
	text, err := os.ReadFile("testdata/margin.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, line := range strings.Split(string(text), "\n") {
		if w := strings.Fields(line); len(w) > 0 && w[0] == kind {
			do(w[1:])
			n++
		}
	}
	if n < least {
		t.Errorf("%d lines of %q, want at least %d", n, kind, least)
	}
}

// TestMarginGolden holds definitions, stable forms and their derivatives to mpmath, for both signs of the target.
func TestMarginGolden(t *testing.T) {
	marginLines(t, "at", 280, func(w []string) {
		l, m := marginal(w[0], numbers(t, w[1])), numbers(t, w[2])[0]
		want := numbers(t, w[3]+","+w[4])
		for _, y := range []float64{1, -1} {
			for _, stable := range []bool{false, true} {
				a, err := l.Ask(spec.Sample{Pred: []float64{y * m}, Target: []float64{y}}, spec.Question{Stable: stable, Grad: true})
				if err != nil {
					t.Errorf("%s at %v: %v", l, m, err)
					continue
				}
				v, _ := a.Value.Round(ball.Float64)
				g, _ := a.Grad[0].Lo.Round(ball.Float64)
				if v != want[0] || g != y*want[1] {
					t.Errorf("%s at margin %v, target %v, stable %v: %v with slope %v, want %v and %v", l, m, y, stable, v, g, want[0], y*want[1])
				}
			}
		}
	})
}

// TestMarginRisk holds the least risk and its minimiser to a search by mpmath, which knows no formula for either. It prints 15
// digits of the minimiser.
func TestMarginRisk(t *testing.T) {
	marginLines(t, "risk", 60, func(w []string) {
		l, k := marginal(w[0], numbers(t, w[1])), int(numbers(t, w[2])[0])
		least, place := numbers(t, w[3])[0], numbers(t, w[4])[0]
		found := 0
		for _, c := range l.Claims {
			switch c := c.(type) {
			case spec.Minimizer:
				found++
				eta := float64(k) / 64
				if lo, hi := c.Best([]float64{1 - eta, eta}, []float64{-1, 1}); lo != hi || math.Abs(lo-place) > 1e-14*max(1, math.Abs(place)) {
					t.Errorf("%s, eta = %d/64: smallest in [%v, %v], want %v", l, k, lo, hi, place)
				}
			case spec.Relation:
				if c.ID != "m-conditional-risk-closed-form" {
					continue
				}
				found++
				x, err := spec.Formula(c.RHS, []spec.Sample{{Pred: []float64{0}, Target: []float64{1}}}, []int{k, 0})
				if got, _ := x.Round(ball.Float64); err != nil || got != least {
					t.Errorf("%s, eta = %d/64: least risk %v, want %v (%v)", l, k, got, least, err)
				}
			}
		}
		if found != 2 {
			t.Errorf("%s: %d claims of the risk, want 2", l, found)
		}
	})
}

// TestMarginConstants compares the claimed bounds of slope and curvature with the largest found on a grid of step 0.01, which is
// at most a thousandth below.
func TestMarginConstants(t *testing.T) {
	marginLines(t, "most", 4, func(w []string) {
		l := marginal(w[0], nil)
		for _, c := range l.Claims {
			got, want := 0.0, 0.0
			switch c := c.(type) {
			case spec.Lipschitz:
				got, want = c.K, numbers(t, w[1])[0]
				if w[0] == "logistic" {
					want = 1 // approached as m falls, beyond the grid
				}
			case spec.Smooth:
				got, want = c.Beta, numbers(t, w[2])[0]
			default:
				continue
			}
			if got < want || got > want*1.001 {
				t.Errorf("%s: %s, want %v and little more", l, c, want)
			}
		}
	})
}
