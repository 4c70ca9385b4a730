package properties_test

import (
	"flag"
	"os"
	"runtime/debug"
	"testing"
)

// TestMain fixes rapid's knobs, which are global to a process, before anything draws: one seed, so that a failure is the
// same on every machine, no fail files, since a counterexample that matters becomes a value in a test, and few random
// cases, since the fixed list runs in full and make check and make soak search further.
func TestMain(m *testing.M) {
	flag.Parse()
	for name, v := range map[string]string{"rapid.seed": "1", "rapid.nofailfile": "true", "rapid.shrinktime": "10s", "rapid.checks": "25"} {
		set := false
		flag.Visit(func(f *flag.Flag) { set = set || f.Name == name })
		if !set {
			_ = flag.Set(name, v)
		}
	}
	debug.SetGCPercent(1000) // balls are small and short-lived, as in check
	os.Exit(m.Run())
}
