package benchmarks_test

import (
	"context"
	"runtime/debug"
	"testing"

	"github.com/lossgate/lossgate/benchmarks"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
)

// BenchmarkSuite times what a property-based test of a loss does, and that alone: draw a sample, ask for value and gradient, and hold both to the
// oracle. benchmarks/peers measures the same of Hypothesis with mpmath.
func BenchmarkSuite(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(1000)) // as in check
	const checks = 2000
	for _, loss := range []string{"logistic", "softmax-ce"} {
		b.Run("loss="+loss+"/suite=lossgate", func(b *testing.B) {
			l, got := reference(b, loss, nil)
			for i, d := range l.Shape {
				l.Shape[i] = spec.Dim{Name: d.Name, Min: 10, Max: 10} // classes, as many in both suites
			}
			var perCase float64 // seconds for a value and a gradient
			rounds := 0
			for ; b.Loop(); rounds++ {
				for _, property := range []string{"u-value", "u-gradient"} {
					s, cases, before := &properties.Settings{Checks: checks, Seed: uint64(rounds + 1), Only: property}, 0, benchmarks.CPU()
					for _, r := range properties.Check(context.Background(), l, got, s) {
						if r.Failure != nil {
							b.Fatalf("%s is refuted", r.Property)
						}
						cases += r.Cases
					}
					perCase += (benchmarks.CPU() - before).Seconds() / float64(cases)
				}
			}
			b.ReportMetric(float64(rounds)/perCase, "cases/cpu-s")
		})
	}
}
