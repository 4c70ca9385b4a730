package impl

// Tsallis is (Σ p^α·q^(1−α) − 1)/(α−1) of a distribution p = target and a prediction q = pred over C atoms (Tsallis 1998), KL for α = 1. Its
// gradient in pred is −(p/q)^α and in target α/(α−1)·(p/q)^(α−1), as entries vary freely. It is a sum of terms that are not negative:
// neither near-equal distributions nor an α close to 1 cost digits.
//
// Special cases are:
//
//	Tsallis(p, p) = 0
//	1/(1−α) for disjoint supports below α = 1
//	+Inf from α = 1 on where p has mass that q has not
//	derivatives by an entry of 0 are those of Renyi
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths; an alpha that is not finite and
// above 0.
func Tsallis[F Float](alpha float64) Loss[F] {
	bad := positive("alpha", alpha)
	return divergenceOf[F](bad, func(p, q, gp, gt []float64) float64 {
		if alpha == 1 {
			return relativeEntropy(p, q, gp, gt)
		}
		powerSlopes(p, q, gp, gt, alpha, 1)
		return powerExcess(p, q, alpha)
	})
}
