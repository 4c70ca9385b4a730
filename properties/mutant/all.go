package mutant

import "slices"

// All lists the mutants, family by family.
func All() []Mutant {
	return slices.Concat(logits(), classification(), margins(), regression(), information(),
		angles(), likelihoods(), transport(), embeddings(), contrastive(), regions(), perceptual(), games(), penalties(), sequences(), unseen())
}

// logits lists the mutants of losses of logits.
func logits() []Mutant {
	return []Mutant{
		ceLogOfSoftmax(),
		ceShiftOfBatch(),
		ceGradientWithoutShift(),
		ceProbabilityMinusOne(),
		ceStreamingWithoutGuard(),
		ceSoftmaxTwice(),
		ceWeightedMeanOverCount(),
		ceIgnoredInDenominator(),
		ceSmoothingNotMasked(),
		ceSmoothingOverOthers(),
		ceSmoothingOfShard(),
		ceGradientOfUnitMass(),
		ceNormaliserRounded(),
		ceEmptyMeanIsZero(),
		ceMeanOfMeans(),
		ceNoneIsReduced(),
		ceUpstreamOfFirst(),
		ceLabelUnchecked(),
		ceLabelUncheckedBackward(),
		ceLabelsOverwritten(),
		ceWeightOfIgnored(),
		softCEMaskedProduct(),
		distillationWithoutScale(),
		nllLabelOffByOne(),
	}
}

// classification lists the mutants of losses of probabilities, of one logit or several labels, and of hinges of classes.
func classification() []Mutant {
	return []Mutant{
		bceLogitsWeightUnshifted(),
		bceLogitsWeightForBoth(),
		bceLogitsBySigmoid(),
		bceLogitsNaNAtInf(),
		bceGradientClamped(),
		bceLogarithmClamped(),
		bceClipVanishes(),
		bceEpsTwice(),
		focalPowerAtZero(),
		focalGammaZero(),
		focalAlphaForBoth(),
		focalFromRoundedLoss(),
		focalBySigmoid(),
		brierRoot(),
		sphericalSquaredNorm(),
		gceWithoutQuotient(),
		symmetricCELogOfEps(),
		polySign(),
		classBalancedByFrequency(),
		asymmetricClipRaises(),
		crammerSingerAgainstItself(),
		westonWatkinsMarginSubtracted(),
		westonWatkinsLabelUnchecked(),
		multilabelMarginAllPairs(),
		multilabelSoftMarginOverWeights(),
		sparsemaxSupportTooSmall(),
		logSumExpUnshifted(),
	}
}

// margins lists the mutants of losses of a margin.
func margins() []Mutant {
	return []Mutant{
		logisticLogNotLog1p(),
		logisticWrongMaximum(),
		logisticGradientZeroAtZero(),
		logisticSecondEntryPoint(),
		logisticExpOverflow(),
		logisticOneTail(),
		exponentialGradientSign(),
		hingeLabelZero(),
		hingeSignLost(),
	}
}

// regression lists the mutants of losses of a residual.
func regression() []Mutant {
	return []Mutant{
		huberSignedThreshold(),
		huberWithoutDelta(),
		huberOffsetHalfDelta(),
		huberDeltaIgnored(),
		huberDeltaUnchecked(),
		huberSwallowsNaN(),
		smoothL1ClosedBranch(),
		smoothL1BetaUnchecked(),
		barronAlphaWithoutSign(),
		logCoshByCosh(),
		logCoshBySoftplus(),
		pinballSign(),
		pinballTauSwapped(),
		absoluteWithoutAbs(),
		absoluteGradientReversed(),
		absoluteWeightByProduct(),
		absoluteMeanPlusEps(),
		absoluteTargetsRepeated(),
		squaredGradientHalved(),
		squaredGradientOfSum(),
		squaredByExpansion(),
		squaredInPlace(),
		squaredFloat32Accumulator(),
		squaredOrderOfSum(),
		wingWithoutConstant(),
		tukeyNotCut(),
		msleWithoutOne(),
		smapeSignedDenominator(),
		mapeDenominatorWithoutAbs(),
		quantileHuberTauSwapped(),
		fairByDifference(),
		vonMisesByCosine(),
		cauchyClassical(),
	}
}
