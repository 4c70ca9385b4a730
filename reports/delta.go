package reports

import (
	"cmp"
	"slices"
)

// A Delta is what changed from one record to another. Results are matched by loss, implementation, format, property and claim;
// two of one property, at two levels, are one.
type Delta struct {
	Broken  []Change // accused now, and not before: new failures, and failures of what is new
	Fixed   []Change // accused before, and still tried
	Changed []Change // neither broken nor fixed: another verdict, grade or error
	Added   []Result // tried now, and not before
	Removed []Result // tried before: what is gone is not fixed
}

// A Change is one check in both records.
type Change struct {
	Old Result // zero where it is of no meaning: a check that was added
	New Result
}

// Diff compares two records. Its lists are in the order in which results are listed.
func Diff(old, new []Result) Delta {
	var d Delta
	before, after := matched(old), matched(new)
	for _, k := range after.keys {
		n := after.of[k]
		o, ok := before.of[k]
		switch {
		case !ok && n.Accused():
			d.Broken = append(d.Broken, Change{New: n})
		case !ok:
			d.Added = append(d.Added, n)
		case n.Accused() && (!o.Accused() || n.Level == Must && o.Level != Must):
			d.Broken = append(d.Broken, Change{o, n})
		case o.Accused() && !n.Accused():
			d.Fixed = append(d.Fixed, Change{o, n})
		case o.Verdict != n.Verdict, o.Level != n.Level, !same(o.Value, n.Value), !same(o.Grad, n.Grad):
			d.Changed = append(d.Changed, Change{o, n})
		}
	}
	for _, k := range before.keys {
		if _, ok := after.of[k]; !ok {
			d.Removed = append(d.Removed, before.of[k])
		}
	}
	return d
}

// A match is a set of results by what they are about.
type match struct {
	keys []Result // with nothing but what identifies a check, in the order of Compare
	of   map[Result]Result
}

func matched(results []Result) match {
	m := match{of: map[Result]Result{}}
	for _, r := range slices.SortedStableFunc(slices.Values(results), Compare) {
		k := Result{Loss: r.Loss, Impl: r.Impl, Dtype: r.Dtype, Property: r.Property, Claim: r.Claim}
		was, ok := m.of[k]
		if !ok {
			m.keys = append(m.keys, k)
		}
		if !ok || r.severity() < was.severity() {
			r.Value, r.Grad = Worse(r.Value, was.Value), Worse(r.Grad, was.Grad)
			m.of[k] = r
		}
	}
	return m
}

// same reports whether two accuracies say the same to people.
func same(a, b *Accuracy) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Grade == b.Grade && a.Ulps.Short() == b.Ulps.Short()
}

// Exit is the exit code that a difference deserves: [ExitFailed] when something broke at a level that decides, [ExitIncomplete]
// when something is no longer tried, and [ExitConformant] otherwise.
func (d Delta) Exit(strict bool) int {
	code := ExitConformant
	for _, c := range d.Broken {
		if c.New.Level.Decides(strict) {
			code = First(code, ExitFailed)
		}
	}
	if len(d.Removed) > 0 {
		code = First(code, ExitIncomplete)
	}
	return code
}

// Empty reports whether nothing changed.
func (d Delta) Empty() bool {
	return cmp.Or(len(d.Broken), len(d.Fixed), len(d.Changed), len(d.Added), len(d.Removed)) == 0
}
