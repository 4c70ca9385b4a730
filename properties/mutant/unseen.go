package mutant

// unseen lists faults of kinds that the suite had not seen when they were made up to try it: how a kernel walks batches and rows, what a caller may leave
// out, pieces of a domain.
func unseen() []Mutant {
	return []Mutant{
		squaredRemainderStale(),
		squaredCountCapped(),
		squaredGradientNarrowInBulk(),
		nllFirstLabelForAll(),
		bcePlaceWithinSample(),
		squaredSmallWeightDropped(),
		huberUpstreamClipped(),
		ceLabelOf32Bits(),
		huberUpstreamUnsigned(),
		ceGradientRemainderLost(),
		entropyLastOfThreeLost(),
		cosineRemainderLost(),
		w1SortedShortOnly(),
		logCoshPieceOfTable(),
		huberThresholdLate(),
		jsLastAtomLost(),
		squaredHingeFlushesSubnormals(),
		iouUnsignedCorners(),
		totalVariationTargetSlopeNegated(),
		ctcThriceRepeated(),
	}
}
