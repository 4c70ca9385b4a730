package mutant

// perceptual lists the mutants of losses of images and their features.
func perceptual() []Mutant {
	return []Mutant{
		gramNormalisedTwice(),
		gramOfPositions(),
		gramTriangleOnce(),
		tvImageWrapsAround(),
		tvImageSquared(),
		tvImageIsotropicNanWhenFlat(),
		psnrPeakNotSquared(),
		psnrEpsilon(),
		ssimUnbiasedVariance(),
		ssimCutAtOne(),
		ssimWithoutConstants(),
		ssimWindowIgnored(),
		featureReconstructionSummed(),
		logSpectralErrorsCancel(),
		spectralConvergenceOfPrediction(),
		msSSIMLastRowRepeated(),
		msSSIMWeightsExchanged(),
	}
}
