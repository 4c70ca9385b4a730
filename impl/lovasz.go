package impl

import "slices"

// LovaszHinge is Σ e₍ᵢ₎·δᵢ for the errors e = max(0, 1 − yf) sorted downwards, f = pred and y = 2·target − 1, δᵢ being what the i-th pixel adds to the Jaccard loss of the
// pixels before it (Berman, Triki and Blaschko 2018). The gradient is −y·δ of the pixels whose error is not 0.
//
// Special cases are:
//
//	pixels of equal errors are taken in their order
//	the gradient is 0 for a pixel whose margin is exactly 1
//
// Errors: a shape that is not {n}; a target that is not 0 or 1; predictions that are not finite.
func LovaszHinge[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if len(x.Shape) != 1 {
			return 0, &DataError{"shape", -1, x.Shape, "want {n}: the pixels of a mask"}
		}
		if len(x.Target) != len(x.Pred) {
			return 0, &DataError{"target", -1, len(x.Target), "want a pixel for each of pred"}
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		if err := bits(x.Target); err != nil {
			return 0, err
		}
		errors := make([]twofold, len(x.Pred))
		for i, f := range x.Pred {
			if x.Target[i] == 1 {
				f = -f
			}
			if e := twoSum(1, f); e.hi > 0 {
				errors[i] = e
			}
		}
		v, δ := lovasz(errors, func(i int) bool { return x.Target[i] == 1 })
		for i := range gp {
			switch {
			case errors[i].hi == 0:
			case x.Target[i] == 1:
				gp[i] = -δ[i]
			default:
				gp[i] = δ[i]
			}
		}
		return v.hi, nil
	}})
}

// lovasz is the Lovász extension of the Jaccard loss at errors, and its derivatives δ. With U = |fore ∪ M| a pixel of the foreground that joins the wrong ones M raises
// |M|/U by 1/U, and one of the background by r/(U(U + 1)), r being the pixels of the foreground that are still right.
func lovasz(errors []twofold, fore func(i int) bool) (v twofold, δ []float64) {
	order := make([]int, len(errors))
	right, union := 0.0, 0.0
	for i := range order {
		if order[i] = i; fore(i) {
			right++
			union++
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch d := errors[j].add(errors[i].neg()).hi; {
		case d > 0:
			return 1
		case d < 0:
			return -1
		}
		return 0
	})
	δ = make([]float64, len(errors))
	for _, i := range order {
		var step twofold
		switch {
		case fore(i):
			step = twofold{hi: 1}.quo(twofold{hi: union})
			right--
		case union == 0: // nothing to find: the first false positive is as bad as all
			step = twofold{hi: 1}
			union++
		default:
			step = twofold{hi: right}.quo(twoProd(union, union+1))
			union++
		}
		δ[i] = step.hi
		v = v.add(step.mul(errors[i]))
	}
	return v, δ
}

// LovaszSoftmax is the mean over the classes c among the labels of Σ e₍ᵢ₎·δᵢ for the errors e = 1 − p_c of pixels of c and p_c of others, sorted downwards, the rows of pred
// being distributions p (Berman, Triki and Blaschko 2018); δ is as in LovaszHinge.
//
// Special cases are:
//
//	pixels of equal errors are taken in their order
//	classes without a label do not count
//
// Errors: a shape that is not {n, C}; labels outside [0, C), or not one for each pixel; an entry outside [0, 1], NaN among them; rows that do not sum to 1.
func LovaszSoftmax[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if len(x.Shape) != 2 || x.Shape[1] < 1 {
			return 0, &DataError{"shape", -1, x.Shape, "want {n, C}: a distribution for each pixel"}
		}
		n, classes := x.Shape[0], x.Shape[1]
		if len(x.Class) != n {
			return 0, &DataError{"class", -1, len(x.Class), "want a label for each pixel"}
		}
		present := make([]bool, classes)
		count := 0.0
		for i, y := range x.Class {
			if y < 0 || y >= classes {
				return 0, &DataError{"class", i, y, "want a class in [0, C)"}
			}
			if !present[y] {
				present[y] = true
				count++
			}
		}
		for at := 0; at < len(x.Pred); at += classes {
			if err := distribution("pred", at, x.Pred[at:at+classes], x.unit); err != nil {
				return 0, err
			}
		}
		var v twofold
		errors := make([]twofold, n)
		for c := range classes {
			if !present[c] {
				continue
			}
			for i := range errors {
				if errors[i] = (twofold{hi: x.Pred[i*classes+c]}); x.Class[i] == c {
					errors[i] = difference(1, errors[i].hi)
				}
			}
			one, δ := lovasz(errors, func(i int) bool { return x.Class[i] == c })
			v = v.add(one)
			if gp == nil {
				continue
			}
			for i, d := range δ {
				if gp[i*classes+c] = d / count; x.Class[i] == c {
					gp[i*classes+c] = -d / count
				}
			}
		}
		return v.quo(twofold{hi: count}).hi, nil
	}})
}
