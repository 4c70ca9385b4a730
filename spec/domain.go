package spec

import (
	"fmt"
	"math"
)

// A Domain says which numbers are legal. The zero Domain is the single point 0; use Reals and its siblings.
type Domain struct {
	Lo, Hi         float64
	LoOpen, HiOpen bool
	Couple         Coupling // how the entries of one row (the last dimension) depend on each other
	Rows           []Domain // one for each index of the first dimension; nil: all alike
	NonZero        bool     // a row of zeros is not legal: the loss divides by its norm
}

// A Coupling ties the entries of a row together.
type Coupling uint8

// The couplings.
const (
	Free       Coupling = iota
	Simplex             // non-negative with sum 1
	LogSimplex          // logarithms of a simplex
	Signs               // −1 or +1
	Bits                // 0 or 1
	Box                 // x₁, y₁, x₂, y₂ with x₁ < x₂ and y₁ < y₂
	Absent              // there is no such argument
)

// Domains that many losses share. Infinities are legal where a special case gives them a value.
var (
	Reals        = Domain{Lo: math.Inf(-1), Hi: math.Inf(1)}
	Positive     = Domain{Lo: 0, Hi: math.Inf(1), LoOpen: true, HiOpen: true}
	NonNegative  = Domain{Lo: 0, Hi: math.Inf(1), HiOpen: true}
	UnitInterval = Domain{Lo: 0, Hi: 1}
	OpenUnit     = Domain{Lo: 0, Hi: 1, LoOpen: true, HiOpen: true}
	Distribution = Domain{Lo: 0, Hi: 1, Couple: Simplex}
	LogProbs     = Domain{Lo: math.Inf(-1), Hi: 0, Couple: LogSimplex}
	PlusMinus    = Domain{Lo: -1, Hi: 1, Couple: Signs}
	Binary       = Domain{Lo: 0, Hi: 1, Couple: Bits}
	Boxes        = Domain{Lo: math.Inf(-1), Hi: math.Inf(1), LoOpen: true, HiOpen: true, Couple: Box}
	Finite       = Domain{Lo: math.Inf(-1), Hi: math.Inf(1), LoOpen: true, HiOpen: true}
	NoTarget     = Domain{Couple: Absent}
)

// SumSlack is how far the entries of a simplex row may be from summing to 1 and still be data rather than a mistake:
// 2^-20 as a user may round by hand, and one unit roundoff u for each of the n entries.
func SumSlack(n int, u float64) float64 { return 0x1p-20 + float64(n)*u }

// Entry reports what is wrong with one number, nil when nothing is.
func (d Domain) Entry(v float64) error {
	switch {
	case v != v:
		return fmt.Errorf("want a number in %v", d)
	case d.Couple == Signs && v != -1 && v != 1, d.Couple == Bits && v != 0 && v != 1,
		v < d.Lo, v > d.Hi, d.LoOpen && v == d.Lo, d.HiOpen && v == d.Hi:
		return fmt.Errorf("want a number in %v", d)
	}
	return nil
}

// String is the interval or the set: "(0, +Inf)", "{-1, +1}", "simplex".
func (d Domain) String() string {
	switch d.Couple {
	case Simplex:
		return "the simplex"
	case LogSimplex:
		return "log of the simplex"
	case Signs:
		return "{-1, +1}"
	case Bits:
		return "{0, 1}"
	case Box:
		return "boxes x1 < x2, y1 < y2"
	case Absent:
		return "nothing"
	}
	if d.Rows != nil {
		return fmt.Sprint(d.Rows)
	}
	l, r := "[", "]"
	if d.LoOpen {
		l = "("
	}
	if d.HiOpen {
		r = ")"
	}
	return fmt.Sprintf("%s%v, %v%s", l, d.Lo, d.Hi, r)
}

// At is the domain of entry i of an array of that shape.
func (d Domain) At(shape []int, i int) Domain {
	if d.Rows == nil {
		return d
	}
	return d.row(i / (Size(shape) / shape[0]))
}

// row is the domain of the entries with first index i.
func (d Domain) row(i int) Domain {
	if d.Rows != nil && i < len(d.Rows) {
		return d.Rows[i]
	}
	return d
}

// check reports the first entry of v, an array of the given shape, that is not legal; u is the unit roundoff with
// which sums to 1 are compared.
func (d Domain) check(arg string, v []float64, shape []int, u float64) error {
	if d.Couple == Absent {
		if len(v) != 0 {
			return fmt.Errorf("%s: has %d entries, want none", arg, len(v))
		}
		return nil
	}
	if len(v) != Size(shape) {
		return fmt.Errorf("%s: has %d entries, want %d for shape %v", arg, len(v), Size(shape), shape)
	}
	n := 1
	if len(shape) > 0 {
		n = shape[len(shape)-1]
	}
	if d.Rows != nil && len(shape) == 1 { // the first dimension is the last: every entry has a domain of its own
		n = 1
	}
	for at := 0; n > 0 && at < len(v); at += n {
		r := d
		if d.Rows != nil {
			r = d.row(at / (len(v) / shape[0]))
		}
		if err := r.checkRow(arg, at, v[at:at+n], u); err != nil {
			return err
		}
	}
	return nil
}

func (d Domain) checkRow(arg string, at int, v []float64, u float64) error {
	sum, zero := 0.0, true
	for i, x := range v {
		if err := d.Entry(x); err != nil {
			return fmt.Errorf("%s[%d] = %v: %w", arg, at+i, x, err)
		}
		zero = zero && x == 0
		if d.Couple == LogSimplex {
			x = math.Exp(x)
		}
		sum += x
	}
	if d.Couple == Box && (len(v) != 4 || !(v[0] < v[2] && v[1] < v[3])) {
		return fmt.Errorf("%s[%d:%d] = %v: want x1 < x2 and y1 < y2", arg, at, at+len(v), v)
	}
	if zero && d.NonZero {
		return fmt.Errorf("%s[%d:%d]: all zero, want a non-zero row", arg, at, at+len(v))
	}
	if d.Couple == Simplex || d.Couple == LogSimplex {
		if s := SumSlack(len(v), u); math.Abs(sum-1) > s {
			return fmt.Errorf("%s[%d:%d]: sums to %v, want 1 within %.2g", arg, at, at+len(v), sum, s)
		}
	}
	return nil
}
