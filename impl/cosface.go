package impl

// CosFace is softmax cross-entropy on the logits s·cos θ_j, and s·(cos θ_y − m) for the class y, with θ_j the angle between the embedding Pred, of shape
// {D}, and the centre in row j of Target, of shape {C, D} (Wang et al. 2018).
//
// Special cases are:
//
//	the gradient of a cosine is 0 where the embedding is collinear with a centre
//
// Errors: shapes; a zero or non-finite vector; a label outside [0, C); s not above 0, m outside [0, 2].
func CosFace[F Float](scale, margin float64) Loss[F] {
	bad := positive("s", scale)
	if bad == nil {
		bad = within("m", margin, 0, 2)
	}
	return marginSoftmax[F](bad, scale, func(cos, _ float64) (f, byCos, bySin float64) { return cos - margin, 1, 0 })
}
