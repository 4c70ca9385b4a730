package impl

import "math"

// A sum adds with Neumaier's compensation (ZAMM 54, 1974): the error does not grow with the number of terms.
type sum struct{ s, c float64 }

func (a *sum) add(x float64) {
	t := a.s + x
	if math.Abs(a.s) >= math.Abs(x) {
		a.c += (a.s - t) + x
	} else {
		a.c += (x - t) + a.s
	}
	a.s = t
}

// total is the sum. Where it overflows, the compensation is Inf − Inf and is left out.
func (a *sum) total() float64 {
	if math.IsInf(a.s, 0) || a.s != a.s {
		return a.s
	}
	return a.s + a.c
}

// total is Σ v / d. A sum that overflows although the quotient does not is formed of scaled terms.
func total(v []float64, d float64) float64 {
	var s sum
	for _, x := range v {
		s.add(x)
	}
	if t := s.total(); !math.IsInf(t, 0) {
		return t / d
	}
	const down = 0x1p-64
	var t sum
	for _, x := range v {
		t.add(x * down)
	}
	return t.total() / (d * down)
}
