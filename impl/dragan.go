package impl

// DRAGAN is the discriminator's loss log(1 + e^−r) + log(1 + e^f) + λ(‖g‖ − k)² (Kodali et al. 2017): r and f are the logits of a real point
// and of a fake, g is the gradient of the discriminator beside the real point. A sample is the row r, f, g….
//
// Special cases are:
//
//	the gradient by g is 0 where g = 0, of the ball of radius 2λk that are subgradients there
//
// Errors: fewer than three numbers; one that is not finite; lambda or k not above 0.
func DRAGAN[F Float](lambda, k float64) Loss[F] {
	bad := positive("lambda", lambda)
	if bad == nil {
		bad = positive("k", k)
	}
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if len(x.Shape) != 1 || len(x.Pred) < 3 {
			return 0, &DataError{"shape", -1, x.Shape, "want {2+D}: two logits and a gradient"}
		}
		if err := untargeted(x); err != nil {
			return 0, err
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		r, f := x.Pred[0], x.Pred[1]
		var gg []float64
		if gp != nil {
			gp[0], gp[1], gg = -sigmoid(-r), sigmoid(f), gp[2:]
		}
		var s sum
		for _, v := range []float64{softplus(-r), softplus(f), steepness(x.Pred[2:], lambda, k, false, gg)} {
			s.add(v)
		}
		return s.total(), nil
	}})
}
