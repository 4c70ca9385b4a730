package properties

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// A Pin is a failure by itself: which property refuted which loss, in which format, and by what case. It needs neither a seed nor a
// generator, and can be tried on any implementation.
type Pin struct {
	Loss     string
	Params   impl.Params // in full
	Dtype    string      // "f32", "f64", "f16" or "bf16"
	Property string      // with the claim, where the loss has several of a kind: "u-lipschitz/lipschitz(1)"
	Case     Case
}

// pinJSON is a pin as one line; numbers are hex, as in a witness.
type pinJSON struct {
	Loss     string              `json:"loss"`
	Params   map[string][]string `json:"params,omitempty"`
	Dtype    string              `json:"dtype"`
	Property string              `json:"property"`
	Case     json.RawMessage     `json:"case"`
}

// String is the pin as one line of JSON. ParsePin reads it back, bit for bit.
func (p Pin) String() string {
	j := pinJSON{Loss: p.Loss, Dtype: p.Dtype, Property: p.Property, Case: json.RawMessage(p.Case.Witness())}
	for name, v := range p.Params {
		if j.Params == nil {
			j.Params = map[string][]string{}
		}
		j.Params[name] = append([]string{}, hex(v)...)
	}
	text, err := json.Marshal(j)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(text)
}

// ParsePin reads a pin. An error names what could not be read.
func ParsePin(text string) (Pin, error) {
	var j pinJSON
	if err := json.Unmarshal([]byte(text), &j); err != nil {
		return Pin{}, fmt.Errorf("a failure to replay: %w", err)
	}
	for _, f := range []struct{ name, v string }{{"loss", j.Loss}, {"dtype", j.Dtype}, {"property", j.Property}, {"case", string(j.Case)}} {
		if f.v == "" {
			return Pin{}, fmt.Errorf(`a failure to replay: no %s: want {"loss":…,"params":…,"dtype":…,"property":…,"case":…}`, f.name)
		}
	}
	p := Pin{Loss: j.Loss, Dtype: j.Dtype, Property: j.Property}
	var err error
	if p.Case, err = ParseWitness(string(j.Case)); err != nil {
		return p, err
	}
	// Parameters are read as those of a case, whose errors name them.
	of, err := json.Marshal(caseJSON{Samples: []sampleJSON{}, Params: j.Params})
	if err != nil {
		panic(err) // strings always marshal
	}
	with, err := ParseWitness(string(of))
	p.Params = with.Params
	return p, err
}

// Replay tries one case of one property, by the name that a pin has of it, and says what came of it. ok is false where the suite has no
// such property for the loss.
func Replay[F impl.Float](ctx context.Context, want spec.Loss, got Subject[F], s *Settings, property string, k Case) (r reports.Result, ok bool) {
	for _, t := range trials(want, got, s.resolved()) {
		if t.name() != property {
			continue
		}
		o := newOracle[F](t.loss, t.set.Format)
		var v *Violation
		if n, denial := t.claim.(spec.Not); denial {
			v = t.denied(ctx, o, n)
		} else {
			v = t.judge(ctx, o, k)
		}
		r = t.result(o)
		if v != nil {
			r.Level, r.Verdict, r.Failure = v.Level, reports.Fail, t.failure(finding{k: k, v: v})
			if v.Verdict != "" {
				r.Verdict = v.Verdict
			}
		}
		return r, true
	}
	return r, false
}

// pin is a finding by itself.
func (t trial[F]) pin(f finding) Pin {
	p := Pin{Loss: t.loss.Name, Params: impl.Params{}, Dtype: Dtype(t.set.Format), Property: t.name(), Case: f.k}
	for _, q := range t.loss.Params {
		p.Params[q.Name] = q.Value
	}
	return p
}

// longestPin is how long a pin may be that stands on a command line: people copy it, and systems bound an argument by 128 KiB.
const longestPin = 8 << 10

// again is a command that tries the case of a finding again; or, where it is too large to be copied, one that finds it again.
func (t trial[F]) again(f finding) string {
	with, command := " -impl "+shellWord(t.set.Impl), ""
	if t.set.Command != nil {
		with, command = "", " --"
		for _, word := range t.set.Command {
			command += " " + shellWord(word)
		}
	}
	if pin := t.pin(f).String(); len(pin) <= longestPin {
		return "lossgate replay" + with + " " + shellWord(pin) + command
	}
	return fmt.Sprintf("lossgate check -loss %s%s -dtype %s -property %s -checks %d -seed %d%s",
		shellWord(t.loss.Name), with, Dtype(t.set.Format), shellWord(t.id()), t.set.Checks, t.set.Seed, command)
}

// plainWord is what no shell takes for anything but itself.
var plainWord = regexp.MustCompile(`^[A-Za-z0-9_./:=@%+,-]+$`)

// shellWord is one word of a command line of a POSIX shell.
func shellWord(s string) string {
	if plainWord.MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
