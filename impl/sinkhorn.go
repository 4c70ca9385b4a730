package impl

import "math"

// Sinkhorn is the entropic transport cost min ⟨P, C⟩ + ε·KL(P‖abᵀ), as far as a number of iterations gets (Cuturi 2013): the value of the dual,
// ⟨a, f⟩ + ⟨b, g⟩, after so many updates of f and of g in turn, from g = 0. Pred is the matrix C of costs, of shape {n, n}; the rows of
// Target, of shape {2, n}, are a and b. It works in the logarithmic domain, where no kernel exp(−C/ε) underflows.
//
// The gradient is the plan of the last update, with f taken as constant (Danskin); its columns sum to b, its rows to a in the limit. An entry
// is an exponential of potentials and costs over ε, whose error grows with their size.
//
// Special cases are:
//
//	a row or column without mass counts for nothing, and has no part in the plan
//
// Errors: epsilon not above 0; iterations no whole number from 1 to 10⁴; costs that are negative or not finite; marginals outside
// [0, 1] or whose sum is not 1; shapes.
func Sinkhorn[F Float](epsilon, iterations float64) Loss[F] {
	bad := entropicParams(epsilon, iterations)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := costsAndMarginals(x); err != nil {
			return 0, err
		}
		n, unit, eps := x.Shape[0], 1.0, epsilon
		cost := x.Pred
		if large(cost) { // potentials may be larger than costs
			cost, unit = scaledBy(cost, 0x1p-16), 0x1p16
			eps /= unit
		}
		a, b := x.Target[:n], x.Target[n:]
		f, g := make([]float64, n), make([]float64, n)
		v := make([]float64, n)
		for range int(iterations) {
			for i := range n {
				for j := range n {
					v[j] = cost[i*n+j] - g[j]
				}
				f[i], _ = softMin(v, b, eps, nil)
			}
			for j := range n {
				for i := range n {
					v[i] = cost[i*n+j] - f[i]
				}
				var share []float64
				g[j], share = softMin(v, a, eps, gp)
				for i, s := range share {
					gp[i*n+j] = b[j] * s
				}
			}
		}
		var value sum
		for i := range n {
			value.add(a[i] * f[i])
			value.add(b[i] * g[i])
		}
		return value.total() * unit, nil
	}})
}

// entropicParams is the error of parameters of an entropic cost, nil when they are legal.
func entropicParams(epsilon, iterations float64) error {
	if err := positive("epsilon", epsilon); err != nil {
		return err
	}
	if iterations != math.Trunc(iterations) {
		return &DataError{"iterations", -1, iterations, "want a whole number"}
	}
	return within("iterations", iterations, 1, 1e4)
}

// softMin is −ε·log Σ w·exp(−v/ε) for weights that sum to 1, and the share of each term in the sum where shares is not nil.
func softMin(v, w []float64, eps float64, shares []float64) (float64, []float64) {
	least := -1
	for i := range v {
		if w[i] > 0 && (least < 0 || v[i] < v[least]) {
			least = i
		}
	}
	var s, less sum // Σ w·e, and that less 1, which is all there is to a mean of costs that are small beside ε
	terms := make([]float64, len(v))
	for i := range v {
		if w[i] > 0 {
			d := (v[least] - v[i]) / eps
			terms[i] = w[i] * math.Exp(d)
			s.add(terms[i])
			less.add(w[i] * math.Expm1(d))
		}
	}
	log := math.Log1p(less.total())
	if s.total() < 0.5 {
		log = math.Log(s.total())
	}
	m := v[least] - float64(eps*log)
	if shares == nil {
		return m, nil
	}
	for i := range terms {
		terms[i] /= s.total()
	}
	return m, terms
}
