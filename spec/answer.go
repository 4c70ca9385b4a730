package spec

import (
	"strings"

	"github.com/lossgate/lossgate/spec/ball"
)

// A Set holds the gradients found at a tie: all between Lo and Hi. Away from ties the two are one.
type Set struct {
	Lo, Hi ball.Real
	Err    ball.Mag // running error of a float evaluation, the largest over the choices
}

// Text is s to so many digits, or as many as are known: a number, or "[lo,hi]" where the derivative jumps.
func (s Set) Text(digits int) string {
	lo, _ := s.Lo.Text(digits)
	hi, _ := s.Hi.Text(digits)
	if lo != hi {
		return "[" + lo + "," + hi + "]"
	}
	return lo
}

// An Answer is what the oracle knows about one sample.
type Answer struct {
	Value      ball.Real
	Err        ball.Mag // running error of the value in the format asked for, the largest over tied branches
	Grad       []Set    // as Pred; nil unless asked for
	TargetGrad []Set    // as Target; nil unless asked for and specified
	Ties       []ball.Tie
	Sees       []ball.Seen // decisions met, when asked to record them
	Complete   bool        // every choice at the ties was tried
	Prec       uint        // bits that it took
}

// String is the value, and the gradient if there is one, to 12 digits: "0.5, gradient [1 [-1,1]]", of which the second is a set.
func (a Answer) String() string {
	const digits = 12
	value := Set{Lo: a.Value, Hi: a.Value}.Text(digits)
	if a.Grad == nil {
		return value
	}
	gs := make([]string, len(a.Grad))
	for i, g := range a.Grad {
		gs[i] = g.Text(digits)
	}
	return value + ", gradient [" + strings.Join(gs, " ") + "]"
}

// sharp reports whether every number of the answer is known to that many bits, or is smaller than any format can tell.
func (a Answer) sharp(bits int) bool {
	return a.all(func(x ball.Real) bool { return known(x, bits) })
}

// all reports whether every number of the answer is as wanted.
func (a Answer) all(good func(ball.Real) bool) bool {
	if !good(a.Value) {
		return false
	}
	for _, gs := range [][]Set{a.Grad, a.TargetGrad} {
		for _, g := range gs {
			if !good(g.Lo) || !good(g.Hi) {
				return false
			}
		}
	}
	return true
}

// tiny is far below the least subnormal of any format, so that what is bounded by it is zero to all of them.
var tiny = ball.Pow2(-1400)

func known(x ball.Real, bits int) bool {
	if x.IsInf() {
		return true
	}
	r := x.Rad()
	return r.IsZero() || r.Cmp(tiny) < 0 || r.Scale2(bits).Cmp(x.AbsUp()) < 0
}
