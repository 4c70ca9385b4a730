package mutant

// All lists the mutants: those of logits first, then by family.
func All() []Mutant {
	return append(information(), []Mutant{
		ceLogOfSoftmax(),
		ceGradientWithoutShift(),
		ceSmoothingNotMasked(),
		ceSmoothingOverOthers(),
		ceSoftmaxTwice(),

		crossEntropyLastClassLost(),
		logisticWrongMaximum(),
		logisticGradientZeroAtZero(),
		logisticExpOverflow(),
		logisticOneTail(),
		exponentialGradientSign(),
		hingeSignLost(),

		huberSignedThreshold(),
		huberWithoutDelta(),
		huberOffsetHalfDelta(),
		huberDeltaIgnored(),
		barronAlphaWithoutSign(),
		smoothL1ClosedBranch(),
		logCoshByCosh(),
		logCoshBySoftplus(),
		pinballSign(),
		pinballTauSwapped(),
		absoluteWithoutAbs(),
		absoluteGradientReversed(),
		squaredGradientHalved(),
		squaredByExpansion(),

		tripletNormWithoutGuard(),
		arcFaceSineByRoot(),
		giouUnionPlusEps(),
		ctcGradientOfLogits(),
		ctcInfeasibleIsFree(),
		ctcRepeatsNeedNoBlank(),
	}...)
}
