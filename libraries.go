package main

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/adapters/gonum"
	"github.com/lossgate/lossgate/impl/catalog"
)

// A candidate is a library of implementations, with the file of failures that are known of it.
type candidate struct {
	library impl.Library
	expect  string // as package properties/expect reads it; empty: none
}

// candidates lists whom check can try, ours first.
func candidates() []candidate {
	return []candidate{
		{catalog.Reference{}, ""},
		{gonum.Library{}, gonum.Expectations},
	}
}
