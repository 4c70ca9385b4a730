package vectors

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// Decode reads a file. Unknown fields, and files of another version, are errors.
func Decode(text []byte) (f File, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return f, fmt.Errorf("no vectors: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return f, fmt.Errorf("something follows the object that begins the file")
	}
	if f.Schema != Version {
		return f, fmt.Errorf("schema = %d: want %d", f.Schema, Version)
	}
	return f, nil
}

// Sample is the input of a vector. An error names the array and the position of what is no number.
func (v Vector) Sample() (s spec.Sample, err error) {
	if s.Pred, err = floats("pred", v.Pred); err != nil {
		return s, err
	}
	if s.Target, err = floats("target", v.Target); err != nil {
		return s, err
	}
	s.Class, s.Shape, s.TargetShape = v.Class, v.Shape, v.TargetShape
	return s, nil
}

// values are the parameters of a group.
func (g Group) values() (impl.Params, error) {
	p := impl.Params{}
	for name, list := range g.Params {
		v, err := floats("params."+name, list)
		if err != nil {
			return nil, err
		}
		p[name] = v
	}
	return p, nil
}

func floats(arg string, list []string) (v []float64, err error) {
	for i, text := range list {
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return nil, fmt.Errorf("%s[%d] = %.40q: want a number, in hex or decimal", arg, i, text)
		}
		v = append(v, x)
	}
	return v, nil
}
