package gradcheck

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// ErrUntested says that a check could not judge anything: no input, every step
// dropped, or f infinite at x. It is not a pass.
var ErrUntested = errors.New("gradcheck: nothing could be tested")

// A Report is the outcome of one check. Its counts tell a check that held from
// one that saw nothing.
type Report struct {
	Mismatches []Mismatch

	Directions int // directions tried
	Untested   int // of those, the ones in which no step could be judged
	Drowned    int // of those, the ones whose slope lies below the noise of f: a claim of 0 would have stood too
	Steps      int // steps at which f was compared
	Dropped    int // steps dropped for a kink, or for a value that is not finite

	// Worst is the largest excess among the directions that agree, so 1/Worst
	// is the head-room that was left. It is 0 if there are none.
	Worst float64
}

// Err returns nil if something was tested and all of it agrees. Otherwise it
// joins the mismatches, or wraps [ErrUntested].
func (r Report) Err() error {
	if len(r.Mismatches) > 0 {
		errs := make([]error, len(r.Mismatches))
		for i, m := range r.Mismatches {
			errs[i] = m
		}
		return errors.Join(errs...)
	}
	if r.Untested == r.Directions {
		return fmt.Errorf("%w: %d directions, %d steps dropped", ErrUntested, r.Directions, r.Dropped)
	}
	return nil
}

// String summarises the report in one line.
func (r Report) String() string {
	return fmt.Sprintf("%d mismatches in %d directions (%d untested, %d drowned), %d steps, %d dropped, worst excess %.2g",
		len(r.Mismatches), r.Directions, r.Untested, r.Drowned, r.Steps, r.Dropped, r.Worst)
}

// A Mismatch is a claim that the values of f contradict. It is an error.
//
// Slopes are per unit of x[Index], so that one along −e_i is the left
// derivative; along a random direction they are per step, so that they are
// directional derivatives along Dir times the scale of each input.
type Mismatch struct {
	Index  int       // the coordinate, or −1 for a direction that is none
	Dir    []float64 // the direction, of small integers; nil if Why is set
	Sided  bool      // the slope is one-sided
	Step   float64   // the step h, a power of 2 relative to the scale
	Lo, Hi float64   // the slopes that the claim allows: equal for a gradient
	Slope  float64   // the slope of f
	Bar    float64   // what noise and truncation may have done to Slope
	Excess float64   // the disagreement, in units of what is allowed

	Why string // set instead of all that if no difference was needed: "gradient[1] is NaN"
}

// Error describes the mismatch with the numbers in decimal and in hexadecimal.
func (m Mismatch) Error() string {
	if m.Why != "" {
		return "gradcheck: " + m.Why
	}
	return fmt.Sprintf("gradcheck: %s: claimed %s, but f has slope %s ± %.2g at step %s: %.3g times what is allowed",
		m.where(), m.claimed(), both(m.Slope), m.Bar, hex(m.Step), m.Excess)
}

// String is the same as Error.
func (m Mismatch) String() string { return m.Error() }

func (m Mismatch) where() string {
	if m.Index < 0 {
		const shown = 8
		if len(m.Dir) > shown {
			return fmt.Sprintf("along %s … %d entries]", strings.TrimSuffix(fmt.Sprint(m.Dir[:shown]), "]"), len(m.Dir))
		}
		return fmt.Sprintf("along %v", m.Dir)
	}
	if !m.Sided {
		return fmt.Sprintf("gradient[%d]", m.Index)
	}
	side := "right"
	if m.Dir[m.Index] < 0 {
		side = "left"
	}
	return fmt.Sprintf("%s derivative[%d]", side, m.Index)
}

func (m Mismatch) claimed() string {
	switch {
	case m.Lo == m.Hi:
		return both(m.Lo)
	case math.IsInf(m.Hi, 1):
		return "at least " + both(m.Lo)
	case math.IsInf(m.Lo, -1):
		return "at most " + both(m.Hi)
	}
	return fmt.Sprintf("from %s to %s", both(m.Lo), both(m.Hi))
}

func both(x float64) string { return fmt.Sprintf("%v (%s)", x, hex(x)) }

func hex(x float64) string { return fmt.Sprintf("%x", x) }
