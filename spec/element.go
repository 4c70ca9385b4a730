package spec

import "github.com/lossgate/lossgate/spec/ball"

// An Element says which number of a generalised gradient an implementation returns where the derivative jumps.
type Element string

// The elements that can be declared. Without a declaration any will do, and not always the same one.
const (
	ElementAny    Element = "any"
	ElementZero   Element = "0"
	ElementLower  Element = "lower"
	ElementUpper  Element = "upper"
	ElementMiddle Element = "middle"
)

// In is that number of a set. There is none where any will do, where the set has one number only or no bound, and no 0 where 0 is not in it.
func (e Element) In(s Set) (x ball.Real, ok bool) {
	if s.Lo.Overlaps(s.Hi) || s.Lo.IsInf() || s.Hi.IsInf() {
		return x, false
	}
	switch e {
	case ElementZero:
		return ball.Of(0), s.Lo.Float() <= 0 && s.Hi.Float() >= 0
	case ElementLower:
		return s.Lo, true
	case ElementUpper:
		return s.Hi, true
	case ElementMiddle:
		eval := ball.NewEval(startPrec, startPrec)
		return s.Lo.In(eval).Add(s.Hi.In(eval)).Mul(eval.Of(0.5)), true
	}
	return x, false
}

// AtKinks states which element of the generalised gradient comes back at every kink.
func AtKinks(e Element) Convention {
	return Convention{Name: "kink:" + string(e), Apply: func(l Loss) Loss {
		l.Element = e
		return l
	}}
}

// KinkAny states that any element of the generalised gradient may come back where the derivative jumps, not always the same one. That is
// what every specification allows, so it changes nothing; it is there to be said.
func KinkAny() Convention { return AtKinks(ElementAny) }
