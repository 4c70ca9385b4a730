package mutant

// penalties lists the mutants of gradient penalties and energies.
func penalties() []Mutant {
	return []Mutant{}
}
