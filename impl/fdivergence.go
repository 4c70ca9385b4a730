package impl

import "math"

// A Contrast is a convex function f with f(1) = f'(1) = 0. Its functions get t and also d = t − 1, which has digits near 1 that t has not, as
// t has near 0.
type Contrast struct {
	Of    func(t, d float64) float64 // f(t), for t > 0
	Slope func(t, d float64) float64 // f'(t)
	Fall  func(t, d float64) float64 // f(t) − t·f'(t)
	// What f(t), and f◇(t) = t·f(1/t), tend to at 0, and how steeply.
	Zero, ZeroSlope, Inf, InfSlope float64
	Bad                            error // what is wrong with f itself
}

// FDivergence is Σ q·f(p/q) of a distribution p = target and a prediction q = pred over C atoms for a convex f (Csiszár 1967). With r = p/q
// its gradient in pred is f(r) − r·f'(r) and in target f'(r), as entries vary freely. f gets (p−q)/q too, of which the difference is
// exact where p is close to q.
//
// Special cases are:
//
//	FDivergence(p, p) = 0
//	q·f(0) for p = 0, with derivative f(0) by q and f'(0) by p
//	p·f◇(0) for q = 0, or so small that p/q overflows, with derivative f◇(0) by p and f◇'(0) by q
//	where both are 0 the derivatives are f(0) by q, 0 where that is a logarithm, and f◇(0) by p
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func FDivergence[F Float](f Contrast) Loss[F] {
	return divergenceOf[F](f.Bad, func(p, q, gp, gt []float64) float64 {
		var s sum
		for i := range p {
			s.add(f.term(p[i], q[i]))
		}
		for i := range gp {
			t, d := p[i]/q[i], difference(p[i], q[i]).quo(twofold{hi: q[i]}).hi
			switch {
			case p[i] == 0:
				gp[i] = f.Zero
			case q[i] == 0 || math.IsInf(t, 1):
				gp[i] = f.InfSlope
			default:
				gp[i] = f.Fall(t, d)
			}
		}
		for i := range gt {
			t, d := p[i]/q[i], difference(p[i], q[i]).quo(twofold{hi: q[i]}).hi
			switch {
			case q[i] == 0 || math.IsInf(t, 1):
				gt[i] = f.Inf
			case p[i] == 0:
				gt[i] = f.ZeroSlope
			default:
				gt[i] = f.Slope(t, d)
			}
		}
		return s.total()
	})
}

// term is q·f(p/q).
func (f Contrast) term(p, q float64) float64 {
	t, d := p/q, difference(p, q).quo(twofold{hi: q}).hi
	switch {
	case p == q:
		return 0
	case p == 0:
		return q * f.Zero
	case q == 0 || math.IsInf(t, 1):
		return p * f.Inf
	}
	return q * f.Of(t, d)
}

// ContrastKL is t·log t − t + 1, which makes KL.
func ContrastKL() Contrast {
	return Contrast{
		Of: func(t, d float64) float64 {
			if half := 1 + d/2; math.Abs(d/2) <= half/3 {
				return gapNear(d/2, half)
			}
			return float64(t*math.Log(t)) - d
		},
		Slope: logAround, Fall: func(_, d float64) float64 { return -d },
		Zero: 1, ZeroSlope: math.Inf(-1), Inf: math.Inf(1), InfSlope: math.Inf(-1),
	}
}

// logAround is log t by d = t − 1 where that is small.
func logAround(t, d float64) float64 {
	if math.Abs(d) <= 0.5 {
		return math.Log1p(d)
	}
	return math.Log(t)
}

// ContrastHellinger is ½(√t − 1)², which makes the square of Hellinger.
func ContrastHellinger() Contrast {
	root := func(t, d float64) float64 { return d / (math.Sqrt(t) + 1) } // √t − 1
	return Contrast{
		Of:    func(t, d float64) float64 { return root(t, d) / 2 * root(t, d) },
		Slope: func(t, d float64) float64 { return root(t, d) / math.Sqrt(t) / 2 },
		Fall:  func(t, d float64) float64 { return -root(t, d) / 2 },
		Zero:  0.5, ZeroSlope: math.Inf(-1), Inf: 0.5, InfSlope: math.Inf(-1),
	}
}

// ContrastTriangular is (t − 1)²/(t + 1), which makes Triangular.
func ContrastTriangular() Contrast {
	over := func(d float64, by twofold, t float64) float64 { // d·by/(t+1)²
		m := twoSum(t, 1)
		return twofold{hi: d}.quo(m).mul(by.quo(m)).hi
	}
	return Contrast{
		Of:    func(t, d float64) float64 { return d / (t + 1) * d },
		Slope: func(t, d float64) float64 { return over(d, twoSum(t, 3), t) },
		Fall:  func(t, d float64) float64 { return -over(d, twoProd(3, t).add(twofold{hi: 1}), t) },
		Zero:  1, ZeroSlope: -3, Inf: 1, InfSlope: -3,
	}
}

// ContrastJS is ½(t·log(2t/(1+t)) + log(2/(1+t))), which makes JS.
func ContrastJS() Contrast {
	rise := func(t, d float64) float64 { return logAround(2*t/(t+1), d/(t+1)) } // log(2t/(1+t))
	fall := func(t, d float64) float64 { return logAround(2/(t+1), -d/(t+1)) }  // log(2/(1+t))
	return Contrast{
		Of: func(t, d float64) float64 {
			if math.Abs(d/(t+1)) > 0.5 {
				return float64(t*rise(t, d))/2 + fall(t, d)/2
			}
			return jsNear(d/2, 1+d/2)
		},
		Slope: func(t, d float64) float64 { return rise(t, d) / 2 },
		Fall:  func(t, d float64) float64 { return fall(t, d) / 2 },
		Zero:  math.Ln2 / 2, ZeroSlope: math.Inf(-1), Inf: math.Ln2 / 2, InfSlope: math.Inf(-1),
	}
}
