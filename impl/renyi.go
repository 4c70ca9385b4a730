package impl

import "math"

// Renyi is log(Σ p^α·q^(1−α))/(α−1) in nats of a distribution p = target and a prediction q = pred over C atoms (Rényi 1961), KL for α = 1.
// Its gradient in pred is −(p/q)^α/S, S the sum, and in target α/(α−1)·(p/q)^(α−1)/S, as entries vary freely. Where S is more than ½ it is
// log1p of what S is above 1, which is a sum of terms of one sign: neither near-equal distributions nor an α close to 1 cost digits.
//
// Special cases are:
//
//	Renyi(p, p) = 0
//	+Inf for disjoint supports, and from α = 1 on where p has mass that q has not
//	the derivative by q = 0 is −Inf where p > 0 and 0 where p = 0
//	the derivative by p = 0 < q is 0 above α = 1 and −Inf below; by p = 0 = q it is +Inf and 0
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths; an alpha that is not finite and
// above 0.
func Renyi[F Float](alpha float64) Loss[F] {
	bad := positive("alpha", alpha)
	return divergenceOf[F](bad, func(p, q, gp, gt []float64) float64 {
		if alpha == 1 {
			return relativeEntropy(p, q, gp, gt)
		}
		v, s := renyi(p, q, alpha)
		powerSlopes(p, q, gp, gt, alpha, s)
		return v
	})
}

// renyi is the divergence and Σ p^α·q^(1−α).
func renyi(p, q []float64, alpha float64) (v, s float64) {
	t := twoSum(alpha, -1)
	over := t.hi * powerExcess(p, q, alpha)
	if over > -0.5 && !math.IsInf(over, 1) {
		return math.Log1p(over) / t.hi, 1 + over
	}
	var shares []twofold
	top := math.Inf(-1)
	for i := range p { // log p^α·q^(1−α)
		if p[i] == 0 || q[i] == 0 && alpha < 1 {
			continue
		}
		if q[i] == 0 {
			return math.Inf(1), math.Inf(1)
		}
		l := t.mul(quotientLogWide(p[i], q[i])).add(quotientLogWide(p[i], 1))
		shares, top = append(shares, l), math.Max(top, l.hi)
	}
	if len(shares) == 0 {
		return math.Inf(1), 0
	}
	var parts sum
	for _, l := range shares {
		parts.add(l.add(twofold{hi: -top}).expScaled(1, 0))
	}
	return (top + math.Log(parts.total())) / t.hi, parts.total() * math.Exp(top)
}
