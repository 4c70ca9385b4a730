package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/expect"
	"github.com/lossgate/lossgate/reports"
)

// runExpect looks after files of expected failures.
func runExpect(_ context.Context, c console, flags *flag.FlagSet, args []string) int {
	write := flags.Bool("w", false, "update: write the result to the file, and not to standard output")
	verb := ""
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		verb, args = args[0], args[1:]
	}
	if code, done := c.parse(flags, args); done {
		return code
	}
	switch {
	case verb == "lint" && flags.NArg() > 0:
		return expectLint(c, flags.Args())
	case verb == "update" && flags.NArg() == 2:
		return expectUpdate(c, flags.Arg(0), flags.Arg(1), *write)
	}
	return c.usage("expect: want lint FILE…, or update [-w] FILE RECORD")
}

// expectLint reports the mistakes of each file: what cannot be read, has no reason or witness, has expired, is about nothing there is, or about
// nothing that an earlier entry leaves to it.
func expectLint(c console, files []string) int {
	code := reports.ExitConformant
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			code = c.usage("expect: %v", err)
			continue
		}
		all, err := expect.Read(strings.NewReader(string(text)), time.Now())
		if err == nil {
			err = misplaced(all)
		}
		if err != nil {
			code = c.usage("expect: %s: %v", file, err)
			continue
		}
		fmt.Fprintf(c.out, "%s: %d expectations\n", file, len(all))
	}
	return code
}

// misplaced reports the first expectation that no property of any loss in the catalogue is about, or all that are hidden.
func misplaced(all []properties.Expectation) error {
	var results []reports.Result
	for _, e := range catalog.Entries() {
		for _, p := range e.Settings() {
			l, err := e.Spec(p)
			if err != nil {
				return err
			}
			for _, p := range properties.Suite[float64](nil) {
				for _, claim := range p.For(l) {
					r := reports.Result{Loss: l.String(), Name: l.Name}
					r.Property, _ = statement(p.Name, p.Says, claim)
					if claim != nil && claim.String() != r.Property {
						r.Claim = claim.String()
					}
					for _, r.Dtype = range []string{"f32", "f64", "f16", "bf16"} {
						results = append(results, r)
					}
				}
			}
		}
	}
	if none := properties.Unmatched(all, results); len(none) > 0 {
		return fmt.Errorf("the expectation %s is about no property of any loss", none[0])
	}
	hidden := properties.Hidden(all, results)
	var errs []error
	for _, i := range slices.Sorted(maps.Keys(hidden)) {
		errs = append(errs, fmt.Errorf("the expectation %s is never tried: %s is about the same and comes first", all[i], all[hidden[i]]))
	}
	return errors.Join(errs...)
}

// expectUpdate brings a file in line with a record of check.
func expectUpdate(c console, file, record string, write bool) int {
	text, err := os.ReadFile(file)
	if err != nil {
		return c.usage("expect: %v", err)
	}
	f, err := os.Open(record)
	if err != nil {
		return c.usage("expect: %v", err)
	}
	defer f.Close()
	rec, err := reports.Read(f)
	if err != nil {
		return c.usage("expect: %s: %v", record, err)
	}
	updated, changes, err := expect.Update(string(text), time.Now(), rec.Results)
	if err != nil {
		return c.usage("expect: %s: %v", file, err)
	}
	for _, e := range slices.Compact(changes.Removed) {
		fmt.Fprintf(c.err, "removed, since it passes: %s\n", e)
	}
	for _, e := range changes.Known {
		fmt.Fprintf(c.err, "not added, since an entry is about it already (was the record made with -expect %s?): %s\n", file, reports.Printable(e))
	}
	for _, e := range changes.Added {
		fmt.Fprintf(c.err, "added, to be explained: %s\n", reports.Printable(e))
	}
	if !write {
		fmt.Fprint(c.out, updated)
		return reports.ExitConformant
	}
	if err := os.WriteFile(file, []byte(updated), 0o644); err != nil {
		return c.usage("expect: %v", err)
	}
	return reports.ExitConformant
}
