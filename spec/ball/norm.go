package ball

import (
	"math"
	"slices"
)

// Norm returns (Σ|x_i|^p)^(1/p) for 0 < p ≤ Inf, with the site "norm". At the zero vector there are three ways: the
// derivatives 0, (1,…,1) and -(1,…,1); the hull of their boxes holds the dual unit ball. Of a vector that is not 0, but that the
// format cannot tell from 0, the derivative is x/‖x‖ with any error at all; what a formula that mixes the entries makes of it is
// in no hull of these, and Eval.Blind says so.
func Norm(p float64, xs ...Real) Real {
	if !(p > 0) {
		panic(Undefined{"norm of an order that is not positive"})
	}
	if len(xs) == 0 {
		return Real{}
	}
	if allZero(xs) {
		return normAtZero(p, xs)
	}
	if math.IsInf(p, 1) {
		ys := make([]Real, len(xs))
		for i, x := range xs {
			ys[i] = x.Abs()
		}
		return MaxAt("norm", ys...)
	}
	return norms(p, xs)
}

func norms(p float64, xs []Real) Real {
	ys := make([]Real, len(xs))
	for i, x := range xs {
		switch {
		case p == 1:
			ys[i] = x.Abs()
		case p == 2:
			ys[i] = x.Mul(x)
		case p > 1 && x.CmpAt("", Real{}) < 0: // |x|^p is smooth at 0
			ys[i] = x.Neg().Pow(Of(p))
		case p > 1:
			ys[i] = x.Pow(Of(p))
		default:
			ys[i] = x.Abs().Pow(Of(p))
		}
	}
	s := Sum(ys...)
	switch p {
	case 1:
		return s
	case 2:
		return s.Sqrt()
	}
	e := need("a norm", s.at(), zero)
	return s.Pow(e.Of(1).Quo(Of(p)))
}

// allZero reports whether every x ties with 0.
func allZero(xs []Real) bool {
	var e *Eval
	open := false
	result := true
	for _, x := range xs {
		n := x.at()
		e = e.with(n)
		s, ok := decide(n, zero)
		open = open || !ok
		result = result && s == 0
	}
	if result && open && e.Prec < e.Cap {
		panic(Undecided{})
	}
	if e != nil && e.Rec {
		seen := Seen{"norm", 1}
		if result {
			seen.Sign = 0
		}
		e.Sees = append(e.Sees, seen)
	}
	return result
}

func normAtZero(p float64, xs []Real) Real {
	ys := make([]Real, len(xs))
	var bound, err Mag // of Σ|x_i|, which is at least the norm for p ≥ 1
	var e *Eval
	exact := true
	for _, x := range xs {
		n := x.at()
		e = e.with(n)
		bound, err = bound.Add(n.v.upper()), err.Add(n.err)
		exact = exact && n.v.exact()
	}
	if e == nil {
		return Real{}
	}
	v := around(bound, 0)
	if exact && !bound.IsZero() { // only Soft took it for 0: the value is known, in an evaluation without ties
		hard := NewEval(e.Prec, e.Cap)
		moved := make([]Real, len(xs))
		for i, x := range xs {
			moved[i] = x.In(hard)
		}
		v = norms(p, moved).at().v
	} else if p < 1 && !bound.IsZero() {
		panic(Undecided{})
	}
	e.Blind = e.Blind || len(xs) > 1 && !bound.IsZero()
	k := sides[e.choose("norm", len(sides))]
	for i, x := range xs {
		n := e.Adopt(x).at()
		ys[i] = n.chosen(e, k, n.v, n.err)
	}
	r := Sum(ys...)
	r.n.v, r.n.err = v, err.Add(bound)
	return r
}

// Sort returns the permutation that sorts keys in descending order. Each run of keys that tie is a choice, recorded
// under site: its rotations, as they come and reversed.
func Sort(site string, keys []Real) []int {
	p := make([]int, len(keys))
	for i := range p {
		p[i] = i
	}
	slices.SortStableFunc(p, func(i, j int) int { return keys[j].CmpAt(site, keys[i]) })
	for i := 0; i < len(p); {
		j := i + 1
		for j < len(p) && keys[p[j]].CmpAt(site, keys[p[j-1]]) == 0 {
			j++
		}
		if g := j - i; g > 1 {
			run := slices.Clone(p[i:j])
			k := 0
			if e := keys[p[i]].at().e; e != nil {
				k = e.choose(site, min(2*g, maxWays))
			}
			for t := range g {
				q := (t + k) % g
				if k >= g {
					q = (g - 1 - t + k) % g
				}
				p[i+t] = run[q]
			}
		}
		i = j
	}
	return p
}
