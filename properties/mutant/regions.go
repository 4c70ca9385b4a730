package mutant

// regions lists the mutants of losses of masks and boxes.
func regions() []Mutant {
	return []Mutant{
		giouUnionPlusEps(),
		giouHullMinusIntersection(),
		giouIntersectionUnclamped(),
		diceSmoothInDenominator(),
		diceWithoutTwo(),
		diceSquaredInLinearDenominator(),
		jaccardUnionCountsTwice(),
		tverskySwapped(),
		generalizedDiceWeightsCancel(),
		generalizedDiceWeightsNotSquared(),
		iouNegativeExtents(),
		iouBoxesAsCentres(),
		diouDiagonalOfTarget(),
		ciouNaNAtPerfect(),
		ciouAlphaAttached(),
		ciouEpsOnHeight(),
		iouAreasFused(),
		lovaszGradientUnsorted(),
		lovaszTiesSortedTwice(),
	}
}
