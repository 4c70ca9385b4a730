package impl

import "math"

// A softmax holds what losses of logits share: the largest logit and the mass of the others.
type softmax struct {
	z    []float64
	top  int
	rest float64 // Σ_{j≠top} exp(z_j − z_top)
}

func newSoftmax(z []float64) softmax {
	s := softmax{z: z}
	for j := range z {
		if z[j] > z[s.top] || z[j] != z[j] {
			s.top = j
		}
	}
	var rest sum
	for j := range z {
		if j != s.top {
			rest.add(expDiff(z[j], z[s.top]))
		}
	}
	s.rest = rest.total()
	return s
}

// surprise is −log softmax(z)_k, accurate relatively where class k dominates.
func (s softmax) surprise(k int) float64 {
	switch {
	case k == s.top:
		return math.Log1p(s.rest)
	case math.IsInf(s.z[s.top], 1) && s.z[k] < math.Inf(1):
		return math.Inf(1) // however many logits are +Inf
	}
	return (s.z[s.top] - s.z[k]) + math.Log1p(s.rest)
}

// prob is softmax(z)_k.
func (s softmax) prob(k int) float64 {
	if k == s.top {
		return 1 / (1 + s.rest)
	}
	return expDiff(s.z[k], s.z[s.top]) / (1 + s.rest)
}

// others is 1 − softmax(z)_k without the cancellation.
func (s softmax) others(k int) float64 {
	if k == s.top {
		return s.rest / (1 + s.rest)
	}
	sum := 1.0
	for j := range s.z {
		if j != s.top && j != k {
			sum += expDiff(s.z[j], s.z[s.top])
		}
	}
	return sum / (1 + s.rest)
}

// slope is the derivative of the surprise of class k by logit j: softmax(z)_j, less 1 for j = k.
func (s softmax) slope(j, k int) float64 {
	if j == k {
		return -s.others(j)
	}
	return s.prob(j)
}

// exchange is u·p_j − v·p_i, the part of a gradient that entries j and i owe to each other; by expm1 where u = v, so that it
// does not cancel where the two logits are nearly equal.
func (s softmax) exchange(j, i int, u, v float64) float64 {
	switch {
	case i == j:
		return 0
	case u != v || math.IsInf(s.z[i], 0) || math.IsInf(s.z[j], 0):
		return u*s.prob(j) - float64(v*s.prob(i))
	case s.z[j] <= s.z[i]:
		return u * s.prob(i) * math.Expm1(s.z[j]-s.z[i])
	}
	return -u * s.prob(j) * math.Expm1(s.z[i]-s.z[j])
}

// expDiff is exp(a − b) for a ≤ b. The rounding error of the difference, which exp would multiply by its size, is put back
// (Dekker's two-sum).
func expDiff(a, b float64) float64 {
	d := a - b
	e := math.Exp(d)
	if e == 0 || math.IsInf(d, 0) || d != d {
		return e
	}
	t := d - a
	err := (a - (d - t)) - (b + t)
	return e + float64(e*err)
}
