package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// runSoak looks for false alarms: it judges the references, which are right, with seed after seed.
func runSoak(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	length := flags.Duration("for", time.Hour, "how `long` to go on at most")
	rounds := flags.Int("rounds", 0, "how many rounds at most, a round being one loss in one format and one seed; 0: no limit")
	only := flags.String("loss", "", "only losses whose name matches the `glob`")
	checks := flags.Int("checks", 200, "random `cases` per property and round, beside the fixed ones")
	state := flags.String("o", "reports/out/soak.jsonl", "the `file` that says how far the soak is; it goes on from there")
	show := flags.Bool("show", false, "only show how far it is")
	asJSON := flags.Bool("json", false, "print how far it is as one line for each loss and format, from which a soak can go on")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() > 0 {
		return c.usage("soak: takes flags only, got %q", flags.Args())
	}
	if err := (checking{loss: *only, checks: *checks, shrink: 1, seed: 1}).valid(); err != nil {
		return c.usage("soak: %v", err)
	}
	past, err := readSoak(*state)
	if err != nil {
		return c.usage("soak: %v", err)
	}
	all := campaigns(*only, past)
	if len(all) == 0 {
		return c.usage("soak: no loss matches -loss %q", *only)
	}
	if !*show {
		if err := setRapid(); err != nil {
			fmt.Fprintf(c.err, "lossgate: soak: %v\n", err)
			return reports.ExitSuite
		}
		defer debug.SetGCPercent(debug.SetGCPercent(1000)) // as in check
		ctx, stop := context.WithTimeout(ctx, *length)
		defer stop()
		if err := soak(ctx, c, all, *state, *checks, *rounds); err != nil {
			fmt.Fprintf(c.err, "lossgate: soak: %v\n", err)
			return reports.ExitSuite
		}
	}
	if *asJSON {
		if err := writeSoaked(c.out, all); err != nil {
			return c.usage("soak: %v", err)
		}
	} else {
		writeSoak(c.out, all)
	}
	if slices.ContainsFunc(all, func(t *campaign) bool { return len(t.accused) > 0 }) {
		return reports.ExitFailed
	}
	return reports.ExitConformant
}

// A campaign is one loss in one format, with all settings of its parameters.
type campaign struct {
	entry   catalog.Entry
	dtype   string
	target  int    // cases that are wanted
	cases   int    // cases so far
	seed    uint64 // the last one
	checks  int    // per property in the last round
	version string // of the program in the last round
	accused []string
	busy    bool
}

// campaigns lists what there is to soak, as far as it is.
func campaigns(only string, past []soaked) (all []*campaign) {
	for _, e := range catalog.Entries() {
		if !matches(only, e.Name) {
			continue
		}
		l, err := e.Spec(nil)
		if err != nil {
			continue // tests hold defaults to be legal
		}
		for _, dtype := range []string{"f32", "f64"} {
			t := &campaign{entry: e, dtype: dtype, target: wanted(l)}
			for _, r := range past {
				if r.Loss == e.Name && r.Dtype == dtype {
					t.take(r)
				}
			}
			all = append(all, t)
		}
	}
	return all
}

// wanted is how many cases make a loss trusted: 10^7 of a scalar loss, 10^6 of a row, 10^4 of a heavy one, which are those of whole batches and
// of sequences.
func wanted(l spec.Loss) int {
	switch {
	case len(l.Shape) > 1 || l.Class.Max > 1 || len(l.TargetShape) > 1:
		return 1e4
	case len(l.Shape) == 1:
		return 1e6
	}
	return 1e7
}

func (t *campaign) take(r soaked) {
	t.cases, t.seed = t.cases+r.Cases, max(t.seed, r.Seed)
	t.checks, t.version = r.Checks, r.Version
	t.accused = append(t.accused, r.Accused...)
}

