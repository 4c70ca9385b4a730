package reports

import (
	"fmt"
	"strconv"
	"strings"
)

// A Summary is what a run comes to in a few words.
type Summary struct {
	Losses, Settings, Impls int // how many there are; a loss in each setting of its parameters
	Checks, Cases           int
	Counts                  Counts
	Exit                    int  // see [Exit]
	Whole                   bool // the record was not cut off, and the run not interrupted
}

// Summary sums up a record.
func (rec Record) Summary() Summary {
	losses, settings, impls := map[string]bool{}, map[string]bool{}, map[string]bool{}
	s := Summary{Checks: len(rec.Results), Counts: Count(rec.Results), Exit: Exit(rec.Results, rec.Header.Strict)}
	for _, r := range rec.Results {
		losses[r.Name], settings[r.Loss], impls[r.Impl] = true, true, true
		s.Cases += r.Cases
	}
	s.Losses, s.Settings, s.Impls = len(losses), len(settings), len(impls)
	s.Whole = rec.Footer != nil && rec.Footer.Complete
	if rec.Footer != nil { // it knows more: expectations that matched nothing
		s.Exit = First(s.Exit, rec.Footer.Exit)
	}
	if !s.Whole {
		s.Exit = First(s.Exit, ExitIncomplete)
	}
	return s
}

// Scope is "187 losses in 340 settings, 2 implementations, 25324 checks, 900000 cases".
func (s Summary) Scope() string {
	all := Plural(s.Losses, "loss")
	if s.Settings > s.Losses {
		all += " in " + Plural(s.Settings, "setting")
	}
	return fmt.Sprintf("%s, %s, %s, %s", all, Plural(s.Impls, "implementation"), Plural(s.Checks, "check"), Plural(s.Cases, "case"))
}

// Tally is "3 fail, 20000 pass", the bad news first.
func (s Summary) Tally() string {
	var parts []string
	for _, v := range Verdicts() {
		if n := s.Counts[v]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, v))
		}
	}
	return strings.Join(parts, ", ")
}

// Plural puts a number before a noun, and the noun in the plural where it needs to be.
func Plural(n int, noun string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ies"
	case strings.HasSuffix(noun, "s"):
		noun += "es"
	default:
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
