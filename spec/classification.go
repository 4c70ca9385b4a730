package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// What the losses of classification have in common.

// isZero reports whether x is exactly 0.
func isZero(x ball.Real) bool { return x.Exact() && x.Float() == 0 }

// softplus is log(1 + exp z) as code computes it: max(z, 0) + log1p(exp −|z|). The two pieces are one smooth function.
func softplus(z ball.Real) ball.Real {
	if z.Cmp(ball.Of(0)) > 0 {
		return z.Add(z.Neg().Exp().Log1p())
	}
	return z.Exp().Log1p()
}

// softmax is exp(z_k)/Σ exp z, with the largest entry subtracted first: what is subtracted does not matter.
func softmax(z []ball.Real) []ball.Real {
	top := largest(z)
	e := make([]ball.Real, len(z))
	for j := range z {
		e[j] = z[j].Sub(z[top]).Exp()
	}
	sum := ball.Sum(e...)
	for j := range e {
		e[j] = e[j].Quo(sum)
	}
	return e
}

// largest is the index of the largest entry, the first of equal ones. The choice is not a kink of what it serves.
func largest(z []ball.Real) int {
	top := 0
	for j := range z {
		if z[j].Cmp(z[top]) > 0 {
			top = j
		}
	}
	return top
}

// entropy is −Σ p log p.
func entropy(p []ball.Real) ball.Real {
	terms := make([]ball.Real, len(p))
	for i := range p {
		terms[i] = ball.XLogY(p[i], p[i]).Neg()
	}
	return ball.Sum(terms...)
}

// oneHot is the distribution of n classes that is certain of k.
func oneHot(n, k int) []ball.Real {
	t := make([]ball.Real, n)
	for j := range t {
		t[j] = ball.Of(0)
	}
	t[k] = ball.Of(1)
	return t
}

// distribution is a sample of one distribution.
func distribution(p ...float64) Sample { return Sample{Pred: p, Shape: []int{len(p)}} }

// pair is a sample of two rows of equal length.
func pair(pred, target []float64) Sample {
	return Sample{Pred: pred, Target: target, Shape: []int{len(pred)}, TargetShape: []int{len(target)}}
}

func vertex(p []float64, at int) {
	clear(p)
	p[at] = 1
}

// certainPred moves all of pred to one class: a vertex of the simplex.
var certainPred = Kink{"pred is certain", func(s *Sample, pick func(n int) int) bool {
	vertex(s.Pred, pick(len(s.Pred)))
	return true
}}

// certainTarget makes target a vertex of the simplex: a label.
var certainTarget = Kink{"target is certain", func(s *Sample, pick func(n int) int) bool {
	vertex(s.Target, pick(len(s.Target)))
	return true
}}

// formula is a loss that is only a formula: what another one equals.
func formula(f func(x In) ball.Real) func() Loss {
	return func() Loss { return Loss{Value: f} }
}

// excluded is the claim that what was predicted impossible costs +Inf where it may happen; draw moves a sample there.
func excluded(when func(s Sample) bool, draw func(s *Sample, pick func(n int) int)) Equals {
	return Equals{
		ID:    "s-ce-inf",
		Says:  "What was predicted impossible costs +Inf: not NaN, and not the logarithm of a clipping constant.",
		Other: formula(func(x In) ball.Real { return x.Of(math.Inf(1)) }), When: when, Draw: draw,
	}
}

// finiteLogits reports whether no logit is infinite and none is so far from another that a probability underflows.
func finiteLogits(z []float64) bool {
	const gap = 700 // exp(−700) is a normal number
	for i := range z {
		for j := range z {
			if !(math.Abs(z[i]-z[j]) < gap) {
				return false
			}
		}
	}
	return true
}

// first is the index of the largest logit, and whether no other is as large.
func first(z []float64) (top int, alone bool) {
	alone = true
	for j := range z[1:] {
		switch j++; {
		case z[j] > z[top]:
			top, alone = j, true
		case z[j] == z[top]:
			alone = false
		}
	}
	return top, alone
}
