package mutant

// angles lists the mutants of softmax losses with a margin between classes.
func angles() []Mutant {
	return []Mutant{
		arcFaceSineByRoot(),
		arcFaceEasyMarginThreshold(),
		arcFaceGradientWithoutMargin(),
		cosFaceMarginAdded(),
		cosFaceCentresNotNormalised(),
		cosFaceCosineClamped(),
		sphereFaceWithoutDescent(),
		lSoftmaxSignOfChebyshev(),
	}
}
