package properties

import (
	"fmt"
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// continuous looks for jumps at the joints of a formula: one entry of a prediction on a kink is moved one ulp to each side. Across two
// ulps the value changes by no more than its slope allows, and the gradient, where it is continuous, by no more than its change
// across more of them allows. Far from 0 two ulps are no small step: a case in which the exact loss does not keep to this is passed over, and
// a claim that is false has no other cases.
func continuous[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-continuity-at-joint", Says: "Values, and gradients where claimed, agree across each internal threshold.", Level: reports.Must,
		For: claims[spec.Continuous],
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			s := drawSample(t, l, f)
			if len(l.Kinks) > 0 {
				s = drawKink(t, l, f)
			}
			return Case{Samples: []spec.Sample{s}, Nums: []float64{float64(pick(t, "entry", len(s.Pred)))}}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			a, b := straddle(f, k, 1)
			return []Call{ask(Value, a), ask(Value, b), ask(Grad, a), ask(Grad, b)}
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			a, b := straddle(f, k, 1)
			if !legal(o.Loss, o.Format, a) || !legal(o.Loss, o.Format, b) {
				return o.Pass()
			}
			e, i := exactly(), k.entry()
			if math.IsInf(a.Pred[i], 0) || math.IsInf(b.Pred[i], 0) { // nothing is an ulp away from infinity
				return o.Pass()
			}
			far := e.Of(b.Pred[i]).Sub(e.Of(a.Pred[i])).AbsUp()
			most, ok := o.steepest(i, a, b, k.Samples[0])
			if !ok {
				return nil
			}
			change, blur, ok := o.changes(e, a, b)
			if !ok || change[len(change)-1].Cmp(most.Mul(far)) > 0 {
				return o.Pass()
			}
			up := e.Of(0)
			for _, sign := range []float64{1, -1} {
				p := []part[F]{{sign, b, as[1]}, {-sign, a, as[0]}}
				if v := o.compare("change of L across two ulps of the kink", Le, &up, most.Mul(far), p); v != nil || o.tally.skip {
					return v
				}
			}
			if !c.(spec.Continuous).C1 || unsupported(as[2].Err) || o.Loss.Tangent {
				return nil
			}
			return o.smoothJoint(e, k, change, blur, as)
		},
	}
}

// farPlaces are how many ulps from the kink the gradient is compared with that one ulp from it, as logarithms: as far as the piece beside
// the kink goes.
var farPlaces = []int{12, 8, 4}

// smoothJoint holds the change of the gradient across two ulps of a kink to the exact change across 2^n times as many: a derivative that
// is Hölder continuous with exponent ½ or better changes 2^(n/2) times less, where one that jumps changes as much. One doubling is left
// for the terms of higher order.
func (o *Oracle[F]) smoothJoint(e *ball.Eval, k Case, change, blur []ball.Mag, as []Answer[F]) *Violation {
	a, b := straddle(o.Format, k, 1)
	allowed := o.gentle(e, k, change, blur)
	if allowed == nil {
		return o.Pass()
	}
	ga, v, ok := o.slope(e, a, as[2])
	if !ok {
		return v
	}
	gb, v, ok := o.slope(e, b, as[3])
	if !ok {
		return v
	}
	for i := range ga.g {
		if v := o.side(fmt.Sprintf("gradient[%d] on both sides of the kink", i), Eq, ga.g[i], gb.g[i], allowed[i].Add(ga.off[i]).Add(gb.off[i])); v != nil {
			return v
		}
	}
	return nil
}

// gentle is what the gradient may change by across two ulps, by the widest of the places that the exact gradient keeps to; nil if it keeps to
// none. What the oracle's own precision hides counts as no change: an entry that does not feel the move has nothing else.
func (o *Oracle[F]) gentle(e *ball.Eval, k Case, change, blur []ball.Mag) []ball.Mag {
	for _, n := range farPlaces {
		c, d := straddle(o.Format, k, float64(int(1)<<n))
		if !legal(o.Loss, o.Format, c) || !legal(o.Loss, o.Format, d) {
			continue
		}
		wide, _, ok := o.changes(e, c, d)
		if !ok {
			continue
		}
		for i := range wide {
			wide[i] = wide[i].Scale2(1 - n/2).Add(blur[i])
			ok = ok && (i == len(wide)-1 || change[i].Cmp(wide[i]) <= 0)
		}
		if ok {
			return wide
		}
	}
	return nil
}

// changes bounds how much each coordinate of the exact gradient, and last the exact value, differ between two samples; blur is how much
// of each bound is due to the precision of the oracle.
func (o *Oracle[F]) changes(e *ball.Eval, a, b spec.Sample) (all, blur []ball.Mag, ok bool) {
	x, okx := o.Ask(a, true)
	y, oky := o.Ask(b, true)
	if !okx || !oky || x.Value.IsInf() || y.Value.IsInf() {
		return nil, nil, false
	}
	for i, p := range x.Grad {
		q := y.Grad[i]
		if p.Lo.IsInf() || p.Hi.IsInf() || q.Lo.IsInf() || q.Hi.IsInf() {
			return nil, nil, false
		}
		m, n := p.Hi.In(e).Sub(q.Lo.In(e)).AbsUp(), q.Hi.In(e).Sub(p.Lo.In(e)).AbsUp()
		if n.Cmp(m) > 0 {
			m = n
		}
		all = append(all, m)
		blur = append(blur, p.Lo.Rad().Add(p.Hi.Rad()).Add(q.Lo.Rad()).Add(q.Hi.Rad()))
	}
	return append(all, x.Value.In(e).Sub(y.Value.In(e)).AbsUp()), append(blur, x.Value.Rad().Add(y.Value.Rad())), true
}

// entry is the entry that a case moves.
func (k Case) entry() int {
	if len(k.Nums) == 0 {
		return 0
	}
	return int(k.Nums[0])
}

// straddle moves one entry so many ulps down and up.
func straddle(f *ball.Format, k Case, ulps float64) (below, above spec.Sample) {
	below, above = k.Samples[0].Clone(), k.Samples[0].Clone()
	i := k.entry()
	x := below.Pred[i]
	below.Pred[i], above.Pred[i] = f.Round(x-ulps*f.Ulp(x)), f.Round(x+ulps*f.Ulp(x))
	return below, above
}

// steepest bounds twice the slope along one entry over the samples: within two ulps it does not double.
func (o *Oracle[F]) steepest(entry int, samples ...spec.Sample) (most ball.Mag, ok bool) {
	for _, s := range samples {
		a, ok := o.Ask(s, true)
		if !ok {
			return most, false
		}
		for _, g := range []ball.Real{a.Grad[entry].Lo, a.Grad[entry].Hi} {
			if g.IsInf() {
				o.Pass()
				return most, false
			}
			if m := g.AbsUp().Scale2(1); m.Cmp(most) > 0 {
				most = m
			}
		}
	}
	return most, true
}
