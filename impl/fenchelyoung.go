package impl

import "math"

// A Regulariser is a convex function Ω of predictions, by its conjugate Ω*(z) = max ⟨z, p⟩ − Ω(p).
type Regulariser struct {
	Of        func(t []float64) float64       // Ω
	Conjugate func(z, p []float64) float64    // Ω*(z); where p is not nil it stores the gradient there, which is what z predicts
	Legal     func(x Row[float64]) error      // what is wrong with a target; nil: nothing ever is
	Gap       func(z, t, g []float64) float64 // the loss, and its gradient in g where that is not nil, without cancellation; nil: the three terms
}

// FenchelYoung is Ω*(z) + Ω(t) − ⟨z, t⟩ for C scores z = pred, a target t of C entries and a convex Ω (Blondel, Martins and Niculae 2020).
// Its gradient is ∇Ω*(z) − t. Where Ω has no Gap, value and gradient lose what their terms cancel. With Shannon both lose it near t =
// softmax(z), as any code does that rounds softmax(z) before it compares: the error there is a few u of t.
//
// Errors: scores that are not finite; rows of different lengths; a target outside the domain of Ω.
func FenchelYoung[F Float](omega Regulariser) Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := paired(x); err != nil {
			return 0, err
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		if omega.Legal != nil {
			if err := omega.Legal(x); err != nil {
				return 0, err
			}
		}
		if omega.Gap != nil {
			return omega.Gap(x.Pred, x.Target, gp), nil
		}
		var v sum
		v.add(omega.Conjugate(x.Pred, gp))
		v.add(omega.Of(x.Target))
		for k, t := range x.Target {
			if gp != nil {
				gp[k] -= t
			}
			d := twoProd(-x.Pred[k], t)
			v.add(d.hi)
			v.add(d.lo)
		}
		return v.total(), nil
	}})
}

// Shannon is Σ p log p on the simplex, whose loss is D(t‖softmax(z)).
func Shannon() Regulariser {
	return Regulariser{
		Legal: func(x Row[float64]) error { return distribution("target", 0, x.Target, x.unit) },
		Of: func(t []float64) float64 {
			var v sum
			for _, p := range t {
				v.add(xlogy(p, p))
			}
			return v.total()
		},
		Conjugate: func(z, p []float64) float64 {
			s := newSoftmax(z)
			for k := range p {
				p[k] = s.prob(k)
			}
			return z[s.top] + math.Log1p(s.rest)
		},
		Gap: func(z, t, g []float64) float64 {
			s := newSoftmax(z)
			var v sum
			for k, p := range t { // Σ t(log t − log p), and log Σ exp z times what is missing of the mass
				v.add(xlogy(p, p))
				v.add(times(p, s.surprise(k)))
			}
			v.add(missing(t) * (z[s.top] + math.Log1p(s.rest)))
			for k := range g { // p − t, which does not cancel for a one-hot target
				g[k] = float64(s.prob(k)*(1-t[k])) - float64(t[k]*s.others(k))
			}
			return v.total()
		},
	}
}

// Gini is ½(‖p‖² − 1) on the simplex, whose loss for a one-hot target is Sparsemax.
func Gini() Regulariser {
	return Regulariser{
		Legal: func(x Row[float64]) error { return distribution("target", 0, x.Target, x.unit) },
		Of: func(t []float64) float64 {
			v := sum{s: -1}
			for _, p := range t {
				v.add(float64(p * p))
			}
			return v.total() / 2
		},
		Conjugate: func(z, p []float64) float64 {
			a := newProjection(z)
			copy(p, a.p)
			var v sum
			for k := range z {
				v.add(float64(a.p[k] * z[k]))
				v.add(float64(-a.p[k] * a.p[k] / 2))
			}
			return v.total() + 0.5
		},
		Gap: func(z, t, g []float64) float64 {
			a := newProjection(z)
			var v sum
			for k := range a.p { // ½‖p − t‖² + Σ_{k∉S} t(τ − z), and τ times what is missing of the mass
				d := a.less(k, t[k])
				v.add(float64(d * d / 2))
				v.add(times(t[k], a.below(k)))
				if g != nil {
					g[k] = d
				}
			}
			return v.total() + float64(missing(t)*a.threshold())
		},
	}
}

// HalfNorm is ½‖p‖² on all of space, whose loss is ½‖z − t‖².
func HalfNorm() Regulariser {
	half := func(p []float64) float64 {
		var v sum
		for _, x := range p {
			v.add(float64(x * x))
		}
		return v.total() / 2
	}
	return Regulariser{
		Legal: func(x Row[float64]) error { return finiteNumbers("target", x.Target) },
		Of:    half,
		Conjugate: func(z, p []float64) float64 {
			copy(p, z)
			return half(z)
		},
		Gap: func(z, t, g []float64) float64 {
			var v sum
			for k := range z {
				d := difference(z[k], t[k])
				v.add(product(d.hi/2*d.hi, d.scale(-1), d)) // halved first: the square may overflow where its half does not
				if g != nil {
					g[k] = d.hi
				}
			}
			return v.total()
		},
	}
}

// missing is 1 − Σ t: 0 for a distribution, but for how its entries were rounded.
func missing(t []float64) float64 {
	s := sum{s: 1}
	for _, p := range t {
		s.add(-p)
	}
	return s.total()
}
