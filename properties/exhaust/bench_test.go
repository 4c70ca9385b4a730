package exhaust

import (
	"fmt"
	"testing"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/fast"
	"github.com/lossgate/lossgate/reports"
)

// What a sweep of float32 costs for each input: a million inputs of every size from the least to the largest.
func BenchmarkSweep(b *testing.B) {
	have := fast.Variants()
	v := have[len(have)-1]
	for _, y := range yardsticks() {
		b.Run(fmt.Sprintf("loss=%s/variant=%s/dtype=f32", y.name, v), func(b *testing.B) {
			e, err := catalog.Find(y.name)
			if err != nil {
				b.Fatal(err)
			}
			l, err := e.Spec(nil)
			if err != nil {
				b.Fatal(err)
			}
			got, err := catalog.Fast{Settings: &fast.Settings{Variant: v, Workers: 1}}.Float32(y.name, nil)
			if err != nil {
				b.Fatal(err)
			}
			s, err := New(l, got, reports.Certificate{Dtype: "f32"})
			if err != nil {
				b.Fatal(err)
			}
			const every = 255 * 4 // blocks
			blocks, tried, c := newBlock(), 0, s.Certificate()
			for b.Loop() {
				for lo := 0; lo < s.empty.Inputs; lo += every * blockLen {
					if err := s.try(blocks, lo, s.empty.Inputs, &c); err != nil {
						b.Fatal(err)
					}
					tried += len(blocks.x)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(tried), "ns/input")
			b.ReportMetric(0, "ns/op")
		})
	}
}
