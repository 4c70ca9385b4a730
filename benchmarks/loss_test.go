package benchmarks_test

import (
	"errors"
	"math"
	"strings"
	"testing"
	"unsafe"

	"github.com/lossgate/lossgate/benchmarks"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/fast"
	"github.com/lossgate/lossgate/spec"
)

// BenchmarkLoss times every reference on one small batch, and every batched kernel on one that fills the second-level cache. Sizes are never
// powers of two. The speed of a kernel is that of one core.
func BenchmarkLoss(b *testing.B) {
	quick := catalog.Fast{Settings: &fast.Settings{Workers: 1}}
	for _, e := range catalog.Entries() {
		l, err := e.Spec(nil)
		if err != nil {
			b.Fatal(err)
		}
		p := benchmarks.Point{Loss: strings.ReplaceAll(l.String(), " ", ""), Impl: "reference", Op: "value", Dtype: "f64", N: 1000}
		slow, err := catalog.Reference{}.Float64(e.Name, nil)
		if err != nil {
			b.Fatal(err)
		}
		measure(b, p, l, slow, 3)

		wide, err := quick.Float64(e.Name, nil)
		if errors.Is(err, impl.ErrUnsupported) {
			continue
		}
		if err != nil {
			b.Fatal(err)
		}
		narrow, err := quick.Float32(e.Name, nil)
		if err != nil {
			b.Fatal(err)
		}
		width := 1000 // of a row, of which there are fewer
		if p.N = 100_000; len(l.Shape) > 0 {
			p.N /= width
		}
		for _, op := range []string{"value", "valuegrad"} {
			p.Impl, p.Op = "fast", op
			p.Dtype = "f32"
			measure(b, p, l, narrow, width)
			p.Dtype = "f64"
			measure(b, p, l, wide, width)
		}
	}
}

// measure times one operation of an implementation under Mean, on rows of that width where a loss may have any. cpu-ns/op is what the process
// used: on a shared machine it varies less than time does. The batch is made only where the benchmark is asked for, since bench-compare runs each
// in processes of its own.
func measure[F impl.Float](b *testing.B, p benchmarks.Point, l spec.Loss, got impl.Loss[F], width int) {
	b.Run(p.String(), func(b *testing.B) {
		batch := repeat[F](l, p.N, width)
		value, grad := make([]F, 1), make([]F, len(batch.Pred))
		both, ok := got.(impl.ValueGrader[F])
		if !ok && p.Op != "value" {
			b.Fatal("no ValueGrad")
		}
		once := func() (err error) {
			if p.Op == "value" {
				_, err = got.Value(value, batch, impl.Mean)
				return err
			}
			_, _, err = both.ValueGrad(value, grad, batch, impl.Mean, nil)
			return err
		}
		numbers := len(batch.Pred) + len(batch.Target)
		if p.Op == "valuegrad" {
			numbers += len(grad)
		}
		b.SetBytes(int64(numbers) * int64(unsafe.Sizeof(value[0])))
		b.ReportAllocs()
		used := benchmarks.CPU()
		for b.Loop() {
			if err := once(); err != nil {
				b.Fatal(err)
			}
		}
		used = benchmarks.CPU() - used
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(batch.Pred)), "ns/elem")
		b.ReportMetric(float64(used.Nanoseconds())/float64(b.N), "cpu-ns/op")
		if p.Impl == "fast" { // of the references, describe knows the worst errors from far more cases
			n, width := looked, 20
			if len(l.Shape) > 0 {
				n /= width
			}
			worst, err := maxUlp(l, both, repeat[F](l, n, width), p.Op != "value")
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(worst, "max-ulp")
		}
	})
}

// repeat fills a batch with n plain samples of a loss, of rows of that width where they may have any: legal, and in no order that a branch
// predictor could learn.
func repeat[F impl.Float](l spec.Loss, n, width int) impl.Batch[F] {
	size := func(dims []spec.Dim) (shape []int) {
		for _, d := range dims {
			if len(dims) == 1 && width > 3 && d.Max > d.Min { // of the smallest sizes that generators draw
				shape = append(shape, width)
				continue
			}
			shape = append(shape, max(d.Min, min(d.Max, 3)))
		}
		return shape
	}
	b := impl.Batch[F]{N: n, Shape: size(l.Shape), TargetShape: size(l.TargetShape)}
	fill := func(v []F, d spec.Domain, shape []int, i int) []F {
		row := 1
		if len(shape) > 0 {
			row = shape[len(shape)-1]
		}
		for j := range spec.Size(shape) {
			v = append(v, F(entry(d.At(shape, j), i, j, row)))
		}
		return v
	}
	for i := range n {
		b.Pred = fill(b.Pred, l.Pred, b.Shape, i)
		if l.HasTarget() {
			b.Target = fill(b.Target, l.Target, b.TargetShape, i+n)
		}
		labels, _ := l.Counts(b.Shape)
		for j := range labels {
			b.Class = append(b.Class, (i+j)%l.Classes(spec.Sample{Shape: b.Shape, TargetShape: b.TargetShape}))
		}
	}
	return b
}

// hash mixes i and j (the finaliser of splitmix64).
func hash(i, j int) uint64 {
	h := uint64(i)*0x9e3779b97f4a7c15 + uint64(j)*0xd1b54a32d192ed03
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// entry is a legal number for entry j of sample i, in a row of that length.
func entry(d spec.Domain, i, j, row int) float64 {
	h := hash(i, j)
	x := float64(h>>40)/(1<<24)*0.99 + 0.005
	switch d.Couple {
	case spec.Simplex:
		if w := 1 / float64(row); j%row > 0 {
			return w
		}
		return 1 - float64(row-1)/float64(row)
	case spec.LogSimplex:
		return -math.Log(float64(row))
	case spec.Signs:
		return float64(1 - 2*int(h&1))
	case spec.Bits:
		return float64(h & 1)
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
