package gradcheck

import "math"

// The fate of a step.
type state int

const (
	measured  state = iota
	dropped         // a kink inside, or a value that is not finite
	collapsed       // the displacement rounded to nothing
)

// measure takes one step: a difference across x, or from x for a one-sided
// claim, and counts it. The bar of the result holds the noise only.
func (p *probe) measure(h float64, dir direction, scale []float64) (rung, state) {
	moved := false
	for i, c := range p.x {
		by := h * scale[i] * dir.v[i]
		p.plus[i], p.minus[i] = p.Round(c+by), c
		if !p.claim.sided {
			p.minus[i] = p.Round(c - by)
		}
		moved = moved || p.plus[i] != p.minus[i]
	}
	if !moved {
		return rung{}, collapsed
	}
	if p.Kink != nil && p.Kink(p.minus, p.plus) {
		p.report.Dropped++
		return rung{}, dropped
	}
	high, low := p.eval(p.plus), p.fx
	if !p.claim.sided {
		low = p.eval(p.minus)
	}
	r := rung{step: h, diff: high - low, bar: p.noise(p.plus, high) + p.noise(p.minus, low)}
	if math.IsNaN(r.diff) || math.IsInf(r.diff, 0) || math.IsNaN(r.bar) || math.IsInf(r.bar, 0) {
		p.report.Dropped++
		return rung{}, dropped
	}
	p.report.Steps++
	p.compare(&r, dir)
	return r, measured
}

// compare fills in what the claim says of the displacement from minus to plus.
func (p *probe) compare(r *rung, dir direction) {
	centre := 0.0
	for i, c := range p.plus {
		d := c - p.minus[i]
		if d == 0 {
			continue // an infinite bound says nothing about a coordinate at rest
		}
		lo, hi := float64(p.claim.lo[i]*d), float64(p.claim.hi[i]*d)
		if d < 0 {
			lo, hi = hi, lo
		}
		r.lo += lo
		r.hi += hi
		centre += middle(lo, hi)
		d = math.Abs(d)
		r.reach += d
		r.mass += float64(p.steepest[i] * d)
		if p.GradNoise != nil {
			r.slack += float64(p.GradNoise[i] * d)
		}
	}
	r.off = r.diff - centre
	if p.claim.above {
		r.hi = math.Inf(1)
	}
	r.unit = r.step
	if !p.claim.sided {
		r.unit *= 2
	}
	if i := dir.index; i >= 0 {
		r.unit = p.plus[i] - p.minus[i]
	}
}

// middle is the point that residuals are measured from. Any linear function of
// the displacement would do; this one keeps them small.
func middle(lo, hi float64) float64 {
	switch {
	case math.IsInf(lo, 0) && math.IsInf(hi, 0):
		return 0
	case math.IsInf(lo, 0):
		return hi
	case math.IsInf(hi, 0):
		return lo
	}
	return lo + (hi-lo)/2
}

// eval calls f on a copy, so that an f that writes to its argument does not
// change what it is asked next.
func (p *probe) eval(x []float64) float64 {
	copy(p.arg, x)
	return p.f(p.arg)
}
