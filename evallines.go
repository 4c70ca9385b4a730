package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// maxLine bounds one question, as the record bounds one of its lines. A longer line is answered by an error, and skipped.
const maxLine = 16 << 20

// A question is one line of eval -.
type question struct {
	Loss        string             `json:"loss"`
	Params      map[string]numbers `json:"params"`
	Pred        numbers            `json:"pred"`
	Target      numbers            `json:"target"`
	Class       numbers            `json:"class"`
	Shape       numbers            `json:"shape"`
	TargetShape numbers            `json:"target_shape"`
}

// A reply is one line of the answers.
type reply struct {
	Value      string              `json:"value,omitempty"`
	Grad       []string            `json:"grad,omitempty"`
	TargetGrad []string            `json:"target_grad,omitempty"`
	GradError  string              `json:"grad_error,omitempty"` // why there is none although there is a value
	Kinks      []string            `json:"kinks,omitempty"`      // the sample lies on them, and the gradient is a set
	Hex        map[string][]string `json:"hex,omitempty"`        // arguments given in decimal, as they were understood
	Error      string              `json:"error,omitempty"`
}

// numbers are one number or an array of them, each a JSON number or a string, as they were written.
type numbers []string

// UnmarshalJSON implements json.Unmarshaler.
func (n *numbers) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] != '[' {
		if string(text) == "null" {
			return nil
		}
		text = slices.Concat([]byte("["), text, []byte("]"))
	}
	var list []json.RawMessage
	if err := json.Unmarshal(text, &list); err != nil {
		return err
	}
	*n = make(numbers, len(list))
	for i, raw := range list {
		switch raw[0] {
		case '"':
			if err := json.Unmarshal(raw, &(*n)[i]); err != nil {
				return err
			}
		case '[', '{', 'n', 't', 'f':
			return fmt.Errorf("want a number or a string in place of %.40s", raw)
		default:
			(*n)[i] = string(raw)
		}
	}
	return nil
}

// evalLines answers every line of standard input, in order. A line that is wrong costs that line only.
func evalLines(ctx context.Context, c console) int {
	code := reports.ExitConformant
	in := bufio.NewReaderSize(c.in, 1<<16)
	for ctx.Err() == nil {
		line, err := readLine(in)
		if err == io.EOF {
			return code
		}
		var r reply
		switch {
		case errors.Is(err, errTooLong):
			r.Error = err.Error()
		case err != nil:
			return c.usage("eval: %v", err)
		case len(bytes.TrimSpace(line)) == 0:
			continue
		default:
			r = answerLine(line)
		}
		if r.Error != "" {
			code = reports.ExitUsage
		}
		if err := writeLine(c.out, r); err != nil {
			return c.usage("eval: %v", err)
		}
	}
	return reports.First(code, reports.ExitIncomplete)
}

var errTooLong = fmt.Errorf("the line is longer than %d MiB", maxLine>>20)

// readLine reads to the end of a line, or of the input. Of a line that is too long nothing is kept.
func readLine(in *bufio.Reader) (line []byte, err error) {
	for n := 0; ; {
		part, err := in.ReadSlice('\n')
		n += len(part)
		if n <= maxLine {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
		case n > maxLine:
			return nil, errTooLong
		case err == io.EOF && n > 0:
			return line, nil
		default:
			return line, err
		}
	}
}

// writeLine writes a reply as one line. HTML is not escaped: < is how a bound begins.
func writeLine(w io.Writer, r reply) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// answerLine answers one question, and says in Error what is wrong with it otherwise.
func answerLine(line []byte) reply {
	q, err := readQuestion(line)
	if err != nil {
		return reply{Error: err.Error()}
	}
	a, err := q.ask()
	if err != nil {
		return reply{Error: err.Error()}
	}
	r := reply{Value: decimal(a.Value), Grad: intervals(a.Grad), TargetGrad: intervals(a.TargetGrad), Kinks: a.kinks}
	if a.noGrad != nil {
		r.GradError = a.noGrad.Error()
	}
	for _, in := range q.echo {
		if r.Hex == nil {
			r.Hex = map[string][]string{}
		}
		r.Hex[in.name] = hexes(in.value)
	}
	return r
}

// readQuestion parses a line.
func readQuestion(line []byte) (in input, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the parameters cannot be held: %v", p)
		}
	}()
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	var q question
	if err := d.Decode(&q); err != nil {
		hint := ""
		if field, ok := strings.CutPrefix(err.Error(), `json: unknown field "`); ok {
			hint = didYouMean(strings.TrimSuffix(field, `"`), []string{"loss", "params", "pred", "target", "class", "shape", "target_shape"})
		}
		return in, fmt.Errorf("not a question: %w%s", err, hint)
	}
	if _, err := d.Token(); err != io.EOF {
		return in, errors.New("not a question: want one JSON object on a line")
	}
	e, err := findLoss(q.Loss)
	if err != nil {
		return in, err
	}
	w := words{"pred": q.Pred, "target": q.Target, "class": q.Class, "shape": q.Shape, "target_shape": q.TargetShape}
	for name, v := range q.Params {
		if isSample(name) {
			return in, fmt.Errorf("%s is no parameter: it stands beside params", name)
		}
		w[name] = v
	}
	return w.read(e)
}
