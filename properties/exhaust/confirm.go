package exhaust

import (
	"fmt"
	"math"
	"slices"

	"github.com/lossgate/lossgate/reports"
)

// Confirm asks again what a certificate of this sweep says: at its worst inputs, where the oracle must find the same errors, and in so many
// blocks of a thousand inputs here and there, where there must be none that is larger.
func (s *Sweep) Confirm(c reports.Certificate, blocks int) error {
	if !c.Same(s.empty) {
		return fmt.Errorf("the certificate of %s is of another sweep than that of %s now", c.Loss, s.empty.Loss)
	}
	for _, w := range []struct {
		reports.Worst
		slope bool
	}{{c.Value, false}, {c.Gradient, true}} {
		if w.Misrounded == 0 {
			continue
		}
		ulps, err := s.ulps(w.Pred, w.Target, w.slope)
		if err != nil {
			return err
		}
		if math.Abs(ulps-w.Ulps) > 0x1p-16 { // float64 and the slack of the yardstick, in ulps of the format
			return fmt.Errorf("%s at %s, %s is off by %g ulp, where the certificate has %g", c.Loss, w.Pred, w.Target, ulps, w.Ulps)
		}
	}
	b := newBlock()
	for i := range blocks {
		lo := int(hash(uint64(i+1)) % uint64(c.Inputs))
		var found reports.Certificate
		if err := s.try(b, lo, c.Inputs, &found); err != nil {
			return err
		}
		if found.Value.Ulps > c.Value.Ulps || found.Gradient.Ulps > c.Gradient.Ulps {
			return fmt.Errorf("%s: found %+v and %+v, where the certificate has %+v and %+v", c.Loss, found.Value, found.Gradient, c.Value, c.Gradient)
		}
	}
	return nil
}

// ulps is by how much the answer for one input is off, by the oracle; math.MaxFloat64 where that has no size.
func (s *Sweep) ulps(pred, target string, slope bool) (float64, error) {
	var x, t float64
	if _, err := fmt.Sscan(pred+" "+target, &x, &t); err != nil {
		return 0, fmt.Errorf("input %q, %q: want two numbers", pred, target)
	}
	at, ok := s.numbers.index(x)
	row := slices.Index(s.targets, float32(t))
	if !ok || row < 0 || at < s.first || at >= s.first+s.preds {
		return 0, fmt.Errorf("input %s, %s: is not one of the sweep", pred, target)
	}
	b := newBlock()
	lo := row*s.preds + at - s.first
	s.fill(b, lo, lo+1)
	if err := s.ask(b); err != nil {
		return 0, err
	}
	a, err := s.exact(x, t, slope)
	if err != nil {
		return 0, err
	}
	exact, got := a.Value, b.gotValue[0]
	if slope {
		exact, got = a.Grad[0].Lo, b.gotSlope[0]
	}
	right, _ := exact.Round(s.numbers.format)
	if got-got != 0 || right-right != 0 {
		return math.MaxFloat64, nil
	}
	_, off := exact.Dist(float64(got))
	return off.F() / s.numbers.format.Ulp(right), nil
}
