package mutant

// An Absence is a bug on record, by the number that the list of them gives it, which no implementation of the contract can have.
type Absence struct{ ID, Why string }

// Absent lists the bugs among m01 to m77 that are no mutants.
func Absent() []Absence {
	return []Absence{
		{"m67", "ignores the strides of a view: a batch has none, its samples lie one after the other"},
		{"m76", "allocates too much: no answer shows it; the benchmarks count bytes and allocations"},
	}
}
