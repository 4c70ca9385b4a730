package impl

import "math"

// TripletSoft is log(1 + exp(d(a,p) − d(a,n))), the rows of a sample of shape {3, D} being anchor a, positive p and negative n, and d the Euclidean
// distance (Hermans, Beyer and Leibe 2017).
//
// Special cases are:
//
//	the gradient of a distance is 0 where its two rows coincide
//	NaN anywhere makes the value NaN
//
// Errors: a shape that is not {3, D}.
func TripletSoft[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if len(x.Shape) != 2 || x.Shape[0] != 3 || x.Shape[1] < 1 {
			return 0, &DataError{"shape", -1, x.Shape, "want {3, D}: anchor, positive, negative"}
		}
		d := x.Shape[1]
		pred, unit := x.Pred, 1.0
		if large(pred) { // distances may overflow where their difference does not
			pred, unit = scaledBy(pred, 0x1p-16), 0x1p16
		}
		near, gNear := distance(2, pred[:d], pred[d:2*d])
		far, gFar := distance(2, pred[:d], pred[2*d:])
		m := (near - far) * unit
		slope := 1 / (1 + math.Exp(-m))
		for i := range d {
			if gp != nil {
				gp[i] = slope * (gNear[i] - gFar[i])
				gp[d+i], gp[2*d+i] = -slope*gNear[i], slope*gFar[i]
			}
		}
		if m > 0 {
			return m + math.Log1p(math.Exp(-m)), nil
		}
		return math.Log1p(math.Exp(m)), nil
	}})
}
