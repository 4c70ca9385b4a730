package properties

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// Check tries every property of want on got and returns one result for each property and claim, in the order of the
// suite. It is the engine of the command; results depend on the settings alone, not on the number of cores.
func Check[F impl.Float](ctx context.Context, want spec.Loss, got impl.Loss[F], s *Settings) []reports.Result {
	return CheckSubject(ctx, want, InProcess[F]{Loss: got}, s)
}

// CheckSubject is Check for any subject: an implementation for several parameters, in another process, or the
// specification itself. It must be safe for concurrent use.
func CheckSubject[F impl.Float](ctx context.Context, want spec.Loss, got Subject[F], s *Settings) []reports.Result {
	set := s.resolved()
	ts := trials(want, got, set)
	found := search(ctx, ts)
	var all []reports.Result
	for i := range ts {
		for _, o := range found[i].oracle.tally.observed {
			set.Observe(o)
		}
	}
	for i, t := range ts { // one at a time: shrinking sets rapid's flags, which are global
		all = append(all, t.results(ctx, found[i])...)
	}
	return all
}

// search runs the trials in parallel. Drawing reads rapid's flags, so nobody may shrink meanwhile.
func search[F impl.Float](ctx context.Context, ts []trial[F]) []outcome[F] {
	rapidFlags.RLock()
	defer rapidFlags.RUnlock()
	out := make([]outcome[F], len(ts))
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, t := range ts {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			out[i] = t.timed(ctx)
		})
	}
	wg.Wait()
	return out
}

// An outcome is what the search of one trial came to.
type outcome[F impl.Float] struct {
	oracle  *Oracle[F]
	found   []finding
	verdict reports.Verdict // empty, unless the search did not end by itself
	note    string
	blame   reports.Blame
	excused bool // what was found at SHOULD is an expected failure
}

// timed runs the trial and reports by name what does not come back: within one process a hang cannot be ended, only told.
func (t trial[F]) timed(ctx context.Context) outcome[F] {
	ended := func(v reports.Verdict, note string) outcome[F] {
		return outcome[F]{oracle: newOracle[F](t.loss, t.set.Format), verdict: v, note: note}
	}
	if ctx.Err() != nil {
		return ended(reports.NotRun, ctx.Err().Error())
	}
	done, patience := make(chan outcome[F], 1), time.Duration(t.set.Deadline)*time.Second
	timer := time.NewTimer(patience)
	defer timer.Stop()
	go func() {
		defer func() {
			if p := recover(); p != nil { // the implementation's own panics are answers: this is one of the property or the oracle
				broken := ended(reports.Error, fmt.Sprintf("the suite panics: %v", p))
				broken.blame = reports.BlameSuite
				done <- broken
			}
		}()
		done <- t.search(ctx, func() { timer.Reset(patience) })
	}()
	select {
	case found := <-done:
		return found
	case <-timer.C:
		return ended(reports.Timeout, fmt.Sprintf("no answer within %d s", t.set.Deadline))
	}
}

// search tries the fixed cases, then the random ones, until one fails at MUST, and calls alive after each.
func (t trial[F]) search(ctx context.Context, alive func()) outcome[F] {
	o := newOracle[F](t.loss, t.set.Format)
	found := outcome[F]{oracle: o}
	if t.lacks() {
		found.verdict, found.note = reports.Untested, noOracle
		return found
	}
	if e := t.expected(); e != nil {
		if found = t.excuse(ctx, o, *e); found.verdict == reports.Xpass || found.refuted() || o.tally.notRun != "" {
			return found
		}
		found.verdict, found.excused = "", true // at SHOULD: what MUST asks for is still to be tried
	}
	if n, ok := t.claim.(spec.Not); ok {
		found.see(Case{Samples: n.Witness}, t.denied(ctx, o, n), 0)
		return found
	}
	see := func(k Case, q inquiry[F], seed int) {
		v := t.judged(o, k, q)
		if t.set.Observe != nil {
			t.observed(o, k, seed == 0, v)
		}
		found.see(k, v, seed)
		alive()
	}
	for ks := range slices.Chunk(t.fixed(), t.batch()) {
		for i, q := range t.ask(ctx, t.claim, ks) {
			see(ks[i], q, 0)
		}
	}
	if t.prop.Draw == nil {
		return found
	}
	g := t.generator()
	more := func() bool { return ctx.Err() == nil && o.tally.notRun == "" && !found.refuted() }
	for i := 0; i < t.set.random() && more(); {
		ks := make([]Case, min(t.batch(), t.set.random()-i))
		for j := range ks {
			ks[j] = g.Example(t.seed(i + j))
		}
		for j, q := range t.ask(ctx, t.claim, ks) {
			if !more() {
				break
			}
			before := o.tally.reached
			see(ks[j], q, t.seed(i+j))
			o.tally.drawn += o.tally.reached - before
		}
		i += len(ks)
	}
	return found
}

