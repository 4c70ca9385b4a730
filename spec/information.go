package spec

import (
	"github.com/lossgate/lossgate/spec/ball"
)

// What the divergences have in common. For all of them p = target is what the data says and q = pred what the model says, so that
// D(p‖q) is the loss of the one given the other; both are distributions over the same atoms.

// divergence is the frame of a divergence between two distributions, of which both gradients are specified as entries vary freely.
func divergence(name string) Loss {
	return Loss{
		Name: name, Family: Divergence, Scale: 1,
		Shape: []Dim{{"C", 1, 6}}, TargetShape: []Dim{{"C", 1, 6}}, Pred: Distribution, Target: Distribution, TargetGrad: true,
		Kinks: []Kink{certainPred, certainTarget, sameVertex},
	}
}

// sameVertex makes both distributions certain of one atom, so that all others are empty twice: 0·log(0/0), 0/0 and √0.
var sameVertex = Kink{"both are certain of one atom", func(s *Sample, pick func(n int) int) bool {
	k := pick(len(s.Pred))
	vertex(s.Pred, k)
	vertex(s.Target, k)
	return true
}}

// sumOver sums f(p, q) over the atoms.
func sumOver(p, q []ball.Real, f func(p, q ball.Real) ball.Real) ball.Real {
	terms := make([]ball.Real, len(p))
	for i := range p {
		terms[i] = f(p[i], q[i])
	}
	return ball.Sum(terms...)
}

// overAtoms is sumOver for a sample.
func (x In) overAtoms(f func(p, q ball.Real) ball.Real) ball.Real {
	return sumOver(x.Target, x.Pred, f)
}

// empty reports whether x is an atom of mass exactly 0. Atoms are inputs or exact sums of inputs, so that this is always decided.
func empty(x ball.Real) bool { return x.Sign() == 0 }

// logRatio is p·log(p/q) as the literature extends it: 0 for p = 0 whatever q is, +Inf for p > 0 = q. At p = q = 0 its slope
// by p is +Inf and that by q is 0, which are the one-sided derivatives there.
func logRatio(p, q ball.Real) ball.Real {
	if empty(q) {
		return ball.XLogY(p, q).Neg()
	}
	return ball.XLogY(p, p).Sub(ball.XLogY(p, q))
}

// quotientLog is logRatio by the logarithm of the quotient, which does not cancel.
func quotientLog(p, q ball.Real) ball.Real {
	if empty(p) || empty(q) {
		return logRatio(p, q)
	}
	return p.Mul(p.Quo(q).Log())
}

// klOf is Σ p·log(p/q).
func klOf(p, q []ball.Real) ball.Real { return sumOver(p, q, logRatio) }

// entropyOf is −Σ p·log p.
func entropyOf(p []ball.Real) ball.Real {
	return sumOver(p, p, func(p, _ ball.Real) ball.Real { return ball.XLogY(p, p).Neg() })
}

// middle is the mixture ½(p + q).
func middle(p, q []ball.Real) []ball.Real {
	m := make([]ball.Real, len(p))
	for i := range p {
		m[i] = p[i].Add(q[i]).Mul(ball.Of(0.5))
	}
	return m
}

// tvOf is ½Σ|p − q|.
func tvOf(x In) ball.Real {
	return x.overAtoms(func(p, q ball.Real) ball.Real { return p.Sub(q).Abs() }).Mul(ball.Of(0.5))
}

// bcOf is the Bhattacharyya coefficient Σ√(p·q): 1 where p = q, 0 where the supports are disjoint.
func bcOf(x In) ball.Real {
	return x.overAtoms(func(p, q ball.Real) ball.Real { return p.Sqrt().Mul(q.Sqrt()) })
}

// hellinger2 is H² = ½Σ(√p − √q)².
func hellinger2(x In) ball.Real {
	return x.overAtoms(func(p, q ball.Real) ball.Real {
		d := p.Sqrt().Sub(q.Sqrt())
		return d.Mul(d)
	}).Mul(ball.Of(0.5))
}

// triangularOf is the triangular discrimination Δ = Σ(p−q)²/(p+q), 0/0 being 0. Where an atom has no mass on either side, the term is p+q
// along both edges.
func triangularOf(x In) ball.Real {
	return x.overAtoms(func(p, q ball.Real) ball.Real {
		d, s := p.Sub(q), p.Add(q)
		if empty(s) {
			return s
		}
		return d.Mul(d).Quo(s)
	})
}

// chi2Of is χ² = Σ(p−q)²/q, +Inf where q lacks mass that p has. Where both are 0 the slope by p is +Inf and that by q is 1, which are the
// one-sided derivatives there.
func chi2Of(x In) ball.Real {
	return x.overAtoms(func(p, q ball.Real) ball.Real {
		if empty(q) {
			return q.Sub(ball.XLogY(p, q))
		}
		return square(p.Sub(q)).Quo(q)
	})
}

// supported reports whether pred has mass wherever target has: where D(p‖q) is finite.
func supported(s Sample) bool {
	for i, p := range s.Target {
		if p > 0 && s.Pred[i] == 0 {
			return false
		}
	}
	return true
}

// fullSupport reports whether pred has mass on every atom.
func fullSupport(s Sample) bool {
	for _, q := range s.Pred {
		if q == 0 {
			return false
		}
	}
	return true
}
