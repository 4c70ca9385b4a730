package spec

import (
	"testing"

	"github.com/lossgate/lossgate/spec/ball"
)

// What independent ties make possible is the same whether all choices are tried together or one after the other.
func TestAdditiveHull(t *testing.T) {
	for _, c := range []struct {
		loss Loss
		at   Sample
		ties int
	}{
		{TVImage(), picture(1, 4, 2, 2, 2, 2), 3},
		{TVImage(), picture(2, 2, 1, 1, 1, 5), 2},
		{TVImageIsotropic(), picture(2, 2, 3, 3, 3, 3), 3},
		{LogSpectral(), pictures(1, 3, []float64{1, 2, 4}, []float64{1, 2, 8}), 2},
		{FeatureReconstruction(Layer{Edges(), 1}), maps(1, 1, 3, []float64{1, 2, 0}, []float64{0, 0, 0}), 5},
	} {
		together := c.loss
		together.Additive = false
		q := Question{Grad: true}
		got, err := c.loss.Ask(c.at, q)
		if err != nil {
			t.Fatal(err)
		}
		want, err := together.Ask(c.at, q)
		if err != nil {
			t.Fatal(err)
		}
		if !want.Complete || !got.Complete || len(got.Ties) != c.ties {
			t.Errorf("%v at %v: %d ties, complete %v and %v, want %d and all choices", c.loss, c.at, len(got.Ties), got.Complete, want.Complete, c.ties)
		}
		for i, g := range append(got.Grad, got.TargetGrad...) {
			w := append(want.Grad, want.TargetGrad...)[i]
			for _, end := range [][2]ball.Real{{g.Lo, w.Lo}, {g.Hi, w.Hi}} {
				if !end[0].Overlaps(end[1]) {
					t.Errorf("%v at %v: entry %d of the gradient ends at %v, want %v", c.loss, c.at, i, end[0], end[1])
				}
			}
		}
	}
}
