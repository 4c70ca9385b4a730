package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/impl/process/wire"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/remote"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// adapted is a candidate in another process. What its hello says of losses, parameters and conventions has to mean something: a misspelt one would
// otherwise go untested, or be judged by what it does not claim to be.
func adapted(p *process.Process, command []string) (candidate, error) {
	of := candidate{library: p, process: p, command: command, conventions: map[string][]spec.Convention{}}
	offers := p.Hello().Losses
	if len(offers) == 0 {
		return of, fmt.Errorf("the adapter offers no loss: its hello has no losses")
	}
	for _, name := range slices.Sorted(maps.Keys(p.Hello().Custom)) {
		if _, ok := offers[name]; !ok {
			return of, fmt.Errorf("the adapter declares a custom loss %.60q: want it among losses too", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(offers)) {
		e, err := findLoss(name)
		if c, own := p.Hello().Custom[name]; own {
			if err == nil {
				return of, fmt.Errorf("the adapter declares a custom loss %s: the catalogue has one of that name; see lossgate describe %s", name, name)
			}
			l, err := declared(p, name, c)
			if err != nil {
				return of, fmt.Errorf("the adapter's %w", err)
			}
			of.custom = append(of.custom, l)
			continue
		}
		if err != nil {
			return of, fmt.Errorf("the adapter offers a loss that is not specified: %w", err)
		}
		for _, param := range offers[name].Params {
			known := paramNames(e)
			if !slices.Contains(known, param) {
				return of, fmt.Errorf("the adapter's %s takes a parameter %.60q: want some of %q%s", name, param, known, didYouMean(param, known))
			}
		}
		l, err := e.Spec(nil)
		if err != nil {
			return of, err
		}
		for _, text := range offers[name].Conventions {
			c, err := spec.ParseConvention(text, l)
			if err != nil {
				return of, fmt.Errorf("the adapter's %w", err)
			}
			of.conventions[name] = append(of.conventions[name], c)
		}
	}
	return of, nil
}

func paramNames(e catalog.Entry) (names []string) {
	for _, d := range e.Params {
		names = append(names, d.Name)
	}
	return names
}

// takes reports whether the adapter takes every parameter that a setting changes.
func (of candidate) takes(loss string, p impl.Params) bool {
	for name := range p {
		if !slices.Contains(of.process.Hello().Losses[loss].Params, name) {
			return false
		}
	}
	return true
}

// endless is the deadline of a property, in seconds, that is asked elsewhere: there every request has one of its own.
const endless = 1 << 30

// entryJobs lists what there is to check of one catalogued loss that an adapter offers: the settings of the parameters that it takes.
func (k checking) entryJobs(e catalog.Entry, of candidate, expect []properties.Expectation) (jobs []job, err error) {
	for _, p := range e.Settings() {
		if !of.takes(e.Name, p) {
			continue
		}
		l, err := e.Spec(p)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, k.remoteJobs(l, of, k.settings(e, p, of, expect))...)
	}
	return jobs, nil
}

// remoteJobs lists the checks of one loss of an adapter, in the formats that it advertises.
func (k checking) remoteJobs(l spec.Loss, of candidate, set properties.Settings) (jobs []job) {
	for _, d := range []wire.Dtype{wire.F16, wire.BF16, wire.F32, wire.F64} {
		if !slices.Contains(of.process.Hello().Losses[l.Name].Dtypes, d) || !matches(k.dtype, string(d)) {
			continue
		}
		j := job{loss: l, dtype: string(d), set: set}
		j.set.Command, j.set.Deadline = of.command, endless
		j.set.Format = map[wire.Dtype]*ball.Format{wire.F16: ball.Float16, wire.BF16: ball.BFloat16}[d]
		jobs = append(jobs, j.checked(k.observations != "", func(ctx context.Context, set *properties.Settings) []reports.Result {
			return of.check(ctx, l, d, set)
		}))
	}
	return jobs
}

// check judges one loss of an adapter in one format.
func (of candidate) check(ctx context.Context, l spec.Loss, d wire.Dtype, set *properties.Settings) []reports.Result {
	if d == wire.F64 {
		return properties.CheckSubject(ctx, l, remote.Subject[float64]{Process: of.process, Loss: l, Dtype: d}, set)
	}
	return properties.CheckSubject(ctx, l, remote.Subject[float32]{Process: of.process, Loss: l, Dtype: d}, set)
}

// checked completes a job by what runs it.
func (j job) checked(observe bool, check func(context.Context, *properties.Settings) []reports.Result) job {
	set := j.set
	if observe {
		j.seen = new(bytes.Buffer)
		of := j
		set.Observe = func(o properties.Observation) { writeObservation(of.seen, of, o) }
	}
	j.run = func(ctx context.Context) []reports.Result { return check(ctx, &set) }
	return j
}
