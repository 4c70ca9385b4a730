package main

import (
	"context"
	_ "embed"
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/lossgate/lossgate/reports"
)

// notices holds the licence of everything that is linked into the program. Those licences ask that their text go with a binary.
//
//go:embed NOTICES
var notices string

func runVersion(_ context.Context, c console, flags *flag.FlagSet, args []string) int {
	licences := flags.Bool("licenses", false, "print the licences of everything that is linked in")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() > 0 {
		return c.usage("version: takes flags only, got %q", flags.Args())
	}
	if *licences {
		fmt.Fprint(c.out, notices)
		return reports.ExitConformant
	}
	fmt.Fprintf(c.out, "lossgate %s, %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return reports.ExitConformant
}

// version is that of the module, as the Go command stamped it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
