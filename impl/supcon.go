package impl

// SupCon is the mean over N embeddings, a sample of shape {N, D} with a class each, of the mean over all others of the same class of the cross-entropy of finding
// that one among the N − 1 others by softmax of cosines over τ (Khosla et al. 2020, equation 2).
//
// Special cases are:
//
//	an embedding that is alone in its class adds 0, and counts in the mean
//
// Errors: a shape that is not {N, D}; labels that are not one for each embedding, or not in [0, N); an embedding of zeros, or one that is
// not finite; a temperature that is not above 0.
func SupCon[F Float](temperature float64) Loss[F] {
	bad := positive("temperature", temperature)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if len(x.Shape) != 2 || x.Shape[0] < 1 || x.Shape[1] < 1 {
			return 0, &DataError{"shape", -1, x.Shape, "want {N, D}: N embeddings"}
		}
		if len(x.Class) != x.Shape[0] {
			return 0, &DataError{"class", -1, len(x.Class), "want one label for each embedding"}
		}
		positives := make([][]int, len(x.Class))
		for i, c := range x.Class {
			if c < 0 || c >= len(x.Class) {
				return 0, &DataError{"class", i, c, "want a class index below the number of embeddings"}
			}
			for j, other := range x.Class {
				if i != j && c == other {
					positives[i] = append(positives[i], j)
				}
			}
		}
		return contrasted(x.Pred, x.Shape[1], temperature, positives, gp)
	}})
}
