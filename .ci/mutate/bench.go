package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

// A bench holds the compiled mutants and what can be run on them.
type bench struct {
	losses []*trial          // in the order of the catalogue
	units  map[string]*trial // the unit tests, by package
}

// A trial is something to run on a mutant: the check of one loss, or the unit tests of one package.
type trial struct {
	name    string
	command []string
	dir     string
	reached map[string]bool // the mutants that it comes by; nil: not known

	once   sync.Once // for what follows, which is found out when it is first needed
	fails  bool      // even without a mutant
	grades string    // of what was measured then
	took   time.Duration
}

// unitTests is the name of the trial that they are.
const unitTests = "unit tests"

// newBench compiles, and notes what mutants the check of each loss comes by, even with a single random case in one format.
func newBench(ctx context.Context, scratch string, packages []*pkg, of map[*pkg][]mutant, checks int) (*bench, error) {
	if err := build(ctx, scratch, packages, of); err != nil {
		return nil, err
	}
	lossgate := filepath.Join(scratch, "lossgate")
	b := &bench{units: map[string]*trial{}}
	out, err := exec.CommandContext(ctx, lossgate, "list").Output()
	if err != nil {
		return nil, fmt.Errorf("lossgate list: %w", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	for _, line := range lines[1:] { // below the heads of the columns
		name, _, _ := strings.Cut(line, " ")
		b.losses = append(b.losses, &trial{name: name, command: []string{lossgate, "check", "-impl", "reference", "-loss", name, "-checks", fmt.Sprint(checks)}})
	}
	for _, p := range packages {
		b.units[p.dir] = &trial{name: unitTests, command: []string{filepath.Join(scratch, path.Base(p.dir)+".test"), "-test.short"}, dir: p.dir}
	}
	failed := make([]error, len(b.losses))
	each(len(b.losses), func(i int) {
		failed[i] = b.losses[i].reach(ctx, filepath.Join(scratch, fmt.Sprint("reached", i)))
	})
	return b, errors.Join(failed...)
}

// reach notes what mutants a trial comes by. That so few cases leave a property without any is no matter.
func (t *trial) reach(ctx context.Context, file string) error {
	quick := trial{command: append(slices.Clone(t.command), "-checks", "1", "-dtype", "f64")}
	_, _ = quick.run(ctx, time.Hour, "LOSSGATE_REACHED="+file)
	text, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	t.reached = map[string]bool{}
	for _, id := range strings.Fields(string(text)) {
		t.reached[id] = true
	}
	return ctx.Err()
}

// prepare runs a trial with no mutant alive, once. What fails then is no judge of mutants.
func (t *trial) prepare(ctx context.Context) {
	t.once.Do(func() {
		began := time.Now()
		grades, err := t.run(ctx, time.Hour, "LOSSGATE_MUTANT=0")
		t.took, t.fails, t.grades = time.Since(began), err != nil, grades
		if t.fails && ctx.Err() == nil {
			fmt.Fprintf(os.Stderr, "%s %s is left out: it does not pass by itself\n", t.dir, t.name)
		}
	})
}

// mostMemory is how many KiB of addresses a mutant may take: one that appends for ever must not take the machine along.
const mostMemory = 6 << 20

// grade finds the grades in the table that check prints: a reference of grade A that falls to B is still conformant, and fails the tests of properties.
var grade = regexp.MustCompile(`(?m)\b[AB] +\d`)

// run runs a trial, and returns the grades that it prints; an error says how it failed.
func (t *trial) run(ctx context.Context, atMost time.Duration, env ...string) (grades string, err error) {
	ctx, cancel := context.WithTimeout(ctx, atMost)
	defer cancel()
	c := exec.CommandContext(ctx, "sh", append([]string{"-c", fmt.Sprintf(`ulimit -v %d && exec "$@"`, mostMemory), "sh"}, t.command...)...)
	c.Dir, c.Env = t.dir, append(os.Environ(), env...)
	c.WaitDelay = time.Second
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err = c.Run()
	switch {
	case ctx.Err() != nil:
		return "", errors.New("no answer in time")
	case err != nil:
		text := out.String()
		return "", fmt.Errorf("%w: %s", err, text[max(0, len(text)-400):])
	}
	for _, g := range grade.FindAllString(out.String(), -1) {
		grades += g[:1]
	}
	return grades, nil
}

// few is how many losses try a mutant before the unit tests do, and many how many do after them.
const few, many = 2, 6

// kill names what notices a mutant: a loss or the unit tests; empty: nothing.
func (b *bench) kill(ctx context.Context, m mutant) string {
	id := fmt.Sprint(m.id)
	of := strings.TrimSuffix(strings.TrimSuffix(m.File, ".go"), "claims")
	named := func(t *trial) bool { return strings.ReplaceAll(t.name, "-", "") == of }
	var near []*trial
	for _, t := range b.losses {
		if t.reached[id] || named(t) {
			near = append(near, t)
		}
	}
	// The loss that the file is named after comes first, then those that do the least beside.
	slices.SortStableFunc(near, func(x, y *trial) int {
		if a, b := named(x), named(y); a != b {
			if a {
				return -1
			}
			return 1
		}
		return len(x.reached) - len(y.reached)
	})
	first := min(len(near), few)
	for _, t := range slices.Concat(near[:first], []*trial{b.units[m.Package]}, near[first:min(len(near), many)]) {
		if t.prepare(ctx); t.fails {
			continue
		}
		if grades, err := t.run(ctx, 10*t.took+20*time.Second, "LOSSGATE_MUTANT="+id); err != nil || grades != t.grades {
			return t.name
		}
	}
	return ""
}

// folder is the package of a file.
func folder(file string) string { return path.Dir(file) }
