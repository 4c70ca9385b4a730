package spec

// Cauchy is ln(1 + ½(r/c)²), r = pred − target: a loss that grows with the logarithm of an outlier, and the negative log-likelihood of a
// Cauchy distribution of scale √2·c. It is barron for α = 0. The classical form ½c²·ln(1 + (r/c)²) has another factor and another c.
func Cauchy(c float64) Loss {
	l := robust("cauchy", 0, c, func(c float64) Loss { return Cauchy(c) })
	l.Definition = "ln(1 + ½(r/c)²), with r = pred − target"
	l.Claims = append(l.Claims, cauchy(c),
		order("Geman and McClure's loss ≤ L ≤ pseudo-huber(c)/c².", c, -2, 1))
	l.Refs = append(l.Refs, Ref{"M. J. Black, P. Anandan, The robust estimation of multiple motions, Comput. Vis. Image Underst. 63 (1996)", "10.1006/cviu.1996.0006"})
	l.Names = map[string]string{"kornia": "kornia.losses.cauchy_loss", "scipy": "scipy.optimize.least_squares(loss='cauchy'), of z = ½(r/c)²"}
	return l
}

// robust is a member of barron with a name of its own: its closed form, and the claims of every bounded or logarithmic loss of a
// residual. at is its constructor.
func robust(name string, alpha, c float64, at func(c float64) Loss) Loss {
	l := Loss{
		Name: name, Params: []Param{Scalar("c", c, Positive)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Value:   barronMember(alpha, c),
		Stable:  barronStable(alpha, c),
		Special: residualSpecial(barronLimit(alpha), 0, barronLimit(alpha)),
		Refs:    []Ref{{"J. T. Barron, A general and adaptive robust loss function, CVPR (2019)", "10.1109/CVPR.2019.00446"}},
	}
	l.Claims = append([]Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
		Homogeneous{Degree: 0, At: func(k float64) Loss { return at(k * c) }},
		Equals{
			ID: "r-barron-special", Says: "It is the member of barron with its α.",
			Other: func() Loss { return Barron(alpha, c) }, Draw: nearby(8 * c),
		},
		Gradient{ID: "r-barron-slope", Says: "The slope is (r/c²)(s/|α−2| + 1)^(α/2−1).", Is: barronSlope(alpha, c)},
		translation(),
	}, barronShape(alpha, c)...)
	return l
}

// order is the claim that members of equal curvature at 0 grow with α: the loss is between those of below and above.
func order(says string, c, below, above float64) Bounds {
	return Bounds{
		ID: "r-robust-order", Says: "For equal curvature at 0: " + says,
		Lo: barronStable(below, c), Hi: barronStable(above, c), Draw: nearby(16 * c),
	}
}
