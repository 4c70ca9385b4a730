package mutant

// transport lists the mutants of transport costs and kernel distances.
func transport() []Mutant {
	return []Mutant{
		w1WeightsUnsorted(),
		w1SignedArea(),
	}
}
