package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// What the losses of r = pred − target have in common.

// residualKink puts pred at a distance of one of rs from target.
func residualKink(name string, rs ...float64) Kink {
	return Kink{name, func(s *Sample, pick func(n int) int) bool {
		s.Pred[0] = s.Target[0] + rs[pick(len(rs))]
		return true
	}}
}

// scalar is a sample of one prediction and one target.
func scalar(pred, target float64) Sample {
	return Sample{Pred: []float64{pred}, Target: []float64{target}}
}

// residualSpecial is the special cases of a loss ρ(r) by its limits at −Inf and +Inf and its value at 0. Infinities that
// meet, and NaN, make NaN.
func residualSpecial(below, zero, above float64) []SpecialCase {
	inf, nan := math.Inf(1), math.NaN()
	return []SpecialCase{
		{When: "pred = target", In: scalar(1.5, 1.5), Want: zero},
		{When: "both +0", In: scalar(0, 0), Want: zero},
		{When: "-0 and +0", In: scalar(math.Copysign(0, -1), 0), Want: zero},
		{When: "pred = +Inf", In: scalar(inf, 0), Want: above},
		{When: "pred = -Inf", In: scalar(-inf, 0), Want: below},
		{When: "target = +Inf", In: scalar(0, inf), Want: below},
		{When: "target = -Inf", In: scalar(0, -inf), Want: above},
		{When: "both +Inf", In: scalar(inf, inf), Want: nan},
		{When: "pred = NaN", In: scalar(nan, 0), Want: nan},
		{When: "target = NaN", In: scalar(0, nan), Want: nan},
	}
}

// magnitude is |r| for a formula whose derivative does not jump at r = 0; Abs is for one whose does.
func magnitude(r ball.Real) ball.Real {
	if r.CmpAt("r = 0", ball.Of(0)) < 0 {
		return r.Neg()
	}
	return r
}

// residual is the float64 nearest to pred − target, for conditions that keep away from their border.
func (s Sample) residual() float64 { return s.Pred[0] - s.Target[0] }

// nearby draws pred at a distance of at most d from target, or of a small fraction of d, where printed formulae cancel. Target is moved to 0,
// where the residual is exact.
func nearby(d float64) func(s *Sample, pick func(n int) int) {
	return func(s *Sample, pick func(n int) int) {
		const steps = 1 << 8
		small := []int{0, 0, 0, -6, -13, -30}[pick(6)]
		s.Target[0] = 0
		s.Pred[0] = float64(float32(math.Ldexp(d*float64(pick(2*steps+1)-steps)/steps, small)))
	}
}

// over is the loss divided by d, exactly: huber/δ is not huber times the float64 1/δ.
func over(l Loss, d float64) Loss {
	return changed(l, func(v ball.Real) ball.Real { return v.Quo(ball.Of(d)) })
}

// times is the loss multiplied by k, exactly.
func times(l Loss, k float64) Loss {
	return changed(l, func(v ball.Real) ball.Real { return v.Mul(ball.Of(k)) })
}

// changed is the loss with its value passed through f.
func changed(l Loss, f func(v ball.Real) ball.Real) Loss {
	value, stable := l.Value, l.Stable
	l.Value = func(x In) ball.Real { return f(value(x)) }
	if stable != nil {
		l.Stable = func(x In) ball.Real { return f(stable(x)) }
	}
	return l
}

// dyadic is integer k of a Relation as a number of every format: a multiple of 2^-8 in [−128, 128).
func dyadic(k int) float64 { return float64(k-1<<15) / (1 << 8) }

// triangle is the claim of a metric: L(a, c) ≤ L(a, b) + L(b, c).
func triangle(id string) Relation {
	return Relation{
		ID: id, Says: "L(a, c) ≤ L(a, b) + L(b, c).", Arity: 2,
		Make: func(s []Sample, _ []int) []Term {
			a, b, c := s[0].Pred[0], s[0].Target[0], s[1].Pred[0]
			return []Term{{1, scalar(a, c)}, {-1, scalar(a, b)}, {-1, scalar(b, c)}}
		},
		Sign: Le,
	}
}

// translation is the claim that an objective of several targets moves with them, and so does its minimiser.
func translation() Relation {
	return Relation{
		ID: "r-argmin-translation-equivariance", Ints: 5,
		Says: "Σ L(x+c, t+c) = Σ L(x, t): the minimiser of the objective moves with the targets.",
		Make: func(_ []Sample, k []int) (terms []Term) {
			x, c := dyadic(k[0]), dyadic(k[1])
			for _, k := range k[2:] {
				t := dyadic(k)
				terms = append(terms, Term{1, scalar(x+c, t+c)}, Term{-1, scalar(x, t)})
			}
			return terms
		},
	}
}
