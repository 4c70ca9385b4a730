package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// A job is one loss with its parameters, one library and one format.
type job struct {
	loss  spec.Loss
	dtype string
	set   properties.Settings
	seen  *bytes.Buffer    // the observations of its cases, once it ran; nil: none are wanted
	known []reports.Result // what an interrupted run found already; nil: it has to run
	run   func(ctx context.Context) []reports.Result
}

// String names the job as progress shows it.
func (j job) String() string { return fmt.Sprintf("%s %s %s", j.loss, j.set.Impl, j.dtype) }

// plan lists the jobs in the order of the record. A pattern that matches nothing is an error, so that it is not taken for success.
func (k checking) plan() (jobs []job, err error) {
	var losses, libraries []string
	for _, of := range k.candidates() {
		libraries = append(libraries, of.library.Info().Name)
	}
	matched := false
	for _, e := range catalog.Entries() {
		losses = append(losses, e.Name)
		if !matches(k.loss, e.Name) {
			continue
		}
		matched = true
		for _, of := range k.candidates() {
			if !matches(k.library, of.library.Info().Name) {
				continue
			}
			js, err := k.jobs(e, of)
			if err != nil {
				return nil, err
			}
			jobs = append(jobs, js...)
		}
	}
	for _, of := range k.candidates() {
		js, err := k.customJobs(of)
		if err != nil {
			return nil, err
		}
		matched, jobs = matched || len(js) > 0, append(jobs, js...)
		for _, l := range of.custom {
			losses = append(losses, l.Name)
		}
	}
	switch {
	case !matched:
		return nil, fmt.Errorf("no loss matches -loss %q%s", k.loss, didYouMean(k.loss, losses))
	case !slices.ContainsFunc(libraries, func(name string) bool { return matches(k.library, name) }):
		return nil, fmt.Errorf("no implementation matches -impl %q: want one of %v", k.library, libraries)
	case len(jobs) == 0:
		return nil, fmt.Errorf("-impl %q has no loss that matches -loss %q in that format", k.library, k.loss)
	}
	return jobs, nil
}

// matches is path.Match in which an empty pattern matches everything; the pattern is known to be well-formed.
func matches(glob, name string) bool {
	ok, _ := path.Match(glob, name)
	return ok || glob == ""
}

// jobs lists what there is to check of one loss in one library: every setting of its parameters, in float32 and float64, or in the format
// asked for. What the library does not have is left out; a loss that it has in another format or with other parameters is recorded as
// unsupported.
func (k checking) jobs(e catalog.Entry, of candidate) (jobs []job, err error) {
	expect, err := k.expected(of)
	if err != nil {
		return nil, err
	}
	if of.process != nil {
		return k.entryJobs(e, of, expect)
	}
	offered := false
	for _, p := range e.Settings() {
		l, err := e.Spec(p)
		if err != nil {
			return nil, err
		}
		set := k.settings(e, p, of, expect)
		observe := k.observations != ""
		for _, j := range []planned{
			makeJob(ball.Float32, l, p, set, observe, of.library.Float32),
			makeJob(ball.Float64, l, p, set, observe, of.library.Float64),
			makeJob(ball.Float16, l, p, set, observe, narrow(of.library, impl.Float16)),
			makeJob(ball.BFloat16, l, p, set, observe, narrow(of.library, impl.BFloat16)),
		} {
			offered = offered || j.offered
			if k.dtype == j.job.dtype || k.dtype == "" && !j.narrow {
				jobs = append(jobs, j.job)
			}
		}
	}
	if !offered {
		return nil, nil
	}
	return jobs, nil
}

// settings are those of a check of one loss with parameters p. What the default parameters do not show shows soon with others.
func (k checking) settings(e catalog.Entry, p impl.Params, of candidate, expect []properties.Expectation) properties.Settings {
	return properties.Settings{
		Checks: k.checks, Half: p != nil, Shrink: k.shrink, Seed: k.seed, Only: k.property, Strict: k.strict, Expect: expect,
		Impl: of.library.Info().Name, Conventions: of.conventions[e.Name],
	}
}

// A planned job is one of a loss that the library has in that format, or of one that it does not offer.
type planned struct {
	job     job
	offered bool
	narrow  bool // the format is tried only by those who ask for it
}

// narrow finds losses of a library in a format narrower than float32, if it has such.
func narrow(l impl.Library, f impl.Format) func(string, impl.Params) (impl.Loss[float32], error) {
	return func(name string, p impl.Params) (impl.Loss[float32], error) {
		n, ok := l.(impl.NarrowLibrary)
		if !ok {
			return nil, fmt.Errorf("%w: %s has nothing in %v", impl.ErrUnsupported, l.Info().Name, f)
		}
		return n.Narrow(f, name, p)
	}
}

// makeJob prepares a check in one format, and reports whether the library has the loss at all.
func makeJob[F impl.Float](f *ball.Format, l spec.Loss, p impl.Params, set properties.Settings, observe bool, find func(string, impl.Params) (impl.Loss[F], error)) (j planned) {
	got, err := find(l.Name, p)
	dtype := properties.Dtype(f)
	set.Format, j.narrow = f, f.Bits < ball.Float32.Bits
	j.job = job{loss: l, dtype: dtype, set: set}
	j.offered = !errors.Is(err, impl.ErrUnsupported)
	if err != nil {
		verdict := reports.Error
		if !j.offered {
			verdict = reports.Unsupported
		}
		r := reports.Result{
			Loss: l.String(), Name: l.Name, Impl: set.Impl, Dtype: dtype, Property: "library", Level: reports.Must, Verdict: verdict, Note: strings.TrimPrefix(err.Error(), impl.ErrUnsupported.Error()+": "),
		}
		j.job.run = func(context.Context) []reports.Result { return []reports.Result{r} }
		return j
	}
	subject := properties.InProcess[F]{Loss: got, With: func(p impl.Params) (impl.Loss[F], error) { return find(l.Name, p) }}
	j.job = j.job.checked(observe, func(ctx context.Context, set *properties.Settings) []reports.Result {
		return properties.CheckSubject(ctx, l, subject, set)
	})
	return j
}

// propertyIDs lists the ids under which the properties of the planned losses report.
func propertyIDs(plan []job) (ids []string) {
	for _, j := range plan {
		for _, p := range properties.Suite[float64](nil) {
			for _, c := range p.For(j.loss) {
				id, _ := statement(p.Name, p.Says, c)
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	return ids
}

// statement is the id and the sentence of a claim, or those of the property that attacks it.
func statement(name, says string, c spec.Claim) (string, string) {
	if s, ok := c.(spec.Stated); ok {
		id, sentence := s.Statement()
		if id != "" {
			name = id
		}
		if sentence != "" {
			says = sentence
		}
	}
	return name, says
}
