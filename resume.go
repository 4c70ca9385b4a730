package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
)

// resume gives every job whose results stand in the record these. The record is that of an interrupted run with the same settings;
// one that is not there has no results.
func (k checking) resume(plan []job) error {
	f, err := os.Open(k.record)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	rec, err := reports.Read(f)
	switch {
	case errors.Is(err, reports.ErrTruncated):
		rec.Results = wholeJobs(rec.Results)
	case err != nil:
		return fmt.Errorf("%s: %w", k.record, err)
	}
	if want := k.header(); rec.Header != want {
		return fmt.Errorf("%s is of a run with other settings: %s there, %s here", k.record, settingsOf(rec.Header), settingsOf(want))
	}
	done := map[[3]string][]reports.Result{}
	for _, r := range rec.Results {
		key := [3]string{r.Loss, r.Impl, r.Dtype}
		done[key] = append(done[key], r)
	}
	for i, j := range plan {
		if results, ok := done[[3]string{j.loss.String(), j.set.Impl, j.dtype}]; ok {
			plan[i].known, plan[i].run = results, func(context.Context) []reports.Result { return results }
		}
	}
	return nil
}

// begin opens the record, with what is known of the plan in it. A record that is gone on with is replaced at once, by one in which that stands already,
// so that no moment at which somebody kills us costs what a run before had found.
func (k checking) begin(plan []job) (*os.File, *reports.Writer, error) {
	_ = os.MkdirAll(filepath.Dir(k.record), 0o755) // Create says what is wrong
	name := k.record
	if k.resumes {
		name += ".resumed"
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, nil, err
	}
	var to struct{ io.Writer } // first the new file, and then the same under the other's name
	to.Writer = f
	w, err := reports.NewWriter(&to, k.header())
	for _, j := range plan {
		for _, r := range j.known {
			err = cmp.Or(err, w.Write(r))
		}
	}
	if k.resumes {
		err = cmp.Or(err, f.Close())
		if err == nil {
			err = os.Rename(name, k.record)
		}
		if err == nil {
			f, err = os.OpenFile(k.record, os.O_WRONLY|os.O_APPEND, 0)
			to.Writer = f
		}
	}
	return f, w, err
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
	h := reports.Header{
		Schema: reports.Schema, Suite: "lossgate", Version: version(), Seed: k.seed, Checks: k.checks, Property: k.property, Strict: k.strict,
	}
	if k.shrink != properties.DefaultShrink {
		h.Shrink = k.shrink
	}
	return h
}

// settingsOf is a header as flags.
func settingsOf(h reports.Header) string {
	return fmt.Sprintf("version %s -seed %d -checks %d -property %q -strict=%t -shrink %d", h.Version, h.Seed, h.Checks, h.Property, h.Strict,
		cmp.Or(h.Shrink, properties.DefaultShrink))
}

// goOn says how to go on with a run that was interrupted behind the first n jobs.
func (k checking) goOn(n, of int) string {
	if k.record == "" {
		return fmt.Sprintf("interrupted after %d of %d; a run with -o FILE can be resumed", n, of)
	}
	return fmt.Sprintf("interrupted after %d of %d, which are in %s: the same command with -resume goes on from there", n, of, k.record)
}
