package fast

import "math"

// A sum adds with Neumaier's compensation (ZAMM 54, 1974).
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

// join adds another sum.
func (a *sum) join(b sum) {
	a.add(b.s)
	a.c += b.c
}

// total is the sum. Where it overflows or is NaN, the compensation is NaN and so is the total.
func (a *sum) total() float64 { return a.s + a.c }

// chains is the sum of v in eight chains, each of which keeps what every addition loses (Knuth's two-sum), so that the total is rounded about
// once whatever the order: leaving a zero out, or moving entries, changes no bit of it but once in very many times.
func chains(v []float64) (all sum) {
	var s, c [8]float64
	for ; len(v) >= 8; v = v[8:] {
		a := (*[8]float64)(v)
		s[0], c[0] = twoSum(s[0], c[0], a[0])
		s[1], c[1] = twoSum(s[1], c[1], a[1])
		s[2], c[2] = twoSum(s[2], c[2], a[2])
		s[3], c[3] = twoSum(s[3], c[3], a[3])
		s[4], c[4] = twoSum(s[4], c[4], a[4])
		s[5], c[5] = twoSum(s[5], c[5], a[5])
		s[6], c[6] = twoSum(s[6], c[6], a[6])
		s[7], c[7] = twoSum(s[7], c[7], a[7])
	}
	for k, x := range v {
		s[k], c[k] = twoSum(s[k], c[k], x)
	}
	for k := range s {
		all.join(sum{s[k], c[k]})
	}
	return all
}

// twoSum adds x to s, and what that loses to c.
func twoSum(s, c, x float64) (t, d float64) {
	t = s + x
	y := t - s
	return t, c + ((s - (t - y)) + (x - y))
}
