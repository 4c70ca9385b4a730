package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// Distillation is T²·KL(softmax(v/T) ‖ softmax(z/T)) for the logits v = target of a teacher and z = pred of a student, at temperature T
// (Hinton et al. 2015). The factor T² keeps gradients of one size as T grows; without it they shrink like 1/T². The teacher is fixed: gradients
// are specified for the student alone.
func Distillation(temperature float64) Loss {
	t := ball.Of(temperature)
	inf, nan := math.Inf(1), math.NaN()
	// Every class that the teacher does not rule out adds p·log(p/q).
	divergence := func(logRatio func(v, z []ball.Real) func(k int) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			if len(x.Pred) == 1 { // one class is certain, even by a logit of +Inf
				return x.Of(0)
			}
			v, z := divided(x.Target, x.Of(temperature)), divided(x.Pred, x.Of(temperature))
			p, of := softmax(v), logRatio(v, z)
			for k := range p {
				if !isZero(p[k]) {
					p[k] = p[k].Mul(of(k))
				}
			}
			return t.Mul(t).Mul(ball.Sum(p...))
		}
	}
	finite := func(s Sample) bool { return finiteLogits(s.Pred) && finiteLogits(s.Target) }
	return Loss{
		Name: "distillation", Params: []Param{Scalar("temperature", temperature, Positive)}, Family: Classification,
		Shape: []Dim{{"C", 1, 4}}, TargetShape: []Dim{{"C", 1, 4}}, Pred: Reals, Target: Reals, Scale: 1,
		Definition: "T²·Σ p·log(p/q) with p = softmax(target/T), q = softmax(pred/T)",
		Value: divergence(func(v, z []ball.Real) func(k int) ball.Real {
			c := partition(z).Sub(partition(v))
			return func(k int) ball.Real { return v[k].Sub(z[k]).Add(c) }
		}),
		Stable: divergence(func(v, z []ball.Real) func(k int) ball.Real {
			own, wanted := surprises(z), surprises(v)
			return func(k int) ball.Real { return own[k].Sub(wanted[k]) }
		}),
		Kinks: []Kink{{"student and teacher agree", func(s *Sample, pick func(n int) int) bool {
			shift := float64(pick(3))
			for k, v := range s.Target {
				s.Pred[k] = v + shift
			}
			return true
		}}},
		Special: []SpecialCase{
			{When: "one class: nothing to learn", In: pair([]float64{3}, []float64{-2}), Want: 0},
			{When: "the student rules out what the teacher does not", In: pair([]float64{0, -inf}, []float64{0, 0}), Want: inf},
			{When: "both rule out a class: 0·log 0 = 0", In: pair([]float64{1, -inf}, []float64{1, -inf}), Want: 0},
			{When: "an entry of pred is NaN", In: pair([]float64{nan, 0}, []float64{0, 0}), Want: nan},
			{When: "an entry of target is NaN", In: pair([]float64{0, 0}, []float64{nan, 0}), Want: nan},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, Convex{}, ShiftInvariant{PredOnly: true}, ShiftInvariant{}, GradSumZero{}, Permutation{},
			Continuous{C1: true}, Smooth{Beta: 0.5},
			Homogeneous{Degree: 2, At: func(k float64) Loss { return Distillation(k * temperature) }},
			Equals{
				ID: "s-distill-t1", Says: "It is T² times the cross-entropy of the softened distributions, less the teacher's entropy; T = 1 is KL itself.",
				Other: CrossEntropy, Scale: temperature * temperature,
				Map: func(x In) In {
					x.Pred, x.Target = softmax(divided(x.Pred, x.Of(temperature))), softmax(divided(x.Target, x.Of(temperature)))
					return x
				},
				Plus: func(x In) ball.Real {
					return t.Mul(t).Mul(entropy(softmax(divided(x.Target, x.Of(temperature))))).Neg()
				},
				When: finite,
			},
			Bounds{
				ID: "s-distill-zero", Says: "It is at least T²·(Σ|p − q|)²/2 (Pinsker): 0 only where the logits differ by a constant.",
				Lo: func(x In) ball.Real {
					p, q := softmax(divided(x.Target, x.Of(temperature))), softmax(divided(x.Pred, x.Of(temperature)))
					for k := range p {
						p[k] = magnitude(p[k].Sub(q[k]))
					}
					l1 := ball.Sum(p...)
					return t.Mul(t).Mul(l1.Mul(l1)).Mul(ball.Of(0.5))
				},
				When: finite,
			},
			Gradient{
				ID: "s-distill-gradient", Says: "The gradient is T(softmax(z/T) − softmax(v/T)).", When: finite,
				Is: func(x In) []ball.Real {
					p, q := softmax(divided(x.Target, x.Of(temperature))), softmax(divided(x.Pred, x.Of(temperature)))
					for k := range q {
						q[k] = q[k].Sub(p[k]).Mul(t)
					}
					return q
				},
			},
			Bounds{
				ID: "s-distill-limit", Says: "It is ‖(z − z̄) − (v − v̄)‖²/(2C) up to a factor e^±(range/T): matching centred logits, as T → ∞.",
				Lo: func(x In) ball.Real { return spread(x).Mul(ranges(x).Quo(x.Of(temperature)).Neg().Exp()) },
				Hi: func(x In) ball.Real { return spread(x).Mul(ranges(x).Quo(x.Of(temperature)).Exp()) },
				When: func(s Sample) bool {
					return finite(s) && max(slices.Max(s.Pred)-slices.Min(s.Pred), slices.Max(s.Target)-slices.Min(s.Target)) < 700*temperature
				},
			},
		},
		Refs: []Ref{{"G. Hinton, O. Vinyals, J. Dean, Distilling the knowledge in a neural network (2015)", "10.48550/arXiv.1503.02531"}},
		Names: map[string]string{
			"torch": "T²·torch.nn.functional.kl_div(log_softmax(z/T), softmax(v/T), reduction='batchmean')",
		},
	}
}

// partition is log Σ exp z.
func partition(z []ball.Real) ball.Real {
	top := z[largest(z)]
	e := make([]ball.Real, len(z))
	for k := range z {
		e[k] = z[k].Sub(top).Exp()
	}
	return top.Add(ball.Sum(e...).Log())
}

// spread is ½ the variance of pred − target over the classes: KL of softmaxes is ½ the variance of the difference of their logits under some
// distribution between them, and every such distribution is uniform up to a factor e^±range.
func spread(x In) ball.Real {
	n := x.Of(float64(len(x.Pred)))
	d := make([]ball.Real, len(x.Pred))
	for k := range d {
		d[k] = x.Pred[k].Sub(x.Target[k])
	}
	mean := ball.Sum(d...).Quo(n)
	for k := range d {
		d[k] = d[k].Sub(mean)
		d[k] = d[k].Mul(d[k])
	}
	return ball.Sum(d...).Quo(n).Mul(ball.Of(0.5))
}

// ranges is the larger of the two distances between the largest and the smallest logit.
func ranges(x In) ball.Real {
	width := func(z []ball.Real) ball.Real {
		lo, hi := z[0], z[0]
		for _, v := range z {
			if v.Cmp(hi) > 0 {
				hi = v
			}
			if v.Cmp(lo) < 0 {
				lo = v
			}
		}
		return hi.Sub(lo)
	}
	a, b := width(x.Pred), width(x.Target)
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}
