package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/process/wire"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/remote"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/table"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// runReplay tries one case that failed once, on any implementation.
func runReplay(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	var adapter launch
	args, adapter.command = cutCommand(args)
	library := flags.String("impl", "", "only implementations of lossgate's own whose name matches the `glob`")
	strict := flags.Bool("strict", false, "let failures at level SHOULD decide the exit code")
	adapter.register(flags)
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() != 1 {
		return c.usage("replay: want one failure, as check prints it behind \"again\", or a file that holds it; got %d arguments", flags.NArg())
	}
	pin, err := readPin(flags.Arg(0))
	if err != nil {
		return c.usage("replay: %v", err)
	}
	if err := setRapid(); err != nil {
		fmt.Fprintf(c.err, "lossgate: replay: %v\n", err)
		return reports.ExitSuite
	}
	k := checking{library: *library, checks: 1, shrink: 1, seed: 1, strict: *strict}
	if adapter.command != nil {
		p, code := adapter.start(ctx, c, "replay")
		if p == nil {
			return code
		}
		defer p.Close()
		of, err := adapted(p, adapter.command)
		if err != nil {
			return c.usage("replay: %v", err)
		}
		k.adapter = &of
	}
	var all []reports.Result
	for _, of := range k.candidates() {
		l, err := of.specified(pin.Loss, pin.Params)
		if err != nil {
			return c.usage("replay: %v", err)
		}
		if !matches(k.library, of.library.Info().Name) {
			continue
		}
		set := k.settings(catalog.Entry{Name: l.Name}, pin.Params, of, nil)
		set.Command = of.command
		r, err := of.replay(ctx, l, pin, set)
		switch {
		case err == nil:
			all = append(all, r)
		case !errors.Is(err, impl.ErrUnsupported):
			return c.usage("replay: %v", err)
		}
	}
	if len(all) == 0 {
		return c.usage("replay: no implementation that matches -impl %q has %s in %s", *library, pin.Loss, pin.Dtype)
	}
	if err := table.Write(c.out, all, table.Options{Colour: colourful(c.out), Settings: true}); err != nil {
		return c.usage("replay: %v", err)
	}
	code := reports.Exit(all, *strict)
	if slices.ContainsFunc(all, func(r reports.Result) bool { return r.Vacuous() }) {
		fmt.Fprintf(c.out, "\nThe case teaches nothing about %s: nothing was judged.\n", pin.Property)
		code = reports.ExitIncomplete
	}
	fmt.Fprintf(c.out, "\nexit %d: %s\n", code, reports.Meaning(code))
	return code
}

// readPin reads a failure from an argument or from the file that it names.
func readPin(arg string) (properties.Pin, error) {
	if !strings.HasPrefix(strings.TrimSpace(arg), "{") {
		text, err := os.ReadFile(arg)
		if err != nil {
			return properties.Pin{}, fmt.Errorf("want a failure such as {\"loss\":…}, or a file: %w", err)
		}
		arg = string(text)
	}
	return properties.ParsePin(arg)
}

// replay tries a case on one candidate. The error wraps impl.ErrUnsupported where the candidate does not have the loss.
func (of candidate) replay(ctx context.Context, l spec.Loss, pin properties.Pin, set properties.Settings) (reports.Result, error) {
	var r reports.Result
	ok, err := false, error(nil)
	set.Format = map[string]*ball.Format{"f16": ball.Float16, "bf16": ball.BFloat16}[pin.Dtype]
	switch {
	case of.process != nil && pin.Dtype == "f64":
		r, ok = properties.Replay(ctx, l, remote.Subject[float64]{Process: of.process, Loss: l, Dtype: wire.F64}, &set, pin.Property, pin.Case)
	case of.process != nil && wire.Dtype(pin.Dtype).Size() > 0:
		r, ok = properties.Replay(ctx, l, remote.Subject[float32]{Process: of.process, Loss: l, Dtype: wire.Dtype(pin.Dtype)}, &set, pin.Property, pin.Case)
	case pin.Dtype == "f64":
		r, ok, err = replayHere(ctx, l, pin, set, of.library.Float64)
	case pin.Dtype == "f32":
		r, ok, err = replayHere(ctx, l, pin, set, of.library.Float32)
	case pin.Dtype == "f16":
		r, ok, err = replayHere(ctx, l, pin, set, narrow(of.library, impl.Float16))
	case pin.Dtype == "bf16":
		r, ok, err = replayHere(ctx, l, pin, set, narrow(of.library, impl.BFloat16))
	default:
		return r, fmt.Errorf("dtype = %.20q: want f32, f64, f16 or bf16", pin.Dtype)
	}
	if err == nil && !ok {
		var names, claims []string
		for _, p := range properties.Plan[float64](l, &set) {
			if names = append(names, p.Name); p.ID == pin.Property {
				claims = append(claims, p.Name)
			}
		}
		if claims != nil {
			return r, fmt.Errorf("%q of %s is about a claim: want %s", pin.Property, l, strings.Join(claims, " or "))
		}
		err = fmt.Errorf("no property of %s is named %q%s", l, pin.Property, didYouMean(pin.Property, names))
	}
	return r, err
}

func replayHere[F impl.Float](ctx context.Context, l spec.Loss, pin properties.Pin, set properties.Settings, find func(string, impl.Params) (impl.Loss[F], error)) (r reports.Result, ok bool, err error) {
	got, err := find(l.Name, pin.Params)
	if err != nil {
		return r, false, err
	}
	s := properties.InProcess[F]{Loss: got, With: func(p impl.Params) (impl.Loss[F], error) { return find(l.Name, p) }}
	r, ok = properties.Replay(ctx, l, s, &set, pin.Property, pin.Case)
	return r, ok, nil
}
