package spec

import (
	"github.com/lossgate/lossgate/spec/ball"
)

// A Regulariser is a convex function Ω of predictions, which makes a loss of Fenchel and Young: Ω*(z) + Ω(t) − ⟨z, t⟩.
type Regulariser struct {
	Name      string
	Number    int                              // the value of the parameter omega
	Of        func(t []ball.Real) ball.Real    // Ω
	Conjugate func(z []ball.Real) ball.Real    // Ω*(z) = max ⟨z, p⟩ − Ω(p)
	Link      func(z []ball.Real) []ball.Real  // ∇Ω*, what z predicts
	Gap       func(z, t []ball.Real) ball.Real // the loss without what cancels; nil: the three terms
	Target    Domain                           // where Ω is finite
	Claims    []Claim                          // what is special about it
}

// FenchelYoung is Ω*(z) + Ω(t) − ⟨z, t⟩ for scores z = pred, a target t and a convex Ω: never negative, and 0 exactly where t is what z
// predicts, ∇Ω*(z) (Blondel, Martins and Niculae 2020). Its gradient is prediction less target. Each Ω of the catalogue is strongly
// convex with modulus 1: the loss is at least half the square of what is mispredicted.
//
// The parameter omega names Ω: 0 is Shannon, 1 is Gini, 2 is HalfNorm.
func FenchelYoung(omega Regulariser) Loss {
	half := ball.Of(0.5)
	l := Loss{
		Name: "fenchel-young", Params: []Param{Scalar("omega", float64(omega.Number), Domain{Lo: 0, Hi: 2})}, Family: Classification,
		Shape: []Dim{{"C", 1, 4}}, TargetShape: []Dim{{"C", 1, 4}}, Pred: Finite, Target: omega.Target, Scale: 1,
		Definition: "Ω*(z) + Ω(t) − ⟨z, t⟩, z = pred, t = target, Ω = " + omega.Name,
		Value: func(x In) ball.Real {
			return omega.Conjugate(x.Pred).Add(omega.Of(x.Target)).Sub(ball.Dot(x.Pred, x.Target))
		},
		Kinks: []Kink{tiedLogits},
		Claims: append([]Claim{
			AtLeastZero, Convex{}, Smooth{Beta: 1}, Continuous{C1: true}, Permutation{},
			Bounds{
				ID: "s-fenchel-young", Says: "L ≥ ½‖t − ∇Ω*(z)‖²: it is 0 only where t is what z predicts.",
				Lo: func(x In) ball.Real {
					d := omega.Link(x.Pred)
					for k := range d {
						d[k] = d[k].Sub(x.Target[k])
					}
					return half.Mul(ball.Dot(d, d))
				},
			},
			Gradient{
				ID: "s-fenchel-young-gradient", Says: "The gradient is ∇Ω*(z) − t: prediction less target.",
				Is: func(x In) []ball.Real {
					g := omega.Link(x.Pred)
					for k := range g {
						g[k] = g[k].Sub(x.Target[k])
					}
					return g
				},
			},
		}, omega.Claims...),
		Refs: []Ref{
			{"M. Blondel, A. F. T. Martins, V. Niculae, Learning with Fenchel-Young losses, J. Mach. Learn. Res. 21 (2020)", "10.48550/arXiv.1901.02324"},
		},
		Names: map[string]string{"optax": "optax.losses.make_fenchel_young_loss, which leaves out Ω(t)"},
	}
	if omega.Gap != nil {
		l.Stable = func(x In) ball.Real { return omega.Gap(x.Pred, x.Target) }
	}
	return l
}

