// Package expect reads files of expected failures: TOML beside the implementation that they are about. An entry is a cause, and each of its
// witnesses a case that fails by it.
//
//	[[expect]]
//	loss = "kl"                # glob on the loss's id, or on 'huber(delta=1)'; left out: all
//	dtype = "f64"              # "f32", "f64" or a glob; left out: all
//	property = "u-value"       # glob on the property's id, or on 'u-nonneg/range\[0, +Inf]'; left out: all
//	reason = "a difference of logarithms loses what near-equal distributions differ by"
//	link = "https://…"         # where it is discussed; optional
//	until = "2027-01-31"       # when it expires; optional
//	witness = [
//	  '{"samples":[…]}',       # a case as failures print it, which must fail in all that the entry is about
//	  { dtype = "f32", property = ["u-value", "u-nonneg"], case = '{"samples":[…]}' },   # or must fail in these
//	]
//
// Each of loss, dtype and property may be a list of globs, of which one has to match. What a witness says of them stands for what the entry says,
// so that one cause is told once, with the smallest case of each property that shows it.
//
// What nobody declared is an error: an unknown key, an expectation without a reason or a witness, one that has expired.
package expect

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/BurntSushi/toml"

	"github.com/lossgate/lossgate/properties"
)

// file is the shape of the TOML.
type file struct{ Expect []entry }

type entry struct {
	Loss, Dtype, Property globs
	Reason, Link, Until   string
	Witness               []witness
}

// Read reads a file and lints every expectation as of now: one for each combination of globs that a witness stands for, in the order of the file.
// Errors name the entry, counted from 1, or the line.
func Read(r io.Reader, now time.Time) (all []properties.Expectation, err error) {
	entries, err := read(r, now)
	for _, e := range entries {
		all = append(all, slices.Concat(e.parts...)...)
	}
	return all, err
}

// A cause is what one entry stands for, by its parts: each witness that says what it is for, of which there are own, and then those together that are
// for all that the entry is about.
type cause struct {
	parts [][]properties.Expectation
	own   int
}

// read is Read by entry.
func read(r io.Reader, now time.Time) ([]cause, error) {
	var f file
	meta, err := toml.NewDecoder(r).Decode(&f)
	if err != nil {
		return nil, fmt.Errorf("expectations: %w", err)
	}
	if keys := meta.Undecoded(); len(keys) > 0 {
		return nil, fmt.Errorf("expectations: unknown key %s: want expect.{loss, dtype, property, reason, link, until, witness}", keys[0])
	}
	entries := make([]cause, len(f.Expect))
	for i, e := range f.Expect {
		c := &entries[i]
		var whole []properties.Case
		for j, w := range e.Witness {
			k, err := properties.ParseWitness(w.Case)
			if err != nil {
				return nil, fmt.Errorf("expectations: entry %d, witness %d: %w", i+1, j+1, err)
			}
			if w.everywhere() {
				whole = append(whole, k)
			} else {
				c.parts = append(c.parts, e.about(w, k))
			}
		}
		if c.own = len(c.parts); whole != nil || c.own == 0 {
			c.parts = append(c.parts, e.about(witness{}, whole...))
		}
		for _, x := range slices.Concat(c.parts...) {
			if err := x.Lint(now); err != nil {
				return nil, fmt.Errorf("expectations: entry %d: %w", i+1, err)
			}
		}
	}
	return entries, nil
}

// about lists what cases have to fail in: in every combination of a loss, a format and a property.
func (e entry) about(w witness, cases ...properties.Case) (all []properties.Expectation) {
	for _, loss := range w.Loss.or(e.Loss) {
		for _, dtype := range w.Dtype.or(e.Dtype) {
			for _, property := range w.Property.or(e.Property) {
				all = append(all, properties.Expectation{
					Loss: loss, Dtype: dtype, Property: property, Reason: e.Reason, Link: e.Link, Until: e.Until, Witness: cases,
				})
			}
		}
	}
	return all
}
