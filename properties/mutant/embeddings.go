package mutant

// embeddings lists the mutants of losses of pairs, triplets and rankings.
func embeddings() []Mutant {
	return []Mutant{
		tripletNormWithoutGuard(),
		tripletSquaredDistance(),
		tripletSwapIgnored(),
	}
}
