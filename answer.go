package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// digits is how many significant decimal digits an answer has.
const digits = 40

// An answer is what the oracle says to one input.
type answer struct {
	spec.Answer
	noGrad error    // why there is no gradient, where there is a value
	kinks  []string // whose sides tie, where the gradient is a set
}

// ask puts a question to the oracle. A panic in a definition is an error of this question alone.
func (q input) ask() (a answer, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: the definition panics: %v", q.loss.Name, p)
		}
	}()
	a.Answer, err = q.loss.Digits(q.sample, true, digits)
	if errors.Is(err, spec.ErrUndefined) { // an infinite value has no slope, and is an answer all the same
		a.noGrad = err
		a.Answer, err = q.loss.Digits(q.sample, false, digits)
	}
	if err != nil {
		return a, fmt.Errorf("%s: %w", q.loss.Name, err)
	}
	isSet := func(g spec.Set) bool { return strings.HasPrefix(interval(g), "[") }
	if slices.ContainsFunc(a.Grad, isSet) || slices.ContainsFunc(a.TargetGrad, isSet) {
		a.kinks = q.kinks(a.Ties)
	}
	return a, nil
}

// kinks names the kinks that the sample lies on: those of the specification that have nothing to move, and, where it names none,
// the operations whose sides tie.
func (q input) kinks(ties []ball.Tie) (names []string) {
	for _, k := range q.loss.Kinks {
		if slices.ContainsFunc(k.Moves(q.sample, 64), func(m spec.Sample) bool {
			return slices.Equal(m.Pred, q.sample.Pred) && slices.Equal(m.Target, q.sample.Target)
		}) {
			names = append(names, k.Name)
		}
	}
	if names != nil {
		return names
	}
	for _, t := range ties {
		if !slices.Contains(names, t.Site) {
			names = append(names, t.Site)
		}
	}
	return names
}

// decimal is a number to 40 digits. The oracle has made sure that it knows them; what it bounds, it bounds below any format.
func decimal(x ball.Real) string {
	s, _ := x.Text(digits)
	return s
}

// interval is one coordinate of a gradient: a number, or [lo,hi] at a kink.
func interval(g spec.Set) string { return g.Text(digits) }

// intervals are all coordinates of a gradient.
func intervals(gs []spec.Set) []string {
	out := make([]string, len(gs))
	for i, g := range gs {
		out[i] = interval(g)
	}
	return out
}
