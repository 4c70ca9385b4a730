package properties

import "github.com/lossgate/lossgate/impl"

// contracts lists what holds of every loss as an implementation of batches: reductions, weights, errors and memory (PROPERTIES 4.U).
func contracts[F impl.Float]() []Property[F] {
	return []Property[F]{
		singleton[F](),
		sliceConcat[F](),
		batchPermutation[F](),
		reductionSum[F](),
		reductionMean[F](),
		weightedMean[F](),
		emptyBatch[F](),
		weightOne[F](),
		weightLinear[F](),
		weightRepeat[F](),
		weightZero[F](),
		gradReduction[F](),
		gradScale[F](),
		domainError[F](),
		paramError[F](),
		infLimits[F](),
		negZero[F](),
		deterministic[F](),
		nanPropagates[F](),
		largeN[F](),
		noMutation[F](),
		aliasPolicy[F](),
		gradOverwrite[F](),
		gradShape[F](),
		valueConsistency[F](),
		shapeError[F](),
		errorLeavesDst[F](),
		concurrentSafe[F](),
	}
}
