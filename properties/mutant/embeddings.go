package mutant

// embeddings lists the mutants of losses of pairs, triplets and rankings.
func embeddings() []Mutant {
	return []Mutant{
		centerFirstClass(),
		circleWeightsAttached(),
		contrastiveLabelsExchanged(),
		contrastiveMarginOfSquares(),
		cosineEmbeddingMarginForBoth(),
		cosineEpsUnderflows(),
		cosineMeanOfFeatures(),
		cosineSignLost(),
		listmleWorstFirst(),
		listnetBestItemOnly(),
		marginRankingOneWay(),
		multiSimilarityWithoutOne(),
		ranknetSecondFirst(),
		tripletNormWithoutGuard(),
		tripletSoftPositiveAsAnchor(),
		tripletSquaredDistance(),
		tripletSwapIgnored(),
	}
}
