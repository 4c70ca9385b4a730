package properties

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// The JSON of a case: numbers are strings, in hex, since JSON has neither NaN nor infinities and decimals lose bits.
type (
	caseJSON struct {
		Samples []sampleJSON `json:"samples"`
		Weights []string     `json:"weights,omitempty"`
		Up      []string     `json:"up,omitempty"`
		Nums    []string     `json:"nums,omitempty"`

		Params map[string][]string `json:"params,omitempty"`
	}
	sampleJSON struct {
		Pred        []string `json:"pred"`
		Target      []string `json:"target,omitempty"`
		Class       []int    `json:"class,omitempty"`
		Shape       []int    `json:"shape,omitempty"`
		TargetShape []int    `json:"target_shape,omitempty"`
	}
)

// Witness is the case as one line of JSON. ParseWitness reads it back, bit for bit.
func (k Case) Witness() string {
	w := caseJSON{Samples: []sampleJSON{}, Weights: hex(k.Weights), Up: hex(k.Up), Nums: hex(k.Nums)}
	for _, s := range k.Samples {
		w.Samples = append(w.Samples, sampleJSON{hex(s.Pred), hex(s.Target), s.Class, s.Shape, s.TargetShape})
	}
	for name, v := range k.Params {
		if w.Params == nil {
			w.Params = map[string][]string{}
		}
		w.Params[name] = hex(v) // Marshal sorts the names
	}
	text, err := json.Marshal(w)
	if err != nil {
		panic(err) // strings and integers always marshal
	}
	return string(text)
}

func hex(v []float64) (out []string) {
	for _, x := range v {
		out = append(out, strconv.FormatFloat(x, 'x', -1, 64))
	}
	return out
}

// ParseWitness reads a case from the JSON that a failure prints. Numbers may be decimal too. An error names the array and the
// position of what could not be read.
func ParseWitness(text string) (Case, error) {
	var w caseJSON
	if err := json.Unmarshal([]byte(text), &w); err != nil {
		return Case{}, fmt.Errorf("witness: %w", err)
	}
	if w.Samples == nil {
		return Case{}, fmt.Errorf("witness: no samples: want a list of them, be it empty")
	}
	var first error
	read := func(name string, v []string) (out []float64) {
		for i, text := range v {
			x, err := strconv.ParseFloat(text, 64)
			if err != nil && first == nil {
				first = fmt.Errorf("witness: %s[%d] = %q: want a number in hex or decimal", name, i, text)
			}
			out = append(out, x)
		}
		return out
	}
	k := Case{Weights: read("weights", w.Weights), Up: read("up", w.Up), Nums: read("nums", w.Nums)}
	for _, name := range slices.Sorted(maps.Keys(w.Params)) {
		if k.Params == nil {
			k.Params = impl.Params{}
		}
		k.Params[name] = read("params."+name, w.Params[name])
	}
	for i, s := range w.Samples {
		name := fmt.Sprintf("samples[%d].", i)
		k.Samples = append(k.Samples, spec.Sample{
			Pred: read(name+"pred", s.Pred), Target: read(name+"target", s.Target),
			Class: s.Class, Shape: s.Shape, TargetShape: s.TargetShape,
		})
	}
	return k, first
}
