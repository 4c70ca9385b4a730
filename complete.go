package main

import (
	"context"
	"flag"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties/index"
	"github.com/lossgate/lossgate/properties/mutant"
	"github.com/lossgate/lossgate/reports"
)

func runCompletion(_ context.Context, c console, flags *flag.FlagSet, args []string) int {
	if code, done := c.parse(flags, args); done {
		return code
	}
	root := tree(c, new(int))
	var err error
	switch shell := strings.Join(flags.Args(), " "); shell {
	case "bash":
		err = root.GenBashCompletionV2(c.out, true)
	case "zsh":
		err = root.GenZshCompletion(c.out)
	case "fish":
		err = root.GenFishCompletion(c.out, true)
	default:
		return c.usage("completion: want bash, zsh or fish, got %q; the script goes where the shell looks for such: source <(lossgate completion bash)", shell)
	}
	if err != nil {
		return c.usage("completion: %v", err)
	}
	return reports.ExitConformant
}

// complete lists what may stand where typed stands, behind args.
func (cmd command) complete(args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	flags := cmd.allFlags()
	if len(args) > 0 {
		if f := flags.Lookup(strings.TrimLeft(args[len(args)-1], "-")); f != nil && strings.HasPrefix(args[len(args)-1], "-") && takesValue(f) {
			return valuesOf(f.Name)
		}
	}
	if strings.HasPrefix(typed, "-") {
		return flagsLike(flags, typed), cobra.ShellCompDirectiveNoFileComp
	}
	if cmd.name != "describe" && cmd.name != "eval" {
		return nil, cobra.ShellCompDirectiveDefault
	}
	plain := slices.DeleteFunc(slices.Clone(args), func(a string) bool { return strings.HasPrefix(a, "-") })
	if len(plain) == 0 {
		return lossNames(), cobra.ShellCompDirectiveNoFileComp
	}
	return argumentsOf(plain[0], cmd.name == "eval"), cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
}

// allFlags are the flags that the command defines: it does so before it reads its arguments, and does no more when these ask for help.
func (cmd command) allFlags() *flag.FlagSet {
	unseen := console{in: strings.NewReader(""), out: io.Discard, err: io.Discard}
	flags := unseen.flags(cmd)
	cmd.run(context.Background(), unseen, flags, []string{"-h"})
	return flags
}

// takesValue reports whether a value follows the flag: it does, unless the flag is a switch.
func takesValue(f *flag.Flag) bool {
	s, ok := f.Value.(interface{ IsBoolFlag() bool })
	return !ok || !s.IsBoolFlag()
}

// flagsLike lists the flags, with as many dashes as were typed.
func flagsLike(flags *flag.FlagSet, typed string) (all []cobra.Completion) {
	dashes := "-"
	if strings.HasPrefix(typed, "--") {
		dashes = "--"
	}
	flags.VisitAll(func(f *flag.Flag) {
		_, says := flag.UnquoteUsage(f)
		all = append(all, cobra.CompletionWithDesc(dashes+f.Name, says))
	})
	return all
}

// valuesOf lists what may follow a flag: names where it takes names of ours, otherwise files.
func valuesOf(name string) ([]cobra.Completion, cobra.ShellCompDirective) {
	switch name {
	case "loss":
		return lossNames(), cobra.ShellCompDirectiveNoFileComp
	case "impl":
		var all []cobra.Completion
		for _, of := range candidates() {
			all = append(all, of.library.Info().Name)
		}
		return all, cobra.ShellCompDirectiveNoFileComp
	case "property":
		var all []cobra.Completion
		for _, p := range index.Properties() {
			all = append(all, p.ID)
		}
		return all, cobra.ShellCompDirectiveNoFileComp
	case "mutant":
		var all []cobra.Completion
		for _, m := range mutant.All() {
			all = append(all, cobra.CompletionWithDesc(m.ID, m.Name))
		}
		return all, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveDefault
}

func lossNames() (all []cobra.Completion) {
	for _, e := range catalog.Entries() {
		all = append(all, e.Name)
	}
	return all
}

// argumentsOf lists the parameters of a loss, and its data where these are wanted.
func argumentsOf(loss string, data bool) (all []cobra.Completion) {
	e, err := catalog.Find(loss)
	if err != nil {
		return nil
	}
	l, err := e.Spec(nil)
	if err != nil {
		return nil // tests hold defaults to be legal
	}
	for _, p := range l.Params {
		all = append(all, p.Name+"=")
	}
	if data {
		all = append(all, "pred=")
		if l.Class.Max > 0 {
			all = append(all, "class=")
		}
		if len(l.TargetShape) > 0 || l.Class.Max == 0 {
			all = append(all, "target=")
		}
	}
	return all
}
