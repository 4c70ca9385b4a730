package mutant

import "slices"

// All lists the mutants, family by family.
func All() []Mutant {
	return slices.Concat(logits(), classification(), margins(), regression(), information(), structured())
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

// classification lists the mutants of binary and focal losses.
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
		huberSwallowsNaN(),
		smoothL1ClosedBranch(),
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
	}
}

// structured lists the mutants of losses of embeddings, boxes, point sets and sequences.
func structured() []Mutant {
	return []Mutant{
		tripletNormWithoutGuard(),
		tripletSquaredDistance(),
		tripletSwapIgnored(),
		arcFaceSineByRoot(),
		giouUnionPlusEps(),
		giouHullMinusIntersection(),
		giouIntersectionUnclamped(),
		w1WeightsUnsorted(),
		w1SignedArea(),
		ctcLinearDomain(),
		ctcGradientOfLogits(),
		ctcInfeasibleIsFree(),
		ctcRepeatsNeedNoBlank(),
		ctcUpstreamDropped(),
	}
}
