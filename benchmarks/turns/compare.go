package turns

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"golang.org/x/perf/benchfmt"

	"github.com/lossgate/lossgate/benchmarks/gate"
)

// A Method says how revisions are measured.
type Method struct {
	Package string        // "./benchmarks"
	Pattern string        // of benchmarks, as go test takes it
	Length  time.Duration // of a sample, in processor time
	Layouts int           // how often each revision is linked
	Times   int           // samples of each benchmark and side
	For     time.Duration // if it is not 0: end a round sooner, but not before Fewest samples
	Seed    uint64        // of the order
}

// A Watcher is told how far a run is.
type Watcher interface {
	Next(steps int) // another stretch begins, of so many steps; 0 where nobody knows
	Step(what string)
}

// Of which benchmarks a comparison counts instructions.
const (
	CountAll  = "all"
	CountOpen = "open" // those that time leaves undecided, or finds slower
	CountNone = "none"
)

// A Comparison is of the working tree of a repository with one of its revisions.
type Comparison struct {
	Root, Base string // its folder, and the revision
	Method
	Settings     gate.Settings
	Instructions string // CountAll, CountOpen or CountNone; without valgrind none are counted
	Samples      io.Writer
	Watcher      Watcher
}

// Compared is what came out.
type Compared struct {
	Base, Head string // as people call them
	Report     gate.Report
}

// comparing is a comparison under way.
type comparing struct {
	Comparison
	arms   []Arm // base, head, and base again
	units  benchfmt.UnitMetadataMap
	record *Record
	tasks  []Task
	of     []gate.Benchmark // by task
	only   []gate.Benchmark // of one side
}

// Compare measures, writes every sample to Samples in the format of go test -bench, with the side as configuration, and judges. It leaves
// nothing behind, whatever happens. An error says that nothing was compared.
func (c Comparison) Compare(ctx context.Context) (done Compared, err error) {
	base, err := Resolve(ctx, c.Root, c.Base)
	if err != nil {
		return done, err
	}
	now, err := Resolve(ctx, c.Root, "HEAD")
	if err != nil {
		return done, err
	}
	changed, err := Changed(ctx, c.Root)
	if err != nil {
		return done, err
	}
	done.Base, done.Head = base.String(), now.String()
	if changed {
		done.Head = "the working tree, which differs from " + done.Head
	}
	dir, err := os.MkdirTemp("", "lossgate-bench-")
	if err != nil {
		return done, err
	}
	defer os.RemoveAll(dir)
	there := filepath.Join(dir, "base")
	c.Watcher.Next(0)
	remove, err := Checkout(ctx, c.Root, base, there)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	r := &comparing{Comparison: c}
	for _, side := range []struct{ name, root string }{{"base", there}, {"head", c.Root}} {
		a, err := Build(ctx, side.name, side.root, c.Package, dir, c.Layouts, c.Watcher.Step)
		if err != nil {
			return done, err
		}
		r.arms = append(r.arms, a)
	}
	r.arms = append(r.arms, r.arms[0].Rotated("canary"))
	if err := r.survey(ctx); err != nil {
		return done, err
	}
	about, err := Machine(ctx, c.Root)
	if err != nil {
		return done, err
	}
	r.record, err = NewRecord(c.Samples, r.units, append(about, Pair{"base", done.Base}, Pair{"head", done.Head}))
	if err != nil {
		return done, err
	}
	if err := r.measure(ctx); err != nil {
		return done, err
	}
	for _, b := range append(r.of, r.only...) {
		done.Report = append(done.Report, r.judge(b))
	}
	return done, nil
}

