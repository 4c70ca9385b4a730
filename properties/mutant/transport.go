package mutant

// transport lists the mutants of transport costs and kernel distances.
func transport() []Mutant {
	return []Mutant{
		w1WeightsUnsorted(),
		w1SignedArea(),
		w1SortedUnsorted(),
		wpWithoutRoot(),
		energyDistanceMissingTail(),
		crpsFair(),
		crpsWithoutHalf(),
		mmdUnbiasedForBiased(),
		mmdDistanceNotSquared(),
		otFirstPlan(),
		otPlanTransposed(),
		sinkhornLinearDomain(),
		sinkhornDivergenceBiased(),
	}
}
