package main

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/spec"
)

// An input is a question for the oracle: a loss, with parameters as they are, and one sample. Echo names what was given in
// decimal, as the float64 that it was taken for.
type input struct {
	loss   spec.Loss
	sample spec.Sample
	echo   []echo
}

// An echo is an argument as it was understood.
type echo struct {
	name  string
	value []float64
}

// words are the arguments of a question as they were written: numbers in decimal or hex, by the name of the argument.
type words map[string][]string

// isSample reports whether an argument belongs to the sample; every other one is a parameter.
func isSample(name string) bool {
	switch name {
	case "pred", "target", "class", "shape", "target_shape":
		return true
	}
	return false
}

// findLoss is catalog.Find with a suggestion.
func findLoss(name string) (catalog.Entry, error) {
	e, err := catalog.Find(name)
	if err == nil {
		return e, nil
	}
	var names []string
	for _, e := range catalog.Entries() {
		names = append(names, e.Name)
	}
	return e, fmt.Errorf("no loss is named %q%s; lossgate list shows them all", name, didYouMean(name, names))
}

// cut takes name=1,2,3 apart.
func cut(e catalog.Entry, args []string) (words, error) {
	w := words{}
	for _, arg := range args {
		name, list, ok := strings.Cut(arg, "=")
		if !ok {
			return nil, fmt.Errorf("%s: argument %q: want name=value", e.Name, arg)
		}
		if _, twice := w[name]; twice {
			return nil, fmt.Errorf("%s: argument %s is given twice", e.Name, name)
		}
		w[name] = []string{}
		if list != "" {
			w[name] = strings.Split(list, ",")
		}
	}
	return w, nil
}

// params are those of the words that name parameters, as numbers.
func (w words) params(e catalog.Entry) (impl.Params, error) {
	p := impl.Params{}
	known := []string{"pred", "target", "class", "shape", "target_shape"}
	for _, d := range e.Params {
		known = append(known, d.Name)
		list, given := w[d.Name]
		if !given {
			continue
		}
		v, err := floats(d.Name, list)
		if err != nil {
			return nil, err
		}
		p[d.Name] = v
	}
	for _, name := range slices.Sorted(maps.Keys(w)) {
		if _, ok := p[name]; !ok && !isSample(name) {
			return nil, fmt.Errorf("%s takes no argument %q%s; want %s", e.Name, name, didYouMean(name, known), strings.Join(known, ", "))
		}
	}
	return p, nil
}

// read makes the question that the words ask.
func (w words) read(e catalog.Entry) (q input, err error) {
	p, err := w.params(e)
	if err != nil {
		return q, err
	}
	if q.loss, err = e.Exact(p); err != nil {
		return q, err
	}
	s := &q.sample
	if s.Pred, err = floats("pred", w["pred"]); err != nil {
		return q, err
	}
	if s.Target, err = floats("target", w["target"]); err != nil {
		return q, err
	}
	for _, a := range []struct {
		name string
		to   *[]int
	}{{"class", &s.Class}, {"shape", &s.Shape}, {"target_shape", &s.TargetShape}} {
		if *a.to, err = ints(a.name, w[a.name]); err != nil {
			return q, err
		}
	}
	if err := q.complete(); err != nil {
		return q, fmt.Errorf("%s: %w", q.loss.Name, err)
	}
	q.echo = w.decimals(p, *s)
	return q, nil
}

// complete finds the sizes of shapes that were left out, and holds the sample against the domain.
func (q *input) complete() (err error) {
	l, s := q.loss, &q.sample
	known := map[string]int{}
	if s.Shape, err = sizes("pred", "shape", l.Shape, s.Shape, len(s.Pred), known); err != nil {
		return err
	}
	if l.HasTarget() {
		if s.TargetShape, err = sizes("target", "target_shape", l.TargetShape, s.TargetShape, len(s.Target), known); err != nil {
			return err
		}
	}
	return l.CheckSample(*s, 0x1p-53)
}

// sizes completes arg, the shape of an argument with n entries. What is known by the name of a dimension or fixed by the loss need
// not be said, and one unknown size follows from n.
func sizes(of, arg string, dims []spec.Dim, given []int, n int, known map[string]int) ([]int, error) {
	if len(dims) == 0 && len(given) == 0 {
		if n != 1 {
			return nil, fmt.Errorf("%s has %d entries, want one number", of, n)
		}
		return nil, nil
	}
	shape := given
	if len(given) == 0 {
		shape = make([]int, len(dims))
		unknown, product := -1, 1
		for i, d := range dims {
			size, ok := known[d.Name]
			switch {
			case ok:
				shape[i] = size
			case d.Min == d.Max:
				shape[i] = d.Min
			case unknown >= 0:
				return nil, fmt.Errorf("%s is needed: want %s", arg, dimNames(dims))
			default:
				unknown, shape[i] = i, 1
			}
			product *= shape[i]
		}
		if unknown >= 0 && product > 0 {
			shape[unknown] = n / product
		}
	}
	if len(shape) != len(dims) {
		return nil, fmt.Errorf("%s = %v: want %s", arg, shape, dimNames(dims))
	}
	product := 1
	for i, size := range shape {
		if size < 1 || product > max(n, 1)/size {
			return nil, fmt.Errorf("%s = %v: does not fit %d entries, want %s", arg, shape, n, dimNames(dims))
		}
		product *= size
		known[dims[i].Name] = size
	}
	if product != n {
		return nil, fmt.Errorf("%s = %v: does not fit %d entries, want %s", arg, shape, n, dimNames(dims))
	}
	return shape, nil
}

// floats parses numbers, decimal or hex. A decimal means the nearest float64; one that is beyond all of them is an error,
// since infinity has a name of its own.
func floats(arg string, list []string) ([]float64, error) {
	var v []float64
	for i, word := range list {
		x, err := strconv.ParseFloat(strings.TrimSpace(word), 64)
		switch {
		case errors.Is(err, strconv.ErrRange):
			return nil, fmt.Errorf("%s[%d] = %.40q: beyond the largest float64; infinity is written inf", arg, i, word)
		case err != nil:
			return nil, fmt.Errorf("%s[%d] = %.40q: want a decimal or hex number", arg, i, word)
		}
		v = append(v, x)
	}
	return v, nil
}

// ints parses whole numbers: class indexes and sizes.
func ints(arg string, list []string) ([]int, error) {
	var v []int
	for i, word := range list {
		n, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil {
			return nil, fmt.Errorf("%s[%d] = %.40q: want a whole number", arg, i, word)
		}
		v = append(v, n)
	}
	return v, nil
}

// decimals lists the arguments that hold a number in decimal, and what it was taken for.
func (w words) decimals(p impl.Params, s spec.Sample) (list []echo) {
	add := func(name string, v []float64) {
		for _, word := range w[name] {
			if !strings.ContainsAny(word, "xX") {
				list = append(list, echo{name, v})
				return
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(w)) {
		if v, ok := p[name]; ok {
			add(name, v)
		}
	}
	add("pred", s.Pred)
	add("target", s.Target)
	return list
}

// hexes are numbers in hex, as every answer echoes them.
func hexes(v []float64) []string {
	out := make([]string, len(v))
	for i, x := range v {
		out[i] = strconv.FormatFloat(x, 'x', -1, 64)
		if math.IsInf(x, 0) {
			out[i] = strings.TrimPrefix(strings.ToLower(out[i]), "+")
		}
	}
	return out
}
