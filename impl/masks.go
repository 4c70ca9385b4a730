package impl

import (
	"math"
	"slices"
)

// An agreement is what a pixel of two masks adds to sums, in twice the precision: to wrong, what is not shared, to size, and to shared, so that
// shared is size less wrong.
type agreement struct {
	wrong, size, shared twofold
	byPred, byTarget    slopes
}

// slopes are derivatives of shared, size and wrong, and own, which is shared·size′ − shared′·size of the pixel alone: in a closed form, since it cancels.
type slopes struct{ shared, size, wrong, own twofold }

// A maskRatio is Σ wrong/D with D = smooth + Σ size over the n pixels of two masks: 1 − A/D with A = smooth + Σ shared.
//
// Where smooth is 0 all entries may be tiny. pixel is told 2^k that brings the largest near 1: wrong and size come multiplied by it, shared and own
// by its square. With squares, which are of sums of squares, all entries are, and slopes.wrong is there: A is nearly D where masks are nearly equal, and
// (wrong′·D − W·size′)/D², W = Σ wrong, is the same number as the derivative below.
type maskRatio struct {
	bad     error // of the parameters
	smooth  float64
	squares bool
	pixel   func(p, g, unit float64) agreement
}

func (o maskRatio) rows() Rows[float64] {
	return Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		v, err := o.eval(x, gp, gt)
		return v.hi, err
	}}
}

// eval is the value, and its derivatives in gp and gt where they are wanted: (A·size′ − shared′·D)/D², where the pixel's own part is taken out of both
// sums, because it cancels.
func (o maskRatio) eval(x Row[float64], gp, gt []float64) (twofold, error) {
	if o.bad != nil {
		return twofold{}, o.bad
	}
	if err := overlaps(x, o.smooth); err != nil {
		return twofold{}, err
	}
	unit := 1.0
	if o.smooth == 0 {
		unit = math.Ldexp(1, min(1000, -math.Ilogb(max(slices.Max(x.Pred), slices.Max(x.Target)))))
	}
	n := len(x.Pred)
	px := make([]agreement, n)
	shared, size := make([]twofold, n+1), make([]twofold, n+1) // of the pixels from i on
	wrong := make([]twofold, n+1)
	for i := n - 1; i >= 0; i-- {
		px[i] = o.pixel(x.Pred[i], x.Target[i], unit)
		wrong[i] = wrong[i+1].add(px[i].wrong)
		shared[i], size[i] = shared[i+1].add(px[i].shared), size[i+1].add(px[i].size)
	}
	a, d, w := twofold{hi: o.smooth}, twofold{hi: o.smooth}, twofold{} // of the pixels before i
	whole := d.add(size[0])
	for i := range n {
		slope := func(s slopes) float64 {
			a, d, w := a.add(shared[i+1]), d.add(size[i+1]), w.add(wrong[i+1])
			if o.squares && w.hi < a.hi {
				return s.own.add(s.wrong.mul(d)).add(w.mul(s.size).neg()).quo(whole).quo(whole).hi * unit
			}
			t := s.own.add(a.mul(s.size)).add(s.shared.mul(d).neg()).quo(whole).quo(whole).hi
			if o.squares {
				t *= unit
			}
			return t
		}
		if gp != nil {
			gp[i] = slope(px[i].byPred)
		}
		if gt != nil {
			gt[i] = slope(px[i].byTarget)
		}
		a, d, w = a.add(px[i].shared), d.add(px[i].size), w.add(px[i].wrong)
	}
	return wrong[0].quo(whole), nil
}

// overlaps checks two masks of one size.
func overlaps(x Row[float64], smooth float64) error {
	if len(x.Shape) != 1 {
		return &DataError{"shape", -1, x.Shape, "want {n}: the pixels of a mask"}
	}
	if len(x.Target) != len(x.Pred) {
		return &DataError{"target", -1, len(x.Target), "want a pixel for each of pred"}
	}
	if err := fractions("pred", x.Pred); err != nil {
		return err
	}
	if err := fractions("target", x.Target); err != nil {
		return err
	}
	if smooth == 0 {
		return notEmpty(x.Target, 0)
	}
	return nil
}

// notEmpty checks that a mask, which begins at that place of the target, has a pixel.
func notEmpty(mask []float64, at int) error {
	for _, g := range mask {
		if g != 0 {
			return nil
		}
	}
	return &DataError{"target", at, mask, "an empty mask: want a pixel that is not 0"}
}

func fractions(arg string, v []float64) error {
	for i, x := range v {
		if !(x >= 0 && x <= 1) {
			return &DataError{arg, i, x, "want a number in [0, 1]"}
		}
	}
	return nil
}

// wrong is p(1 − g) + g(1 − p), false positive and false negative, multiplied by unit.
func wrong(p, g, unit float64) twofold {
	return difference(1, g).mul(twofold{hi: p * unit}).add(difference(1, p).mul(twofold{hi: g * unit}))
}

// notNegative is the error of a parameter that must be a finite number, 0 or above, nil when it is.
func notNegative(name string, v float64) error {
	if !(v >= 0) || math.IsInf(v, 0) {
		return &DataError{name, -1, v, "want a finite number that is not negative"}
	}
	return nil
}
