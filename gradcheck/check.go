package gradcheck

import (
	"fmt"
	"math"
)

// A Func is a function of a vector. It must depend on nothing but the entries of
// x, and may not keep x.
type Func func(x []float64) float64

// Check compares g, the claimed gradient of f at x, with central differences of
// f. f must be smooth within some steps of x: at a kink use [Subgradient] or
// [Interval].
//
// It tries each coordinate of an input with at most 8 entries, and random
// directions. The method, its power and the special cases are in the package
// comment.
func Check(f Func, g, x []float64, s *Settings) Report {
	return run(f, claim{what: "gradient", lo: g, hi: g}, x, s)
}

// run is a check of any kind.
func run(f Func, c claim, x []float64, s *Settings) Report {
	p, bad := start(f, c, x, s)
	if bad != nil {
		return Report{Mismatches: bad}
	}
	directions := p.directions(len(x), c.sided)
	if !p.testable() {
		return Report{Directions: len(directions), Untested: len(directions)}
	}
	for _, d := range directions {
		p.along(d)
	}
	return p.report
}

// start prepares to judge c at x, or says why no difference is needed to
// refuse it.
func start(f Func, c claim, x []float64, s *Settings) (*probe, []Mismatch) {
	if bad := c.misshapen(x); bad != nil {
		return nil, bad
	}
	steepest := c.steepest()
	p := &probe{
		resolved: s.resolve(x, steepest),
		f:        f,
		claim:    c,
		steepest: steepest,
		x:        x,
		plus:     make([]float64, len(x)),
		minus:    make([]float64, len(x)),
		arg:      make([]float64, len(x)),
	}
	if len(x) == 0 || !finite(x) {
		return p, nil
	}
	p.fx = p.eval(x)
	if math.IsNaN(p.fx) {
		return nil, []Mismatch{{Index: -1, Why: fmt.Sprintf("f is NaN at x = %v", x)}}
	}
	if math.IsInf(p.fx, 0) {
		return p, nil
	}
	return p, c.impossible()
}

// testable reports whether there can be differences at x at all.
func (p *probe) testable() bool {
	return len(p.x) > 0 && finite(p.x) && !math.IsInf(p.fx, 0)
}

func finite(x []float64) bool {
	for _, c := range x {
		if math.IsNaN(c) || math.IsInf(c, 0) {
			return false
		}
	}
	return true
}
