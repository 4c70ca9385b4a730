package impl

import "math"

// CrossEntropy is −Σ p log q in nats of a distribution p = target and a prediction q = pred over C classes. Its gradient in
// pred is −p/q and in target −log q. Nothing is clipped.
//
// Special cases are:
//
//	0·log q = 0 for every q, 0 too; the derivative by such a q is 0
//	+Inf where p has mass that q has not, with derivative −Inf there
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func CrossEntropy[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := paired(x); err != nil {
			return 0, err
		}
		if err := distribution("pred", 0, x.Pred, x.unit); err != nil {
			return 0, err
		}
		if err := distribution("target", 0, x.Target, x.unit); err != nil {
			return 0, err
		}
		var s sum
		for i, q := range x.Pred {
			s.add(xlogy(x.Target[i], q))
		}
		for i := range gp {
			if t := x.Target[i]; t != 0 {
				gp[i] = -t / math.Abs(x.Pred[i]) // −0 is no mass either
			}
		}
		for i := range gt {
			gt[i] = 0 - log(x.Pred[i])
		}
		return 0 - s.total(), nil
	}})
}
