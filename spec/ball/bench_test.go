package ball

import (
	"fmt"
	"testing"
)

// Medians that the oracle is held to, at its starting precision: softmax cross-entropy of 10 classes with all gradients
// under 100 µs, logistic with its derivative under 20 µs.
func BenchmarkOracle(b *testing.B) {
	logits := []float64{.1, -2, 3, 4.5, -1, 0, 2, 2.5, -.5, 1}
	for _, prec := range []uint{96, 128, 256} {
		b.Run(fmt.Sprintf("loss=softmax-ce/classes=10/prec=%d", prec), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e := NewEval(prec, 384)
				e.Format = Float64
				z := make([]Real, len(logits))
				for i, x := range logits {
					z[i] = e.Of(x)
				}
				Grad(logSumExp(z).Sub(z[3]), z)
			}
		})
		b.Run(fmt.Sprintf("loss=logistic/prec=%d", prec), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e := NewEval(prec, 384)
				e.Format = Float64
				m := e.Of(1.7)
				Grad(Of(1).Add(m.Neg().Exp()).Log(), []Real{m})
			}
		})
	}
}

// BenchmarkFunction times every function at an ordinary argument.
func BenchmarkFunction(b *testing.B) {
	for _, f := range functions {
		for _, prec := range []uint{128, 256} {
			b.Run(fmt.Sprintf("f=%s/prec=%d", f.name, prec), func(b *testing.B) {
				e := NewEval(prec, prec)
				x := []Real{e.Of(1.7), e.Of(-2.3)}
				for b.Loop() {
					f.f(x)
				}
			})
		}
	}
}
