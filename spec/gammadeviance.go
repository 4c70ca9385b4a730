package spec

// GammaDeviance is 2((t − μ)/μ − ln(t/μ)) for a predicted mean μ > 0 of a target t > 0, the unit deviance of the gamma distribution (Nelder &
// Wedderburn 1972): tweedie-deviance for p = 2. It depends on t/μ alone, and is twice the divergence of Itakura and Saito.
func GammaDeviance() Loss {
	l := deviance("gamma-deviance", 2)
	l.Definition = "2((t − μ)/μ − ln(t/μ)), t = target, μ = pred"
	l.Claims = append(l.Claims, Equals{
		ID: "r-gamma-tweedie", Says: "It is tweedie-deviance for p = 2.", Other: func() Loss { return TweedieDeviance(2) },
	})
	l.Refs = append(l.Refs, Ref{"J. A. Nelder, R. W. M. Wedderburn, Generalized linear models, J. R. Stat. Soc. A 135 (1972)", "10.2307/2344614"})
	l.Names = map[string]string{"sklearn": "sklearn.metrics.mean_gamma_deviance", "xgboost": "eval_metric=gamma-deviance"}
	return l
}
