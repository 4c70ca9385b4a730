package mutant

// games lists the mutants of adversarial losses.
func games() []Mutant {
	return []Mutant{
		ganDLabelsSwapped(), ganDAveragesPooled(), ganDSigmoidTwice(),
		ganDOfProbabilities(), ganGMinimaxForNonsaturating(), ganGGradientSaturates(),
		wganCriticMaximised(), wganCriticWeightsOfReal(), hingeGANGHinged(),
		hingeGANDMarginOfScore(), lsganDOfSigmoid(), lsganDLabelsSwapped(),
		raganDOwnMean(), raganDMeanDetached(), rsganGRealDetached(),
	}
}
