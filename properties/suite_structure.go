package properties

import "github.com/lossgate/lossgate/impl"

// structural lists the properties of claims about the shape of a loss: ranges, convexity, slopes, symmetries.
func structural[F impl.Float]() []Property[F] {
	return []Property[F]{
		nonNegative[F](),
		rangeOf[F](),
		zeroAtPerfect[F](),
		indiscernible[F](),
		midpoint[F](),
		nonconvex[F](),
		chord[F](),
		subgradient[F](),
		lineSlopes[F](),
		lipschitz[F](),
		gradientNorm[F](),
		lipschitzTight[F](),
		smooth[F](),
		descentLemma[F](),
		cocoercive[F](),
		continuous[F](),
		even[F](),
		swap[F](),
		shift[F](),
		homogeneous[F](),
		monotone[F](),
		nonIncreasing[F](),
		permutation[F](),
		gradSum[F](),
	}
}
