package properties

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// exactBits is the precision of the specification as an implementation: far beyond any format, so that reductions in
// balls round once for all practical purposes.
const exactBits = 256

// Exact is the specification as an implementation: correctly rounded values, and the middle of the set as the gradient at
// a tie. It must pass every property, and a property that it fails is a wrong property. Format is as in Settings.
type Exact[F impl.Float] struct {
	Loss   spec.Loss
	Format *ball.Format
}

// Do implements Subject.
func (x Exact[F]) Do(_ context.Context, calls []Call) []Answer[F] {
	out := make([]Answer[F], len(calls))
	seen := recall{}
	for i, c := range calls {
		out[i].Out, out[i].Err = x.one(c, seen)
	}
	return out
}

// A recall is what was evaluated already for the calls at hand, which are of the same few samples. A sample is known by the
// places of its numbers.
type (
	recall   map[question]recalled
	question struct {
		pred, target *float64
		class, shape *int
		grad         bool
	}
	recalled struct {
		answer spec.Answer
		err    error
	}
)

// exact is x.Loss.Exact, once for each sample.
func (r recall) exact(l spec.Loss, s spec.Sample, grad bool) (spec.Answer, error) {
	q := question{place(s.Pred), place(s.Target), place(s.Class), place(s.Shape), grad}
	if known, ok := r[q]; ok {
		return known.answer, known.err
	}
	a, err := l.Exact(s, grad, 120)
	r[q] = recalled{a, err}
	return a, err
}

// place is where v begins; slices of equal places within one case are equal.
func place[E any](v []E) *E {
	if len(v) == 0 {
		return nil
	}
	return &v[0]
}

func (x Exact[F]) one(c Call, seen recall) ([]F, error) {
	if c.Params != nil || c.Op == TargetGrad && !x.Loss.TargetGrad {
		return nil, impl.ErrUnsupported
	}
	if c.Op == Grad && x.Loss.NoGrad {
		return nil, impl.ErrNotDifferentiable
	}
	e := ball.NewEval(exactBits, exactBits)
	num, den, copies := e.Of(0), e.Of(0), e.Of(float64(max(1, c.Repeat)))
	var all []ball.Real
	for k, s := range c.Samples {
		w := 1.0
		if c.Weights != nil {
			w = c.Weights[k]
		}
		if !(w >= 0) || math.IsInf(w, 0) {
			return nil, &impl.DataError{Arg: "weight", At: k, Got: w, Why: "want a finite weight that is not negative"}
		}
		row, err := x.sample(e, c.Op, s, w, seen)
		if err != nil {
			return nil, err
		}
		u := 1.0
		if c.Up != nil && c.Op != Value {
			u = c.Up[min(k, len(c.Up)-1)]
		}
		for i := range row {
			switch {
			case u == 0:
				row[i] = e.Of(0) // of an infinite slope too
			case w != 1 || u != 1:
				row[i] = row[i].Mul(e.Of(w)).Mul(e.Of(u))
			}
		}
		if c.Op == Value { // the entries of a gradient may be infinities that have no sum
			num = num.Add(row[0].Mul(copies))
		}
		den = den.Add(e.Of(w).Mul(e.Of(divisor(x.Loss, s, w))).Mul(copies))
		all = append(all, row...)
	}
	if c.Op == Value && c.Reduction != impl.None {
		all = []ball.Real{num}
	} else {
		all = slices.Repeat(all, max(1, c.Repeat))
	}
	if c.Reduction == impl.Mean {
		if isZero(den) {
			return nil, &impl.DataError{Arg: "weight", At: -1, Got: 0, Why: "the mean of nothing"}
		}
		for i := range all {
			all[i] = all[i].Quo(den)
		}
	}
	out, f := make([]F, len(all)), narrower(x.Format, format[F]())
	for i, r := range all {
		v, _ := r.Round(f)
		out[i] = F(v)
	}
	return out, nil
}

// divisor is what a sample adds to the denominator of the mean.
func divisor(l spec.Loss, s spec.Sample, w float64) float64 {
	switch {
	case w == 0 || l.Ignored(s):
		return 0
	case l.Divisor == nil:
		return 1
	}
	return l.Divisor(s)
}

// isZero reports whether x is exactly 0. Its float64 would not tell: 2^-2000 has none.
func isZero(x ball.Real) bool { return x.Exact() && x.AbsUp().IsZero() }

// sample is the exact value of one sample, or its gradient, as constants of e; zeros for a sample that is not read.
func (x Exact[F]) sample(e *ball.Eval, op Op, s spec.Sample, w float64, seen recall) ([]ball.Real, error) {
	row := make([]ball.Real, map[Op]int{Value: 1, Grad: len(s.Pred), TargetGrad: len(s.Target)}[op])
	for i := range row {
		row[i] = e.Of(0)
	}
	if w == 0 || x.Loss.Ignored(s) {
		return row, nil
	}
	if err := x.Loss.CheckSample(s, narrower(x.Format, format[F]()).U.F()); err != nil {
		return nil, &impl.DataError{Arg: "pred", At: -1, Got: s.Pred, Why: err.Error()}
	}
	a, err := seen.exact(x.Loss, s, op != Value)
	switch {
	case errors.Is(err, spec.ErrUndefined) && op != Value:
		return row, nil // the slope of an infinite value: 0, and nobody judges it
	case errors.Is(err, spec.ErrUndefined): // such as Inf − Inf, for which an implementation has NaN
		return nil, &impl.DataError{Arg: "pred", At: -1, Got: s.Pred, Why: err.Error()}
	case err != nil && !errors.Is(err, spec.ErrUndecided): // where it is undecided the midpoint is as good as any answer
		return nil, err
	case a.Value == (ball.Real{}): // no precision led to a number, as for exp(1e300): it does not know
		return nil, impl.ErrUnsupported
	}
	sets := a.Grad
	if op == TargetGrad {
		sets = a.TargetGrad
	}
	for i := range row {
		if op == Value {
			row[i] = a.Value.In(e)
			continue
		}
		row[i] = sets[i].Lo.In(e).Add(sets[i].Hi.In(e)).Mul(e.Of(0.5))
	}
	return row, nil
}
