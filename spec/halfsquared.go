package spec

import "github.com/lossgate/lossgate/spec/ball"

// HalfSquared is ½r², r = pred − target: the form whose gradient is r. It is Squared with the factor that libraries disagree on.
func HalfSquared() Loss {
	l := quadratic("half-squared", 0.5)
	l.Definition = "½r², with r = pred − target"
	l.Names = map[string]string{"optax": "optax.l2_loss", "sklearn": "sklearn._loss.HalfSquaredError"}
	l.Claims = append(l.Claims, gaussian(),
		Equals{ID: "r-l2-half", Says: "½r² is half the squared error.", Other: Squared, Scale: 0.5},
		Limit{
			ID: "r-huber-limits", Says: "huber(δ) tends to ½r² as δ grows: they differ by ½(|r| − δ)² beyond δ.",
			At: Huber, Theta: []float64{1 << 4, 1 << 10, 1 << 20},
			Bound: func(delta float64, x In) ball.Real {
				d := magnitude(x.R()).Sub(ball.Of(delta))
				if d.Cmp(ball.Of(0)) <= 0 {
					return ball.Of(0)
				}
				return d.Mul(d).Mul(ball.Of(0.5))
			},
		},
	)
	return l
}
