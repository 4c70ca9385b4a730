package process_test

import (
	"context"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// BenchmarkDo is the protocol alone: cases of 16 numbers, in requests of 32, to an adapter in Go and back.
func BenchmarkDo(b *testing.B) {
	exe, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	p, err := process.Start(context.Background(), process.Options{Command: []string{exe}, Env: []string{fakeMode + "=plain"}})
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	r := rand.New(rand.NewPCG(1, 2))
	v := make([]float64, 16)
	for i := range v {
		v[i] = r.NormFloat64() + 5
	}
	asks := make([]process.Ask, 512)
	for i := range asks {
		asks[i] = process.Ask{
			Loss: "half-squared", Params: impl.Params{"factor": {3}}, Dtype: wire.F64, Want: wire.Value,
			Batch: impl.Batch[float64]{N: 16, Pred: v, Target: v},
		}
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, a := range p.Do(context.Background(), asks) {
			if a.Err != nil {
				b.Fatal(a.Err)
			}
		}
		n += len(asks)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "cases/s")
}
