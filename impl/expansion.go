package impl

// An expansion is a sum without rounding: its parts do not overlap, the smallest first (Shewchuk, Discrete Comput. Geom. 18, 1997). It is for
// sums that may cancel to less than the last bit of their compensation.
type expansion struct{ parts []float64 }

// add adds x exactly.
func (e *expansion) add(x float64) {
	kept := e.parts[:0]
	for _, p := range e.parts {
		s := twoSum(x, p)
		if s.lo != 0 {
			kept = append(kept, s.lo)
		}
		x = s.hi
	}
	e.parts = append(kept, x)
}

// addProduct adds a·b exactly, where that does not underflow.
func (e *expansion) addProduct(a, b float64) {
	p := twoProd(a, b)
	e.add(p.hi)
	e.add(p.lo)
}

// total is the sum, rounded about once.
func (e *expansion) total() float64 {
	s := 0.0
	for _, p := range e.parts {
		s += p
	}
	return s
}
