package properties

import (
	"context"
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
	set := s.resolved()
	if s == nil || s.Impl == "" {
		set.Impl = t.Name()
	}
	for _, tr := range trials(want, got, set) {
		t.Run(tr.name(), func(t *testing.T) { tr.test(t) })
	}
}

// test tries one property, and reports to go test -json that it is planned and what came of it, see [reports.ReadGoTest].
func (t trial[F]) test(tb *testing.T) {
	tb.Helper()
	ctx := context.Background()
	t.asked = tb.Name()
	o := newOracle[F](t.loss, t.set.Format)
	if t.lacks() {
		r := t.result(o)
		r.Verdict, r.Note = reports.Untested, noOracle
		attribute(tb, r)
		tb.Skip(noOracle)
	}
	planned := t.result(o)
	planned.Verdict = reports.NotRun
	attribute(tb, planned)
	out := outcome[F]{oracle: o}                     // its findings are as small as rapid made them: the last one of each level stands
	defer func() { attribute(tb, t.told(out)...) }() // a failure leaves by runtime.Goexit
	judged := func(tb rapid.TB, k Case, v *Violation) {
		if v == nil {
			return
		}
		out.replace(k, v)
		if !v.Level.Decides(t.set.Strict) {
			return
		}
		tb.Helper()
		tb.Fatalf("%s", message(t.loss.String(), t.name(), t.failure(finding{k, v, 0})))
	}
	if e := t.expected(); e != nil {
		out = t.excuse(ctx, o, *e)
		if out.verdict == reports.Xpass {
			tb.Fatalf("%s: %s: stale expectation: %s", t.loss, t.name(), out.note)
		}
		tb.Logf("fails as expected: %s", e.Reason)
		return
	}
	if n, ok := t.claim.(spec.Not); ok {
		judged(tb, Case{Samples: n.Witness}, t.denied(ctx, o, n))
	} else {
		for _, k := range t.fixed() {
			judged(tb, k, t.judge(ctx, o, k))
		}
		t.random(tb, func(r *rapid.T, k Case) {
			before := o.tally.reached
			v := t.judge(ctx, o, k)
			o.tally.drawn += o.tally.reached - before
			judged(r, k, v)
		})
	}
	r := t.result(o)
	switch {
	case r.Verdict == reports.NotRun:
		tb.Errorf("%s: %s was not run: %s", t.loss, t.name(), r.Note)
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

// attribute puts results into the stream of go test -json.
func attribute(tb *testing.T, results ...reports.Result) {
	text, err := reports.Attr(results...)
	if err != nil {
		tb.Errorf("results cannot be written: %v", err)
		return
	}
	tb.Attr(reports.AttrKey, text)
}
