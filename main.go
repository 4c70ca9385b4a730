// Lossgate is the gate's command: it lists and describes the losses, gives exact answers, and checks implementations.
//
// Each subcommand is a file of this folder. Every one of them has -h, and flags are written -name or --name, before the
// other arguments. Exit codes are those of package reports.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	// Ctrl-C, or a CI service that cancels a job, ends a run with what it has; a second one ends the program at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
