package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/process/wire"
	"github.com/lossgate/lossgate/spec"
)

// drawn is how many numbers of pred are drawn. Longer batches are those, many times over: 10^5 different numbers are more than a branch predictor learns.
const drawn = 100_000

// width is the number of classes of a row.
const width = 1000

// curve is how many operations an exponential or a logarithm counts for: two for each coefficient of a polynomial of degree seven.
const curve = 16

// A subject is a loss to measure. The operations are those of its formula, an element: what a kernel needs is more, and its own business.
type subject struct {
	name     string
	value    float64   // operations of the value
	gradient float64   // of the gradient beyond those
	rows     bool      // samples are rows of classes, with an index each
	bounded  bool      // the target is in [0, 1]
	wide     bool      // in float64 as well, since gonum, which has nothing in float32, has it
	why      [2]string // what keeps ours from being faster, in float32 and in float64
	impl.Batch[float64]
	spec spec.Loss
}

// subjects are the losses that everybody has.
func subjects() ([]*subject, error) {
	const (
		sums = "Ours sums in float64, and compensated, so that the mean of 10^7 numbers is exact; PyTorch sums float32s."
		exps = "Exponentials bound ours, whose sums are in float64, and compensated."
	)
	all := []*subject{
		// (p−t)², summed; its double, scaled
		{name: "squared", value: 3, gradient: 1, wide: true, why: [2]string{sums, "Ours sums compensated, which PyTorch does not."}},
		// c(r−c/2), summed, of r clipped to c; c, scaled
		{name: "huber", value: 7, gradient: 1, why: [2]string{sums}},
		// max(z,0) − zy + log1p(e), summed, of e = exp(−|z|); 1/(1+e) − y, scaled
		{name: "bce-logits", value: 6 + 2*curve, gradient: 4, bounded: true, why: [2]string{exps}},
		// max, exp(x−max), their sum; that over the sum, scaled
		{name: "softmax-ce", value: 3 + curve, gradient: 2, rows: true, wide: true, why: [2]string{exps, exps}},
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, s := range all {
		e, err := catalog.Find(s.name)
		if err != nil {
			return nil, err
		}
		if s.spec, err = e.Spec(nil); err != nil {
			return nil, err
		}
		number := func(lo, hi float64) float64 { return float64(float32(lo + (hi-lo)*r.Float64())) } // the same in both formats
		s.N = drawn
		for range drawn {
			s.Pred = append(s.Pred, number(-4, 4))
		}
		if s.rows {
			s.N, s.Shape = drawn/width, []int{width}
			for range s.N {
				s.Class = append(s.Class, r.IntN(width))
			}
			continue
		}
		for range drawn {
			s.Target = append(s.Target, number(map[bool]float64{true: 0, false: -4}[s.bounded], map[bool]float64{true: 1, false: 4}[s.bounded]))
		}
	}
	return all, nil
}

// A question is one thing to measure.
type question struct {
	*subject
	op    string // "value" or "valuegrad"
	dtype wire.Dtype
	tile  int // how many times over the batch is taken
}

// questions lists them, short batches first.
func questions(all []*subject) (qs []question) {
	for _, tile := range []int{1, 100} {
		for _, d := range []wire.Dtype{wire.F32, wire.F64} {
			for _, s := range all {
				if d == wire.F64 && !s.wide {
					continue
				}
				for _, op := range []string{"value", "valuegrad"} {
					qs = append(qs, question{s, op, d, tile})
				}
			}
		}
	}
	return qs
}

// elems is the number of numbers of pred.
func (q question) elems() int { return drawn * q.tile }

// work is how many bytes an element moves at least, and how many operations its formula has. A row's class is not counted.
func (q question) work() (bytes, flops float64) {
	bytes, flops = float64(q.dtype.Size()), q.value
	if !q.rows {
		bytes *= 2
	}
	if q.op == "valuegrad" {
		bytes, flops = bytes+float64(q.dtype.Size()), flops+q.gradient
	}
	return bytes, flops
}

// params are the loss's own, in full.
func (q question) params() impl.Params {
	p := impl.Params{}
	for _, x := range q.spec.Params {
		p[x.Name] = x.Value
	}
	return p
}

// label is the loss as a part of a benchmark's name.
func (q question) label() string { return strings.ReplaceAll(q.spec.String(), " ", "") }

// batch is what an implementation in Go is given.
func batch[F impl.Float](q question) impl.Batch[F] {
	narrow := func(v []float64) []F {
		out := make([]F, 0, len(v)*q.tile)
		for range q.tile {
			for _, x := range v {
				out = append(out, F(x))
			}
		}
		return out
	}
	return impl.Batch[F]{N: q.N * q.tile, Shape: q.Shape, Pred: narrow(q.Pred), Target: narrow(q.Target), Class: slices.Repeat(q.Class, q.tile)}
}
