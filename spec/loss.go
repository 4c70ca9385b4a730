// Package spec says what each loss is: its definition, its domain, its kinks, its special values, and what is claimed
// of it. A specification is data; it contains no tolerance and no gradient. Values are the literature's formula evaluated
// in balls (package ball), gradients are the derivative of that same formula, and error budgets are the running error
// of its stable form. Nothing here knows an implementation.
//
// Constructors take their parameters as they are: Loss.Check says whether they are legal, and NaN, which no formula
// can hold, panics.
package spec

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/spec/ball"
)

// A Loss specifies one loss function, with its parameters fixed. It is data.
//
// Pred is what the model produced, Target is what the data says; both are row-major. Gradients are taken with respect
// to Pred, and to Target where TargetGrad is set. A pointwise loss's sample is one number; a loss of a whole batch has
// the batch as its sample.
type Loss struct {
	Name   string  // "huber": lower-case, hyphenated; the id used everywhere
	Params []Param // in the order of the constructor's arguments
	Family Family

	Shape, TargetShape []Dim  // of one sample; nil Shape: a scalar; nil TargetShape: a scalar, or nothing when Target is Absent
	Pred, Target       Domain // what the entries may be
	Class              Labels // class indexes, where the loss takes any

	Value  func(x In) ball.Real // the definition as the literature writes it, naive on purpose
	Stable func(x In) ball.Real // the same function as good code computes it; nil: Value. Error budgets come from it.

	Measured *Measured // of a loss without a definition: Value and Stable are nil then

	Scale      float64              // natural scale for grade B: 0 (a residual) or 1 (a nat)
	Divisor    func(Sample) float64 // what one sample adds to the denominator of Mean; nil: 1
	TargetGrad bool                 // gradients with respect to Target are specified too
	NoGrad     bool                 // no gradient is specified: it would be 0 wherever it exists, and an implementation must refuse it
	StopGrad   string               // what the specified gradient takes as constant (Real.Detach), as the authors' code does: differences of values show another
	Additive   bool                 // the gradient is a sum to which each kink adds of its own: choices at ties do not depend on each other
	Enumerates bool                 // the definition tries every way to pair the points of a sample: one of many points is out of reach
	Logs       bool                 // the logarithms are of probabilities, and taken by In.xlogy, so that they can have a floor
	EmptyMean  *float64             // what the mean of nothing may be, besides an error; nil: nothing
	Element    Element              // of the generalised gradient that comes back at a kink; empty: any
	Tangent    bool                 // gradients along a simplex row are defined up to a constant of that row

	Definition string // the formula for people, in plain text: "½r² if |r| ≤ δ, else δ(|r| − ½δ), r = pred − target"
	Kinks      []Kink
	Special    []SpecialCase
	Claims     []Claim
	Refs       []Ref
	Names      map[string]string // by library: "torch" is torch.nn.functional.huber_loss
}

// A Family groups losses as the literature does.
type Family string

// The nine families.
const (
	Regression     Family = "regression"
	Margin         Family = "margin"
	Classification Family = "classification"
	Divergence     Family = "divergence"
	Embedding      Family = "embedding"
	Region         Family = "region"
	Perceptual     Family = "perceptual"
	Adversarial    Family = "adversarial"
	Sequence       Family = "sequence"
)

// A Param is one parameter with its value: a scalar (nil Shape) or an array.
type Param struct {
	Name  string
	Value []float64
	Shape []int
	Valid Domain // what its values may be
}

// Scalar is a parameter of one number.
func Scalar(name string, v float64, valid Domain) Param {
	return Param{Name: name, Value: []float64{v}, Valid: valid}
}

// Vector is a parameter of several numbers.
func Vector(name string, v []float64, valid Domain) Param {
	return Param{Name: name, Value: v, Shape: []int{len(v)}, Valid: valid}
}