// Shannon is Σ p log p on the simplex. Its loss is D(t‖softmax(z)): the cross-entropy of logits less the entropy of the target.
func Shannon() Regulariser {
	return Regulariser{
		Name: "Σ p log p on the simplex", Number: 0, Target: Distribution,
		Of: func(t []ball.Real) ball.Real { return entropy(t).Neg() },
		Conjugate: func(z []ball.Real) ball.Real {
			top := largest(z)
			return z[top].Add(surprise(z, top))
		},
		Link: softmax,
		Gap: func(z, t []ball.Real) ball.Real {
			terms := surprises(z)
			for k := range terms {
				terms[k] = ball.XLogY(t[k], t[k]).Add(t[k].Mul(terms[k]))
			}
			top := largest(z)
			return ball.Sum(terms...).Add(missing(t).Mul(z[top].Add(surprise(z, top))))
		},
		Claims: []Claim{
			ShiftInvariant{PredOnly: true}, GradSumZero{}, Lipschitz{K: roundUp(exact(0).Sqrt(exact(2)))},
			Equals{
				ID: "s-fenchel-young-softmax", Says: "It is softmax-ce-soft less the entropy of the target.", Other: func() Loss { return SoftmaxCESoft(0) },
				Plus: func(x In) ball.Real { return entropy(x.Target).Neg() },
				When: func(s Sample) bool { return sumsToOne(s.Target) },
			},
		},
	}
}

// Gini is ½(‖p‖² − 1) on the simplex. Its loss for a one-hot target is Sparsemax.
func Gini() Regulariser {
	return Regulariser{
		Name: "½(‖p‖² − 1) on the simplex", Number: 1, Target: Distribution,
		Of:        func(t []ball.Real) ball.Real { return ball.Dot(t, t).Sub(ball.Of(1)).Mul(ball.Of(0.5)) },
		Conjugate: giniConjugate,
		Link: func(z []ball.Real) []ball.Real {
			p, _ := projection(z)
			return p
		},
		Gap: func(z, t []ball.Real) ball.Real {
			p, in := projection(z)
			gap := giniGap(z, t, p, in)
			top := largest(z)
			return gap.Add(missing(t).Mul(z[top].Sub(p[top])))
		},
		Claims: []Claim{
			ShiftInvariant{PredOnly: true}, GradSumZero{}, Lipschitz{K: roundUp(exact(0).Sqrt(exact(2)))},
			Equals{
				ID: "s-fenchel-young-sparsemax", Says: "For a one-hot target it is the sparsemax loss.", Other: Sparsemax,
				Map:  indexed,
				When: func(s Sample) bool { return certain(s.Target) },
				Draw: func(s *Sample, pick func(n int) int) { vertex(s.Target, pick(len(s.Target))) },
			},
		},
	}
}

// HalfNorm is ½‖p‖² on all of space. Its loss is ½‖z − t‖².
func HalfNorm() Regulariser {
	half := func(p []ball.Real) ball.Real { return ball.Dot(p, p).Mul(ball.Of(0.5)) }
	gap := func(z, t []ball.Real) ball.Real {
		d := make([]ball.Real, len(z))
		for k := range d {
			d[k] = z[k].Sub(t[k])
		}
		return half(d)
	}
	return Regulariser{
		Name: "½‖p‖²", Number: 2, Target: Finite, Of: half, Conjugate: half,
		Link: func(z []ball.Real) []ball.Real { return append([]ball.Real(nil), z...) }, Gap: gap,
		Claims: []Claim{
			StronglyConvex{Mu: 1}, Swap{}, ShiftInvariant{}, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Homogeneous{Degree: 2},
			Equals{
				ID: "s-fenchel-young-squares", Says: "It is the sum of half-squared over the entries.",
				Other: formula(func(x In) ball.Real {
					terms := make([]ball.Real, len(x.Pred))
					for k := range terms {
						one := x
						one.Pred, one.Target = x.Pred[k:k+1], x.Target[k:k+1]
						terms[k] = HalfSquared().Value(one)
					}
					return ball.Sum(terms...)
				}),
			},
		},
	}
}

// missing is 1 − Σ t: 0 for a distribution, but for how its entries were rounded.
func missing(t []ball.Real) ball.Real { return ball.Of(1).Sub(ball.Sum(t...)) }
