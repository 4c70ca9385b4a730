package properties

import (
	"context"
	"flag"
	"fmt"
	"math"
	"runtime"
	"strconv"
	"sync"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/spec"
)

// DefaultShrink bounds the evaluations of one shrinking where Settings do not. rapid bounds it by the clock, which would make the counterexample
// depend on the speed of the machine.
const DefaultShrink = 2000

// rapidFlags is held while rapid's flags are set, and shared while they are read: they are global to a process and have no
// per-call form.
var rapidFlags sync.RWMutex

// smaller is a small finding of the same level. A fixed case cannot be shrunk, so a random one that fails too is looked for.
func (t trial[F]) smaller(ctx context.Context, f finding) finding {
	if f.v.lost || t.set.Shrink == 1 {
		return f
	}
	if f.seed == 0 {
		f = t.redraw(ctx, f)
	}
	if f.seed != 0 {
		f.k, f.v = t.shrink(ctx, f)
	}
	return f
}

// redraw is the first random case that fails at the level of f, or f itself.
func (t trial[F]) redraw(ctx context.Context, f finding) finding {
	rapidFlags.RLock()
	defer rapidFlags.RUnlock()
	if _, denial := t.claim.(spec.Not); denial || t.prop.Draw == nil {
		return f
	}
	o, g := newOracle[F](t.loss, t.set.Format), t.generator()
	for i := range t.set.random() {
		seed := t.seed(i)
		if k := g.Example(seed); ctx.Err() == nil {
			if v := t.judge(ctx, o, k); v != nil && v.Level == f.v.Level {
				return finding{k, v, seed}
			}
		}
	}
	return f
}

// atLeast is the excess that a smaller case has to keep: the power of ten below, so that an error of a million budgets does not shrink to one that
// looks like rounding, but no more than a million, which nobody takes for that. What is infinitely wrong stays so: a NaN shows more than a large error.
func atLeast(excess float64) float64 {
	if math.IsInf(excess, 1) || !(excess > 1) {
		return excess
	}
	return math.Pow10(min(6, int(math.Floor(math.Log10(excess)))))
}

// shrink gives a failure to rapid, which draws the same case from its seed and makes it smaller for as long as it fails
// at the same level, by no smaller power of ten. The smallest case that failed is returned.
func (t trial[F]) shrink(ctx context.Context, f finding) (Case, *Violation) {
	rapidFlags.Lock()
	defer rapidFlags.Unlock()
	defer setRapid(map[string]string{"rapid.seed": strconv.Itoa(f.seed), "rapid.checks": "1", "rapid.nofailfile": "true", "rapid.shrinktime": "1000h"})()

	best, g, evals, least := f, t.generator(), 0, atLeast(f.v.Excess)
	o := newOracle[F](t.loss, t.set.Format)
	rec := &recorder{name: "lossgate/" + t.name()}
	done := make(chan struct{})
	go func() { // FailNow ends its goroutine
		defer close(done)
		defer func() { rec.panicked = recover() }() // rapid's own, on a flaky subject
		rapid.Check(rec, func(r *rapid.T) {
			k := g.Draw(r, "case")
			if evals++; evals > t.set.Shrink {
				return
			}
			if v := t.judge(ctx, o, k); v != nil && v.Level == f.v.Level && v.Excess >= least {
				best.k, best.v = k, v
				r.Fatalf("refuted") // one line: rapid accepts a smaller case by its traceback
			}
		})
	}()
	<-done
	return best.k, best.v
}

// setRapid sets flags and returns what puts them back.
func setRapid(to map[string]string) (restore func()) {
	old := map[string]string{}
	for name, v := range to {
		if f := flag.Lookup(name); f != nil {
			old[name] = f.Value.String()
			_ = f.Value.Set(v)
		}
	}
	return func() {
		for name, v := range old {
			_ = flag.Lookup(name).Value.Set(v)
		}
	}
}

// A recorder stands in for *testing.T where there is none. Its name matches no fail file.
type recorder struct {
	name     string
	failed   bool
	panicked any
	logs     []string
}

func (r *recorder) Helper()                   {}
func (r *recorder) Name() string              { return r.name }
func (r *recorder) Logf(f string, a ...any)   { r.logs = append(r.logs, fmt.Sprintf(f, a...)) }
func (r *recorder) Log(a ...any)              { r.logs = append(r.logs, fmt.Sprint(a...)) }
func (r *recorder) Skipf(f string, a ...any)  { r.SkipNow() }
func (r *recorder) Skip(a ...any)             { r.SkipNow() }
func (r *recorder) SkipNow()                  { panic("properties: nothing skips") }
func (r *recorder) Errorf(f string, a ...any) { r.Logf(f, a...); r.Fail() }
func (r *recorder) Error(a ...any)            { r.Log(a...); r.Fail() }
func (r *recorder) Fatalf(f string, a ...any) { r.Logf(f, a...); r.FailNow() }
func (r *recorder) Fatal(a ...any)            { r.Log(a...); r.FailNow() }
func (r *recorder) FailNow()                  { r.Fail(); runtime.Goexit() }
func (r *recorder) Fail()                     { r.failed = true }
func (r *recorder) Failed() bool              { return r.failed }
