package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/mutant"
	"github.com/lossgate/lossgate/reports"
)

// An autopsy is one known bug and what the suite made of it.
type autopsy struct {
	mutant.Mutant
	ids   []string // of the properties that attack the loss, in the order of the suite
	kills []properties.Kill
}

func runMutants(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	only := flags.String("mutant", "", "only mutants whose id or name matches the `glob`")
	checks := flags.Int("checks", 200, "random `cases` per property, beside the fixed ones")
	seed := flags.Uint64("seed", 1, "what the random cases are drawn from; not 0")
	verbose := flags.Bool("v", false, "tell of each mutant what is wrong with it, and who killed it")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() > 0 {
		return c.usage("mutants: takes flags only, got %q", flags.Args())
	}
	if err := (checking{loss: *only, checks: *checks, seed: *seed}).valid(); err != nil {
		return c.usage("mutants: %v", err)
	}
	var picked []mutant.Mutant
	for _, m := range mutant.All() {
		if matches(*only, m.ID) || matches(*only, m.Name) {
			picked = append(picked, m)
		}
	}
	if len(picked) == 0 {
		return c.usage("mutants: none matches -mutant %q", *only)
	}
	if err := setRapid(); err != nil {
		fmt.Fprintf(c.err, "lossgate: mutants: %v\n", err)
		return reports.ExitSuite
	}
	fmt.Fprintf(c.out, "%d known bugs, %d random cases per property beside the fixed ones, seed %d\n\n", len(picked), *checks, *seed)
	all, err := dissect(ctx, newProgress(c.err, len(picked)), picked, properties.Settings{Checks: *checks, Seed: *seed})
	switch {
	case err != nil:
		fmt.Fprintf(c.err, "lossgate: mutants: %v\n", err)
		return reports.ExitSuite
	case ctx.Err() != nil:
		return reports.ExitIncomplete
	case *verbose:
		writeAutopsies(c.out, all)
	default:
		writeDeaths(c.out, all)
	}
	writeKillers(c.out, all)
	if slices.ContainsFunc(all, func(a autopsy) bool { return len(a.kills) == 0 }) {
		return reports.ExitSuite
	}
	return reports.ExitConformant
}

// dissect runs the suite on every mutant, on as many cores as there are.
func dissect(ctx context.Context, p *progress, picked []mutant.Mutant, set properties.Settings) ([]autopsy, error) {
	defer p.end()
	all, errs := make([]autopsy, len(picked)), make([]error, len(picked))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, m := range picked {
		slots <- struct{}{}
		p.step(m.Title())
		wg.Go(func() {
			defer func() { <-slots }()
			all[i], errs[i] = autopsyOf(ctx, m, set)
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

func autopsyOf(ctx context.Context, m mutant.Mutant, set properties.Settings) (autopsy, error) {
	e, err := catalog.Find(m.Loss)
	if err != nil {
		return autopsy{}, fmt.Errorf("%s: %w", m.Title(), err)
	}
	l, err := e.Spec(m.Params)
	if err != nil {
		return autopsy{}, fmt.Errorf("%s: %w", m.Title(), err)
	}
	a := autopsy{Mutant: m, ids: propertyIDs([]job{{loss: l}})}
	if m.Float32 != nil {
		a.kills = properties.Kills(ctx, l, properties.InProcess[float32]{Loss: m.Float32()}, &set)
	} else {
		a.kills = properties.Kills(ctx, l, properties.InProcess[float64]{Loss: m.Float64()}, &set)
	}
	return a, nil
}

// by lists the ids of the properties that killed the mutant, each once.
func (a autopsy) by() (ids []string) {
	for _, k := range a.kills {
		if !slices.Contains(ids, k.Property) {
			ids = append(ids, k.Property)
		}
	}
	return ids
}

// first is the kill that took the fewest cases.
func (a autopsy) first() properties.Kill {
	return slices.MinFunc(a.kills, func(x, y properties.Kill) int { return x.Cases - y.Cases })
}

// writeDeaths draws one line for each mutant.
func writeDeaths(w io.Writer, all []autopsy) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "mutant\t\tdtype\tmodelled on\tkilled by\tfirst by\tafter")
	for _, a := range all {
		from := a.Thread
		if from == "" {
			from = "(made up)"
		}
		if len(a.kills) == 0 {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\tSURVIVES %d\t\t\n", a.ID, a.Name, a.Dtype(), from, len(a.ids))
			continue
		}
		k := a.first()
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d of %d\t%s\t%d\n", a.ID, a.Name, a.Dtype(), from, len(a.by()), len(a.ids), k.Property, k.Cases)
	}
	t.Flush()
	fmt.Fprintln(w, "\nkilled by: how many of the properties that attack the loss · after: cases, the fixed list counted")
}

// writeAutopsies tells everything of each mutant.
func writeAutopsies(w io.Writer, all []autopsy) {
	for _, a := range all {
		fmt.Fprintf(w, "%s  %s  %s\n  %s\n  shows with: %s\n", a.Title(), a.Dtype(), a.Thread, a.Bug, a.Trigger)
		if len(a.kills) == 0 {
			fmt.Fprintf(w, "  SURVIVES %d properties\n", len(a.ids))
		}
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, k := range a.kills {
			fmt.Fprintf(t, "  %s\t%s\tafter %d\t%s\n", k.Property, k.Level, k.Cases, k.Found)
		}
		t.Flush()
		fmt.Fprintln(w)
	}
}

// writeKillers draws one line for each property that killed, and lists those that attacked and killed nothing.
func writeKillers(w io.Writer, all []autopsy) {
	var ids []string
	victims := map[string][]string{}
	for _, a := range all {
		for _, id := range a.ids {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		for _, id := range a.by() {
			victims[id] = append(victims[id], a.ID)
		}
	}
	var idle []string
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\nproperty\tkills\tof")
	for _, id := range ids {
		if v := victims[id]; len(v) > 0 {
			fmt.Fprintf(t, "%s\t%d\t%s\n", id, len(v), strings.Join(v, " "))
		} else {
			idle = append(idle, id)
		}
	}
	t.Flush()
	if len(idle) > 0 {
		fmt.Fprintf(w, "\n%d properties attacked one of these losses and killed no mutant:\n", len(idle))
		for _, id := range idle {
			fmt.Fprintf(w, "  %s\n", id)
		}
	}
}
