// Package vectors lays out what the oracle knows as files of test vectors, for those who test a loss without this suite: inputs, exact
// outputs and gradients, and how far from them an implementation may be. Every vector says which bugs it hunts.
//
// A file is of one loss. Numbers are strings, since JSON has neither NaN nor infinities and decimals lose bits: inputs in hex, exact, answers
// in decimal to 40 digits and in hex, rounded to the format. vectors.schema.json describes the files, and how an answer is judged.
package vectors

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"strings"
)

// Version is that of the layout. A file of another version is of another layout.
const Version = 1

// Schema is the JSON schema of a file.
//
//go:embed vectors.schema.json
var Schema []byte

// A File holds the vectors of one loss.
type File struct {
	Schema     int      `json:"schema"` // Version
	Loss       string   `json:"loss"`
	Definition string   `json:"definition"`
	Sources    []string `json:"sources"`
	Flags      []Flag   `json:"flags"` // what the flags of the vectors mean
	Groups     []Group  `json:"groups"`
}

// A Flag is a kind of bug, or one that somebody shipped.
type Flag struct {
	ID     string `json:"id"`
	Hunts  string `json:"hunts"`            // the bug, in a sentence
	Thread string `json:"thread,omitempty"` // where it happened: "owner/repo#123"
}

// A Group is the vectors of one setting of the parameters in one format.
type Group struct {
	Params  map[string][]string `json:"params"` // in hex
	Dtype   string              `json:"dtype"`  // "f32" or "f64"
	Vectors []Vector            `json:"vectors"`
}

// A Vector is one sample, and what is right there: a value with its gradients, or that the sample is refused.
type Vector struct {
	ID          int       `json:"id"` // within the group, from 1
	Flags       []string  `json:"flags"`
	Says        string    `json:"says,omitempty"` // what is special about the sample
	Pred        []string  `json:"pred"`
	Target      []string  `json:"target,omitempty"`
	Class       []int     `json:"class,omitempty"`
	Shape       []int     `json:"shape,omitempty"`
	TargetShape []int     `json:"target_shape,omitempty"`
	Rejected    bool      `json:"rejected,omitempty"` // the sample is outside of the domain: there must be an error
	Value       *Number   `json:"value,omitempty"`
	Grad        []*Number `json:"grad,omitempty"`        // as pred; null where nothing is specified
	TargetGrad  []*Number `json:"target_grad,omitempty"` // as target
}

// A Number is an exact number, or where the derivative jumps the interval from Lo to Hi, and how far from it an answer may be.
type Number struct {
	*Point        // the number, or
	Lo     *Point `json:"lo,omitempty"`
	Hi     *Point `json:"hi,omitempty"`
	Must   string `json:"must,omitempty"`   // the absolute error that level MUST allows; none: nothing is asked
	Should string `json:"should,omitempty"` // that which level SHOULD allows
	Less   *int   `json:"less,omitempty"`   // subtract this entry of the answer first
	Inf    bool   `json:"inf,omitempty"`    // an infinity of its sign is right too
}

// String is the number as the file has it.
func (n *Number) String() string {
	text, err := json.Marshal(n)
	if err != nil {
		panic(err) // strings and booleans always marshal
	}
	return string(text)
}

// A Point is one number. NaN means: any NaN, or an error.
type Point struct {
	Dec string `json:"dec"`
	Hex string `json:"hex"`
}

// Encode is the file as JSON, a vector a line.
func (f File) Encode() []byte {
	var b strings.Builder
	line := func(v any) string {
		var text bytes.Buffer
		e := json.NewEncoder(&text)
		e.SetEscapeHTML(false) // people read it
		if err := e.Encode(v); err != nil {
			panic(err) // strings, integers and booleans always marshal
		}
		return strings.TrimSuffix(text.String(), "\n")
	}
	list := func(n int, at func(i int) string) {
		for i := range n {
			b.WriteString("\n" + at(i))
			if i < n-1 {
				b.WriteByte(',')
			}
		}
	}
	b.WriteString(`{"schema":` + line(f.Schema) + `,"loss":` + line(f.Loss) + `,"definition":` + line(f.Definition) + `,"sources":` + line(f.Sources) + `,"flags":[`)
	list(len(f.Flags), func(i int) string { return line(f.Flags[i]) })
	b.WriteString(`],"groups":[`)
	for i, g := range f.Groups {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n" + `{"params":` + line(g.Params) + `,"dtype":` + line(g.Dtype) + `,"vectors":[`)
		list(len(g.Vectors), func(i int) string { return line(g.Vectors[i]) })
		b.WriteString("]}")
	}
	b.WriteString("]}\n")
	return []byte(b.String())
}
