package reports

import "fmt"

// A Verdict is what was observed, held against what was expected.
type Verdict string

// The verdicts. Only Pass says that a property was tried and held.
const (
	Pass        Verdict = "pass"        // tried, and not refuted
	Fail        Verdict = "fail"        // refuted
	Xfail       Verdict = "xfail"       // refuted, as an expectation said it would be
	Xpass       Verdict = "xpass"       // an expectation said refuted, but it held: the expectation is stale
	Flaky       Verdict = "flaky"       // refuted once, and held when the same case was asked again
	Skip        Verdict = "skip"        // somebody asked for it to be left out, and said why
	Unsupported Verdict = "unsupported" // the implementation does not offer this loss, format or parameter
	Crash       Verdict = "crash"       // the implementation died, or panicked
	Timeout     Verdict = "timeout"     // no answer within the deadline
	Error       Verdict = "error"       // an answer that is none: an error for valid data, garbage, the wrong shape
	Undecided   Verdict = "undecided"   // no case failed, and the oracle could decide none of them
	NotRun      Verdict = "not-run"     // planned, and never started
	Untested    Verdict = "untested"    // it needs a capability that the implementation lacks, such as a gradient
)

// Verdicts lists every verdict in the order in which people are told of them: the bad news first, then what is only
// incomplete, then what went as expected.
func Verdicts() []Verdict {
	return []Verdict{Crash, Timeout, Error, Fail, Flaky, Xpass, NotRun, Undecided, Xfail, Pass, Untested, Unsupported, Skip}
}

// Accuses reports whether v is an unexpected failure of the implementation.
func (v Verdict) Accuses() bool {
	switch v {
	case Crash, Timeout, Error, Fail, Flaky:
		return true
	}
	return false
}

// Glyph returns one character that tells v at a glance. Colour is lost on paper, in a log and on one reader in twelve; the
// glyph and the word are not.
func (v Verdict) Glyph() string {
	switch v {
	case Pass:
		return "✓"
	case Xfail:
		return "○"
	case Xpass:
		return "!"
	case Undecided, NotRun:
		return "?"
	case Skip, Unsupported, Untested:
		return "–"
	}
	return "✗"
}

// UnmarshalText accepts exactly the verdicts there are, so that a foreign record is noticed at the line where it
// becomes foreign.
func (v *Verdict) UnmarshalText(text []byte) error {
	for _, known := range Verdicts() {
		if string(text) == string(known) {
			*v = known
			return nil
		}
	}
	return fmt.Errorf("verdict %q is none of %v", text, Verdicts())
}