// A Dim is one dimension of a shape. Equal names within one loss are equal sizes.
type Dim struct {
	Name     string
	Min, Max int // the sizes that generators use; an implementation may take more
}

// Labels says how many class indexes a sample has and what they may be.
type Labels struct {
	Min, Max int    // how many; 0, 0: none
	Under    string // the dimension that fixes how many: one less than its size; empty: none does
	K        int    // number of classes; 0: the size of dimension Of
	Of       string // the dimension that counts the classes; empty: the last one of Pred
	Not      int    // a class that may not occur, such as CTC's blank; used when HasNot
	HasNot   bool
	Ignore   *int // a label outside [0,K) that removes the sample: value 0, gradient 0, divisor 0
}

// A Kink is a set where the derivative jumps or a formula changes.
type Kink struct {
	Name string
	// Put moves a sample onto the kink by changing Pred or Target; pick(n) chooses in [0,n). It reports false where
	// this sample has none.
	Put func(s *Sample, pick func(n int) int) bool
}

// Moves are the samples that Put makes of s by the first most of its choices: one that equals s lies on the kink already.
func (k Kink) Moves(s Sample, most int) (all []Sample) {
	var choices, ways []int
	for range most {
		moved, next := s.Clone(), 0
		ok := k.Put(&moved, func(n int) int {
			if next == len(choices) {
				choices, ways = append(choices, 0), append(ways, n)
			}
			ways[next] = n
			next++
			return choices[next-1]
		})
		if ok {
			all = append(all, moved)
		}
		choices, ways = choices[:next], ways[:next]
		for last := next - 1; last >= 0; last-- {
			if choices[last]++; choices[last] < ways[last] {
				break
			}
			choices, ways = choices[:last], ways[:last]
		}
		if len(choices) == 0 {
			break
		}
	}
	return all
}

// A SpecialCase is one line of the "Special cases are:" table.
type SpecialCase struct {
	When string
	In   Sample
	Want float64 // NaN: any NaN, or a data error
	Err  bool    // the input is outside of the domain and must be rejected
}

// A Ref cites the source of a definition or a claim.
type Ref struct{ Text, DOI string }

// String is the name with the parameters: "huber(delta=1)".
func (l Loss) String() string {
	if len(l.Params) == 0 {
		return l.Name
	}
	ps := make([]string, len(l.Params))
	for i, p := range l.Params {
		ps[i] = p.String()
	}
	return l.Name + "(" + strings.Join(ps, ", ") + ")"
}

// String is "delta=1" or "weight=[1 2 0.5]". A number of float32, which those of the catalogue are, is shown by the shortest
// text that names it there: 0.1, not 0.10000000149011612.
func (p Param) String() string {
	vs := make([]string, len(p.Value))
	for i, v := range p.Value {
		bits := 64
		if float64(float32(v)) == v {
			bits = 32
		}
		vs[i] = strconv.FormatFloat(v, 'g', -1, bits)
	}
	if p.Shape == nil && len(vs) == 1 {
		return p.Name + "=" + vs[0]
	}
	return p.Name + "=[" + strings.Join(vs, " ") + "]"
}

// Param returns the value of a parameter, nil when the loss has none of that name.
func (l Loss) Param(name string) []float64 {
	for _, p := range l.Params {
		if p.Name == name {
			return p.Value
		}
	}
	return nil
}

// Check reports the first parameter whose value is outside its domain.
func (l Loss) Check() error {
	for _, p := range l.Params {
		for i, v := range p.Value {
			if err := p.Valid.Entry(v); err != nil {
				at := p.Name
				if p.Shape != nil {
					at = fmt.Sprintf("%s[%d]", p.Name, i)
				}
				return fmt.Errorf("%s: parameter %s = %v: %w", l.Name, at, v, err)
			}
		}
	}
	return nil
}

// HasTarget reports whether the loss takes a target at all.
func (l Loss) HasTarget() bool { return l.Target.Couple != Absent }
