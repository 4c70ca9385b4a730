package main

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/adapters/gonum"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/spec"
)

// A candidate is a library of implementations, with the file of failures that are known of it and the conventions that it keeps, by
// loss.
type candidate struct {
	library     impl.Library
	expect      string // as package properties/expect reads it; empty: none
	conventions map[string][]spec.Convention
	process     *process.Process // the library, where it is an adapter's; nil: it is in this process
	custom      []spec.Loss      // that the adapter declares, and the catalogue does not have
	command     []string         // that started the adapter
}

// candidates lists whom check can try, ours first.
func candidates() []candidate {
	return []candidate{
		{library: catalog.Reference{}},
		{library: catalog.Fast{}},
		{library: gonum.Library{}, expect: gonum.Expectations, conventions: map[string][]spec.Convention{
			"w1-1d": {spec.PositiveWeights()}, // "stat: all weights must be positive"
		}},
	}
}
