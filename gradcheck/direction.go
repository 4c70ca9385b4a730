package gradcheck

import (
	"math"
	"slices"
)

// A direction is a vector of small integers, and the coordinate that it
// follows if it follows one, else −1.
type direction struct {
	index int
	v     []float64
}

// directions returns the coordinate directions of an input with few entries,
// the direction of all ones (a common shift: the entries of a softmax's
// gradient cancel along it, the ties of a maximum stay tied), then random ones;
// for a one-sided check each is followed by its opposite.
// Integers from −2 to 2 keep h·v exact, and mix magnitudes and signs enough
// that two wrong coordinates do not cancel in all of them. One zero in five
// keeps some coordinates out of each, so that in a handful of directions
// none is always in or always out.
func (r resolved) directions(n int, sided bool) []direction {
	var ds []direction
	add := func(d direction) {
		ds = append(ds, d)
		if sided {
			opposite := make([]float64, n)
			for i, c := range d.v {
				opposite[i] = 0 - c // 0 - 0 has no sign to print
			}
			ds = append(ds, direction{d.index, opposite})
		}
	}
	if n <= fewInputs {
		for i := range n {
			v := make([]float64, n)
			v[i] = 1
			add(direction{i, v})
		}
	}
	if n > 1 { // otherwise they would all repeat the coordinate
		add(direction{-1, slices.Repeat([]float64{1}, n)})
		rng := splitmix(r.Seed)
		for range r.Directions {
			add(direction{-1, rng.integers(n)})
		}
	}
	return ds
}

// scales returns the two scales of the inputs to try: the larger of 1 and |x_i|,
// and the smaller.
func (r resolved) scales(x []float64) (wide, narrow []float64) {
	if r.Scale != nil {
		return r.Scale, r.Scale
	}
	wide, narrow = make([]float64, len(x)), make([]float64, len(x))
	for i, c := range x {
		c = math.Abs(c)
		if c == 0 {
			c = 1
		}
		wide[i], narrow[i] = max(1, c), min(1, c)
	}
	return wide, narrow
}

// parallel reports whether v has much the same direction at both scales: its
// entries shrink by factors that differ by no more than Spread.
func parallel(v, wide, narrow []float64) bool {
	least, most := math.Inf(1), 0.0
	for i, c := range v {
		if c != 0 {
			least = min(least, narrow[i]/wide[i])
			most = max(most, narrow[i]/wide[i])
		}
	}
	return most <= Spread*least
}

// splitmix is the generator SplitMix64 (Steele, Lea, Flood: Fast splittable
// pseudorandom number generators, OOPSLA 2014, doi:10.1145/2660193.2660195).
// It is here so that a seed means the same directions whatever Go's math/rand does.
type splitmix uint64

func (s *splitmix) next() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// integers draws a vector that is not zero from {−2..2}^n.
func (s *splitmix) integers(n int) []float64 {
	v := make([]float64, n)
	for zero := true; zero; {
		for i := range v {
			v[i] = float64(s.next()>>32%5) - 2
			zero = zero && v[i] == 0
		}
	}
	return v
}
