package impl

import "math"

// SelfInformation is −log p, the surprise in nats of an event of probability p = pred (Shannon 1948). It takes no target.
// Its derivative is −1/p.
//
// Special cases are:
//
//	SelfInformation(1) = 0
//	SelfInformation(0) = +Inf, with derivative −Inf
//
// Errors: a probability outside [0, 1], NaN among them; a target.
func SelfInformation[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if len(x.Pred) != 1 {
			return 0, &DataError{"shape", -1, x.Shape, "want one number for each sample"}
		}
		if err := untargeted(x); err != nil {
			return 0, err
		}
		p := x.Pred[0]
		if !(p >= 0 && p <= 1) {
			return 0, &DataError{"pred", 0, p, "want a probability in [0, 1]"}
		}
		if gp != nil {
			gp[0] = -1 / math.Abs(p) // −0 is an impossible event too
		}
		return 0 - log(p), nil // not −0 for p = 1
	}})
}

// untargeted checks that the sample is a prediction alone.
func untargeted(x Row[float64]) error {
	if len(x.Target) != 0 {
		return &DataError{"target", -1, len(x.Target), "want none: the loss is one of pred alone"}
	}
	return nil
}
