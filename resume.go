package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/lossgate/lossgate/reports"
)

// resume replaces every job whose results stand in the record by these. The record is that of an interrupted run with the same settings;
// one that is not there has no results.
func (k checking) resume(plan []job) ([]job, error) {
	f, err := os.Open(k.record)
	if errors.Is(err, fs.ErrNotExist) {
		return plan, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rec, err := reports.Read(f)
	switch {
	case errors.Is(err, reports.ErrTruncated):
		rec.Results = wholeJobs(rec.Results)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", k.record, err)
	}
	if want := k.header(); rec.Header != want {
		return nil, fmt.Errorf("%s is of a run with other settings: %s there, %s here", k.record, settingsOf(rec.Header), settingsOf(want))
	}
	done := map[[3]string][]reports.Result{}
	for _, r := range rec.Results {
		key := [3]string{r.Loss, r.Impl, r.Dtype}
		done[key] = append(done[key], r)
	}
	for i, j := range plan {
		if results, ok := done[[3]string{j.loss.String(), j.set.Impl, j.dtype}]; ok {
			plan[i].run = func(context.Context) []reports.Result { return results }
		}
	}
	return plan, nil
}

// wholeJobs leaves out the last job of a record that was cut off: it may lack results.
func wholeJobs(results []reports.Result) []reports.Result {
	if len(results) == 0 {
		return nil
	}
	last, n := results[len(results)-1], len(results)
	for n > 0 && results[n-1].Loss == last.Loss && results[n-1].Impl == last.Impl && results[n-1].Dtype == last.Dtype {
		n--
	}
	return results[:n]
}

// header says what decides the results of a run.
func (k checking) header() reports.Header {
	return reports.Header{
		Schema: reports.Schema, Suite: "lossgate", Version: version(), Seed: k.seed, Checks: k.checks, Property: k.property, Strict: k.strict,
	}
}

// settingsOf is a header as flags.
func settingsOf(h reports.Header) string {
	return fmt.Sprintf("version %s -seed %d -checks %d -property %q -strict=%t", h.Version, h.Seed, h.Checks, h.Property, h.Strict)
}

// goOn says how to go on with a run that was interrupted behind the first n jobs.
func (k checking) goOn(n, of int) string {
	if k.record == "" {
		return fmt.Sprintf("interrupted after %d of %d; a run with -o FILE can be resumed", n, of)
	}
	return fmt.Sprintf("interrupted after %d of %d, which are in %s: the same command with -resume goes on from there", n, of, k.record)
}
