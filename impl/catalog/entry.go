package catalog

import (
	"fmt"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// An Entry is one loss: how to specify it and how to implement it, for any legal parameters.
type Entry struct {
	Name string
	// Params names the parameters with their defaults; Variants lists further values that are worth checking, such as
	// the limits where a formula changes. Testing a parameter only at 1 hides a lost factor.
	Params   []Default
	Variants []impl.Params

	spec func(a args) spec.Loss
	f64  func(a args) impl.Loss[float64]
	f32  func(a args) impl.Loss[float32]
}

// A Default is a parameter with the value that it has when nobody says otherwise.
type Default struct {
	Name  string
	Value []float64
}

// args are parameter values in the order of Entry.Params.
type args [][]float64

// num is a scalar parameter.
func (a args) num(i int) float64 { return a[i][0] }

// complete is args with every value rounded to float32, so that an implementation in float32 is asked for the same loss as
// one in float64.
func (e Entry) complete(p impl.Params) (args, error) {
	a, err := e.args(p)
	for _, v := range a {
		for j, x := range v {
			v[j] = float64(float32(x))
		}
	}
	return a, err
}

// args fills p up with defaults, in the order of e.Params.
func (e Entry) args(p impl.Params) (args, error) {
	a := make(args, len(e.Params))
	for i, d := range e.Params {
		v, ok := p[d.Name]
		if !ok {
			v = d.Value
		}
		if len(d.Value) == 1 && len(v) != 1 {
			return nil, &impl.DataError{Arg: d.Name, At: -1, Got: v, Why: "want one number"}
		}
		a[i] = make([]float64, len(v))
		for j, x := range v {
			if x != x {
				at := j
				if len(d.Value) == 1 { // a scalar has no positions
					at = -1
				}
				return nil, &impl.DataError{Arg: d.Name, At: at, Got: x, Why: "want a number"}
			}
			a[i][j] = x
		}
	}
	for _, name := range sorted(p) {
		if !slices.ContainsFunc(e.Params, func(d Default) bool { return d.Name == name }) {
			return nil, fmt.Errorf("%s: no parameter %q, want one of %v", e.Name, name, e.names())
		}
	}
	return a, nil
}

func sorted(p impl.Params) (names []string) {
	for name := range p {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (e Entry) names() (names []string) {
	for _, d := range e.Params {
		names = append(names, d.Name)
	}
	return names
}

// Spec is the specification for those parameters; ones that p does not name have their defaults.
func (e Entry) Spec(p impl.Params) (spec.Loss, error) {
	a, err := e.complete(p)
	if err != nil {
		return spec.Loss{}, err
	}
	l := e.spec(a)
	return l, l.Check()
}

// Exact is Spec with the parameters as they are, not rounded to float32, for people who ask about their own numbers. A value
// that the loss would take for another one, such as half a class, is an error.
func (e Entry) Exact(p impl.Params) (spec.Loss, error) {
	a, err := e.args(p)
	if err != nil {
		return spec.Loss{}, err
	}
	l := e.spec(a)
	for i, d := range e.Params {
		if taken := l.Param(d.Name); taken != nil && !slices.Equal(taken, a[i]) {
			return spec.Loss{}, fmt.Errorf("%s: parameter %s = %v: would be taken for %v, want a whole number", e.Name, d.Name, a[i], taken)
		}
	}
	return l, l.Check()
}

// Settings are the parameters that a check of the catalogue uses: the defaults, then the variants.
func (e Entry) Settings() []impl.Params { return append([]impl.Params{nil}, e.Variants...) }

// plain is the entry of a loss without parameters.
func plain(s func() spec.Loss, f64 func() impl.Loss[float64], f32 func() impl.Loss[float32]) Entry {
	return Entry{
		Name: s().Name,
		spec: func(args) spec.Loss { return s() },
		f64:  func(args) impl.Loss[float64] { return f64() },
		f32:  func(args) impl.Loss[float32] { return f32() },
	}
}

// one is the entry of a loss with one scalar parameter: its default, then variants.
func one(s func(float64) spec.Loss, f64 func(float64) impl.Loss[float64], f32 func(float64) impl.Loss[float32], value float64, variants ...float64) Entry {
	l := s(value)
	name := l.Params[0].Name
	e := Entry{
		Name: l.Name, Params: []Default{{name, []float64{value}}},
		spec: func(a args) spec.Loss { return s(a.num(0)) },
		f64:  func(a args) impl.Loss[float64] { return f64(a.num(0)) },
		f32:  func(a args) impl.Loss[float32] { return f32(a.num(0)) },
	}
	for _, v := range variants {
		e.Variants = append(e.Variants, impl.Params{name: {v}})
	}
	return e
}

// two is the entry of a loss with two scalar parameters: their defaults, then variants as pairs.
func two(s func(a, b float64) spec.Loss, f64 func(a, b float64) impl.Loss[float64], f32 func(a, b float64) impl.Loss[float32], a, b float64, variants ...[2]float64) Entry {
	l := s(a, b)
	p, q := l.Params[0].Name, l.Params[1].Name
	e := Entry{
		Name: l.Name, Params: []Default{{p, []float64{a}}, {q, []float64{b}}},
		spec: func(a args) spec.Loss { return s(a.num(0), a.num(1)) },
		f64:  func(a args) impl.Loss[float64] { return f64(a.num(0), a.num(1)) },
		f32:  func(a args) impl.Loss[float32] { return f32(a.num(0), a.num(1)) },
	}
	for _, v := range variants {
		e.Variants = append(e.Variants, impl.Params{p: {v[0]}, q: {v[1]}})
	}
	return e
}
