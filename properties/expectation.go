package properties

import (
	"context"
	"fmt"
	"time"

	"github.com/lossgate/lossgate/reports"
)

// An Expectation is a failure that is known and explained. Each of its witnesses has to fail: one that passes makes the
// expectation stale, which is an error, so that a defect that was mended does not stay excused.
type Expectation struct {
	Loss, Dtype, Property string // globs of path.Match on the loss's id, "f32" or "f64", and the property's id; empty: all
	Reason                string // why it fails, for people
	Link                  string // where that is discussed
	Until                 string // a date, 2006-01-02, after which the expectation has expired; empty: never
	Witness               []Case // at least one; what makes an expected failure deterministic
}

// String is "kl f64 u-value".
func (e Expectation) String() string {
	or := func(s string) string {
		if s == "" {
			return "*"
		}
		return s
	}
	return or(e.Loss) + " " + or(e.Dtype) + " " + or(e.Property)
}

// matches reports whether e is about that property of that loss.
func (e Expectation) matches(loss, dtype, property string) bool {
	return glob(e.Loss, loss) && glob(e.Dtype, dtype) && glob(e.Property, property)
}

// Lint reports what is wrong with an expectation by itself: nothing to try, no reason, a malformed or past date.
func (e Expectation) Lint(now time.Time) error {
	if e.Reason == "" {
		return fmt.Errorf("expectation %s: no reason", e)
	}
	if len(e.Witness) == 0 {
		return fmt.Errorf("expectation %s: no witness: an expected failure needs a case that always fails", e)
	}
	if e.Until == "" {
		return nil
	}
	until, err := time.Parse(time.DateOnly, e.Until)
	if err != nil {
		return fmt.Errorf("expectation %s: until = %q: want a date such as 2027-01-31", e, e.Until)
	}
	if now.After(until.AddDate(0, 0, 1)) {
		return fmt.Errorf("expectation %s: expired on %s", e, e.Until)
	}
	return nil
}

// Unmatched lists the expectations that no result is about: patterns that match nothing.
func Unmatched(expect []Expectation, results []reports.Result) (idle []Expectation) {
	for _, e := range expect {
		matched := false
		for _, r := range results {
			matched = matched || e.matches(r.Name, r.Dtype, r.Property)
		}
		if !matched {
			idle = append(idle, e)
		}
	}
	return idle
}

// expected is the first expectation about the trial, nil when there is none.
func (t trial[F]) expected() *Expectation {
	for i, e := range t.set.Expect {
		if e.matches(t.loss.Name, Dtype(t.set.Format), t.id()) {
			return &t.set.Expect[i]
		}
	}
	return nil
}

// excuse tries the witnesses of an expectation. All have to fail; then the failure is an expected one, and there is nothing
// else to learn of this property.
func (t trial[F]) excuse(ctx context.Context, o *Oracle[F], e Expectation) outcome[F] {
	out := outcome[F]{oracle: o, verdict: reports.Xfail, note: e.Reason}
	for i, k := range e.Witness {
		v := t.judge(ctx, o, k)
		if o.tally.notRun != "" {
			return outcome[F]{oracle: o}
		}
		if v == nil || v.Level == reports.May {
			return outcome[F]{oracle: o, verdict: reports.Xpass, note: fmt.Sprintf("witness %d passes: remove the expectation %q", i, e.Reason)}
		}
		out.see(k, v, 0)
	}
	return out
}
