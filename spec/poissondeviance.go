package spec

// PoissonDeviance is 2(t·ln(t/μ) − t + μ) for a predicted mean μ > 0 of a target t ≥ 0, with 0·ln 0 = 0: the unit deviance of Poisson's
// distribution (Nelder & Wedderburn 1972), tweedie-deviance for p = 1, and twice generalized-kl of one number.
func PoissonDeviance() Loss {
	l := deviance("poisson-deviance", 1)
	l.Definition = "2(t·ln(t/μ) − t + μ) with 0·ln 0 = 0, t = target, μ = pred"
	l.Claims = append(l.Claims,
		Equals{ID: "r-poisson-tweedie", Says: "It is tweedie-deviance for p = 1.", Other: func() Loss { return TweedieDeviance(1) }},
		Equals{ID: "r-poisson-generalized-kl", Says: "It is twice generalized-kl of one number.", Other: GeneralizedKL, Scale: 2},
	)
	l.Refs = append(l.Refs, Ref{"J. A. Nelder, R. W. M. Wedderburn, Generalized linear models, J. R. Stat. Soc. A 135 (1972)", "10.2307/2344614"})
	l.Names = map[string]string{"sklearn": "sklearn.metrics.mean_poisson_deviance"}
	return l
}
