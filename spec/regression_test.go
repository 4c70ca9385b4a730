package spec_test

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// robust are the losses of testdata/regression.txt, which regression.py makes.
var robust = map[string]func(p []float64) spec.Loss{
	"barron":       func(p []float64) spec.Loss { return spec.Barron(p[0], p[1]) },
	"log-cosh":     func([]float64) spec.Loss { return spec.LogCosh() },
	"pseudo-huber": func(p []float64) spec.Loss { return spec.PseudoHuber(p[0]) },
	"charbonnier":  func(p []float64) spec.Loss { return spec.Charbonnier(p[0]) },
}

// TestRobustGolden holds definitions and their derivatives to mpmath: what the ball rounds to is what the truth rounds to.
func TestRobustGolden(t *testing.T) {
	f, err := os.Open("testdata/regression.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	n := 0
	for lines.Scan() {
		w := strings.Fields(lines.Text())
		if w[0] == "#" {
			continue
		}
		l := robust[w[0]](numbers(t, w[1]))
		r, want := numbers(t, w[2])[0], numbers(t, w[3]+","+w[4])
		for _, stable := range []bool{false, true} {
			a, err := l.Ask(spec.Sample{Pred: []float64{r}, Target: []float64{0}}, spec.Question{Stable: stable, Grad: true})
			if err != nil {
				if !stable && w[0] == "log-cosh" && r > 1e8 {
					continue // cosh r has no midpoint
				}
				t.Errorf("%s at %v: %v", l, r, err)
				continue
			}
			for i, x := range []ball.Real{a.Value, a.Grad[0].Lo} {
				if got, _ := x.Round(ball.Float64); got != want[i] {
					t.Errorf("%s at %v, stable %v, derivative %d: got %v, want %v", l, r, stable, i, got, want[i])
				}
			}
		}
		n++
	}
	if n < 300 {
		t.Errorf("%d lines, want over 300", n)
	}
}

// numbers reads numbers between commas; "-" is none.
func numbers(t *testing.T, s string) (v []float64) {
	t.Helper()
	if s == "-" {
		return nil
	}
	for _, w := range strings.Split(s, ",") {
		x, err := strconv.ParseFloat(w, 64)
		if err != nil {
			t.Fatal(err)
		}
		v = append(v, x)
	}
	return v
}

// TestPopulationMinimisers compares the intervals that Minimizer claims give with those worked out by hand.
func TestPopulationMinimisers(t *testing.T) {
	p, y := []float64{0.25, 0.25, 0.25, 0.25}, []float64{0, 1, 2, 101}
	for _, tc := range []struct {
		loss   spec.Loss
		lo, hi float64
	}{
		{spec.Squared(), 26, 26},
		{spec.Absolute(), 1, 2},
		{spec.Pinball(0.5), 1, 2},
		{spec.Pinball(0.25), 0, 1},
		{spec.Pinball(0.875), 101, 101},
		{spec.Expectile(0.5), 26, 26},
		{spec.Expectile(0.75), 51, 51}, // 0, 1 and 2 weigh ¼ and 101 weighs ¾: (¼·3 + ¾·101)/(¼·3 + ¾)
		{spec.Huber(1), 1.5, 1.5},      // (x − 1) + (x − 2) = 0, the outer two cancel
		{spec.EpsInsensitive(0.5), 1.5, 1.5},
		{spec.EpsInsensitive(2), 2, 3}, // 101 pulls up until 0 pulls down
	} {
		for _, c := range tc.loss.Claims {
			if m, ok := c.(spec.Minimizer); ok {
				if lo, hi := m.Best(p, y); lo != tc.lo || hi != tc.hi {
					t.Errorf("%s: [%v, %v], want [%v, %v]", tc.loss, lo, hi, tc.lo, tc.hi)
				}
			}
		}
	}
}

// TestMinimiserRoundsOutward takes a mean that float64 cannot hold.
func TestMinimiserRoundsOutward(t *testing.T) {
	for _, c := range spec.Squared().Claims {
		if m, ok := c.(spec.Minimizer); ok {
			lo, hi := m.Best([]float64{0.75, 0.25}, []float64{1, 0x1.0000000000001p0})
			if lo != 1 || hi != 0x1.0000000000001p0 {
				t.Errorf("[%x, %x], want the neighbours of 1 + 2^-54", lo, hi)
			}
		}
	}
}

// TestHullKeepsWhatIsNotKnown asks for a gradient whose second choice is a ball around the first one, exactly 0, at every precision below
// 800 bits: x − t − ε is t here.
func TestHullKeepsWhatIsNotKnown(t *testing.T) {
	s := spec.Sample{Pred: []float64{2}, Target: []float64{-0x1p-727}}
	a, err := spec.SqEpsInsensitive(2).Judge(s, ball.Float64, true)
	if err != nil {
		t.Fatal(err)
	}
	if hi := a.Grad[0].Hi.Float(); hi != 0x1p-726 {
		t.Errorf("the largest slope is %v, want %v", hi, 0x1p-726)
	}
}
