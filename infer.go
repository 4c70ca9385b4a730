package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"path"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/process/wire"
	"github.com/lossgate/lossgate/properties/infer"
	"github.com/lossgate/lossgate/properties/remote"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

const inferHelp = `lossgate infer [-loss GLOB] [-dtype f64|f32|f16|bf16] -- COMMAND…

Asks an adapter some hundred questions about each loss that it offers, and tells by which conventions the answers differ from the
specification: a factor, a clipping constant, what a mean divides by, where smoothing puts its mass, which way a divergence runs, what is
returned at a kink and for a mean of nothing. "conventions" is what the adapter would declare in its hello. It asks in the widest format that
the adapter has, and what the adapter declares already does not count.

A convention is named only where it explains every value. What nothing explains, such as a gradient that is not the slope of the value, is shown by
a sample; the exit code is then 6.

`

func runInfer(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	var l launch
	args, l.command = cutCommand(args)
	only := flags.String("loss", "", "only losses whose name matches the `glob`")
	dtype := flags.String("dtype", "", "ask in `f64`, f32, f16 or bf16")
	l.register(flags)
	usage := flags.Usage
	flags.Usage = func() { fmt.Fprint(flags.Output(), inferHelp); usage() }
	if code, done := c.parse(flags, args); done {
		return code
	}
	widest := []wire.Dtype{wire.F64, wire.F32, wire.BF16, wire.F16}
	switch _, err := path.Match(*only, ""); {
	case flags.NArg() > 0:
		return c.usage("infer: takes flags only, and a command behind --, got %q", flags.Args())
	case err != nil:
		return c.usage("infer: -loss %q: want a glob such as softmax-*: %v", *only, err)
	case *dtype != "" && !slices.Contains(widest, wire.Dtype(*dtype)):
		return c.usage("infer: -dtype %q: want one of %v", *dtype, widest)
	}
	if *dtype != "" {
		widest = []wire.Dtype{wire.Dtype(*dtype)}
	}
	p, code := l.start(ctx, c, "infer")
	if p == nil {
		return code
	}
	defer p.Close()
	defer tell(c, p)
	of, err := adapted(p, l.command)
	if err != nil {
		return c.usage("infer: %v", err)
	}
	if err := setRapid(); err != nil {
		fmt.Fprintf(c.err, "lossgate: infer: %v\n", err)
		return reports.ExitSuite
	}
	probed := false
	for _, e := range catalog.Entries() {
		offer, ok := p.Hello().Losses[e.Name]
		at := slices.IndexFunc(widest, func(d wire.Dtype) bool { return slices.Contains(offer.Dtypes, d) })
		if !ok || at < 0 || !matches(*only, e.Name) || ctx.Err() != nil {
			continue
		}
		probed = true
		r, err := of.infer(ctx, e, widest[at])
		if err != nil {
			fmt.Fprintf(c.out, "%s %s\n  %v\n", e.Name, widest[at], err)
			code = reports.ExitIncomplete
			continue
		}
		if r.Unexplained > 0 {
			code = reports.ExitIncomplete
		}
		writeInferred(c, e.Name, widest[at], r)
	}
	switch {
	case ctx.Err() != nil:
		return reports.ExitIncomplete
	case !probed:
		return c.usage("infer: the adapter offers no loss that matches -loss %q in that format", *only)
	}
	return code
}

// infer probes one loss of an adapter.
func (of candidate) infer(ctx context.Context, e catalog.Entry, d wire.Dtype) (infer.Report, error) {
	l, err := e.Spec(nil)
	if err != nil {
		return infer.Report{}, err
	}
	find := func(p impl.Params) (spec.Loss, error) { return e.Spec(p) }
	if d == wire.F64 {
		return infer.Probe(ctx, infer.Subject[float64]{Subject: remote.Subject[float64]{Process: of.process, Loss: l, Dtype: d}, Format: ball.Float64, Spec: find})
	}
	f := map[wire.Dtype]*ball.Format{wire.F32: ball.Float32, wire.F16: ball.Float16, wire.BF16: ball.BFloat16}[d]
	return infer.Probe(ctx, infer.Subject[float32]{Subject: remote.Subject[float32]{Process: of.process, Loss: l, Dtype: d}, Format: f, Spec: find})
}

// writeInferred shows what was found out of a loss: what to declare, then what it means, and what has no declaration.
func writeInferred(c console, name string, d wire.Dtype, r infer.Report) {
	declare := []string{}
	for _, f := range r.Findings {
		if f.Convention != "" && !slices.Contains(declare, f.Convention) {
			declare = append(declare, f.Convention)
		}
	}
	text, err := json.Marshal(declare)
	if err != nil {
		panic(err) // strings always marshal
	}
	fmt.Fprintf(c.out, "%s %s\n  \"conventions\": %s\n", name, d, text)
	for _, f := range r.Findings {
		fmt.Fprintf(c.out, "  %s\n", f.Says)
	}
	if r.Unexplained == 0 {
		fmt.Fprintf(c.out, "  all of %d answers are explained\n", r.Probes)
		return
	}
	fmt.Fprintf(c.out, "  %d of %d answers are not explained, such as %s\n", r.Unexplained, r.Probes, r.Odd)
}
