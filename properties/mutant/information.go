package mutant

// information lists the mutants of divergences and entropies.
func information() []Mutant {
	return []Mutant{
		klMeanOverElements(),
		klEpsOnOneSide(),
		klNaNAtZero(),
		klTargetSlopeNaN(),
		klSkipsEmptyAtoms(),
		klAsDifference(),
		klTermsClamped(),
		klNegated(),
		klSymmetrised(),
		klArgumentsExchanged(),
		klLastAtomLost(),
		klCloseIsEqual(),
		entropyLog10(),
		crossEntropyNaNAtZero(),
		crossEntropyClipped(),
		crossEntropyLastClassLost(),

		jsOneAccumulator(),
		jsAsJeffreys(),
		jsReturnsRoot(),
		jsSquared(),
		hellingerByCoefficient(),
		hellingerSquared(),
		bhattacharyyaClipped(),
		totalVariationWithoutHalf(),

		entropyAsGini(),
		entropyInBits(),
		entropyNegated(),
		entropyNormalized(),
		crossEntropyGradientOfLogits(),
		jsMixtureDetached(),
		jsAsBhattacharyya(),
		hellingerWithoutHalf(),
		bhattacharyyaAsHellinger(),
		totalVariationSquared(),
		selfInformationLog10(),
		crossEntropySymmetrised(),
		crossEntropyAsKL(),
		selfInformationLinear(),
		generalizedKLWithoutMasses(),
	}
}
