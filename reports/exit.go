package reports

import "slices"

// Exit codes of the command. They are a contract with scripts: no code changes its meaning.
const (
	ExitConformant = 0 // nothing unexpected
	ExitFailed     = 1 // an unexpected failure at MUST, or when strict at SHOULD
	ExitUsage      = 2 // bad arguments or configuration, or a pattern that matches nothing
	ExitStale      = 3 // an expected failure that passes
	ExitAdapter    = 4 // the implementation could not be run
	ExitSuite      = 5 // the oracle or the suite failed, or a property passed without trying anything
	ExitIncomplete = 6 // something was not run, or could not be decided
)

// precedence lists the exit codes in the order in which they hide one another. What makes the verdicts meaningless comes
// before the verdicts: nobody should debug a loss whose adapter did not start.
func precedence() []int {
	return []int{ExitUsage, ExitAdapter, ExitSuite, ExitIncomplete, ExitFailed, ExitStale}
}

// First returns the code to exit with when several hold: the first of 2 4 5 6 1 3 that is among them, or 0. A code that
// is none of these counts as [ExitSuite], since only a fault of the suite can have made it.
func First(codes ...int) int {
	for _, code := range precedence() {
		for _, c := range codes {
			if c == code || code == ExitSuite && c != ExitConformant && !slices.Contains(precedence(), c) {
				return code
			}
		}
	}
	return ExitConformant
}

// Exit returns the exit code that the results deserve. No results at all deserve [ExitUsage], since a filter that
// matches nothing must not look like success.
func Exit(results []Result, strict bool) int {
	if len(results) == 0 {
		return ExitUsage
	}
	code := ExitConformant
	for _, r := range results {
		code = First(code, exitOf(r, strict))
	}
	return code
}

// exitOf returns the exit code that one result deserves.
func exitOf(r Result, strict bool) int {
	switch {
	case r.Blame == BlameAdapter:
		return ExitAdapter
	case r.Blame == BlameSuite, r.Vacuous():
		return ExitSuite
	case r.Verdict == NotRun:
		return ExitIncomplete
	case r.Verdict == Xpass: // at any level: an expectation is a statement that somebody made
		return ExitStale
	case !r.Level.Decides(strict):
		return ExitConformant
	case r.Verdict == Undecided:
		return ExitIncomplete
	case r.Verdict.Accuses():
		return ExitFailed
	}
	return ExitConformant
}

// Meaning says in words what an exit code means.
func Meaning(code int) string {
	switch code {
	case ExitConformant:
		return "conformant"
	case ExitFailed:
		return "an unexpected failure"
	case ExitUsage:
		return "usage, configuration, or a pattern that matches nothing"
	case ExitStale:
		return "an expected failure passes: the expectations are stale"
	case ExitAdapter:
		return "the implementation could not be run"
	case ExitSuite:
		return "the suite failed, or passed without trying anything"
	case ExitIncomplete:
		return "incomplete: something was not run or could not be decided"
	}
	return "unknown"
}
