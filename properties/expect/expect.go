// Package expect reads files of expected failures: TOML beside the implementation that they are about.
//
//	[[expect]]
//	loss = "kl"                # glob on the loss's id, or on 'huber(delta=1)'; left out: all
//	dtype = "f64"              # "f32", "f64" or a glob; left out: all
//	property = "u-value"       # glob on the property's id, or on 'u-nonneg/range\[0, +Inf]'; left out: all
//	reason = "a difference of logarithms loses what near-equal distributions differ by"
//	link = "https://…"         # where it is discussed; optional
//	until = "2027-01-31"       # when it expires; optional
//	witness = ['{"samples":[…]}']   # cases as failures print them; each must fail
//
// What nobody declared is an error: an unknown key, an expectation without a reason or a witness, one that has expired.
package expect

import (
	"fmt"
	"io"
	"time"

	"github.com/BurntSushi/toml"

	"github.com/lossgate/lossgate/properties"
)

// file is the shape of the TOML.
type file struct {
	Expect []struct {
		Loss, Dtype, Property string
		Reason, Link, Until   string
		Witness               []string
	}
}

// Read reads a file and lints every expectation as of now. Errors name the entry, counted from 1, or the line.
func Read(r io.Reader, now time.Time) ([]properties.Expectation, error) {
	var f file
	meta, err := toml.NewDecoder(r).Decode(&f)
	if err != nil {
		return nil, fmt.Errorf("expectations: %w", err)
	}
	if keys := meta.Undecoded(); len(keys) > 0 {
		return nil, fmt.Errorf("expectations: unknown key %s: want expect.{loss, dtype, property, reason, link, until, witness}", keys[0])
	}
	out := make([]properties.Expectation, len(f.Expect))
	for i, e := range f.Expect {
		x := properties.Expectation{Loss: e.Loss, Dtype: e.Dtype, Property: e.Property, Reason: e.Reason, Link: e.Link, Until: e.Until}
		for j, text := range e.Witness {
			k, err := properties.ParseWitness(text)
			if err != nil {
				return nil, fmt.Errorf("expectations: entry %d, witness %d: %w", i+1, j+1, err)
			}
			x.Witness = append(x.Witness, k)
		}
		if err := x.Lint(now); err != nil {
			return nil, fmt.Errorf("expectations: entry %d: %w", i+1, err)
		}
		out[i] = x
	}
	return out, nil
}