// soak goes on with the campaign that is least done, on as many cores as there are, until all have the cases that are wanted.
func soak(ctx context.Context, c console, all []*campaign, state string, checks, rounds int) error {
	if err := os.MkdirAll(filepath.Dir(state), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(state, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	type round struct {
		of   *campaign
		took soaked
		err  error
	}
	done := make(chan round)
	running, started := 0, 0
	shown := newProgress(c.err, rounds)
	defer shown.end()
	for {
		for running < runtime.GOMAXPROCS(0) && ctx.Err() == nil && (rounds == 0 || started < rounds) {
			t := leastDone(all)
			if t == nil {
				break
			}
			t.busy = true
			running, started = running+1, started+1
			shown.step(fmt.Sprintf("%s %s seed %d", t.entry.Name, t.dtype, t.seed+1))
			go func() {
				r, err := t.round(ctx, checks)
				done <- round{t, r, err}
			}()
		}
		if running == 0 {
			return nil
		}
		r := <-done
		running--
		r.of.busy = false
		if r.err != nil {
			return r.err
		}
		if r.took.Cases == 0 { // cut short
			continue
		}
		r.of.take(r.took)
		if err := r.took.write(f); err != nil {
			return err
		}
		for _, a := range r.took.Accused {
			fmt.Fprintf(c.out, "accused: %s %s seed %d: %s\n", r.took.Loss, r.took.Dtype, r.took.Seed, a)
		}
	}
}

// leastDone is the campaign that is farthest from its target and does not run; nil when no other is left.
func leastDone(all []*campaign) (found *campaign) {
	share := func(t *campaign) float64 { return float64(t.cases) / float64(t.target) }
	for _, t := range all {
		if !t.busy && share(t) < 1 && (found == nil || share(t) < share(found)) {
			found = t
		}
	}
	return found
}

// round judges every setting of the loss with the next seed.
func (t *campaign) round(ctx context.Context, checks int) (soaked, error) {
	r := soaked{Loss: t.entry.Name, Dtype: t.dtype, Seed: t.seed + 1, Checks: checks, Version: version()}
	k := checking{checks: checks, seed: r.Seed, dtype: t.dtype, library: "reference"}
	jobs, err := k.jobs(t.entry, candidates()[0])
	if err != nil {
		return r, err
	}
	for _, j := range jobs {
		for _, result := range j.run(ctx) {
			r.Cases += result.Cases
			if result.Verdict == reports.Fail || result.Verdict == reports.Error {
				r.Accused = append(r.Accused, fmt.Sprintf("%s of %s at %s", result.Property, result.Loss, result.Level))
			}
		}
	}
	if ctx.Err() != nil {
		return soaked{}, nil
	}
	return r, nil
}

// writeSoak draws one line for each loss and format.
func writeSoak(w io.Writer, all []*campaign) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "loss\tdtype\tcases\tof\tseeds\taccused\trate of false alarms below, at 95 %")
	cases, accused := 0, 0
	for _, k := range all {
		bound := "-"
		if k.cases > 0 && len(k.accused) == 0 {
			bound = fmt.Sprintf("%.1e", 3/float64(k.cases)) // no alarm in N cases: the rule of three
		}
		fmt.Fprintf(t, "%s\t%s\t%d\t%.0e\t%d\t%d\t%s\n", k.entry.Name, k.dtype, k.cases, float64(k.target), k.seed, len(k.accused), bound)
		cases, accused = cases+k.cases, accused+len(k.accused)
	}
	t.Flush()
	full := 0
	for _, k := range all {
		if k.cases >= k.target {
			full++
		}
	}
	fmt.Fprintf(w, "\n%d cases, %d accusations of references, which are right; %d of %d losses and formats have the cases that are wanted\n", cases, accused, full, len(all))
}

// writeSoaked is the state with one line for each loss and format instead of one for each seed: small enough to be committed.
func writeSoaked(w io.Writer, all []*campaign) error {
	for _, t := range all {
		if t.cases == 0 {
			continue
		}
		total := soaked{Loss: t.entry.Name, Dtype: t.dtype, Seed: t.seed, Checks: t.checks, Cases: t.cases, Accused: t.accused, Version: t.version}
		if err := total.write(w); err != nil {
			return err
		}
	}
	return nil
}
