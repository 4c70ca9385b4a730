package mutant

// contrastive lists the mutants of losses of a whole batch of embeddings.
func contrastive() []Mutant {
	return []Mutant{}
}
