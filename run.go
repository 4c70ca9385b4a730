package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/lossgate/lossgate/properties/knobs"
	"github.com/lossgate/lossgate/reports"
)

// A console is where a subcommand reads and writes.
type console struct {
	in       io.Reader
	out, err io.Writer
}

// A command is one subcommand. Its example is what somebody may type, one command a line. Its run takes the arguments behind its name and
// returns the exit code.
type command struct {
	name, args, says, example string
	run                       func(ctx context.Context, c console, flags *flag.FlagSet, args []string) int
}

// commands lists the subcommands in the order in which a stranger needs them.
func commands() []command {
	return []command{
		{"list", "[-json] [-properties [PATTERN…] | -claims]", "what losses, properties and claims there are",
			`lossgate list -json
lossgate list -properties 'r-huber-*'`, runList},
		{"describe", "[-json] LOSS [name=value…]", "all that is known of one loss: definition, domain, kinks, claims, sources",
			`lossgate describe huber delta=2`, runDescribe},
		{"eval", "LOSS name=value… | -", "the exact value and gradient at one input, or at each line of standard input",
			`lossgate eval huber delta=1 pred=3 target=1
lossgate eval softmax-ce pred=1,2,3 class=0 label_smoothing=0.1
lossgate eval w1-1d pred=0,1,0.5,0.5 target=0,2,0.25,0.75 shape=2,2 target_shape=2,2`, runEval},
		{"check", "[flags] [-- COMMAND…]", "try to refute the implementations; the table, and a record",
			`lossgate check -loss huber -checks 20 -o check.jsonl
lossgate check -sandbox -expect expect.toml -- python3 my_losses.py`, runCheck},
		{"adapter", "smoke | bench | record | replay FILE -- COMMAND…", "help whoever writes an adapter: does it work, how fast is it, what does it answer, does it answer the same",
			`lossgate adapter smoke -- python3 my_losses.py
lossgate adapter bench -loss huber -- python3 my_losses.py
lossgate adapter record -o answers.jsonl -- python3 my_losses.py
lossgate adapter replay answers.jsonl -- python3 my_losses.py`, runAdapter},
		{"infer", "[flags] -- COMMAND…", "find out by which conventions an unknown implementation computes",
			`lossgate infer -loss huber -- python3 my_losses.py`, runInfer},
		{"expect", "lint FILE… | update [-w] FILE RECORD", "look after a file of expected failures",
			`lossgate expect lint expect.toml
lossgate expect update -w expect.toml check.jsonl`, runExpect},
		{"replay", "[flags] FAILURE [-- COMMAND…]", "try one case that failed once, on any implementation",
			`lossgate replay -impl reference '{"loss":"huber","params":{"delta":["1"]},"dtype":"f64","property":"u-value","case":{"samples":[{"pred":["3"],"target":["1"]}]}}'`, runReplay},
		{"report", "[-o FILE] FORMAT FILE…", "tell what is in a record, or in a stream of go test -json, in another format",
			`lossgate report markdown check.jsonl
lossgate report -o site html check.jsonl`, runReport},
		{"diff", "[-strict] OLD NEW", "what changed from one record to another: broken, fixed, and errors that grew or shrank",
			`lossgate diff before.jsonl check.jsonl`, runDiff},
		{"vectors", "-o DIR [-loss GLOB] | lint FILE…", "test vectors for other test frameworks: inputs, exact answers, and the errors that are allowed",
			`lossgate vectors -o vectors -loss huber
lossgate vectors lint vectors/huber.json`, runVectors},
		{"mutants", "[flags]", "what the suite kills of known bugs, and which property kills what",
			`lossgate mutants -mutant 'huber-signed*' -checks 20 -v`, runMutants},
		{"new", "[-C DIR] NAME [PARAM…]", "begin a loss: its specification and its implementation, as far as they are always the same",
			`lossgate new soft-huber delta`, runNew},
		{"soak", "[flags]", "look for false alarms: judge the references with seed after seed",
			`lossgate soak -loss huber -rounds 2 -checks 10 -o soak.jsonl`, runSoak},
		{"exhaust", "-loss NAME -o FILE [flags] [name=value…]", "every float32 there is, for a loss of one number: a certificate of the largest error",
			`lossgate exhaust -loss huber -shard 1/4 -o 1.json
lossgate exhaust -loss pinball -from 1 -to 2 -o pinball.json tau=0.9`, runExhaust},
		{"merge", "-o FILE CERTIFICATE…", "one certificate of those of all shards of exhaust",
			`lossgate merge -o huber.json 1.json 2.json 3.json 4.json`, runMerge},
		{"bench-compare", "[flags] BASE", "is this working tree slower than a revision? Measured in turns; 0: no, 1: yes, 2: nothing to compare, 3: undecided",
			`lossgate bench-compare -bench '^BenchmarkLoss$/^loss=huber' -o samples.txt main`, runBenchCompare},
		{"bench-history", "add [REVISION…] | show", "keep how fast the kernels are at each commit, and show where that changed",
			`lossgate bench-history add main
lossgate bench-history show -only loss=huber`, runBenchHistory},
		{"completion", "bash|zsh|fish", "the script by which a shell completes commands, flags and names",
			`lossgate completion bash`, runCompletion},
		{"version", "[-licenses]", "which version this is, and the licences of what is linked in",
			`lossgate version -licenses`, runVersion},
	}
}

