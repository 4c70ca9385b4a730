package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// LogSumExp is T·log Σ exp(z_k/T) for scores z = pred and a temperature T: a smooth maximum, whose gradient is softmax(z/T). It is no loss by itself, but what losses of
// logits are made of, and libraries have it as a function of its own: what is claimed of softmax is claimed of its gradient.
func LogSumExp(temperature float64) Loss {
	t := ball.Of(temperature)
	inf, nan := math.Inf(1), math.NaN()
	heated := func(z []ball.Real) []ball.Real { return divided(z, t) }
	lse := func(z []ball.Real) ball.Real {
		top := largest(z)
		if z[top].IsInf() {
			return z[top]
		}
		var rest []ball.Real
		for j := range z {
			if j != top {
				rest = append(rest, z[j].Sub(z[top]).Quo(t).Exp())
			}
		}
		if rest == nil {
			return z[top]
		}
		return z[top].Add(t.Mul(ball.Sum(rest...).Log1p()))
	}
	logK := func(x In) ball.Real { return t.Mul(x.Of(float64(len(x.Pred))).Log()) }
	mean := func(x In) ball.Real { return ball.Sum(x.Pred...).Quo(x.Of(float64(len(x.Pred)))) }
	top := func(x In) ball.Real { return x.Pred[largest(x.Pred)] }
	plain := func(s Sample) bool { return heatedFinite(s, temperature) }
	share := func(ID, says string, at func(x In) []ball.Real) Gradient {
		return Gradient{ID: ID, Says: says, When: plain, Is: func(x In) []ball.Real { return softmax(heated(at(x))) }}
	}
	return Loss{
		Name: "log-sum-exp", Params: []Param{Scalar("temperature", temperature, Positive)}, Family: Classification,
		Shape: []Dim{{"K", 1, 5}}, Pred: Reals, Target: NoTarget, Scale: 1,
		Definition: "T·log Σ_k exp(z_k/T), z = pred",
		Value: func(x In) ball.Real {
			e := heated(x.Pred)
			for k := range e {
				e[k] = e[k].Exp()
			}
			return t.Mul(ball.Sum(e...).Log())
		},
		Stable: func(x In) ball.Real { return lse(x.Pred) },
		Kinks:  []Kink{tiedLogits, maskedLogit},
		Special: []SpecialCase{
			{When: "one score: itself", In: distribution(3), Want: 3},
			{When: "all but one are masked out", In: distribution(-inf, 3, -inf), Want: 3},
			{When: "all are masked out: a sum of nothing", In: distribution(-inf, -inf), Want: -inf},
			{When: "a score of +Inf", In: distribution(0, inf, -inf), Want: inf},
			{When: "two scores of +Inf", In: distribution(inf, inf), Want: inf},
			{When: "a score of NaN", In: distribution(0, nan), Want: nan},
		},
		Claims: []Claim{
			Convex{}, Continuous{C1: true}, Smooth{Beta: 0.5 / temperature}, Lipschitz{K: 1, Near: []Sample{distribution(64*temperature, 0)}}, Permutation{},
			Homogeneous{Degree: 1, At: func(k float64) Loss { return LogSumExp(k * temperature) }},
			share("s-softmax-simplex", "The gradient is softmax(z/T): non-negative, with sum 1.", func(x In) []ball.Real { return x.Pred }),
			share("s-softmax-shift-gradient", "softmax(z + c) = softmax(z): the gradient does not see what is added to all scores.", func(x In) []ball.Real {
				v := make([]ball.Real, len(x.Pred))
				for k := range v {
					v[k] = x.Pred[k].Add(x.Of(0x1p20))
				}
				return v
			}),
			Relation{
				ID: "s-softmax-shift", Says: "L(z + c) = L(z) + c: the entries of the gradient sum to 1.", Ints: 1, Make: raised(nil),
				RHS: func(_ []In, k []int) ball.Real { return ball.Of(raise(k[0])) },
			},
			Relation{
				ID: "s-softmax-simplex-monotone", Says: "L does not fall where one score rises: no entry of the gradient is below 0.", Ints: 1, Sign: Ge,
				Make: raised(func(n, k int) int { return k % n }),
			},
			Bounds{
				ID: "s-lse-bounds", Says: "max z ≤ L ≤ max z + T·ln K.", When: plain, Lo: top,
				Hi: func(x In) ball.Real { return top(x).Add(logK(x)) },
			},
			Equals{
				ID: "s-lse-bounds-parts", Says: "The loss of a list is that of the losses of its parts.", When: func(s Sample) bool { return plain(s) && len(s.Pred) > 1 },
				Other: formula(func(x In) ball.Real { return lse([]ball.Real{x.Pred[0], lse(x.Pred[1:])}) }),
			},
			Bounds{
				ID: "s-softmax-temperature", When: plain,
				Says: "mean z + T·ln K ≤ L ≤ mean z + T·ln K + (max z − min z)²/(8T): for high temperatures all scores count alike (Hoeffding's lemma).",
				Lo:   func(x In) ball.Real { return mean(x).Add(logK(x)) },
				Hi: func(x In) ball.Real {
					low := x.Pred[0]
					for _, z := range x.Pred {
						if z.Cmp(low) < 0 {
							low = z
						}
					}
					spread := top(x).Sub(low)
					return mean(x).Add(logK(x)).Add(spread.Mul(spread).Quo(t.Mul(ball.Of(8))))
				},
			},
		},
		Refs: []Ref{
			{"P. Blanchard, D. J. Higham, N. J. Higham, Accurately computing the log-sum-exp and softmax functions, IMA J. Numer. Anal. 41 (2021)", "10.1093/imanum/draa038"},
		},
		Names: map[string]string{"torch": "torch.logsumexp", "scipy": "scipy.special.logsumexp", "jax": "jax.nn.logsumexp"},
	}
}

// heatedFinite reports whether no exponential of differences of scores over a temperature underflows.
func heatedFinite(s Sample, temperature float64) bool {
	z := make([]float64, len(s.Pred))
	for k := range z {
		z[k] = s.Pred[k] / temperature
	}
	return finiteLogits(z)
}

// raise is a number from −32 to 223.75, in quarters.
func raise(k int) float64 { return float64(k%1024)/4 - 32 }

// raised makes the pair of a sample with c added to all scores, and the sample itself; with at it is |c|, added to the one score of n that at chooses.
func raised(at func(n, k int) int) func(s []Sample, k []int) []Term {
	return func(s []Sample, k []int) []Term {
		c, up := raise(k[0]), s[0].Clone()
		for i, z := range up.Pred {
			switch {
			case at == nil:
				up.Pred[i] = z + c
			case i == at(len(up.Pred), k[0]):
				c = math.Abs(c)
				up.Pred[i] = z + c
			default:
				continue
			}
			if v := up.Pred[i]; v-c != z || v-z != c {
				return nil
			}
		}
		return []Term{{1, up}, {-1, s[0]}}
	}
}
