package properties

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// failure is all that a stranger needs to believe a refutation.
func (t trial[F]) failure(f finding) *reports.Failure {
	return &reports.Failure{
		Says: t.says(), Why: f.v.What, Got: f.v.Got, Want: f.v.Want,
		Ulps: reports.Float(f.v.Ulps), Budget: reports.Float(f.v.Budget),
		Input: inputs(f.k), Cite: cite(t.loss), Repro: t.repro(f), Witness: f.k.Witness(),
	}
}

// inputs names every number of the case.
func inputs(k Case) (in []reports.Input) {
	for i, s := range k.Samples {
		suffix := ""
		if len(k.Samples) > 1 {
			suffix = fmt.Sprintf("[%d]", i)
		}
		if len(s.Shape) > 1 {
			in = append(in, reports.Ints("shape"+suffix, s.Shape...))
		}
		in = append(in, reports.Floats("pred"+suffix, s.Pred...))
		if len(s.Target) > 0 {
			in = append(in, reports.Floats("target"+suffix, s.Target...))
		}
		if s.Class != nil {
			in = append(in, reports.Ints("class"+suffix, s.Class...))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(k.Params)) {
		in = append(in, reports.Floats(name, k.Params[name]...))
	}
	for _, a := range []struct {
		name string
		v    []float64
	}{{"weight", k.Weights}, {"upstream", k.Up}, {"numbers", k.Nums}} {
		if a.v != nil {
			in = append(in, reports.Floats(a.name, a.v...))
		}
	}
	return in
}

func cite(l spec.Loss) string {
	refs := make([]string, len(l.Refs))
	for i, r := range l.Refs {
		refs[i] = r.Text
		if r.DOI != "" {
			refs[i] += ", " + r.DOI
		}
	}
	return strings.Join(refs, "; ")
}

// repro is a command that shows the failure again, and one that shows the exact answer. Under go test rapid adds the seed.
func (t trial[F]) repro(f finding) string {
	params := ""
	for _, p := range t.loss.Params {
		vs := make([]string, len(p.Value))
		for i, v := range p.Value {
			vs[i] = strconv.FormatFloat(v, 'g', -1, 64)
		}
		params += " " + p.Name + "=" + strings.Join(vs, ",")
	}
	again := t.again(f)
	if t.asked != "" {
		again = fmt.Sprintf("go test -run '%s'", "^"+regexp.QuoteMeta(t.asked)+"$")
	}
	if t.loss.Measured != nil {
		return again
	}
	return fmt.Sprintf("%s   # exact answer: lossgate eval %s%s%s", again, t.loss.Name, params, evalArgs(f.k.Samples))
}

// evalArgs are the arguments of lossgate eval for the first sample.
func evalArgs(samples []spec.Sample) string {
	if len(samples) == 0 {
		return ""
	}
	s, b := samples[0], strings.Builder{}
	list := func(name string, v []float64) {
		for i, x := range v {
			sep := ","
			if i == 0 {
				sep = " " + name + "="
			}
			b.WriteString(sep + strconv.FormatFloat(x, 'x', -1, 64))
		}
	}
	ints := func(name string, v []int) {
		for i, x := range v {
			sep := ","
			if i == 0 {
				sep = " " + name + "="
			}
			b.WriteString(sep + strconv.Itoa(x))
		}
	}
	list("pred", s.Pred)
	list("target", s.Target)
	ints("class", s.Class)
	if len(s.Shape) > 1 {
		ints("shape", s.Shape)
	}
	if len(s.TargetShape) > 1 {
		ints("target_shape", s.TargetShape)
	}
	return b.String()
}

// message is a failure as go test prints it.
func message(loss, property string, r *reports.Failure) string {
	var b strings.Builder
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "\n  %-9s %s", name, text)
		}
	}
	fmt.Fprintf(&b, "%s: %s is refuted", loss, property)
	line("property", r.Says)
	line("found", r.Why)
	for _, in := range r.Input {
		if in.Hex == "" {
			line("input", in.Name+" = "+in.Decimal)
			continue
		}
		line("input", fmt.Sprintf("%s = %s  (%s)", in.Name, in.Hex, in.Decimal))
	}
	line("got", r.Got)
	line("exact", r.Want)
	if r.Ulps != 0 {
		line("error", fmt.Sprintf("%.3g ulp, where %.3g would pass", float64(r.Ulps), float64(r.Budget)))
	}
	line("source", r.Cite)
	line("again", r.Repro)
	return b.String()
}

// Dtype is the short name of a format: f64, f32, f16 or bf16.
func Dtype(f *ball.Format) string {
	switch f.Name {
	case ball.Float64.Name:
		return "f64"
	case ball.Float32.Name:
		return "f32"
	case "bfloat16":
		return "bf16"
	}
	return "f16"
}

// decimal shows an exact number to 20 digits, more than any format holds.
func decimal(x ball.Real) string {
	if s, ok := x.Text(20); ok {
		return s
	}
	return x.String()
}
