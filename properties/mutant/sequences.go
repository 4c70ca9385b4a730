package mutant

// sequences lists the mutants of losses of label sequences.
func sequences() []Mutant {
	return []Mutant{
		ctcLinearDomain(),
		ctcGradientOfLogits(),
		ctcInfeasibleIsFree(),
		ctcInfeasibleSlope(),
		ctcRepeatsNeedNoBlank(),
		ctcUpstreamDropped(),
		ctcBestPath(),
		ctcEndsInLabel(),
		ctcSkipsLabels(),
		ctcLogitsPerLabel(),
		ctcLogitsPosteriorAlone(),
		rnntLabelOfNextRow(),
		rnntWithoutLastBlank(),
		rnntOneLabelPerFrame(),
	}
}
