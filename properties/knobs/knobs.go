// Package knobs takes rapid's environment variables away from it. rapid reads them before main and panics where one is
// malformed; a command whose results depend on its arguments alone wants neither the panic nor the influence.
//
// It works by the order in which packages are initialized: those that depend on nothing uninitialized come in the order of
// their import paths, and this path comes before rapid's. Import it from a command only: under go test the variables are
// meant for rapid.
package knobs

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Malformed has a sentence for each variable that rapid would have panicked about, in the order of their names. The
// command reports them: whoever set one expects something of it.
var Malformed = take()

// kinds says how rapid parses each variable.
func kinds() map[string]func(string) error {
	whole := func(s string) error { _, err := strconv.ParseInt(s, 0, strconv.IntSize); return err }
	seed := func(s string) error { _, err := strconv.ParseUint(s, 0, 64); return err }
	truth := func(s string) error { _, err := strconv.ParseBool(s); return err }
	span := func(s string) error { _, err := time.ParseDuration(s); return err }
	text := func(string) error { return nil }
	return map[string]func(string) error{
		"RAPID_CHECKS": whole, "RAPID_STEPS": whole, "RAPID_SEED": seed, "RAPID_SHRINKTIME": span, "RAPID_FAILFILE": text,
		"RAPID_NOFAILFILE": truth, "RAPID_LOG": truth, "RAPID_V": truth, "RAPID_DEBUG": truth, "RAPID_DEBUGVIS": truth,
	}
}

// take removes the variables from the environment and returns what was wrong with them.
func take() (bad []string) {
	for name, parse := range kinds() {
		v, set := os.LookupEnv(name)
		if !set {
			continue
		}
		if err := parse(v); err != nil {
			why := err.Error()
			if at := strings.LastIndex(why, ": "); at >= 0 {
				why = why[at+2:]
			}
			bad = append(bad, fmt.Sprintf("environment variable %s=%q is malformed (%s); this command does not need it: unset it", name, v, why))
		}
		_ = os.Unsetenv(name) // fails for malformed names only
	}
	slices.Sort(bad)
	return bad
}
