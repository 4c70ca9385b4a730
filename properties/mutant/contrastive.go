package mutant

// contrastive lists the mutants of losses of a whole batch of embeddings.
func contrastive() []Mutant {
	return []Mutant{
		barlowWithoutEps(),
		clipOfOneSide(),
		infoncePositiveNotCounted(),
		infonceTemperatureOnNegatives(),
		npairNormalised(),
		ntxentMeanOverOthers(),
		ntxentOverflow(),
		ntxentSelfNotMasked(),
		ntxentTemperatureMultiplied(),
		ntxentViewsInterleaved(),
		supconMeanInside(),
		vicregOneViewSpread(),
	}
}
