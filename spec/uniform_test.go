package spec_test

import (
	"testing"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// TestUniform holds batches to the games that they are: the same values and slopes as with weights of 1/n, where those are numbers of
// the format, and for three points the mean of the loss of each.
func TestUniform(t *testing.T) {
	even := func(n int) (w []float64) {
		for range n {
			w = append(w, 1/float64(n))
		}
		return w
	}
	for _, tc := range []struct {
		loss spec.Loss
		rows int // of weights
	}{
		{spec.GANMinimaxD(), 2}, {spec.HingeGAND(), 2}, {spec.LSGAND(-1, 1), 2}, {spec.WGANCritic(), 2}, {spec.RSGAND(), 1}, {spec.RaGAND(), 2},
	} {
		batch := spec.Uniform().Apply(tc.loss)
		if batch.HasTarget() || batch.TargetGrad {
			t.Errorf("%s: a batch has a target", batch)
		}
		for _, n := range []int{1, 2, 4} {
			s := spec.Sample{Pred: []float64{0.5, -2, 3, 1, -0.25, 7, -1, 0.125}[:2*n], Shape: []int{2, n}}
			if err := batch.CheckSample(s, ball.Float64.U.F()); err != nil {
				t.Fatal(err)
			}
			weighted := s.Clone()
			for range tc.rows {
				weighted.Target = append(weighted.Target, even(n)...)
			}
			if weighted.TargetShape = []int{n}; tc.rows == 2 {
				weighted.TargetShape = []int{2, n}
			}
			for _, stable := range []bool{false, true} {
				a, b := rounded(t, batch, s, stable), rounded(t, tc.loss, weighted, stable)
				for i := range a {
					if a[i] != b[i] {
						t.Errorf("%s at %v, stable %v: %v, want those with weights %v", batch, s, stable, a, b)
						break
					}
				}
			}
		}
	}
	three := spec.Sample{Pred: []float64{3, -5, 11}, Shape: []int{3}}
	if got := rounded(t, spec.Uniform().Apply(spec.WGANGenerator()), three, false)[0]; got != -3 {
		t.Errorf("the mean of 3, −5 and 11 is %v with a minus, want −3", got)
	}
}

// rounded is the value and the gradient of l at s as numbers.
func rounded(t *testing.T, l spec.Loss, s spec.Sample, stable bool) []float64 {
	t.Helper()
	a, err := l.Ask(s, spec.Question{Stable: stable, Grad: true, Enough: sharp})
	if err != nil {
		t.Fatalf("%s at %v: %v", l, s, err)
	}
	v, _ := a.Value.Round(ball.Float64)
	all := []float64{v}
	for _, g := range a.Grad {
		v, _ := g.Lo.Round(ball.Float64)
		all = append(all, v)
	}
	return all
}
