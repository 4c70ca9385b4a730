package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// TweedieDeviance is 2(t^(2−p)/((1−p)(2−p)) − t·μ^(1−p)/(1−p) + μ^(2−p)/(2−p)) for a predicted mean μ > 0 of a target t ≥ 0, the unit deviance
// of the family with variance function μ^p, p ≥ 1 (Jørgensen 1997): twice the log-likelihood that is lost to the best mean, which is t. Its
// limits are the deviances of Poisson's distribution at p = 1 and of the gamma distribution at p = 2, where t = 0 is no longer
// legal; for p = 0 it would be the squared error.
//
// As printed it loses all digits near p = 1 and p = 2; good code takes (t/μ)^(1−p) − 1 as one expm1.
func TweedieDeviance(p float64) Loss {
	l := deviance("tweedie-deviance", p)
	l.Params = []Param{Scalar("p", p, Domain{Lo: 1, Hi: math.Inf(1), HiOpen: true})}
	l.Definition = "2(t^(2−p)/((1−p)(2−p)) − t·μ^(1−p)/(1−p) + μ^(2−p)/(2−p)), t = target, μ = pred; its limits at p = 1 and 2"
	l.Names = map[string]string{"sklearn": "sklearn.metrics.mean_tweedie_deviance"}
	return l
}

// deviance is the unit deviance of a Tweedie family, under a name of its own where it has one.
func deviance(name string, p float64) Loss {
	nan, inf := math.NaN(), math.Inf(1)
	l := Loss{
		Name: name, Family: Regression,
		Pred: Positive, Target: NonNegative,
		Value: devianceValue(p), Stable: devianceStable(p),
		Kinks: []Kink{residualKink("r = 0", 0)},
		Special: []SpecialCase{
			{When: "pred = target", In: scalar(1.5, 1.5), Want: 0},
			{When: "pred = 0", In: scalar(0, 1), Err: true},
			{When: "pred negative", In: scalar(-1, 1), Err: true},
			{When: "target negative", In: scalar(1, -1), Err: true},
			{When: "pred = +Inf", In: scalar(inf, 1), Err: true},
			{When: "target = +Inf", In: scalar(1, inf), Err: true},
			{When: "pred = NaN", In: scalar(nan, 1), Want: nan},
			{When: "target = NaN", In: scalar(1, nan), Want: nan},
		},
		Refs: []Ref{{"B. Jørgensen, The theory of dispersion models, Chapman & Hall (1997)", "10.1201/9781003070238"}},
	}
	zero := SpecialCase{When: "target = 0", In: scalar(1, 0), Err: true}
	if p >= 2 {
		l.Target = Positive
	} else {
		l.Kinks = append(l.Kinks, Kink{"target = 0", func(s *Sample, _ func(n int) int) bool { s.Target[0] = 0; return true }})
		zero = SpecialCase{When: "target = 0: 2·pred^(2−p)/(2−p)", In: scalar(1, 0), Want: 2 / (2 - p)}
	}
	l.Special = append(l.Special, zero)
	l.Claims = devianceClaims(p)
	return l
}

// devianceValue is the definition, with its limits.
func devianceValue(p float64) func(In) ball.Real {
	two := ball.Of(2)
	return func(x In) ball.Real {
		m, t := x.Pred[0], x.Target[0]
		if p < 2 && t.Sign() == 0 {
			return m.Pow(x.Of(2 - p)).Mul(two).Quo(x.Of(2 - p))
		}
		r := t.Sub(m)
		switch {
		case r.AbsUp().IsZero(): // where powers would have to cancel to the last bit
			return r.Mul(r)
		case p == 1:
			return t.Mul(t.Quo(m).Log()).Sub(r).Mul(two)
		case p == 2:
			return r.Quo(m).Sub(t.Quo(m).Log()).Mul(two)
		case p == 3:
			return r.Mul(r).Quo(t).Quo(m).Quo(m)
		}
		a, b := x.Of(1).Sub(ball.Of(p)), x.Of(2).Sub(ball.Of(p))
		return t.Pow(b).Quo(a.Mul(b)).Sub(t.Mul(m.Pow(a)).Quo(a)).Add(m.Pow(b).Quo(b)).Mul(two)
	}
}

// devianceStable is the same function with the difference of powers that p makes cancel as one expm1.
func devianceStable(p float64) func(In) ball.Real {
	two := ball.Of(2)
	value := devianceValue(p)
	return func(x In) ball.Real {
		m, t := x.Pred[0], x.Target[0]
		if p == 1 || p == 2 || p == 3 || t.Sign() == 0 || x.R().AbsUp().IsZero() {
			return value(x)
		}
		a, b := x.Of(1).Sub(ball.Of(p)), x.Of(2).Sub(ball.Of(p))
		scale, r, l := m.Pow(a).Mul(two), t.Sub(m), t.Quo(m).Log()
		if p < 1.5 { // (t·((t/μ)^a − 1)/a − (t − μ))·2μ^a/b
			return t.Mul(l.Mul(a).Expm1()).Quo(a).Sub(r).Mul(scale).Quo(b)
		}
		return m.Mul(l.Mul(b).Expm1()).Quo(b).Sub(r).Mul(scale).Quo(a) // (μ·((t/μ)^b − 1)/b − (t − μ))·2μ^a/a
	}
}
