package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// contracts lists what holds of every loss as an implementation of batches: reductions, weights, errors and memory (PROPERTIES 4.U).
func contracts[F impl.Float](f *ball.Format) []Property[F] {
	return []Property[F]{
		singleton[F](f),
		sliceConcat[F](f),
		batchPermutation[F](f),
		reductionSum[F](f),
		reductionMean[F](f),
		weightedMean[F](f),
		emptyBatch[F](f),
		weightOne[F](f),
		weightLinear[F](f),
		weightRepeat[F](f),
		weightZero[F](f),
		gradReduction[F](f),
		gradScale[F](f),
		domainError[F](f),
		paramError[F](f),
		infLimits[F](f),
		negZero[F](f),
		deterministic[F](f),
		nanPropagates[F](f),
		largeN[F](f),
		manySamples[F](f),
		leftOut[F](f),
		noMutation[F](f),
		aliasPolicy[F](f),
		gradOverwrite[F](f),
		gradShape[F](f),
		valueConsistency[F](f),
		shapeError[F](f),
		errorLeavesDst[F](f),
		concurrentSafe[F](f),
	}
}
