package impl

// Center is ½‖x − c_y‖² for an embedding x of shape {D} and the centre of its class y, a row of a target of shape {K, D} (Wen et al. 2016).
// The gradient in x is x − c_y, in c_y its negative, and 0 in the other centres.
//
// Special cases are:
//
//	NaN in the embedding or in its centre makes the value NaN; other centres are not read
//
// Errors: shapes; a label outside [0, K).
func Center[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		d := len(x.Pred)
		if len(x.Shape) != 1 || len(x.TargetShape) != 2 || x.TargetShape[1] != d || d == 0 {
			return 0, &DataError{"shape", -1, x.TargetShape, "want an embedding {D} and centres {K, D}"}
		}
		if len(x.Class) != 1 {
			return 0, &DataError{"class", -1, len(x.Class), "want one label for each sample"}
		}
		if y := x.Class[0]; y < 0 || y >= x.TargetShape[0] {
			return 0, &DataError{"class", 0, y, "want a class index below the number of centres"}
		}
		at := x.Class[0] * d
		var v sum
		for i, p := range x.Pred {
			r := difference(p, x.Target[at+i])
			v.add(halfSquare(r))
			if gp != nil {
				gp[i] = r.hi
			}
			if gt != nil {
				gt[at+i] = -r.hi
			}
		}
		return v.total(), nil
	}})
}
