package mutant

// penalties lists the mutants of gradient penalties and energies.
func penalties() []Mutant {
	return []Mutant{
		gradientPenaltyOverOneAxis(),
		gradientPenaltyNaNAtZero(),
		gradientPenaltyOtherSide(),
		gradientPenaltyOfSquare(),
		r1WithoutHalf(),
		beganKNotClipped(),
		beganDirection(),
		ebganMarginOfMean(),
		lossensHingeOutside(),
		lossensMarginDropped(),
		featureMatchingOfEach(),
	}
}
