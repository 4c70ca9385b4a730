package impl

// HingeEmbedding is x where the target is +1, a pair that belongs together, and max(0, margin − x) where it is −1; x = pred is the
// distance of the pair. It is PyTorch's hinge_embedding_loss.
//
// Special cases are:
//
//	HingeEmbedding(margin, -1) = 0, with derivative 0
//	HingeEmbedding(+Inf, +1) = +Inf
//	HingeEmbedding(NaN, target) = NaN, with derivative NaN for target -1
//
// Errors: a target that is not −1 or +1; a margin not above 0.
func HingeEmbedding[F Float](margin float64) Loss[F] {
	return widened[F](Rows[float64]{Eval: scalarEval(positive("margin", margin), sign, func(x, t float64) (v, gx, gt float64) {
		switch {
		case t > 0:
			return x, 1, 0
		case x < margin:
			return margin - x, -1, 0
		case x >= margin:
			return 0, 0, 0
		}
		return x, x, 0
	})})
}
