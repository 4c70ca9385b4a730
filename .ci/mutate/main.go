// Command mutate measures the suite by changes to lossgate's own sources. It draws a seeded sample of small mutations of impl, spec and
// spec/ball, asks for each whether lossgate check or a unit test notices, and writes the score, with what survived, to reports/mutate.json:
// a survivor is either equivalent, which somebody has to say why, or shows what the suite does not test.
//
// Gremlins, the mutation tester for Go that is still kept, was tried first (v0.6.0): it has no sample and no seed, and for each mutant it compiles and
// runs the tests of the mutant's own package, which for impl are not what judges it.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	seed := flag.Uint64("seed", 1, "what the sample is drawn from")
	n := flag.Int("n", 100, "how many `mutants` of each package")
	checks := flag.Int("checks", 40, "random `cases` per property, beside the fixed ones")
	most := flag.Duration("for", 25*time.Minute, "how long mutants are tried; those that are left over then are not counted")
	file := flag.String("o", "reports/mutate.json", "the `file` that holds the score; the reasons in it are kept")
	flag.Parse()
	if err := run(ctx, *seed, *n, *checks, *most, *file); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

// packages are the folders whose sources are mutated.
var packages = []string{"impl", "spec", "spec/ball"}

func run(ctx context.Context, seed uint64, n, checks int, most time.Duration, file string) error {
	before, err := readScore(file)
	if err != nil {
		return err
	}
	scratch, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	now := score{Seed: seed, Sample: n, Checks: checks}
	var all []mutant
	var loaded []*pkg
	of := map[*pkg][]mutant{}
	for i, dir := range packages {
		p, err := load(dir)
		if err != nil {
			return err
		}
		sites := p.sites()
		picked, err := p.sample(sites, rand.New(rand.NewPCG(seed, uint64(i))), n, len(all))
		if err != nil {
			return err
		}
		loaded, of[p] = append(loaded, p), picked
		all = append(all, picked...)
		now.Packages = append(now.Packages, tally{Package: dir, Sites: len(sites)})
	}
	bench, err := newBench(ctx, scratch, loaded, of, checks)
	if err != nil {
		return err
	}
	// Package by package in turn, so that those which are tried in time are a sample of each.
	slices.SortStableFunc(all, func(a, b mutant) int { return a.place - b.place })
	deaths, tried := make([]string, len(all)), make([]bool, len(all))
	end := time.Now().Add(most)
	each(len(all), func(i int) {
		if time.Now().After(end) {
			return
		}
		if deaths[i], tried[i] = bench.kill(ctx, all[i]), true; deaths[i] == "" && ctx.Err() == nil {
			fmt.Fprintf(os.Stderr, "survives: %s (%s)\n", all[i], all[i].Line)
		}
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for i, m := range all {
		if tried[i] {
			now.count(m, deaths[i], before)
		}
	}
	if err := now.write(file); err != nil {
		return err
	}
	return now.show(os.Stdout)
}

// sample draws n of the sites that compile, numbered from above.
func (p *pkg) sample(sites []site, r *rand.Rand, n, above int) (picked []mutant, err error) {
	order := r.Perm(len(sites))
	for len(picked) < n && len(order) > 0 {
		more := min(n-len(picked), len(order))
		for _, at := range order[:more] {
			above++
			picked = append(picked, mutant{sites[at], above, len(picked)})
		}
		order = order[more:]
		if picked, err = p.viable(picked); err != nil {
			return nil, err
		}
	}
	return picked, nil
}

// build compiles the command and the unit tests with all the mutants in them.
func build(ctx context.Context, scratch string, packages []*pkg, of map[*pkg][]mutant) error {
	over, err := overlay(scratch, packages, of)
	if err != nil {
		return err
	}
	commands := [][]string{{"build", "-trimpath", "-overlay", over, "-o", filepath.Join(scratch, "lossgate"), "."}}
	for _, p := range packages {
		commands = append(commands, []string{"test", "-trimpath", "-overlay", over, "-c", "-o", filepath.Join(scratch, filepath.Base(p.dir)+".test"), "./" + p.dir})
	}
	for _, args := range commands {
		if out, err := exec.CommandContext(ctx, "go", args...).CombinedOutput(); err != nil {
			return fmt.Errorf("go %s: %w\n%s", args[0], err, out)
		}
	}
	return nil
}

// each does something n times, two at a time.
func each(n int, do func(i int)) {
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i := range n {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			do(i)
		})
	}
	wg.Wait()
}

// count puts down what became of a mutant. A survivor keeps the reason that somebody gave for it.
func (s *score) count(m mutant, death string, before score) {
	t := &s.Packages[slices.IndexFunc(s.Packages, func(t tally) bool { return t.Package == m.Package })]
	t.Sampled++
	switch death {
	case "":
		t.Survived++
	case unitTests:
		t.Units++
		return
	default:
		t.Check++
		return
	}
	found := survivor{File: m.Package + "/" + m.File, Func: m.Func, Line: m.Line, Was: m.Was, Now: m.Now}
	for _, old := range before.Survivors {
		if old.site() == found.site() {
			found.Equivalent, found.Reason = old.Equivalent, old.Reason
		}
	}
	s.Survivors = append(s.Survivors, found)
}
