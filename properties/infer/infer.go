// Package infer finds out by which conventions an unknown implementation computes a loss: the factor ½, clipping constants, what a mean divides
// by, where smoothing puts its mass, which way a divergence runs, what is returned at a kink and for an empty mean.
//
// Position: a convention is inferred only where it explains every value, by the error budgets of package properties, and the loss as it is
// specified does not. Gradients that are not the slope of those values, and what nothing explains, are said with the sample that shows it; they are
// never guessed at.
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
	Probes      int    // answers, values and gradients, that were explained or not
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
	hs := hypotheses(l, ps)
	best := explain(hs[0], got.Format, ps, true)
	for _, h := range hs[1:] {
		if best.values+best.grads == 0 {
			break
		}
		if e := explain(h, got.Format, ps, false); e.values == 0 && (best.values > 0 || e.grads < best.grads) {
			best = e
		}
	}
	for _, p := range ps {
		r.Probes++
		if p.grad != nil {
			r.Probes++
		}
	}
	r.Unexplained, r.Odd = best.values+best.grads, best.odd
	r.Findings = append(r.Findings, best.of.findings...)
	r.Findings = append(r.Findings, got.denominator(ctx, l)...)
	r.Findings = append(r.Findings, got.emptyMean(ctx, l)...)
	r.Findings = append(r.Findings, got.kinks(l, ps)...)
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
	of            hypothesis
	values, grads int    // that are not explained
	odd           string // the first of those
}

// explain counts the probes whose value or gradient is not what the hypothesis says, or, if not all are wanted, ends at the first value that is not.
// What the oracle leaves open counts as explained.
func explain(h hypothesis, f *ball.Format, ps []probe, all bool) explanation {
	e := explanation{of: h}
	odd := func(count *int, p probe, format string, args ...any) {
		if *count++; e.odd == "" {
			e.odd = fmt.Sprintf(format, args...) + fmt.Sprintf(" at %s", p.s)
		}
	}
	for _, p := range ps {
		if e.values > 0 && !all {
			break
		}
		value, grad, _, err := properties.Bounds(h.loss, f, p.s, 20)
		if err != nil {
			continue
		}
		if !value.Admits(p.value, value.Must) {
			odd(&e.values, p, "value %v, want %s", p.value, decimal(value.Lo))
		}
		for i, g := range p.grad {
			if i >= len(grad) || grad[i].Less >= 0 { // where only differences are specified values tell enough
				break
			}
			if !grad[i].Admits(g, grad[i].Must) {
				odd(&e.grads, p, "gradient[%d] %v, want %s", i, g, decimal(grad[i].Lo))
				break
			}
		}
	}
	return e
}

func decimal(x ball.Real) string {
	s, _ := x.Text(10)
	return s
}

// kinks tells which element of the generalised gradient comes back where the derivative jumps. It is declared by one word where one word is true of
// every kink.
func (got Subject[F]) kinks(l spec.Loss, ps []probe) (all []Finding) {
	words := []spec.Element{spec.ElementZero, spec.ElementLower, spec.ElementUpper, spec.ElementMiddle}
	told := map[spec.Element]bool{} // words that say something of some set
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
			words = slices.DeleteFunc(words, func(e spec.Element) bool {
				x, ok := e.In(set)
				told[e] = told[e] || ok
				return ok && !got.close(p.grad[i], x.Float())
			})
			f := Finding{Says: fmt.Sprintf("on the kink %s the gradient is %s", p.kink, properties.Element(p.grad[i], set))}
			if !slices.Contains(all, f) {
				all = append(all, f)
			}
		}
	}
	words = append(slices.DeleteFunc(words, func(e spec.Element) bool { return !told[e] }), spec.ElementAny)
	for i := range all {
		all[i].Convention = spec.AtKinks(words[0]).Name
	}
	return all
}

// close reports whether two numbers of the format are one but for some roundings.
func (got Subject[F]) close(x, y float64) bool {
	return x == y || math.Abs(x-y) <= 64*got.Format.U.F()*max(math.Abs(x), math.Abs(y))
}
