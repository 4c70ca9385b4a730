package gradcheck

import (
	"fmt"
	"math"
	"slices"
)

// The least slopes of a remainder that are accepted. In exact arithmetic the
// remainder after a right gradient falls as h², after a right Hessian as h³;
// the last tenth is for the next term and for noise.
const (
	GradientOrder = 1.9
	HessianOrder  = 2.9
)

const (
	// A remainder less than this many times the noise says nothing about its
	// slope: at 64 the noise can bend its logarithm by 1/64.
	overNoise = 64

	orderFirst  = 0x1p-2
	orderRatio  = 2
	orderPoints = 5 // h over a factor of 16, somewhat more than a decade
	orderFewest = 3
	orderBend   = 0.1 // as far as an accepted slope may be from its limit
)

// A Remainder says how fast what is left after a Taylor polynomial vanishes.
type Remainder struct {
	Slope   float64 // of log R(h) against log h; NaN if it could not be measured
	Points  int     // steps the slope was fitted to
	Dropped int     // steps dropped for a kink, or for a value that is not finite
	Want    float64 // GradientOrder or HessianOrder
	Why     string  // set if no slope was needed: "gradient[1] is NaN"
}

// Err returns nil if the remainder vanishes as fast as it must. It wraps
// [ErrUntested] if the slope could not be measured, as for a linear f, whose
// remainder is all noise.
func (r Remainder) Err() error {
	switch {
	case r.Why != "":
		return fmt.Errorf("gradcheck: %s", r.Why)
	case r.Points == 0:
		return fmt.Errorf("%w: the remainder is not above the noise, %d steps dropped", ErrUntested, r.Dropped)
	case r.Slope >= r.Want:
		return nil
	}
	return fmt.Errorf("gradcheck: the remainder vanishes as h^%.3f over %d steps, want h^%v or faster", r.Slope, r.Points, r.Want)
}

// Order measures the slope of log R(h) against log h, where
//
//	R(h) = |f(x+h·v) − f(x) − h·⟨g,v⟩|
//
// It is 2 for a right gradient and falls to 1 for one that is wrong by
// anything above the noise, so that no constant decides what is almost right.
// It is fitted to the 5 smallest steps, in powers of 2, whose remainder stands
// clear of the noise. v is a displacement in the units of x; nil means a random
// direction of small integers, each times the scale of its input.
//
// f must be smooth between x and x + v/4. A remainder that steepens as the steps
// shrink but drowns before it is steep enough is untested. A second derivative that vanishes
// along v gives 3 or more, which is as good. One that is small enough for the
// third to cancel it amid the five steps gives any slope; another v does not.
func Order(f Func, g, x, v []float64, s *Settings) Remainder {
	return order(f, g, nil, x, v, s)
}

// SecondOrder is [Order] with the second-order term: hv is the claimed product
// of the Hessian of f at x with v, and
//
//	R(h) = |f(x+h·v) − f(x) − h·⟨g,v⟩ − h²/2·⟨hv,v⟩|
//
// vanishes as h³ if g and hv are right.
func SecondOrder(f Func, g, hv, x, v []float64, s *Settings) Remainder {
	product := claim{what: "Hessian-vector product", lo: hv, hi: hv}
	if bad := append(product.misshapen(x), product.impossible()...); bad != nil {
		return Remainder{Slope: math.NaN(), Want: HessianOrder, Why: bad[0].Why}
	}
	if v == nil {
		panic("gradcheck: v is nil: the product hv belongs to one v")
	}
	return order(f, g, hv, x, v, s)
}

func order(f Func, g, hv, x, v []float64, s *Settings) Remainder {
	out := Remainder{Slope: math.NaN(), Want: GradientOrder}
	if hv != nil {
		out.Want = HessianOrder
	}
	mustMatch("v", v, x)
	p, bad := start(f, claim{what: "gradient", lo: g, hi: g, sided: true}, x, s)
	if bad != nil {
		out.Why = bad[0].Why
		return out
	}
	if !p.testable() {
		return out
	}
	scale := slices.Repeat([]float64{1}, len(x))
	if v == nil {
		rng := splitmix(p.Seed)
		v = rng.integers(len(x))
		scale, _ = p.scales(x)
	}
	out.Slope, out.Points = fit(p.remainders(direction{-1, v}, scale, hv), out.Want)
	out.Dropped = p.report.Dropped
	return out
}

// remainders returns the remainder at each step that stands clear of the
// noise, largest step first, up to the first that does not.
func (p *probe) remainders(dir direction, scale, hv []float64) (clear []remainder) {
	for h := orderFirst; h >= p.bottom; h /= orderRatio {
		r, state := p.measure(h, dir, scale)
		if state == collapsed {
			break
		}
		if state == dropped {
			continue
		}
		rest := r.off
		for i := range hv {
			rest -= float64(h / 2 * hv[i] * (p.plus[i] - p.minus[i]))
		}
		// ⟨g,d⟩ is a sum of n products, which rounds too.
		noise := r.bar + r.slack + 0x1p-53*float64(len(p.x)+1)*r.mass
		if math.Abs(rest) < overNoise*noise {
			if len(clear) > 0 {
				break
			}
			continue
		}
		clear = append(clear, remainder{h, math.Abs(rest)})
	}
	return clear
}

type remainder struct{ step, size float64 }

// fit returns the least-squares slope of log size against log step over the
// last few, and how many those are. Too few give NaN and 0, and so do ones that
// miss want but steepen towards smaller steps: the steps are still too coarse
// for the Taylor polynomial, as where a softplus is flat. Those of a wrong
// gradient flatten, to 1.
func fit(all []remainder, want float64) (slope float64, points int) {
	if len(all) < orderFewest {
		return math.NaN(), 0
	}
	all = all[max(0, len(all)-orderPoints):]
	n := float64(len(all))
	var mx, my, xx, xy float64
	for _, r := range all {
		mx += math.Log2(r.step) / n
		my += math.Log2(r.size) / n
	}
	for _, r := range all {
		dx, dy := math.Log2(r.step)-mx, math.Log2(r.size)-my
		xx += dx * dx
		xy += dx * dy
	}
	slope = xy / xx
	coarse, fine := between(all[0], all[1]), between(all[len(all)-2], all[len(all)-1])
	if slope < want && fine > coarse+orderBend {
		return math.NaN(), 0
	}
	return slope, len(all)
}

// between is the slope between two neighbouring points.
func between(a, b remainder) float64 {
	return math.Log2(a.size/b.size) / math.Log2(a.step/b.step)
}
