package turns

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"golang.org/x/perf/benchfmt"

	"github.com/lossgate/lossgate/benchmarks/gate"
	"github.com/lossgate/lossgate/benchmarks/history"
)

// A Measured is one commit, as a file in the format of go test -bench: for each benchmark one line, with the medians of its samples.
type Measured struct {
	Commit Commit
	Text   []byte
}

// Measure measures revisions in turns, so that all of them meet the same machine. What is measured are the benchmarks that the last of them
// has; where another does not have one, or has it by another name, that is left out. The configuration of each file says of which
// commit it is, under keys that package history reads, and how many samples were taken. With instructions, these are counted as well.
func Measure(ctx context.Context, root string, revs []string, how Method, instructions bool, w Watcher) (all []Measured, err error) {
	dir, err := os.MkdirTemp("", "lossgate-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	w.Next(0)
	commits, arms, remove, err := checkouts(ctx, root, revs, dir, how, w)
	defer func() { err = errors.Join(err, remove()) }()
	if err != nil {
		return nil, err
	}
	last := arms[len(arms)-1]
	survey, err := last.Survey(ctx, how.Pattern)
	if err != nil {
		return nil, err
	}
	if len(survey.Results) == 0 {
		return nil, fmt.Errorf("no benchmark of %s at %s matches -bench %s", how.Package, last.Name, how.Pattern)
	}
	tasks, err := last.Tasks(ctx, survey, how.Length, w.Step)
	if err != nil {
		return nil, err
	}
	w.Next(len(arms) * len(tasks) * how.Times)
	took := make([][][]*benchfmt.Result, len(arms)) // by arm and task
	for a := range took {
		took[a] = make([][]*benchfmt.Result, len(tasks))
	}
	p := Plan{Arms: arms, Tasks: tasks, Times: how.Times, For: how.For, Seed: how.Seed}
	err = p.Run(ctx, w.Step, func(s Sample) error {
		took[s.Arm][s.Task] = append(took[s.Arm][s.Task], s.Result)
		return nil
	})
	if err != nil {
		return nil, err
	}
	about, err := Machine(ctx, root)
	if err != nil {
		return nil, err
	}
	w.Next(len(arms) * len(tasks))
	for a, c := range commits {
		m := Measured{Commit: c}
		var text bytes.Buffer
		record, err := NewRecord(&text, survey.Units, append(slices.Clone(about), Pair{history.KeyCommit, c.Hash}, Pair{history.KeyDate, c.Date}, Pair{history.KeyAncestors, c.Ancestors}, Pair{history.KeySubject, c.Subject}))
		if err != nil {
			return nil, err
		}
		for t, results := range took[a] {
			if len(results) == 0 {
				continue
			}
			one := medians(results)
			if instructions {
				w.Step("instructions of " + tasks[t].Name + " of " + c.Hash)
				n, err := arms[a].Instructions(ctx, tasks[t].Shorter(counted.Seconds()/how.Length.Seconds()))
				if err != nil {
					return nil, err
				}
				one.Values = append(one.Values, benchfmt.Value{Value: n, Unit: gate.Instructions})
			}
			if err := record.Add(one, Pair{"samples", strconv.Itoa(len(results))}); err != nil {
				return nil, err
			}
		}
		m.Text = text.Bytes()
		all = append(all, m)
	}
	return all, nil
}

// checkouts builds revisions, each in a worktree in dir. remove takes all away again, also after an error.
func checkouts(ctx context.Context, root string, revs []string, dir string, how Method, w Watcher) (commits []Commit, arms []Arm, remove func() error, err error) {
	var removes []func() error
	remove = func() (err error) {
		for _, r := range removes {
			err = errors.Join(err, r())
		}
		return err
	}
	for i, rev := range revs {
		c, err := Resolve(ctx, root, rev)
		if err != nil {
			return nil, nil, remove, err
		}
		there := filepath.Join(dir, strconv.Itoa(i))
		one, err := Checkout(ctx, root, c, there)
		if err != nil {
			return nil, nil, remove, err
		}
		removes = append(removes, one)
		a, err := Build(ctx, c.Hash, there, how.Package, dir, how.Layouts, w.Step)
		if err != nil {
			return nil, nil, remove, err
		}
		commits, arms = append(commits, c), append(arms, a)
	}
	return commits, arms, remove, nil
}

// medians is one result for several of the same benchmark.
func medians(results []*benchfmt.Result) *benchfmt.Result {
	one := results[0].Clone()
	for i, v := range one.Values {
		var values []float64
		for _, r := range results {
			for _, w := range r.Values {
				if w.Unit == v.Unit {
					values = append(values, asPrinted(w))
				}
			}
		}
		slices.Sort(values)
		middle := (values[(len(values)-1)/2] + values[len(values)/2]) / 2
		if one.Values[i].OrigValue = middle; v.OrigUnit == "" {
			one.Values[i].Value = middle
		}
	}
	return one
}

// asPrinted is a value in the unit in which it was printed, in which it is written again.
func asPrinted(v benchfmt.Value) float64 {
	if v.OrigUnit == "" {
		return v.Value
	}
	return v.OrigValue
}
