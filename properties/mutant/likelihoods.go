package mutant

// likelihoods lists the mutants of likelihoods and deviances.
func likelihoods() []Mutant {
	return []Mutant{
		tweedieFactorOnFirstTerm(),
		poissonStirlingMasked(),
		poissonNLLNaNAtZero(),
		gaussianVariancePlusEps(),
		gaussianDeviationForVariance(),
		devianceGradientOfHalf(),
	}
}
