package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/expect"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/table"
)

// A checking is what check was asked to do.
type checking struct {
	loss, library, property, dtype string // globs; empty: all
	checks, shrink                 int
	seed                           uint64
	strict, resumes                bool
	quiet, verbose                 bool
	record, observations           string     // files; empty: none
	expectations                   []string   // files
	adapter                        *candidate // nil: lossgate's own candidates are checked
}

// candidates lists whom to check.
func (k checking) candidates() []candidate {
	if k.adapter != nil {
		return []candidate{*k.adapter}
	}
	return candidates()
}

func runCheck(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	var k checking
	var adapter launch
	args, adapter.command = cutCommand(args)
	flags.StringVar(&k.loss, "loss", "", "only losses whose name matches the `glob`")
	flags.StringVar(&k.library, "impl", "", "only implementations whose name matches the `glob`")
	flags.StringVar(&k.property, "property", "", "only properties whose id matches the `glob`")
	flags.StringVar(&k.dtype, "dtype", "", "only `f32`, f64, f16 or bf16; without it the last two are tried of adapters only, which advertise them")
	flags.IntVar(&k.checks, "checks", 200, "random `cases` per property and format, beside the fixed ones; half as many for each further setting of the parameters")
	flags.IntVar(&k.shrink, "shrink", properties.DefaultShrink, "how many `cases` may be asked to make one failure smaller; 1 leaves it as it was found, for an adapter that is slow")
	flags.Uint64Var(&k.seed, "seed", 1, "what the random cases are drawn from; not 0")
	flags.BoolVar(&k.strict, "strict", false, "let failures at level SHOULD decide the exit code")
	flags.BoolVar(&k.verbose, "v", false, "show every setting of the parameters, not only the worst")
	flags.BoolVar(&k.quiet, "q", false, "show failures and the verdict alone: no progress, no table")
	flags.StringVar(&k.record, "o", "", "write the record, one JSON object a line, to `file`")
	flags.BoolVar(&k.resumes, "resume", false, "go on with the interrupted run whose record is the file of -o")
	flags.StringVar(&k.observations, "observations", "", "write every case that was judged to `file`, in Hypothesis' observability format")
	flags.Func("expect", "read more expected failures from the TOML `file`; repeat for more", func(s string) error {
		k.expectations = append(k.expectations, s)
		return nil
	})
	adapter.register(flags)
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() > 0 {
		return c.usage("check: takes flags only, and a command behind --, got %q", flags.Args())
	}
	if err := k.valid(); err != nil {
		return c.usage("check: %v", err)
	}
	if adapter.command != nil {
		p, code := adapter.start(ctx, c, "check")
		if p == nil {
			return code
		}
		defer p.Close()
		defer tell(c, p)
		of, err := adapted(p, adapter.command)
		if err != nil {
			return c.usage("check: %v", err)
		}
		k.adapter = &of
	}
	plan, err := k.plan()
	if err != nil {
		return c.usage("check: %v", err)
	}
	if k.resumes {
		if err = k.resume(plan); err != nil {
			return c.usage("check: -resume: %v", err)
		}
	}
	if err := setRapid(); err != nil {
		fmt.Fprintf(c.err, "lossgate: check: %v\n", err)
		return reports.ExitSuite
	}
	defer debug.SetGCPercent(debug.SetGCPercent(1000)) // balls are small and short-lived: a larger heap is a fifth of the time
	return k.run(ctx, c, plan)
}

// everything reports whether nothing was left out.
func (k checking) everything() bool { return k.loss+k.property+k.dtype+k.library == "" }

// valid reports the first setting that makes no sense.
func (k checking) valid() error {
	for _, g := range []struct{ flag, glob string }{{"loss", k.loss}, {"impl", k.library}, {"property", k.property}} {
		if _, err := path.Match(g.glob, ""); err != nil {
			return fmt.Errorf("-%s %q: want a glob such as softmax-*: %w", g.flag, g.glob, err)
		}
	}
	switch {
	case k.checks < 1:
		return fmt.Errorf("-checks %d: want at least 1", k.checks)
	case k.shrink < 1:
		return fmt.Errorf("-shrink %d: want at least 1", k.shrink)
	case k.seed == 0:
		return errors.New("-seed 0: want a seed that is not 0, which means a random one elsewhere")
	case k.dtype != "" && !slices.Contains([]string{"f32", "f64", "f16", "bf16"}, k.dtype):
		return fmt.Errorf("-dtype %q: want f32, f64, f16 or bf16", k.dtype)
	case k.quiet && k.verbose:
		return errors.New("-q -v: want one of them")
	case k.resumes && k.record == "":
		return errors.New("-resume: want -o FILE with the record of the interrupted run")
	case k.resumes && k.observations != "":
		return errors.New("-resume: the cases that were judged before cannot be observed; leave out -observations")
	}
	return nil
}

// setRapid sets rapid's knobs, which are global to a process, before anything is drawn: a fixed seed, no files, and no limit by
// the clock, which would make the counterexample depend on the speed of the machine. The flags are those that rapid
// registers; the command has its own and shows none of them.
func setRapid() error {
	testing.Init()
	if err := flag.CommandLine.Parse(nil); err != nil {
		return err
	}
	for _, f := range [][2]string{{"rapid.seed", "1"}, {"rapid.nofailfile", "true"}, {"rapid.shrinktime", "1000h"}} {
		if err := flag.Set(f[0], f[1]); err != nil {
			return fmt.Errorf("rapid has no flag %s: %w", f[0], err)
		}
	}
	return nil
}