// run is the program. Nothing but its arguments decides what it does.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	c := console{in, out, errs}
	if bad := knobs.Malformed; len(bad) > 0 {
		return c.usage("%s", strings.Join(bad, "\n"))
	}
	if len(args) == 1 && args[0] == "-help" { // one dash, as our other flags have
		args = []string{"--help"}
	}
	code := reports.ExitConformant
	root := tree(c, &code)
	root.SetArgs(args)
	if err := root.ExecuteContext(ctx); err != nil {
		return c.usage("%v; lossgate -h lists the commands", err)
	}
	return code
}

// tree gives the commands to cobra, which finds the one that is meant and completes what is typed. Each parses its flags by itself: ours are
// written -name as well as --name, which cobra's are not.
func tree(c console, code *int) *cobra.Command {
	root := &cobra.Command{
		Use: "lossgate", SilenceErrors: true, SilenceUsage: true, Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				writeHelp(c.err)
				*code = reports.ExitUsage
				return nil
			}
			var names []string
			for _, cmd := range commands() {
				names = append(names, cmd.name)
			}
			return fmt.Errorf("there is no command %q%s", args[0], didYouMean(args[0], names))
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true // ours has the flags and the errors of the others
	root.SetIn(c.in)
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		for _, own := range commands() {
			if own.name == cmd.Name() {
				*code = own.run(cmd.Context(), c, c.flags(own), []string{"-h"})
				return
			}
		}
		writeHelp(c.out)
	})
	for _, own := range commands() {
		root.AddCommand(&cobra.Command{
			Use: own.name, Short: own.says, DisableFlagParsing: true,
			Run: func(cmd *cobra.Command, args []string) {
				*code = own.run(cmd.Context(), c, c.flags(own), args)
			},
			ValidArgsFunction: func(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
				return own.complete(args, typed)
			},
		})
	}
	return root
}

// writeHelp says what the program is for.
func writeHelp(w io.Writer) {
	fmt.Fprintln(w, "lossgate is a conformance gate for loss functions.")
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, cmd := range commands() {
		fmt.Fprintf(t, "  lossgate %s %s\t%s\n", cmd.name, cmd.args, cmd.says)
	}
	t.Flush()
	fmt.Fprintln(w, "\nlossgate COMMAND -h tells more of each. Exit codes:")
	fmt.Fprintln(w)
	for code := reports.ExitConformant; code <= reports.ExitIncomplete; code++ {
		fmt.Fprintf(w, "  %d  %s\n", code, reports.Meaning(code))
	}
}

// flags is an empty set of flags for a command, apart from the process's own, in which rapid's and testing's live.
func (c console) flags(cmd command) *flag.FlagSet {
	f := flag.NewFlagSet(cmd.name, flag.ContinueOnError)
	f.SetOutput(io.Discard) // parse says it once, and in our words
	f.Usage = func() {
		fmt.Fprintf(f.Output(), "lossgate %s %s\n\n%s\n", cmd.name, cmd.args, cmd.says)
		f.PrintDefaults()
	}
	return f
}

// writeExamples ends the help of a command with what somebody may type.
func writeExamples(w io.Writer, name string) {
	fmt.Fprintln(w, "\nFor example:")
	fmt.Fprintln(w)
	for _, cmd := range commands() {
		if cmd.name == name {
			fmt.Fprintf(w, "  %s\n", strings.ReplaceAll(cmd.example, "\n", "\n  "))
		}
	}
}

// parse parses the flags of a command. When there is nothing left to do it returns the exit code and true.
func (c console) parse(f *flag.FlagSet, args []string) (code int, done bool) {
	err := f.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		f.SetOutput(c.out)
		f.Usage()
		writeExamples(c.out, f.Name())
		return reports.ExitConformant, true
	case err != nil:
		hint := ""
		if name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -"); ok {
			var names []string
			f.VisitAll(func(g *flag.Flag) { names = append(names, g.Name) })
			hint = didYouMean(name, names)
		}
		return c.usage("%s: %v%s; lossgate %s -h lists the flags", f.Name(), err, hint, f.Name()), true
	}
	for _, arg := range f.Args() {
		if strings.HasPrefix(arg, "-") && arg != "-" {
			return c.usage("%s: %q comes too late: flags stand before the other arguments", f.Name(), arg), true
		}
	}
	return 0, false
}

// usage says what is wrong with the arguments and returns the code for it.
func (c console) usage(format string, args ...any) int {
	fmt.Fprintf(c.err, "lossgate: "+format+"\n", args...)
	return reports.ExitUsage
}
