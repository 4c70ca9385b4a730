package infer

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
)

// denominator finds out what Mean divides by: the samples are three, of weights 1, 2 and 4, and of different divisors where the loss has such.
func (got Subject[F]) denominator(ctx context.Context, l spec.Loss) []Finding {
	var ss []spec.Sample
	for i := 0; i < 200 && len(ss) < 3; i++ {
		s := properties.Drawn(l, got.Format, false, 100+i)
		if len(ss) > 0 && spec.Size(s.Shape) != spec.Size(ss[0].Shape) || l.Ignored(s) || l.CheckSample(s, got.Format.U.F()) != nil || len(ss) > 0 && len(s.Class) != len(ss[0].Class) {
			continue
		}
		if len(ss) == 2 && l.Divisor != nil && l.Divisor(s) == l.Divisor(ss[0]) && l.Divisor(s) == l.Divisor(ss[1]) && i < 150 {
			continue
		}
		if a := got.Do(ctx, []properties.Call{{Samples: []spec.Sample{s}}})[0]; a.Err == nil && len(a.Out) == 1 && a.Out[0] != 0 && math.Abs(float64(a.Out[0])) < 0x1p10 {
			ss = append(ss, s)
		}
	}
	if len(ss) < 3 {
		return nil
	}
	weights := []float64{1, 2, 4}
	as := got.Do(ctx, []properties.Call{
		{Samples: ss, Weights: weights}, {Samples: ss, Weights: weights, Reduction: impl.Mean}, {Samples: ss}, {Samples: ss, Reduction: impl.Mean},
	})
	for _, a := range as {
		if errors.Is(a.Err, impl.ErrUnsupported) {
			return []Finding{{Says: "what a mean divides by is not known: it offers no reduction of that kind, or no weights"}}
		}
	}
	if len(as[0].Out) != 3 || len(as[1].Out) != 1 {
		return []Finding{{Says: fmt.Sprintf("what a mean divides by is not known: the mean of three samples gives %v, %v", as[1].Out, as[1].Err)}}
	}
	sum, divisors, size := 0.0, 0.0, float64(spec.Size(ss[0].Shape))
	for i, s := range ss {
		sum += float64(as[0].Out[i])
		d := 1.0
		if l.Divisor != nil {
			d = l.Divisor(s)
		}
		divisors += weights[i] * d
	}
	mean := float64(as[1].Out[0])
	for _, d := range []struct {
		by      float64
		finding Finding
	}{
		{divisors, Finding{}},
		{7, Finding{"mean:count", "a mean divides by the sum of the weights of the samples, whatever their classes weigh"}},
		{3, Finding{Says: "a mean divides by the number of samples, whatever they weigh"}},
		{7 * size, Finding{spec.MeanOverEntries().Name, "a mean divides by the sum of weights times the number of entries"}},
		{3 * size, Finding{Says: "a mean divides by the number of entries, whatever the samples weigh"}},
	} {
		if !got.close(mean*d.by, sum) {
			continue
		}
		if d.finding == (Finding{}) {
			return nil
		}
		return []Finding{d.finding}
	}
	return []Finding{{Says: fmt.Sprintf("a mean divides by %.6g, for three samples of weights 1, 2 and 4 and %v entries each", sum/mean, size)}}
}

// emptyMean finds out what the mean of nothing is, of no samples or of samples that weigh nothing, where it is not an error.
func (got Subject[F]) emptyMean(ctx context.Context, l spec.Loss) []Finding {
	s := properties.Drawn(l, got.Format, false, 0)
	for _, a := range got.Do(ctx, []properties.Call{{Samples: []spec.Sample{s, s}, Weights: []float64{0, 0}, Reduction: impl.Mean}, {Reduction: impl.Mean}}) {
		if a.Err != nil || len(a.Out) != 1 {
			continue
		}
		f := Finding{Says: fmt.Sprintf("the mean of nothing is %v", a.Out[0])}
		if c, err := spec.ParseConvention(spec.EmptyMean(float64(a.Out[0])).Name, l); err == nil {
			f.Convention = c.Name
		}
		return []Finding{f}
	}
	return nil
}

// smoothing finds out whether the mass that label smoothing takes from the label goes to all classes or to the others alone: the latter is the
// former with ε·C/(C−1).
func (got Subject[F]) smoothing(ctx context.Context, l spec.Loss) ([]Finding, error) {
	if l.Param("label_smoothing") == nil || l.Class.Max == 0 {
		return nil, nil
	}
	const eps = 0.125
	p := impl.Params{"label_smoothing": {eps}}
	all, err := got.Spec(p)
	if err != nil {
		return nil, err
	}
	var calls []properties.Call
	for i := range 24 {
		if s := properties.Drawn(l, got.Format, false, i); len(s.Pred) > 1 && !l.Ignored(s) {
			calls = append(calls, properties.Call{Samples: []spec.Sample{s}, Params: p})
		}
	}
	agree := map[string]int{}
	answered := 0
	for i, a := range got.Do(ctx, calls) {
		if a.Err != nil || len(a.Out) != 1 {
			continue
		}
		answered++
		s := calls[i].Samples[0]
		c := float64(len(s.Pred))
		others, err := got.Spec(impl.Params{"label_smoothing": {eps * c / (c - 1)}})
		if err != nil {
			return nil, err
		}
		for name, h := range map[string]spec.Loss{"all": all, "others": others} {
			if e := explain(hypothesis{loss: h}, got.Format, []probe{{s: s, value: float64(a.Out[0])}}, false); e.values == 0 {
				agree[name]++
			}
		}
	}
	switch {
	case answered == 0 || agree["all"] == answered:
		return nil, nil
	case agree["others"] == answered:
		return []Finding{{Says: "label smoothing gives its mass to the other classes alone"}}, nil
	}
	return []Finding{{Says: fmt.Sprintf("label smoothing of %v gives its mass to neither all classes nor the others alone", eps)}}, nil
}
