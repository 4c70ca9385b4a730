package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/mutant"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec/ball"
)

// An autopsy is one known bug and what the suite made of it, in one trial for each seed.
type autopsy struct {
	mutant.Mutant
	ids    []string            // of the properties that attack the loss, in the order of the suite
	trials [][]properties.Kill // by trial
}

// dissect runs the suite on every mutant, with as many seeds as trials are wanted.
func dissect(ctx context.Context, p *progress, picked []mutant.Mutant, set properties.Settings, trials int) ([]autopsy, error) {
	all := make([]autopsy, len(picked))
	return all, inParallel(p, len(picked), func(i int) string { return picked[i].Title() }, func(i int) (err error) {
		all[i], err = autopsyOf(ctx, picked[i], set, trials)
		return err
	})
}

// inParallel does n things that have names, on as many cores as there are, and returns the first error in their order.
func inParallel(p *progress, n int, name func(i int) string, do func(i int) error) error {
	defer p.end()
	errs := make([]error, n)
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i := range n {
		slots <- struct{}{}
		p.step(name(i))
		all.Go(func() {
			defer func() { <-slots }()
			errs[i] = do(i)
		})
	}
	all.Wait()
	return cmp.Or(errs...)
}

func autopsyOf(ctx context.Context, m mutant.Mutant, set properties.Settings, trials int) (autopsy, error) {
	e, err := catalog.Find(m.Loss)
	if err != nil {
		return autopsy{}, fmt.Errorf("%s: %w", m.Title(), err)
	}
	l, err := e.Spec(m.Params)
	if err != nil {
		return autopsy{}, fmt.Errorf("%s: %w", m.Title(), err)
	}
	a := autopsy{Mutant: m, ids: propertyIDs([]job{{loss: l}})}
	if m.Narrow {
		set.Format = ball.BFloat16
	}
	for range trials {
		if m.Float32 != nil {
			a.trials = append(a.trials, properties.Kills(ctx, l, properties.InProcess[float32]{Loss: m.Float32()}, &set))
		} else {
			a.trials = append(a.trials, properties.Kills(ctx, l, properties.InProcess[float64]{Loss: m.Float64(), With: m.With}, &set))
		}
		set.Seed++
	}
	return a, nil
}

// by lists the ids of the properties that killed the mutant in any trial, each once and in the order of the suite.
func (a autopsy) by() (ids []string) {
	for _, id := range a.ids {
		if slices.ContainsFunc(a.trials, func(ks []properties.Kill) bool {
			return slices.ContainsFunc(ks, func(k properties.Kill) bool { return k.Property == id })
		}) {
			ids = append(ids, id)
		}
	}
	return ids
}

// survived counts the trials in which nothing killed the mutant.
func (a autopsy) survived() (n int) {
	for _, ks := range a.trials {
		if len(ks) == 0 {
			n++
		}
	}
	return n
}

// first is the kill of a trial that took the fewest cases.
func first(kills []properties.Kill) properties.Kill {
	return slices.MinFunc(kills, func(x, y properties.Kill) int { return x.Cases - y.Cases })
}

// cases are how many of the property that was quickest it took to kill the mutant, by trial, sorted; trials that it survived are left out.
func (a autopsy) cases() (n []int) {
	for _, ks := range a.trials {
		if len(ks) > 0 {
			n = append(n, first(ks).Cases)
		}
	}
	slices.Sort(n)
	return n
}

// median is the middle of sorted numbers, the larger of two.
func median(sorted []int) int { return sorted[len(sorted)/2] }

// A killer is one property and what it killed.
type killer struct {
	Property string   `json:"property"`
	Kills    []string `json:"kills"`   // mutants, by id
	Unique   []string `json:"unique"`  // those that nothing else killed in any trial
	Generic  []string `json:"generic"` // losses of which it killed a mutant that may befall any
	Cases    int      `json:"cases"`   // median of what it took, over all kills
	Calls    float64  `json:"calls"`   // its cost: calls of the implementation for a case, over all kills
	Asks     float64  `json:"asks"`    // and evaluations of the oracle
}

// recording reports whether a property judges nothing.
func recording(id string) bool {
	return slices.ContainsFunc(properties.Suite[float64](nil), func(p properties.Property[float64]) bool {
		return p.Name == id && p.Level == reports.May
	})
}

// killers lists every property that attacked, in the order of the suite. One that only records, at MAY, cannot kill and is left out.
func killers(all []autopsy) []*killer {
	var order []*killer
	of := map[string]*killer{}
	kills := map[string][]properties.Kill{}
	for _, a := range all {
		for _, id := range a.ids {
			if of[id] == nil && !recording(id) {
				of[id] = &killer{Property: id}
				order = append(order, of[id])
			}
		}
		by := a.by()
		for _, id := range by {
			of[id].Kills = append(of[id].Kills, a.ID)
			if len(by) == 1 {
				of[id].Unique = append(of[id].Unique, a.ID)
			}
		}
		for _, ks := range a.trials {
			for _, k := range ks {
				kills[k.Property] = append(kills[k.Property], k)
			}
		}
	}
	for id, ks := range kills {
		of[id].took(ks)
	}
	return order
}

// took notes what the kills took.
func (k *killer) took(kills []properties.Kill) {
	var cases []int
	all, calls, asks := 0, 0, 0
	for _, x := range kills {
		cases = append(cases, x.Cases)
		all, calls, asks = all+x.Cases, calls+x.Calls, asks+x.Asks
	}
	slices.Sort(cases)
	k.Cases = median(cases)
	k.Calls, k.Asks = perCase(calls, all), perCase(asks, all)
}

// perCase is an average to two digits behind the point, which is as much as anybody reads.
func perCase(n, cases int) float64 { return math.Round(100*float64(n)/float64(cases)) / 100 }

// everyKiller adds the properties that attack only losses of which no bug is known.
func everyKiller(found []*killer) []*killer {
	for _, e := range catalog.Entries() {
		for _, p := range e.Settings() {
			l, err := e.Spec(p)
			if err != nil {
				continue // tests hold settings to be legal
			}
			for _, id := range propertyIDs([]job{{loss: l}}) {
				if !recording(id) && !slices.ContainsFunc(found, func(k *killer) bool { return k.Property == id }) {
					found = append(found, &killer{Property: id})
				}
			}
		}
	}
	return found
}
