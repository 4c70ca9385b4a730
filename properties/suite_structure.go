package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// structural lists the properties of claims about the shape of a loss: ranges, convexity, slopes, symmetries.
func structural[F impl.Float](f *ball.Format) []Property[F] {
	return []Property[F]{
		nonNegative[F](f),
		rangeOf[F](f),
		zeroAtPerfect[F](f),
		indiscernible[F](f),
		midpoint[F](f),
		nonconvex[F](f),
		chord[F](f),
		subgradient[F](f),
		lineSlopes[F](f),
		lipschitz[F](f),
		gradientNorm[F](f),
		lipschitzTight[F](f),
		smooth[F](f),
		descentLemma[F](f),
		cocoercive[F](f),
		continuous[F](f),
		even[F](f),
		swap[F](f),
		shift[F](f),
		homogeneous[F](f),
		monotone[F](f),
		nonIncreasing[F](f),
		permutation[F](f),
		gradSum[F](f),
	}
}