// survey finds the benchmarks that both have, and those of one side.
func (r *comparing) survey(ctx context.Context) error {
	r.Watcher.Step("one iteration of each benchmark")
	base, err := r.arms[0].Survey(ctx, r.Pattern)
	if err != nil {
		return err
	}
	head, err := r.arms[1].Survey(ctx, r.Pattern)
	if err != nil {
		return err
	}
	has := func(o Output, name string) bool {
		return slices.ContainsFunc(o.Results, func(b *benchfmt.Result) bool { return b.Name.String() == name })
	}
	for _, b := range head.Results {
		if !has(base, b.Name.String()) {
			r.only = append(r.only, gate.Benchmark{Name: b.Name.String(), Head: []gate.Samples{nil}})
		}
	}
	base.Results = slices.DeleteFunc(base.Results, func(b *benchfmt.Result) bool {
		gone := !has(head, b.Name.String())
		if gone {
			r.only = append(r.only, gate.Benchmark{Name: b.Name.String(), Base: []gate.Samples{nil}})
		}
		return gone
	})
	if len(base.Results) == 0 {
		return fmt.Errorf("no benchmark of %s matches -bench %s on both sides", r.Package, r.Pattern)
	}
	r.units = base.Units
	maps.Copy(r.units, head.Units) // of a unit that only head has
	r.tasks, err = r.arms[0].Tasks(ctx, base, r.Length, r.Watcher.Step)
	for _, t := range r.tasks {
		r.of = append(r.of, gate.Benchmark{Name: t.Name})
	}
	return err
}

// judge judges one, by what its units say of themselves.
func (r *comparing) judge(b gate.Benchmark) gate.Row {
	var exact []string
	for k, u := range r.units { // in any order: Judge sorts them
		if k.Key == "assume" && u.Value == "exact" {
			exact = append(exact, k.Unit)
		}
	}
	return gate.Judge(b, exact, &r.Settings)
}

// measure takes a round of all benchmarks, another of those that it does not settle, and counts instructions.
func (r *comparing) measure(ctx context.Context) error {
	which := make([]int, len(r.tasks))
	for i := range which {
		which[i] = i
	}
	if err := r.round(ctx, which, r.Seed); err != nil {
		return err
	}
	open := slices.DeleteFunc(slices.Clone(which), func(i int) bool { return gate.Settled(r.of[i], &r.Settings) })
	if err := r.round(ctx, open, r.Seed+1); err != nil {
		return err
	}
	if r.Instructions == CountNone || !CountsInstructions() {
		return nil
	}
	if r.Instructions == CountOpen {
		which = slices.DeleteFunc(which, func(i int) bool {
			v := r.judge(r.of[i]).Verdict
			return v == gate.Equivalent || v == gate.Improvement
		})
	}
	return r.count(ctx, which)
}

// round measures some tasks.
func (r *comparing) round(ctx context.Context, which []int, seed uint64) error {
	r.Watcher.Next(len(r.arms) * len(which) * r.Times)
	p := Plan{Arms: r.arms, Times: r.Times, For: r.For, Seed: seed}
	for _, i := range which {
		p.Tasks = append(p.Tasks, r.tasks[i])
		b := &r.of[i]
		b.Base, b.Head, b.Canary = append(b.Base, gate.Samples{}), append(b.Head, gate.Samples{}), append(b.Canary, gate.Samples{})
	}
	return p.Run(ctx, r.Watcher.Step, func(s Sample) error {
		b := &r.of[which[s.Task]]
		side := [][]gate.Samples{b.Base, b.Head, b.Canary}[s.Arm]
		for _, v := range s.Values {
			side[len(side)-1][v.Unit] = append(side[len(side)-1][v.Unit], v.Value)
		}
		return r.record.Add(s.Result, Pair{"side", r.arms[s.Arm].Name}, Pair{"layout", strconv.Itoa(s.Layout)})
	})
}

// counted is how long the iterations whose instructions are counted would take without valgrind.
const counted = 8 * time.Millisecond

// count counts the instructions of some tasks on both sides, twice: what differs between two counts is not the benchmark's.
func (r *comparing) count(ctx context.Context, which []int) error {
	r.Watcher.Next(len(which) * 4)
	for _, i := range which {
		t := r.tasks[i].Shorter(counted.Seconds() / r.Length.Seconds())
		for n := range 4 {
			arm := n % 2
			side := [][]gate.Samples{r.of[i].Base, r.of[i].Head}[arm]
			r.Watcher.Step("instructions of " + t.Name + " of " + r.arms[arm].Name)
			n, err := r.arms[arm].Instructions(ctx, t)
			if err != nil {
				return err
			}
			side[0][gate.Instructions] = append(side[0][gate.Instructions], n)
			result := &benchfmt.Result{Name: benchfmt.Name(t.Name), Iters: t.N, Values: []benchfmt.Value{{Value: n, Unit: gate.Instructions}}}
			if err := r.record.Add(result, Pair{"side", r.arms[arm].Name}); err != nil {
				return err
			}
		}
	}
	return nil
}
