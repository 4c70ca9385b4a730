package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// GaussianNLL is ½(ln v + (m − t)²/v) for a predicted mean m and variance v > 0 of a target t (Nix & Weigend 1994): the negative
// log-likelihood of a normal distribution without its constant ½·ln 2π, which full adds. It has no least value: where the mean is
// right it falls to −Inf with the variance, which is why libraries put a floor under the variance.
func GaussianNLL(full float64) Loss {
	half := ball.Of(0.5)
	constant := func(x In) ball.Real {
		if full == 0 {
			return x.Of(0)
		}
		return x.pi().Add(x.pi()).Log().Mul(half)
	}
	ratio := func(x In) ball.Real { return x.R().Mul(x.R()).Quo(x.Pred[1]) }
	l := located("gaussian-nll", "v")
	l.Params = []Param{Scalar("full", full, Binary)}
	l.Definition = "½(ln v + r²/v), r = m − target and pred = (m, v); plus ½·ln 2π if full"
	l.Value = func(x In) ball.Real { return x.Pred[1].Log().Add(ratio(x)).Mul(half).Add(constant(x)) }
	l.Kinks = append(l.Kinks, Kink{"r² = v", func(s *Sample, pick func(n int) int) bool {
		r := float64(pick(31)-15) / 4
		s.Target[0], s.Pred[0], s.Pred[1] = 0, r, r*r
		return r != 0
	}})
	l.Claims = append(l.Claims,
		Bounds{
			ID: "r-gaussian-nll-variance", Says: "No variance costs less than v = r², which costs ln|r| + ½.",
			Lo:   func(x In) ball.Real { return magnitude(x.R()).Log().Add(half).Add(constant(x)) },
			When: offTarget,
			Draw: func(s *Sample, pick func(n int) int) {
				r := float64(1+pick(31)) / 8
				s.Target[0], s.Pred[0] = 0, r
				if pick(2) == 0 {
					s.Pred[1] = r * r
				}
			},
		},
		Gradient{
			ID: "r-gaussian-nll-slope", Says: "The slope by the mean is r/v, and that by the variance is ½(1 − r²/v)/v, which is 0 at v = r².",
			Is: func(x In) []ball.Real {
				v := x.Pred[1]
				return []ball.Real{x.R().Quo(v), ball.Of(1).Sub(ratio(x)).Quo(v).Mul(half)}
			},
			When: bounded,
		},
		Not{
			ID: "r-gaussian-nll-unbounded", Says: "It is not at least 0, nor bounded: it falls with the variance of a mean that is right.",
			Of: Range{-1, math.Inf(1)}, Witness: []Sample{moments(0, 0x1p-30, 0)},
		},
		Not{
			ID: "r-gaussian-nll-not-convex", Says: "It is not convex in mean and variance, being concave in a variance above 2r².",
			Of: Convex{}, Witness: []Sample{moments(0, 1, 0), moments(0, 3, 0)},
		},
		Equals{
			ID: "r-gaussian-nll-half-squared", Says: "With variance 1 it is half the squared error, and the constant.", Other: HalfSquared,
			Map:  func(x In) In { x.Pred = x.Pred[:1]; return x },
			Plus: constant, When: func(s Sample) bool { return s.Pred[1] == 1 }, Draw: unitScale,
		},
		Equals{
			ID: "r-likelihood-link", Says: "It is −ln of the normal density, without its constant unless full.",
			Other: func() Loss {
				return Loss{Shape: l.Shape, Pred: l.Pred, Target: Reals, Value: func(x In) ball.Real {
					d := ratio(x).Mul(half).Neg().Exp().Quo(x.Pred[1].Sqrt())
					if full != 0 {
						d = d.Quo(x.pi().Add(x.pi()).Sqrt())
					}
					return d.Log().Neg()
				}}
			},
			When: func(s Sample) bool { r := s.residual(); return r*r < 1<<20*s.Pred[1] }, // a density that has a midpoint
			Draw: closeBy,
		},
	)
	l.Refs = []Ref{{"D. A. Nix, A. S. Weigend, Estimating the mean and variance of the target probability distribution, ICNN (1994)", "10.1109/ICNN.1994.374138"}}
	l.Names = map[string]string{"torch": "torch.nn.functional.gaussian_nll_loss, with a variance of at least eps"}
	return l
}

// located is what negative log-likelihoods of a location m and a scale s have in common: pred = (m, s).
func located(name, scale string) Loss {
	inf, nan := math.Inf(1), math.NaN()
	return Loss{
		Name: name, Family: Regression,
		Shape: []Dim{{"moment", 2, 2}}, Pred: Domain{Rows: []Domain{Reals, Positive}}, Target: Reals, TargetGrad: true, Scale: 1,
		Kinks: []Kink{residualKink("r = 0", 0)},
		Special: []SpecialCase{
			{When: "m = +Inf", In: moments(inf, 1, 0), Want: inf},
			{When: "m = -Inf", In: moments(-inf, 1, 0), Want: inf},
			{When: "target = +Inf", In: moments(0, 1, inf), Want: inf},
			{When: "both +Inf", In: moments(inf, 1, inf), Want: nan},
			{When: scale + " = 0", In: moments(0, 0, 0), Err: true},
			{When: scale + " negative", In: moments(0, -1, 0), Err: true},
			{When: scale + " = +Inf", In: moments(0, inf, 0), Err: true},
			{When: "m = NaN", In: moments(nan, 1, 0), Want: nan},
			{When: scale + " = NaN", In: moments(0, nan, 0), Want: nan},
			{When: "target = NaN", In: moments(0, 1, nan), Want: nan},
		},
		Claims: []Claim{
			Continuous{},
			Relation{
				ID: "r-located-translation", Says: "It does not change when mean and target move alike, nor when both change their signs.", Ints: 3,
				Make: func(s []Sample, k []int) []Term {
					m, t, c, w := dyadic(k[0]), dyadic(k[1]), dyadic(k[2]), s[0].Pred[1]
					return []Term{{1, moments(m, w, t)}, {1, moments(m, w, t)}, {-1, moments(m+c, w, t+c)}, {-1, moments(-m, w, -t)}}
				},
			},
		},
	}
}

// moments is a sample of those losses.
func moments(m, s, target float64) Sample {
	return Sample{Pred: []float64{m, s}, Shape: []int{2}, Target: []float64{target}}
}

// offTarget says that prediction and target differ.
func offTarget(s Sample) bool { return s.Pred[0] != s.Target[0] && bounded(s) }

// bounded says that the residual is finite.
func bounded(s Sample) bool { return !math.IsInf(s.Pred[0], 0) && !math.IsInf(s.Target[0], 0) }

// unitScale draws a sample with scale 1.
func unitScale(s *Sample, _ func(n int) int) { s.Pred[1] = 1 }

// closeBy draws a residual and a scale of few digits between 1/64 and 16.
func closeBy(s *Sample, pick func(n int) int) {
	s.Target[0], s.Pred[0], s.Pred[1] = 0, float64(pick(513)-256)/64, float64(1+pick(256))/64
}
