package impl

import "math"

// Sparsemax is −z_y + ½Σ_{j∈S}(z_j² − τ²) + ½ for C logits z = pred and one label y, where p_j = max(0, z_j − τ) is the point of the simplex next to
// z and S its support (Martins and Astudillo 2016). It is computed as ½‖p − e_y‖², and τ − z_y more where y is not in S: nothing
// cancels. Its gradient is p − e_y, at y −Σ_{j≠y} p_j.
//
// Special cases are:
//
//	a logit of −Inf is a class masked out; the loss is +Inf where that is y
//	a logit of +Inf is certain; two of them, or none but −Inf, make NaN
//	a logit of NaN makes value and gradient NaN
//
// Errors: a label outside [0, C).
func Sparsemax[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := labelled(x, 0); err != nil {
			return 0, err
		}
		y, p := x.Class[0], newProjection(x.Pred)
		if p == nil {
			return undefined(gp), nil
		}
		var v, rest sum
		for j := range p.p {
			if j != y {
				v.add(float64(p.p[j] * p.p[j]))
				rest.add(p.p[j])
			}
			if gp != nil {
				gp[j] = p.p[j]
			}
		}
		off := rest.total()
		if gp != nil {
			gp[y] = -off
		}
		v.add(float64(off * off))
		return v.total()/2 + p.below(y), nil
	}})
}

// A projection is the point of the simplex next to z, and its support.
type projection struct {
	z, p []float64
	in   []int
}

// newProjection finds the support among the largest entries: it ends where 1 + Σ (z_j − z_i) over the entries i before j is not above 0. The point is
// nil where entries are NaN, or the largest infinite and not alone.
func newProjection(z []float64) *projection {
	order := make([]int, 0, len(z))
	for j := range z { // descending
		if z[j] != z[j] {
			return nil
		}
		i := len(order)
		for i > 0 && z[order[i-1]] < z[j] {
			i--
		}
		order = append(order, 0)
		copy(order[i+1:], order[i:])
		order[i] = j
	}
	a := &projection{z: z, p: make([]float64, len(z))}
	if top := z[order[0]]; math.IsInf(top, -1) || math.IsInf(top, 1) && len(z) > 1 && z[order[1]] == top {
		return nil
	}
	for k, j := range order {
		if k > 0 && !(a.lead(j, order[:k], 1) > 0) {
			break
		}
		a.in = order[:k+1]
	}
	if len(a.in) == 1 { // may be +Inf
		a.p[a.in[0]] = 1
		return a
	}
	for _, j := range a.in {
		a.p[j] = a.lead(j, a.in, 1) / float64(len(a.in))
	}
	return a
}

// lead is from + Σ (z_j − z_i) over the entries i given, which may cancel but for rounding in the last place.
func (a *projection) lead(j int, over []int, from float64) float64 {
	var s sum
	s.add(from)
	for _, i := range over {
		d := difference(a.z[j], a.z[i])
		s.add(d.hi)
		s.add(d.lo)
	}
	return s.total()
}

// below is τ − z_j, τ the threshold of the support, and 0 for an entry of it.
func (a *projection) below(j int) float64 {
	if a.p[j] > 0 {
		return 0
	}
	return max(0, -a.lead(j, a.in, 1)/float64(len(a.in)))
}

// less is p_j − t, which may be far smaller than both.
func (a *projection) less(j int, t float64) float64 {
	if a.p[j] == 0 {
		return -t
	}
	var s sum
	for _, i := range a.in {
		d := difference(a.z[j], a.z[i])
		s.add(d.hi)
		s.add(d.lo)
		s.add(-t)
	}
	s.add(1)
	return s.total() / float64(len(a.in))
}

// threshold is τ, which p is above.
func (a *projection) threshold() float64 {
	s := sum{s: -1}
	for _, i := range a.in {
		s.add(a.z[i])
	}
	return s.total() / float64(len(a.in))
}
