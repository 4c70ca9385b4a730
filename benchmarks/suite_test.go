package benchmarks_test

import (
	"context"
	"runtime/debug"
	"testing"

	"github.com/lossgate/lossgate/benchmarks"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
)

// BenchmarkProperty times the cases of properties, drawn, asked and judged: of the oracle's values and gradients, of what asks for many
// answers, of finite differences, and of what needs no oracle.
func BenchmarkProperty(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(1000)) // as in check
	const checks = 500
	for _, loss := range []string{"logistic", "huber", "msle", "softmax-ce", "ctc"} {
		l, got := reference(b, loss, nil)
		for _, property := range []string{"u-value", "u-gradient", "u-reduction-mean", "u-grad-fd", "u-deterministic"} {
			b.Run("loss="+loss+"/property="+property, func(b *testing.B) {
				cases, before := 0, benchmarks.CPU()
				for seed := uint64(1); b.Loop(); seed++ {
					s := &properties.Settings{Checks: checks, Seed: seed, Only: property}
					for _, r := range properties.Check(context.Background(), l, got, s) {
						if r.Failure != nil {
							b.Fatalf("%s is refuted", r.Property)
						}
						cases += r.Cases
					}
				}
				if cases == 0 {
					b.Skip("this property has no cases of this loss")
				}
				cpu := benchmarks.CPU() - before
				b.ReportMetric(float64(cpu.Nanoseconds())/float64(cases), "cpu-ns/case")
				b.ReportMetric(float64(cases)/cpu.Seconds(), "cases/cpu-s")
			})
		}
	}
}

// BenchmarkKill times the suite until every property that refutes a wrong implementation has: one of other parameters.
func BenchmarkKill(b *testing.B) {
	for loss, wrong := range map[string]impl.Params{"huber": {"delta": {1.25}}, "softmax-ce": {"label_smoothing": {0.125}}} {
		b.Run("loss="+loss, func(b *testing.B) {
			l, _ := reference(b, loss, nil)
			_, got := reference(b, loss, wrong)
			for b.Loop() {
				kills := properties.Kills(context.Background(), l, properties.InProcess[float64]{Loss: got}, &properties.Settings{Checks: 50})
				if len(kills) == 0 {
					b.Fatal("nothing refutes an implementation of other parameters")
				}
			}
		})
	}
}

// reference is the default specification of a loss, with its reference for parameters p.
func reference(b *testing.B, loss string, p impl.Params) (spec.Loss, impl.Loss[float64]) {
	e, err := catalog.Find(loss)
	if err != nil {
		b.Fatal(err)
	}
	l, err := e.Spec(nil)
	if err != nil {
		b.Fatal(err)
	}
	got, err := catalog.Reference{}.Float64(loss, p)
	if err != nil {
		b.Fatal(err)
	}
	return l, got
}
