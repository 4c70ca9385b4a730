package benchmarks_test

import (
	"math"
	"strings"
	"testing"

	"github.com/lossgate/lossgate/benchmarks"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/spec"
)

// BenchmarkLoss times every reference on one batch, value and gradient. Sizes are never powers of two.
func BenchmarkLoss(b *testing.B) {
	const n = 1000
	for _, e := range catalog.Entries() {
		l, err := e.Spec(nil)
		if err != nil {
			b.Fatal(err)
		}
		got, err := catalog.Reference{}.Float64(e.Name, nil)
		if err != nil {
			b.Fatal(err)
		}
		batch := repeat(l, n)
		p := benchmarks.Point{Loss: strings.ReplaceAll(l.String(), " ", ""), Impl: "reference", Dtype: "f64", N: n}
		b.Run(p.String(), func(b *testing.B) {
			var dst []float64
			for b.Loop() {
				if dst, err = got.Value(dst, batch, impl.Mean); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(batch.Pred)), "ns/elem")
		})
	}
}

// repeat fills a batch with n plain samples of a loss: legal, and different enough that no branch is always the same.
func repeat(l spec.Loss, n int) impl.Batch[float64] {
	size := func(dims []spec.Dim) (shape []int) {
		for _, d := range dims {
			shape = append(shape, max(d.Min, min(d.Max, 3)))
		}
		return shape
	}
	b := impl.Batch[float64]{N: n, Shape: size(l.Shape), TargetShape: size(l.TargetShape)}
	fill := func(d spec.Domain, shape []int, i int) (v []float64) {
		row := 1
		if len(shape) > 0 {
			row = shape[len(shape)-1]
		}
		for j := range spec.Size(shape) {
			v = append(v, entry(d.At(shape, j), i, j, row))
		}
		return v
	}
	for i := range n {
		b.Pred = append(b.Pred, fill(l.Pred, b.Shape, i)...)
		if l.HasTarget() {
			b.Target = append(b.Target, fill(l.Target, b.TargetShape, i+7)...)
		}
		labels, _ := l.Counts(b.Shape)
		for j := range labels {
			b.Class = append(b.Class, (i+j)%l.Classes(spec.Sample{Shape: b.Shape, TargetShape: b.TargetShape}))
		}
	}
	return b
}

// entry is a legal number for entry j of sample i, in a row of that length.
func entry(d spec.Domain, i, j, row int) float64 {
	x := float64((i*31+j*17)%97)/97 + 0.005
	switch d.Couple {
	case spec.Simplex:
		if w := 1 / float64(row); j%row > 0 {
			return w
		}
		return 1 - float64(row-1)/float64(row)
	case spec.LogSimplex:
		return -math.Log(float64(row))
	case spec.Signs:
		return float64(1 - 2*(i%2))
	case spec.Bits:
		return float64(i % 2)
	case spec.Box:
		return x/2 + float64(j/2)
	}
	switch {
	case d.Lo == 0 && d.Hi == 1:
		return x / 1.01
	case d.Lo == 0:
		return x * 4
	case d.Hi == 0:
		return -x
	}
	return 8*x - 4
}
