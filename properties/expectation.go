package properties

import (
	"context"
	"fmt"
	"path"
	"slices"
	"time"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// An Expectation is a failure that is known and explained. Each of its witnesses has to fail: one that passes makes the
// expectation stale, which is an error, so that a defect that was mended does not stay excused.
type Expectation struct {
	// Globs of path.Match; empty: all. Loss is held against the loss's id, and against the loss with its parameters, "huber(delta=1)", for a failure
	// that not all of them show; Dtype against "f32", "f64" and so on; Property against the property's id, and against the id with the claim,
	// "u-lipschitz/lipschitz(1)".
	Loss, Dtype, Property string
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

// Matches reports whether e is about the result.
func (e Expectation) Matches(r reports.Result) bool { return e.ofLoss(r) && e.ofProperty(r) }

func (e Expectation) ofLoss(r reports.Result) bool {
	return (glob(e.Loss, r.Name) || glob(e.Loss, r.Loss)) && glob(e.Dtype, r.Dtype)
}

func (e Expectation) ofProperty(r reports.Result) bool {
	named := r.Property
	if r.Claim != "" {
		named += "/" + r.Claim
	}
	return glob(e.Property, r.Property) || glob(e.Property, named)
}

// Lint reports what is wrong with an expectation by itself: nothing to try, no reason, a malformed or past date.
func (e Expectation) Lint(now time.Time) error {
	for _, g := range []string{e.Loss, e.Dtype, e.Property} {
		if _, err := path.Match(g, ""); err != nil {
			return fmt.Errorf("expectation %s: %q: want a glob such as softmax-*, in which \\[ stands for a bracket", e, g)
		}
	}
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
		if !slices.ContainsFunc(results, e.Matches) {
			idle = append(idle, e)
		}
	}
	return idle
}

// Hidden tells, for each expectation by its index, which earlier one is about the first of its results, where earlier ones are about all of them: the
// first that matches decides, so a hidden one is never tried.
func Hidden(expect []Expectation, results []reports.Result) map[int]int {
	hidden, leads := map[int]int{}, map[int]bool{}
	type lossAndDtype struct{ loss, name, dtype string }
	about := map[lossAndDtype][]int{} // the expectations of a loss, found once: there are thousands of results of each
	for _, r := range results {
		key := lossAndDtype{r.Loss, r.Name, r.Dtype}
		all, known := about[key]
		if !known {
			for i, e := range expect {
				if e.ofLoss(r) {
					all = append(all, i)
				}
			}
			about[key] = all
		}
		first := -1
		for _, i := range all {
			switch e := expect[i]; {
			case !e.ofProperty(r):
			case first < 0:
				first, leads[i] = i, true
			default:
				if _, known := hidden[i]; !known {
					hidden[i] = first
				}
			}
		}
	}
	for i := range leads {
		delete(hidden, i)
	}
	return hidden
}

// expected is the first expectation about the trial, nil when there is none.
func (t trial[F]) expected() *Expectation {
	r := t.result(newOracle[F](t.loss, t.set.Format))
	for i, e := range t.set.Expect {
		if e.Matches(r) {
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
		var v *Violation
		if n, denial := t.claim.(spec.Not); denial {
			v = t.denied(ctx, o, n)
		} else {
			v = t.judge(ctx, o, k)
		}
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
