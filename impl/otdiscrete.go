package impl

import "math/big"

// OTDiscrete is the cost of the cheapest plan, min ⟨P, C⟩ over all P ≥ 0 with row sums a and column sums b (Villani 2003). Pred is the matrix C of
// costs, of shape {n, n}; the rows of Target, of shape {2, n}, are a and b. The gradient is the cheapest plan.
//
// Mass is sent along cheapest paths, one after the other (Ahuja, Magnanti and Orlin 1993, section 9.7), in numbers that do not round: one
// cost may be beyond the last bit of another and still decide. That makes it a reference, not a fast solver.
//
// Special cases are:
//
//	of several cheapest plans the gradient is one
//	where the sums of a and b differ by rounding, what is left over of the larger is not moved
//
// Errors: costs that are negative or not finite; marginals outside [0, 1] or whose sum is not 1; shapes.
func OTDiscrete[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := costsAndMarginals(x); err != nil {
			return 0, err
		}
		n := x.Shape[0]
		plan := cheapestPlan(unrounded(x.Pred), unrounded(x.Target[:n]), unrounded(x.Target[n:]))
		cost := number(0)
		for e, p := range plan {
			cost.Add(cost, number(0).Mul(p, number(x.Pred[e])))
			if gp != nil {
				gp[e], _ = p.Float64()
			}
		}
		v, _ := cost.Float64()
		return v, nil
	}})
}

// costsAndMarginals checks that pred is a square of costs and target holds its marginals.
func costsAndMarginals(x Row[float64]) error {
	if len(x.Shape) != 2 || x.Shape[0] != x.Shape[1] || x.Shape[0] < 1 {
		return &DataError{"shape", -1, x.Shape, "want {n, n}: a square of costs"}
	}
	n := x.Shape[0]
	if len(x.TargetShape) != 2 || x.TargetShape[0] != 2 || x.TargetShape[1] != n {
		return &DataError{"target_shape", -1, x.TargetShape, "want {2, n}: both marginals of the square"}
	}
	if err := finiteNumbers("pred", x.Pred); err != nil {
		return err
	}
	for i, c := range x.Pred {
		if c < 0 {
			return &DataError{"pred", i, c, "want a cost, not below 0"}
		}
	}
	if err := distribution("target", 0, x.Target[:n], x.unit); err != nil {
		return err
	}
	return distribution("target", n, x.Target[n:], x.unit)
}

// exactBits holds the product of any two float64s, and the sum of many of them, without rounding.
const exactBits = 4400

func number(x float64) *big.Float { return new(big.Float).SetPrec(exactBits).SetFloat64(x) }

func unrounded(v []float64) []*big.Float {
	out := make([]*big.Float, len(v))
	for i, x := range v {
		out[i] = number(x)
	}
	return out
}

// cheapestPlan moves a to b. It uses a and b up.
func cheapestPlan(cost, a, b []*big.Float) []*big.Float {
	n := len(a)
	plan := make([]*big.Float, n*n)
	for e := range plan {
		plan[e] = number(0)
	}
	for {
		far, from := cheapestPaths(cost, plan, a)
		end := -1
		for j := range b {
			if b[j].Sign() > 0 && far[n+j] != nil && (end < 0 || far[n+j].Cmp(far[end]) < 0) {
				end = n + j
			}
		}
		if end < 0 {
			return plan
		}
		// A path alternates between new shipments, from a row to a column, and old ones taken back.
		most, start := b[end-n], end
		for ; from[start] >= 0; start = from[start] {
			if start < n {
				most = least(most, plan[start*n+from[start]-n])
			}
		}
		sent := number(0).Set(least(most, a[start]))
		for k := end; from[k] >= 0; k = from[k] {
			if i := from[k]; k >= n {
				plan[i*n+k-n].Add(plan[i*n+k-n], sent)
			} else {
				plan[k*n+i-n].Sub(plan[k*n+i-n], sent)
			}
		}
		a[start].Sub(a[start], sent)
		b[end-n].Sub(b[end-n], sent)
	}
}

// cheapestPaths are the costs of the cheapest ways of one more unit from any row that has mass left to each row i and column n+j, and from
// where each is reached; nil and −1 where there is none (Bellman and Ford).
func cheapestPaths(cost, plan, a []*big.Float) (far []*big.Float, from []int) {
	n := len(a)
	far, from = make([]*big.Float, 2*n), make([]int, 2*n)
	for k := range far {
		if from[k] = -1; k < n && a[k].Sign() > 0 {
			far[k] = number(0)
		}
	}
	for changed := true; changed; {
		changed = false
		reach := func(k, via int, d *big.Float) {
			if far[k] == nil || d.Cmp(far[k]) < 0 {
				far[k], from[k], changed = d, via, true
			}
		}
		for e, c := range cost {
			i, j := e/n, n+e%n
			if far[i] != nil {
				reach(j, i, number(0).Add(far[i], c))
			}
			if far[j] != nil && plan[e].Sign() > 0 {
				reach(i, j, number(0).Sub(far[j], c))
			}
		}
	}
	return far, from
}

func least(x, y *big.Float) *big.Float {
	if x.Cmp(y) < 0 {
		return x
	}
	return y
}
