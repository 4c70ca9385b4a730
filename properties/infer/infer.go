// Package infer finds out by which conventions an unknown implementation computes a loss: the factor ½, clipping constants, what a mean divides
// by, where smoothing puts its mass, which way a divergence runs, what is returned at a kink and for an empty mean.
//
// Position: a convention is inferred only where it explains every answer, by the error budgets of package properties, and the loss as it is
// specified does not. What nothing explains is said with the sample that shows it; it is never guessed at.
package infer

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// A Finding is one thing that was found out.
type Finding struct {
	Convention string // as an adapter declares it: "clip:1e-07,0.9999999"; empty for what has no declaration
	Says       string // in words
}

// A Report is all that was found out of one loss.
type Report struct {
	Findings    []Finding
	Probes      int    // samples whose answers were explained, or not
	Unexplained int    // of these, by the conventions that were found
	Odd         string // the first of those, and what was wrong there
}

// A Subject is an implementation, its format, and the loss that it claims to be, for any parameters.
type Subject[F impl.Float] struct {
	properties.Subject[F]
	Format *ball.Format
	Spec   func(p impl.Params) (spec.Loss, error)
}

// Probe asks the implementation some hundred questions. It depends on the answers alone.
func Probe[F impl.Float](ctx context.Context, got Subject[F]) (r Report, err error) {
	l, err := got.Spec(nil)
	if err != nil {
		return r, err
	}
	ps := got.probes(ctx, l)
	if len(ps) == 0 {
		return r, errors.New("it answers none of the samples that it was asked")
	}
	best := explanation{unexplained: len(ps) + 1}
	for _, h := range hypotheses(l, ps) {
		if e := explain(h, got.Format, ps, best.unexplained); e.unexplained < best.unexplained {
			best = e
		}
		if best.unexplained == 0 {
			break
		}
	}
	r.Probes, r.Unexplained, r.Odd = len(ps), best.unexplained, best.odd
	r.Findings = append(r.Findings, best.of.findings...)
	r.Findings = append(r.Findings, got.denominator(ctx, l)...)
	r.Findings = append(r.Findings, got.emptyMean(ctx, l)...)
	r.Findings = append(r.Findings, kinks(l, ps)...)
	smoothing, err := got.smoothing(ctx, l)
	r.Findings = append(r.Findings, smoothing...)
	return r, err
}

// A probe is a sample with the answers to it: a value, and a gradient where there is one.
type probe struct {
	s     spec.Sample
	kink  string // on which it lies
	value float64
	grad  []float64
}

// probes asks for values and gradients, without reduction where that is offered, of special values, kinks and plain samples. Those that are
// refused, or that no numbers come back from, are left out.
func (got Subject[F]) probes(ctx context.Context, l spec.Loss) (ps []probe) {
	add := func(s spec.Sample, kink string) {
		if l.CheckSample(s, got.Format.U.F()) == nil && !slices.ContainsFunc(slices.Concat(s.Pred, s.Target), func(x float64) bool { return got.Format.Round(x) != x }) {
			ps = append(ps, probe{s: s, kink: kink})
		}
	}
	for _, c := range l.Special {
		if !c.Err && c.Want == c.Want {
			add(c.In, "")
		}
	}
	for _, k := range properties.OnKinks(l, got.Format, 2) {
		if !k.Beside {
			add(k.Sample, k.Kink)
		}
	}
	for i := range 24 {
		add(properties.Drawn(l, got.Format, false, i), "")
	}
	var calls []properties.Call
	for _, p := range ps {
		calls = append(calls, properties.Call{Samples: []spec.Sample{p.s}}, properties.Call{Op: properties.Grad, Samples: []spec.Sample{p.s}})
	}
	as := got.Do(ctx, calls)
	var answered []probe
	for i, p := range ps {
		value, grad := as[2*i], as[2*i+1]
		if value.Err != nil || len(value.Out) != 1 {
			continue
		}
		p.value = float64(value.Out[0])
		if grad.Err == nil && len(grad.Out) == len(p.s.Pred) {
			for _, g := range grad.Out {
				p.grad = append(p.grad, float64(g))
			}
		}
		answered = append(answered, p)
	}
	return answered
}

// An explanation is how much of the answers a hypothesis explains.
type explanation struct {
	of          hypothesis
	unexplained int
	odd         string
}

// explain counts the probes whose value or gradient is not what the hypothesis says, up to most of them. What the oracle leaves open counts
// as explained.
func explain(h hypothesis, f *ball.Format, ps []probe, most int) explanation {
	e := explanation{of: h}
	for _, p := range ps {
		if e.unexplained == most {
			break
		}
		value, grad, _, err := properties.Bounds(h.loss, f, p.s, 20)
		what := ""
		switch {
		case err != nil:
			continue
		case !value.Admits(p.value, value.Must):
			what = fmt.Sprintf("value %v, want %s", p.value, decimal(value.Lo))
		}
		for i, g := range p.grad {
			if what != "" || i >= len(grad) || grad[i].Less >= 0 { // where only differences are specified values tell enough
				break
			}
			if !grad[i].Admits(g, grad[i].Must) {
				what = fmt.Sprintf("gradient[%d] %v, want %s", i, g, decimal(grad[i].Lo))
			}
		}
		if what == "" {
			continue
		}
		if e.unexplained++; e.odd == "" {
			e.odd = fmt.Sprintf("%s at %s", what, p.s)
		}
	}
	return e
}

func decimal(x ball.Real) string {
	s, _ := x.Text(10)
	return s
}

// kinks tells which element of the generalised gradient comes back where the derivative jumps.
func kinks(l spec.Loss, ps []probe) (all []Finding) {
	for _, p := range ps {
		if p.kink == "" || p.grad == nil || l.Tangent {
			continue
		}
		a, err := l.Exact(p.s, true, 60)
		if err != nil || !a.Complete {
			continue
		}
		for i, set := range a.Grad {
			if set.Lo.Overlaps(set.Hi) || set.Lo.IsInf() || set.Hi.IsInf() {
				continue
			}
			f := Finding{Says: fmt.Sprintf("on the kink %s the gradient is %s", p.kink, properties.Element(p.grad[i], set))}
			if !slices.Contains(all, f) {
				all = append(all, f)
			}
		}
	}
	return all
}

// close reports whether two numbers of the format are one but for some roundings.
func (got Subject[F]) close(x, y float64) bool {
	return x == y || math.Abs(x-y) <= 64*got.Format.U.F()*max(math.Abs(x), math.Abs(y))
}
