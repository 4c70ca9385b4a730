package gradcheck

import "math"

// A verdict is what a ladder of steps says.
type verdict struct {
	best    rung    // the step with the smallest bar
	excess  float64 // the least among those with a vote
	drowned bool    // one of those would accept a slope of 0 as well
}

// vote finds the best rung, and the least excess among those with a vote. The
// rungs come with the coarsest first.
func vote(rungs []rung) *verdict {
	if len(rungs) == 0 {
		return nil
	}
	overrule(rungs)
	best := rungs[0]
	for _, r := range rungs {
		if r.bar/r.step < best.bar/best.step {
			best = r
		}
	}
	v := &verdict{best: best, excess: math.Inf(1)}
	for _, r := range rungs {
		if r.settles() || r.bar/r.step <= Spread*best.bar/best.step {
			v.excess = min(v.excess, r.excess())
			v.drowned = v.drowned || r.drowns()
		}
	}
	return v
}

// overrule widens the bar of each rung to cover what finer ones saw, less
// their own bars. A derivative is a limit, so that where two steps contradict
// each other the finer is right: coarse steps all agree on a slope of ½ where a
// softplus is narrow against them.
func overrule(rungs []rung) {
	for i := range rungs {
		r := &rungs[i]
		for _, finer := range rungs[i+1:] {
			apart := math.Abs(r.off/r.step - finer.off/finer.step)
			r.bar = max(r.bar, (apart-finer.bar/finer.step)*r.step)
		}
	}
}

// settled says that the claim stands, and that nothing finer need be asked.
func (v *verdict) settled() bool { return v.excess <= 1 && v.best.settles() }

// believedOver decides between v, from a finer scale, and coarser: the better
// resolved is believed, unless v upholds the claim against an objection that
// none of its steps with a vote could have missed.
func (v *verdict) believedOver(coarser *verdict) bool {
	if v == nil || coarser == nil {
		return v != nil
	}
	mine, its := v.best.hidden(), coarser.best.hidden()
	objection := (math.Abs(coarser.best.off) - Theta*coarser.best.mass) / coarser.best.reach
	return mine < its || v.excess <= 1 && coarser.excess > 1 && objection > Spread*mine+its
}

// mismatch describes an objection. Along a coordinate it quotes the claim
// itself, which a sum of products divided by the displacement may miss by an ulp.
func (p *probe) mismatch(v *verdict, dir direction) Mismatch {
	b := v.best
	m := Mismatch{
		Index: dir.index, Dir: dir.v, Sided: p.claim.sided, Step: b.step,
		Lo: b.lo / b.unit, Hi: b.hi / b.unit, Slope: b.diff / b.unit,
		Bar: b.bar / math.Abs(b.unit), Excess: v.excess,
	}
	if i := dir.index; i >= 0 {
		m.Lo, m.Hi = p.claim.lo[i], p.claim.hi[i]
		switch {
		case p.claim.above && b.unit > 0:
			m.Hi = math.Inf(1)
		case p.claim.above:
			m.Lo = math.Inf(-1)
		}
	}
	return m
}