// see keeps the first finding of each level that can fail.
func (f *outcome[F]) see(k Case, v *Violation, seed int) {
	if v == nil || v.Level == reports.May {
		return
	}
	for _, g := range f.found {
		if g.v.Level == v.Level {
			return
		}
	}
	f.found = append(f.found, finding{k, v, seed})
}

// refuted reports whether there is nothing left to learn.
func (f *outcome[F]) refuted() bool {
	for _, g := range f.found {
		if g.v.Level == reports.Must {
			return true
		}
	}
	return false
}

// A finding is a case that refutes; seed is 0 for a fixed one.
type finding struct {
	k    Case
	v    *Violation
	seed int
}

// replace keeps the last finding of each level that can fail, which is the smallest where rapid shrinks.
func (f *outcome[F]) replace(k Case, v *Violation) {
	if v.Level == reports.May {
		return
	}
	f.found = slices.DeleteFunc(f.found, func(g finding) bool { return g.v.Level == v.Level })
	f.found = append(f.found, finding{k, v, 0})
}

// excuses reports whether a finding is an expected failure.
func (f outcome[F]) excuses(g finding) bool {
	return f.verdict == reports.Xfail || f.excused && g.v.Level == reports.Should
}

// results tells what was found by the smallest case that shows it.
func (t trial[F]) results(ctx context.Context, out outcome[F]) []reports.Result {
	for i, f := range out.found {
		if !out.excuses(f) {
			out.found[i] = t.smaller(ctx, f)
		}
	}
	return t.told(out)
}

// told is one result at the level of the property and, where something was found at another level, one there too.
func (t trial[F]) told(out outcome[F]) []reports.Result {
	all := []reports.Result{t.result(out.oracle)}
	if out.verdict != "" {
		all[0].Verdict, all[0].Note, all[0].Blame = out.verdict, out.note, out.blame
	}
	for _, f := range out.found {
		r := &all[0]
		if f.v.Level != t.prop.Level {
			all = append(all, t.result(out.oracle))
			r = &all[len(all)-1]
			r.Level = f.v.Level
		}
		r.Verdict, r.Failure = reports.Fail, t.failure(f)
		if f.v.Verdict != "" {
			r.Verdict = f.v.Verdict
		}
		if f.v.What == suiteFault {
			r.Verdict, r.Note = reports.Error, f.v.Got
		}
		if out.excuses(f) {
			r.Verdict, r.Note = reports.Xfail, out.note
		}
		if f.v.What == suiteFault || f.v.What == falseDenial {
			r.Blame = reports.BlameSuite
		}
	}
	return all
}

// result is the trial's line in the record as far as the tally tells it.
func (t trial[F]) result(o *Oracle[F]) reports.Result {
	r := reports.Result{
		Loss: t.loss.String(), Name: t.loss.Name, Impl: t.set.Impl, Dtype: Dtype(o.Format), Property: t.id(),
		Level: t.prop.Level, Verdict: reports.Pass, Cases: o.tally.cases, Reached: o.tally.reached, Drawn: o.tally.drawn, Undecided: o.tally.undecided,
		Value: o.tally.value.accuracy(), Grad: o.tally.grad.accuracy(),
	}
	if t.name() != t.id() {
		r.Claim = t.claim.String()
	}
	switch {
	case o.tally.notRun != "":
		r.Verdict, r.Note = reports.NotRun, o.tally.notRun
	case o.tally.reached > 0:
		r.Note = strings.Join(o.tally.chosen, "; ")
	case coarse(o.Format):
		r.Verdict, r.Note = reports.Untested, o.Format.Name+" has too few numbers to show it"
	case o.tally.untested > 0:
		r.Verdict, r.Note = reports.Untested, "the implementation does not offer what this property asks for"
	case o.tally.undecided > 0:
		r.Verdict = reports.Undecided
	}
	return r
}

// accuracy is the worst error with its grade, nil when nothing was measured.
func (w worst) accuracy() *reports.Accuracy {
	if !w.seen {
		return nil
	}
	a := &reports.Accuracy{Grade: reports.GradeB, Ulps: reports.Float(w.ulps), Share: reports.Float(w.share), At: w.at.String(), Allowed: reports.Float(w.k), Histogram: w.all}
	if w.tight {
		a.Grade = reports.GradeA
	}
	return a
}
