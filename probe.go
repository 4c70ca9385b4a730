package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

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

// A probe is one question to an adapter that does not ask for judgement, and the answer. Numbers are hex, as in a witness.
type probe struct {
	Loss      string              `json:"loss"`
	Params    map[string][]string `json:"params,omitempty"`
	Dtype     wire.Dtype          `json:"dtype"`
	Want      string              `json:"want"`
	Reduction string              `json:"reduction"`
	Case      json.RawMessage     `json:"case"`
	Out       []string            `json:"out,omitempty"`
	Kind      string              `json:"kind,omitempty"`  // of an answer without numbers: "rejected", "error", "crash", …
	Error     string              `json:"error,omitempty"` // what it said
}

// String is "value of huber in f32 under mean".
func (q probe) String() string {
	return fmt.Sprintf("%s of %s in %s under %s", q.Want, q.Loss, q.Dtype, q.Reduction)
}

// answer is the answer on one line.
func (q probe) answer() string {
	if q.Kind != "" {
		return reports.Printable(q.Error)
	}
	return strings.Join(q.Out, " ")
}

var (
	probeOps        = map[string]properties.Op{wire.Value: properties.Value, wire.Grad: properties.Grad, wire.TargetGrad: properties.TargetGrad}
	probeReductions = map[string]impl.Reduction{"none": impl.None, "sum": impl.Sum, "mean": impl.Mean}
)

// valid reports a question that cannot be asked.
func (q probe) valid() error {
	if _, ok := probeOps[q.Want]; !ok {
		return fmt.Errorf("want = %.40q: want value, grad or target_grad", q.Want)
	}
	if _, ok := probeReductions[q.Reduction]; !ok {
		return fmt.Errorf("reduction = %.40q: want none, sum or mean", q.Reduction)
	}
	_, err := properties.ParseWitness(string(q.Case))
	if err == nil {
		_, err = q.params()
	}
	return err
}

func (q probe) params() (impl.Params, error) {
	p := impl.Params{}
	for name, list := range q.Params {
		v, err := floats(name, list)
		if err != nil {
			return nil, err
		}
		p[name] = v
	}
	return p, nil
}

// probes lists what to ask an adapter: for every loss and format that it offers, each operation under each reduction, of a few unremarkable
// samples together, with weights and without.
func (of candidate) probes(only string) (all []probe, err error) {
	losses, err := of.offered()
	if err != nil {
		return nil, err
	}
	for _, l := range losses {
		offer := of.process.Hello().Losses[l.Name]
		if !matches(only, l.Name) {
			continue
		}
		for _, d := range offer.Dtypes {
			var k properties.Case
			for j := range 3 {
				s := properties.Plain(l, formatOf(d), j)
				if j == 0 || slices.Equal(s.Shape, k.Samples[0].Shape) && slices.Equal(s.TargetShape, k.Samples[0].TargetShape) {
					k.Samples = append(k.Samples, s)
				}
			}
			weighted := k
			weighted.Weights = []float64{2, 0.5, 1}[:len(k.Samples)]
			for _, want := range offer.Ops {
				for _, r := range offer.Reductions {
					for _, k := range []properties.Case{k, weighted} {
						q := probe{Loss: l.Name, Params: map[string][]string{}, Dtype: d, Want: want, Reduction: r, Case: json.RawMessage(k.Witness())}
						for _, p := range l.Params {
							q.Params[p.Name] = append([]string{}, hexes(p.Value)...)
						}
						all = append(all, q)
					}
				}
			}
		}
	}
	return all, nil
}

// offered lists the losses that an adapter offers with their default parameters and their conventions: those of the catalogue in its order, then its own.
func (of candidate) offered() (all []spec.Loss, err error) {
	offers := of.process.Hello().Losses
	for _, e := range catalog.Entries() {
		if _, ok := offers[e.Name]; !ok {
			continue
		}
		l, err := e.Spec(nil)
		if err != nil {
			return nil, err
		}
		for _, c := range of.conventions[e.Name] {
			l = c.Apply(l)
		}
		all = append(all, l)
	}
	return append(all, of.custom...), nil
}

// formatOf is the format of a dtype of floats.
func formatOf(d wire.Dtype) *ball.Format {
	switch d {
	case wire.F16:
		return ball.Float16
	case wire.BF16:
		return ball.BFloat16
	case wire.F32:
		return ball.Float32
	}
	return ball.Float64
}

// ask fills in the answers. The questions are valid.
func (of candidate) ask(ctx context.Context, all []probe) {
	for i := range all {
		q := &all[i]
		q.Out, q.Kind, q.Error = nil, "", ""
		a := of.answerTo(ctx, *q)
		for _, x := range a.Out {
			q.Out = append(q.Out, strconv.FormatFloat(x, 'x', -1, 64))
		}
		if a.Err != nil {
			q.Kind, q.Error = kindOf(a.Err), a.Err.Error()
		} else if slices.ContainsFunc(a.Out, math.IsNaN) {
			q.Error = "the answer has a NaN, for samples that are unremarkable"
		}
	}
}

func (of candidate) answerTo(ctx context.Context, q probe) properties.Answer[float64] {
	params, err := q.params()
	if err != nil {
		return properties.Answer[float64]{Err: err}
	}
	l, err := of.specified(q.Loss, params)
	if err != nil {
		return properties.Answer[float64]{Err: err}
	}
	k, err := properties.ParseWitness(string(q.Case))
	if err != nil {
		return properties.Answer[float64]{Err: err}
	}
	call := properties.Call{Op: probeOps[q.Want], Reduction: probeReductions[q.Reduction], Samples: k.Samples, Weights: k.Weights}
	return remote.Subject[float64]{Process: of.process, Loss: l, Dtype: q.Dtype}.Do(ctx, []properties.Call{call})[0]
}

// kindOf names what came in place of numbers.
func kindOf(err error) string {
	var rejected *process.Rejected
	var lost *properties.Lost
	switch {
	case errors.As(err, &rejected):
		return "rejected"
	case errors.As(err, &lost):
		return string(lost.Verdict)
	case errors.Is(err, impl.ErrUnsupported):
		return "unsupported"
	}
	return "error"
}
