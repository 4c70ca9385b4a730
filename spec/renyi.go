package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Renyi is log(Σ p^α·q^(1−α))/(α−1) in nats of p = target and q = pred, α > 0 (Rényi 1961), and its limit kl at α = 1. It grows with α:
// twice bhattacharyya at ½, log(1 + χ²) at 2, towards log max p/q for large α. From α = 1 on it is +Inf where p has mass that q has
// not; below, for disjoint supports alone. It is additive, convex in q, and jointly convex up to α = 1 only. The gradient by q is
// −(p/q)^α/S, S the sum, and that by p is α/(α−1)·(p/q)^(α−1)/S, as entries vary freely; below α = 1 it is specified where no atom is
// empty.
func Renyi(alpha float64) Loss {
	l := divergence("renyi")
	l.Params = []Param{Scalar("alpha", alpha, Positive)}
	l.Definition = "log(Σ p^α·q^(1−α))/(α−1), and Σ p·log(p/q) for α = 1; p = target, q = pred"
	l.Value = func(x In) ball.Real {
		if alpha == 1 {
			return klOf(x.Target, x.Pred)
		}
		return powerSum(x, alpha).Log().Quo(lessOne(alpha))
	}
	l.Stable = func(x In) ball.Real {
		if alpha == 1 {
			return sumOver(x.Target, x.Pred, quotientLog)
		}
		over := overOne(x, alpha)
		if over.Cmp(ball.Of(-0.5)) < 0 { // then the logarithm of the sum itself does not cancel
			return powerSum(x, alpha).Log().Quo(lessOne(alpha))
		}
		return over.Log1p().Quo(lessOne(alpha))
	}
	l.Special = append(powerSpecial(alpha, math.Inf(1)),
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = renyiClaims(alpha)
	l.Refs = []Ref{
		{"A. Rényi, On measures of entropy and information, Proc. 4th Berkeley Symp. Math. Statist. Probab. 1 (1961)", ""},
		{"T. van Erven, P. Harremoës, Rényi divergence and Kullback–Leibler divergence, IEEE Trans. Inf. Theory 60 (2014)", "10.1109/TIT.2014.2320500"},
	}
	return l
}

// Tsallis is (Σ p^α·q^(1−α) − 1)/(α−1) of p = target and q = pred, α > 0 (Tsallis 1998), and its limit kl at α = 1: α times the power
// divergence of Cressie and Read (1984) and the α-divergence of Amari up to how they number it. It is χ² at 2, twice the square of
// hellinger at ½, and an f-divergence for every α. The gradient by q is −(p/q)^α and that by p is α/(α−1)·(p/q)^(α−1), as entries vary
// freely; below α = 1 it is specified where no atom is empty.
func Tsallis(alpha float64) Loss {
	l := divergence("tsallis")
	l.Params = []Param{Scalar("alpha", alpha, Positive)}
	l.Definition = "(Σ p^α·q^(1−α) − 1)/(α−1), and Σ p·log(p/q) for α = 1; p = target, q = pred"
	l.Value = func(x In) ball.Real {
		if alpha == 1 {
			return klOf(x.Target, x.Pred)
		}
		return powerSum(x, alpha).Sub(ball.Of(1)).Quo(lessOne(alpha))
	}
	l.Stable = func(x In) ball.Real {
		if alpha == 1 {
			return sumOver(x.Target, x.Pred, quotientLog)
		}
		return overOne(x, alpha).Quo(lessOne(alpha))
	}
	apart := math.Inf(1)
	if alpha < 1 {
		apart = 1 / (1 - alpha)
	}
	l.Special = append(powerSpecial(alpha, apart),
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = tsallisClaims(alpha)
	l.Refs = []Ref{
		{"C. Tsallis, Generalized entropy-based criterion for consistent testing, Phys. Rev. E 58 (1998)", "10.1103/PhysRevE.58.1442"},
		{"N. Cressie, T. R. C. Read, Multinomial goodness-of-fit tests, J. R. Stat. Soc. B 46 (1984)", "10.1111/j.2517-6161.1984.tb01318.x"},
		{"S. Amari, Differential-Geometrical Methods in Statistics (1985)", "10.1007/978-1-4612-5056-2"},
	}
	l.Names = map[string]string{"scipy": "scipy.stats.power_divergence(p, q, lambda_=α−1).statistic, times α/2"}
	return l
}

// powerSpecial are the special cases of both.
func powerSpecial(alpha, disjoint float64) []SpecialCase {
	cases := divergenceSpecial(disjoint)
	if alpha >= 1 {
		cases = append(cases, SpecialCase{
			When: "pred has no mass where target has some", In: pair([]float64{0, 1}, []float64{0.5, 0.5}), Want: math.Inf(1),
		})
	}
	return cases
}

// lessOne is α − 1, exactly.
func lessOne(alpha float64) ball.Real { return ball.Of(alpha).Sub(ball.Of(1)) }

// powerSum is Σ p^α·q^(1−α) for α other than 1.
func powerSum(x In, alpha float64) ball.Real {
	return x.overAtoms(func(p, q ball.Real) ball.Real { return powerTerm(x, p, q, alpha) })
}

// powerTerm is p^α·q^(1−α): above α = 1, +Inf for p > 0 = q. Where both are 0 its slopes are the one-sided ones: 0, but above α = 1 by p.
func powerTerm(x In, p, q ball.Real, alpha float64) ball.Real {
	switch {
	case empty(q) && alpha > 1:
		return ball.XLogY(p, q).Neg()
	case empty(q) && empty(p):
		return x.Of(0)
	}
	return p.Pow(x.Of(alpha)).Mul(q.Pow(lessOne(alpha).Neg()))
}

// overOne is the power sum less 1, by differences that are small where p is close to q or α to 1.
func overOne(x In, alpha float64) ball.Real {
	t := lessOne(alpha)
	terms := []ball.Real{ball.Sum(x.Target...).Sub(ball.Of(1))}
	for i, q := range x.Pred {
		if p := x.Target[i]; empty(p) || empty(q) {
			terms = append(terms, powerTerm(x, p, q, alpha).Sub(p))
		} else {
			terms = append(terms, p.Mul(p.Quo(q).Log().Mul(t).Expm1()))
		}
	}
	return ball.Sum(terms...)
}
