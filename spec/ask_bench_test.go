package spec_test

import (
	"testing"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// BenchmarkJudge times what one judged case costs: the stable form with its running error, value and all gradients.
func BenchmarkJudge(b *testing.B) {
	for _, c := range []struct {
		loss spec.Loss
		at   spec.Sample
	}{
		{spec.Huber(1), spec.Sample{Pred: []float64{1.75}, Target: []float64{0.25}}},
		{spec.SoftmaxCE(nil, -100, 0), spec.Sample{Pred: []float64{.1, -2, 3, 4.5, -1, 0, 2, 2.5, -.5, 1}, Shape: []int{10}, Class: []int{3}}},
	} {
		b.Run("loss="+c.loss.Name+"/op=valuegrad", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.loss.Judge(c.at, ball.Float64, true); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
