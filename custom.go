package main

import (
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
	"github.com/lossgate/lossgate/spec"
)

// declared is a loss that the catalogue does not have, as an adapter's hello declares it. What stands in for a definition is what the adapter answers
// in the widest format that it offers.
func declared(p *process.Process, name string, c wire.Custom) (spec.Loss, error) {
	offer := p.Hello().Losses[name]
	d := spec.Custom{Name: name, Pred: c.Pred, Target: c.Target, Class: c.Class, Claims: c.Claims}
	for _, param := range slices.Sorted(maps.Keys(c.Params)) {
		a := c.Params[param]
		if err := a.Check(wire.F64, a.Shape); err != nil || !slices.Contains(offer.Params, param) {
			return spec.Loss{}, fmt.Errorf("custom loss %.60q: parameter %.60q: want an array of f64 for one of %.60q, which losses declares", name, param, offer.Params)
		}
		q := spec.Vector(param, a.Floats(), spec.Finite)
		if len(a.Shape) == 0 {
			q.Shape = nil
		}
		d.Params = append(d.Params, q)
	}
	for _, param := range offer.Params {
		if c.Params[param].Dtype == "" {
			return spec.Loss{}, fmt.Errorf("custom loss %.60q: parameter %.60q has no value: say params={%q: …}", name, param, param)
		}
	}
	l, err := d.Loss()
	if err != nil {
		return l, err
	}
	l.TargetGrad = slices.Contains(offer.Ops, wire.TargetGrad)
	for _, d := range []wire.Dtype{wire.F64, wire.F32, wire.BF16, wire.F16} {
		if slices.Contains(offer.Dtypes, d) {
			by := remote.Subject[float64]{Process: p, Loss: l, Dtype: d}
			return properties.Measured(context.Background(), l, by, formatOf(d)), nil
		}
	}
	return l, fmt.Errorf("custom loss %.60q: dtypes is empty: want some of f64, f32, bf16, f16", name)
}

// specified is a loss that the candidate may have: one of the catalogue, with these parameters, or one that it declares itself.
func (of candidate) specified(name string, p impl.Params) (spec.Loss, error) {
	for _, l := range of.custom {
		if l.Name == name {
			return l, nil
		}
	}
	e, err := findLoss(name)
	if err != nil {
		return spec.Loss{}, err
	}
	return e.Spec(p)
}

// customJobs lists what there is to check of the losses that an adapter declares itself.
func (k checking) customJobs(of candidate) (jobs []job, err error) {
	expect, err := k.expected(of)
	if err != nil {
		return nil, err
	}
	for _, l := range of.custom {
		if matches(k.loss, l.Name) {
			jobs = append(jobs, k.remoteJobs(l, of, k.settings(catalog.Entry{Name: l.Name}, nil, of, expect))...)
		}
	}
	return jobs, nil
}
