package spec_test

import (
	"os"
	"strings"
	"testing"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// informative are the losses of testdata/divergence.txt, which divergence.py makes.
var informative = map[string]func() spec.Loss{
	"kl": spec.KL, "generalized-kl": spec.GeneralizedKL, "js": spec.JS, "hellinger": spec.Hellinger, "bhattacharyya": spec.Bhattacharyya,
	"total-variation": spec.TotalVariation, "cross-entropy": spec.CrossEntropy, "entropy": spec.Entropy,
}

// TestDivergenceGolden holds definitions, stable forms and their gradients to mpmath: what the ball rounds to is what the truth rounds to.
func TestDivergenceGolden(t *testing.T) {
	text, err := os.ReadFile("testdata/divergence.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, line := range strings.Split(string(text), "\n") {
		w := strings.Fields(line)
		if len(w) == 0 || w[0] == "#" {
			continue
		}
		n++
		l, p, q := informative[w[0]](), numbers(t, w[1]), numbers(t, w[2])
		s := spec.Sample{Pred: q, Target: p, Shape: []int{len(q)}, TargetShape: []int{len(p)}}
		if !l.HasTarget() {
			s.Target, s.TargetShape = nil, nil
		}
		want := numbers(t, w[3]+","+w[4])
		for _, stable := range []bool{false, true} {
			a, err := l.Ask(s, spec.Question{Stable: stable, Grad: true, Enough: sharp})
			if err != nil {
				t.Errorf("%s at %v, stable %v: %v", l, s, stable, err)
				continue
			}
			for i, set := range append([]spec.Set{{Lo: a.Value, Hi: a.Value}}, a.Grad...) {
				lo, _ := set.Lo.Round(ball.Float64)
				hi, _ := set.Hi.Round(ball.Float64)
				if got := lo/2 + hi/2; got != want[i] { // the middle, where p = q is a kink
					t.Errorf("%s at %v, stable %v, number %d: got %v, want %v", l, s, stable, i, got, want[i])
				}
			}
		}
	}
	if n < 500 {
		t.Errorf("%d lines, want over 500", n)
	}
}

// sharp reports whether every number is known well enough to round even what is nearly halfway between two floats, or is so small that
// it is 0, which equal logarithms never say.
func sharp(a spec.Answer) bool {
	for _, set := range append([]spec.Set{{Lo: a.Value, Hi: a.Value}}, a.Grad...) {
		for _, x := range []ball.Real{set.Lo, set.Hi} {
			if x.RelBits() < 110 && x.Rad().Cmp(ball.Pow2(-1400)) > 0 {
				return false
			}
		}
	}
	return true
}
