package gradcheck

import (
	"math"
	"slices"
)

// A rung is what one step of the ladder shows.
type rung struct {
	step   float64
	diff   float64 // change of f
	lo, hi float64 // change that the claim allows
	off    float64 // change of f less that of the claim's centre
	mass   float64 // Σ|c_i·d_i|
	reach  float64 // Σ|d_i|
	slack  float64 // what GradNoise allows the claim
	bar    float64 // noise and truncation
	unit   float64 // divides changes to give slopes
}

// excess is how far the change of f lies outside the claim, in units of what
// is allowed.
func (r rung) excess() float64 {
	outside := max(r.lo-r.diff, r.diff-r.hi, 0)
	if outside == 0 {
		return 0 // also when nothing is allowed: f is exact and the claim is 0
	}
	return outside / (Theta*r.mass + r.slack + r.bar)
}

// settles says that r is fine enough to show any error above Theta.
func (r rung) settles() bool { return r.bar <= Theta*r.mass }

// drowns says that f changes by no more than the bar. An exact 0 is not
// drowned: it is known.
func (r rung) drowns() bool { return r.bar > 0 && math.Abs(r.diff) <= r.bar }

// hidden is the slope that the bar hides, per unit of displacement.
func (r rung) hidden() float64 { return r.bar / r.reach }

// A probe checks one claim along one direction.
type probe struct {
	resolved
	f        Func
	claim    claim
	steepest []float64 // of the claim
	x        []float64
	fx       float64 // f(x)

	plus, minus []float64 // the ends of the stencil
	arg         []float64 // what f sees
	report      Report
}

// along checks the claim in the direction dir and records what it found.
func (p *probe) along(dir direction) {
	p.report.Directions++
	found := p.judge(dir)
	switch {
	case found == nil:
		p.report.Untested++
	case found.excess > 1:
		p.report.Mismatches = append(p.report.Mismatches, p.mismatch(found, dir))
	default:
		p.report.Worst = max(p.report.Worst, found.excess)
		if found.drowned {
			p.report.Drowned++
		}
	}
}

// judge tries the scales. Where coordinates shrink unlike each other from the
// coarser to the finer, the finer step is a step in another direction, and an
// error that the first one saw may hide in the second: there it is taken only
// if the first says nothing.
func (p *probe) judge(dir direction) *verdict {
	wide, narrow := p.scales(p.x)
	coarse := p.descend(dir, wide)
	if coarse != nil && (coarse.settled() || !parallel(dir.v, wide, narrow)) || slices.Equal(wide, narrow) {
		return coarse
	}
	if fine := p.descend(dir, narrow); fine.believedOver(coarse) {
		return fine
	}
	return coarse
}

// descend walks down the ladder. It returns nil if no step could be judged.
func (p *probe) descend(dir direction, scale []float64) *verdict {
	var rungs []rung   // those with a bar
	var above [2]*rung // the one and two steps above, if they were not dropped

	// A coarse step may settle the question only if the finest agrees.
	finest, state := p.measure(p.bottom, dir, scale)
	confirmed := state == measured && finest.excess() <= 1

	for h := firstStep; h >= p.bottom; h /= ratio {
		r, state := p.measure(h, dir, scale)
		if state == collapsed {
			break
		}
		if state == dropped {
			above = [2]*rung{}
			continue
		}
		if above[0] != nil && above[1] != nil {
			judged := r
			judged.bar += p.truncation(r, *above[0], *above[1])
			if confirmed && judged.settles() && judged.excess() <= 1 {
				return &verdict{judged, judged.excess(), judged.drowns()}
			}
			rungs = append(rungs, judged)
		}
		above[0], above[1] = &r, above[0]
	}
	return vote(rungs)
}

// truncation estimates what the step of r may be off by, from the steps above
// it. Two of them, since one may agree with r by chance.
func (p *probe) truncation(r, above, top rung) float64 {
	decay := math.Pow(ratio, p.claim.order()) // of a slope's truncation, from step to step
	now := math.Abs(r.off - above.off/ratio)
	before := math.Abs(above.off - top.off/ratio)
	return max(now, before/ratio/decay)
}
