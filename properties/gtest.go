package properties

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// Test tries every property of want on got, one subtest for each property and claim. It is the gate for go test:
//
//	func TestHuber(t *testing.T) {
//		mine := impl.Pointwise(huber, huberDeriv)
//		properties.Test(t, spec.Huber(1), mine, nil)
//	}
//
// Within a subtest one rapid.Check draws the random cases, after a fixed list of special values, kinks and edges; rapid's flags hold
// (-rapid.checks, -rapid.seed). A capability that got lacks skips its subtests with the word "untested". nil settings are the default.
func Test[F impl.Float](t *testing.T, want spec.Loss, got impl.Loss[F], s *Settings) {
	t.Helper()
	TestSubject(t, want, InProcess[F]{Loss: got}, s)
}

// TestSubject is Test for any subject.
func TestSubject[F impl.Float](t *testing.T, want spec.Loss, got Subject[F], s *Settings) {
	t.Helper()
	for _, tr := range trials(want, got, s.resolved()) {
		t.Run(tr.name(), func(t *testing.T) {
			t.Attr("loss", tr.loss.String())
			tr.test(t)
		})
	}
}

func (t trial[F]) test(tb *testing.T) {
	tb.Helper()
	ctx := context.Background()
	t.asked = tb.Name()
	o := newOracle[F](t.loss, t.set.Format)
	fatal := func(tb rapid.TB, k Case, v *Violation) {
		if v == nil || !v.Level.Decides(t.set.Strict) {
			return
		}
		tb.Helper()
		tb.Fatalf("%s", message(t.loss.String(), t.name(), t.failure(finding{k, v, 0})))
	}
	if e := t.expected(); e != nil {
		if out := t.excuse(ctx, o, *e); out.verdict == reports.Xpass {
			tb.Fatalf("%s: %s: stale expectation: %s", t.loss, t.name(), out.note)
		}
		tb.Logf("fails as expected: %s", e.Reason)
		return
	}
	if n, ok := t.claim.(spec.Not); ok {
		fatal(tb, Case{Samples: n.Witness}, t.denied(ctx, o, n))
	} else {
		for _, k := range t.fixed() {
			fatal(tb, k, t.judge(ctx, o, k))
		}
		t.random(tb, func(r *rapid.T, k Case) { fatal(r, k, t.judge(ctx, o, k)) })
	}
	r := t.result(o)
	attributes(tb, r)
	switch {
	case r.Verdict == reports.Untested, r.Verdict == reports.Undecided:
		tb.Skipf("%s: %s", r.Verdict, r.Note)
	case r.Vacuous() && !tb.Failed():
		tb.Errorf("%s: %s passed without judging any of %d cases: the property is vacuous here", t.loss, t.name(), r.Cases)
	}
}

// random gives rapid's cases to do, if the property draws any.
func (t trial[F]) random(tb *testing.T, do func(*rapid.T, Case)) {
	tb.Helper()
	if t.prop.Draw == nil {
		return
	}
	g := t.generator()
	rapid.Check(tb, func(r *rapid.T) { do(r, g.Draw(r, "case")) })
}

// attributes puts what was measured into the stream of go test -json.
func attributes(tb *testing.T, r reports.Result) {
	tb.Attr("property", r.Property)
	tb.Attr("reached", fmt.Sprint(r.Reached))
	for _, a := range []struct {
		name string
		acc  *reports.Accuracy
	}{{"value", r.Value}, {"grad", r.Grad}} {
		if a.acc != nil {
			tb.Attr(a.name+"-ulps", fmt.Sprintf("%.3g", float64(a.acc.Ulps)))
			tb.Attr(a.name+"-grade", string(a.acc.Grade))
		}
	}
}
