package main

import (
	"context"
	"flag"
	"fmt"
	"slices"

	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/mutant"
	"github.com/lossgate/lossgate/reports"
)

func runMutants(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	only := flags.String("mutant", "", "only mutants whose id or name matches the `glob`")
	checks := flags.Int("checks", 200, "random `cases` per property, beside the fixed ones")
	seed := flags.Uint64("seed", 1, "what the random cases are drawn from; not 0")
	trials := flags.Int("trials", 1, "how many `seeds` to try each mutant with, from -seed on")
	asJSON := flags.Bool("json", false, "print one JSON object: mutants with their cases to kill, properties with their kills")
	verbose := flags.Bool("v", false, "tell of each mutant what is wrong with it, and who killed it")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() > 0 {
		return c.usage("mutants: takes flags only, got %q", flags.Args())
	}
	if err := (checking{loss: *only, checks: *checks, shrink: 1, seed: *seed}).valid(); err != nil {
		return c.usage("mutants: %v", err)
	}
	if *trials < 1 {
		return c.usage("mutants: -trials %d: want at least 1", *trials)
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
	set := properties.Settings{Checks: *checks, Seed: *seed}
	all, err := dissect(ctx, newProgress(c.err, len(picked)), picked, set, *trials)
	if err != nil {
		fmt.Fprintf(c.err, "lossgate: mutants: %v\n", err)
		return reports.ExitSuite
	}
	found := killers(all)
	if *only == "" && ctx.Err() == nil { // of a part of the mutants it says nothing that a property killed none
		found = everyKiller(found)
		idle := slices.DeleteFunc(slices.Clone(found), func(k *killer) bool { return len(k.Kills) > 0 })
		err = tryGenerics(ctx, newProgress(c.err, len(idle)), idle, set)
	}
	switch {
	case err != nil:
		fmt.Fprintf(c.err, "lossgate: mutants: %v\n", err)
		return reports.ExitSuite
	case ctx.Err() != nil:
		return reports.ExitIncomplete
	case *asJSON:
		if err := writeMatrix(c.out, all, found); err != nil {
			return c.usage("mutants: %v", err)
		}
	default:
		fmt.Fprintf(c.out, "%d known bugs, %s, %d random cases per property beside the fixed ones\n\n", len(picked), seeds(*seed, *trials), *checks)
		if *verbose {
			writeAutopsies(c.out, all)
		} else {
			writeDeaths(c.out, all)
		}
		writeKillers(c.out, found, *only == "")
	}
	if slices.ContainsFunc(all, func(a autopsy) bool { return a.survived() > 0 }) {
		return reports.ExitSuite
	}
	return reports.ExitConformant
}

// seeds names the seeds of the trials.
func seeds(from uint64, n int) string {
	if n == 1 {
		return fmt.Sprintf("seed %d", from)
	}
	return fmt.Sprintf("%d trials, seeds %d to %d", n, from, from+uint64(n)-1)
}
