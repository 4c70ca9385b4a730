package impl

// ReverseKL is D(q‖p) = Σ q·log(q/p) in nats, KL with its arguments exchanged, of a distribution p = target and a prediction q = pred over
// C atoms. Its gradient in pred is log(q/p) + 1 and in target −q/p, as entries vary freely. It is computed as KL is.
//
// Special cases are:
//
//	ReverseKL(p, p) = 0
//	0·log(0/p) = 0 for every p, 0 too
//	+Inf where q has mass that p has not, with derivative −Inf by p there and +Inf by q
//	the derivative by q at q = 0 is −Inf where p > 0 and +Inf where p = 0; that by p is 0
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func ReverseKL[F Float]() Loss[F] {
	return divergence[F](func(p, q, gp, gt []float64) float64 { return relativeEntropy(q, p, gt, gp) })
}