// run tries everything that is planned, then shows what came of it.
func (k checking) run(ctx context.Context, c console, plan []job) (code int) {
	keep := func(reports.Result) error { return nil }
	closing := func(reports.Footer) error { return nil }
	if k.record != "" {
		f, w, err := k.begin(plan)
		if err != nil {
			return c.usage("check: -o: %v", err)
		}
		defer f.Close()
		keep, closing = w.Write, w.Close
	}
	seen := io.Discard
	if k.observations != "" {
		f, err := os.Create(k.observations)
		if err != nil {
			return c.usage("check: -observations: %v", err)
		}
		defer f.Close()
		seen = f
	}
	aside, watched := c.out, c.err
	if k.quiet {
		aside, watched = io.Discard, io.Discard
	}
	fmt.Fprintf(aside, "%d random cases per property and format, half as many for further parameters, seed %d\n%s\n\n", k.checks, k.seed, k.power())
	var all []reports.Result
	ended := 0
	shown := newProgress(watched, len(plan))
	for i, running := range overlapped(ctx, plan) {
		shown.step(plan[i].String())
		results := <-running
		if ctx.Err() != nil { // what was cut short is no result
			break
		}
		if plan[i].known == nil {
			for _, r := range results {
				if err := keep(r); err != nil {
					return c.usage("check: -o: %v", err)
				}
			}
		}
		if plan[i].seen != nil {
			if _, err := plan[i].seen.WriteTo(seen); err != nil {
				return c.usage("check: -observations: %v", err)
			}
		}
		all = append(all, results...)
		ended++
	}
	shown.end()
	if ctx.Err() != nil {
		fmt.Fprintf(c.err, "lossgate: check: %s\n", k.goOn(ended, len(plan)))
	}
	if len(all) == 0 && ctx.Err() == nil {
		return c.usage("check: no property matches %q%s", k.property, didYouMean(k.property, propertyIDs(plan)))
	}
	code = k.verdict(ctx, c, plan, all)
	if err := closing(reports.Footer{Complete: ctx.Err() == nil, Exit: code}); err != nil {
		return c.usage("check: -o: %v", err)
	}
	if err := table.Write(c.out, all, table.Options{Colour: colourful(c.out), Settings: k.verbose, Quiet: k.quiet}); err != nil {
		return c.usage("check: %v", err)
	}
	if k.everything() {
		worth, err := score()
		if err != nil {
			fmt.Fprintf(c.err, "lossgate: check: %v\n", err)
			return reports.First(code, reports.ExitSuite)
		}
		fmt.Fprintf(aside, "\n%s\n", worth)
	}
	fmt.Fprintf(c.out, "\nexit %d: %s\n", code, reports.Meaning(code))
	return code
}

// power says what a run of this length can prove. With n cases a fault that shows in one of n/3 goes unseen once in twenty runs (see
// [reports.Result.Bound]).
func (k checking) power() string {
	if k.checks < 10000 {
		return fmt.Sprintf("A quick run proves little: a fault that fewer than one case in %d shows may well go unseen.", max(1, k.checks/3))
	}
	return fmt.Sprintf("A fault that fewer than one case in %d shows may go unseen.", k.checks/3)
}

// verdict is the exit code. An expectation that is about nothing is a mistake in its file, unless only a part was checked.
func (k checking) verdict(ctx context.Context, c console, plan []job, all []reports.Result) int {
	if ctx.Err() != nil {
		if len(all) == 0 {
			return reports.ExitIncomplete
		}
		return reports.First(reports.Exit(all, k.strict), reports.ExitIncomplete)
	}
	code := reports.Exit(all, k.strict)
	if !k.everything() {
		return code
	}
	seen := map[string]bool{}
	for _, j := range plan {
		if seen[j.set.Impl] {
			continue
		}
		seen[j.set.Impl] = true
		var of []reports.Result
		for _, r := range all {
			if r.Impl == j.set.Impl {
				of = append(of, r)
			}
		}
		for _, e := range properties.Unmatched(j.set.Expect, of) {
			code = reports.First(code, c.usage("check: %s: the expectation %s matches nothing that was checked", j.set.Impl, e))
		}
	}
	return code
}

// overlapped starts the jobs, two at a time: a job that waits for its last property leaves a core to the next one. Results come
// in the order of the plan.
func overlapped(ctx context.Context, plan []job) []chan []reports.Result {
	results := make([]chan []reports.Result, len(plan))
	for i := range results {
		results[i] = make(chan []reports.Result, 1)
	}
	go func() {
		slots := make(chan struct{}, 2)
		for i, j := range plan {
			slots <- struct{}{}
			go func() {
				results[i] <- j.run(ctx)
				<-slots
			}()
		}
	}()
	return results
}

// expected reads the failures that are known of a library, and those of -expect.
func (k checking) expected(of candidate) ([]properties.Expectation, error) {
	known, err := expect.Read(strings.NewReader(of.expect), time.Now())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", of.library.Info().Name, err)
	}
	for _, file := range k.expectations {
		f, err := os.Open(file)
		if err != nil {
			return nil, fmt.Errorf("-expect: %w", err)
		}
		more, err := expect.Read(f, time.Now())
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		known = append(known, more...)
	}
	return known, nil
}
