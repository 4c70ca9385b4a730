package properties

import (
	"errors"

	"github.com/lossgate/lossgate/reports"
)

// Lost is an answer that did not come from an implementation elsewhere. That is held against it at level MUST, whatever the property, and
// the case is not made smaller: each try may cost the start of a framework. Where the verdict is reports.NotRun nobody is to blame.
type Lost struct {
	Verdict reports.Verdict // Crash, Timeout, Error or NotRun
	Why     string
}

// Error is "timeout: no reply within 5s".
func (l *Lost) Error() string { return string(l.Verdict) + ": " + l.Why }

// lost is the violation of not having answered; ok is false where all answers are there.
func (o *Oracle[F]) lost(answers []Answer[F]) (v *Violation, ok bool) {
	for _, a := range answers {
		var crash *Crash
		var lost *Lost
		switch {
		case errors.As(a.Err, &crash):
			return panicked(crash.Error()), true
		case !errors.As(a.Err, &lost):
		case lost.Verdict == reports.NotRun:
			o.tally.notRun = lost.Why
			return o.Pass(), true
		default:
			return &Violation{
				Level: reports.Must, Verdict: lost.Verdict, lost: true,
				What: "no answer", Got: lost.Error(), Want: "an answer or a refusal", Excess: 1,
			}, true
		}
	}
	return nil, false
}

// panicked is the violation of a panic.
func panicked(got string) *Violation {
	return &Violation{Verdict: reports.Crash, What: "panic", Got: got, Want: "an answer or an error", Excess: 1}
}
