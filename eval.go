package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

func runEval(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	flags.Usage = func() { fmt.Fprint(flags.Output(), evalHelp) }
	if code, done := c.parse(flags, args); done {
		return code
	}
	args = flags.Args()
	switch {
	case len(args) == 0:
		return c.usage("eval: want a loss, or - for questions on standard input")
	case args[0] == "-" && len(args) > 1:
		return c.usage("eval: want nothing after -, got %q", args[1:])
	case args[0] == "-":
		return evalLines(ctx, c)
	}
	e, err := findLoss(args[0])
	if err != nil {
		return c.usage("eval: %v", err)
	}
	w, err := cut(e, args[1:])
	if err != nil {
		return c.usage("eval: %v", err)
	}
	q, err := w.read(e)
	if err != nil {
		return c.usage("eval: %v", err)
	}
	a, err := q.ask()
	if err != nil {
		fmt.Fprintf(c.err, "lossgate: eval: %v\n", err)
		return reports.ExitIncomplete
	}
	if err := writeAnswer(c.out, q, a); err != nil {
		return c.usage("eval: %v", err)
	}
	return reports.ExitConformant
}

const evalHelp = `lossgate eval LOSS name=value…
lossgate eval -

Prints the exact value and gradient of a loss at one input, to 40 digits, and what a correctly rounded float64 and float32
would be. At a kink a coordinate of the gradient is the interval that a conforming gradient lies in.

pred, target, class, shape and target_shape are the sample; every other name is a parameter of the loss, with the default
that lossgate describe shows. Numbers are decimal or hex (0x1.8p+0), inf or -inf; a decimal means the nearest float64. A shape
is needed only where it does not follow from the number of entries.

With - every line of standard input is a question, as one JSON object, and every answer is one line:

  {"loss":"huber","params":{"delta":"1"},"pred":["0x1.8p+0"],"target":["0"]}
  {"value":"1","grad":["1"],"target_grad":["-1"],"hex":{"delta":["0x1p+00"],"target":["0x0p+00"]}}

Numbers may be JSON numbers or strings; "hex" says what those given in decimal were taken for. A number below 10^-1000 that
may be zero is answered by a bound, "<1e-1000". A line that is wrong is answered by {"error":"…"}, and the exit code is 2.
`

// writeAnswer prints an answer for people: what was asked, in hex and decimal, then one line for each number of the answer.
func writeAnswer(w io.Writer, q input, a answer) error {
	fmt.Fprintln(w, q.loss)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, p := range q.loss.Params {
		echoFloats(t, p.Name, p.Value)
	}
	echoFloats(t, "pred", q.sample.Pred)
	echoFloats(t, "target", q.sample.Target)
	for _, v := range []struct {
		name string
		v    []int
	}{{"class", q.sample.Class}, {"shape", q.sample.Shape}, {"target_shape", q.sample.TargetShape}} {
		if len(v.v) > 0 {
			fmt.Fprintf(t, "  %s\t%s\n", v.name, strings.Trim(strings.ReplaceAll(fmt.Sprint(v.v), " ", ","), "[]"))
		}
	}
	t.Flush()
	if len(a.kinks) > 0 {
		fmt.Fprintf(w, "  on the kink %s\n", strings.Join(a.kinks, " and "))
	}
	fmt.Fprintln(w)
	t = tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\texact\tfloat64\tfloat32")
	writeNumber(t, "value", spec.Set{Lo: a.Value, Hi: a.Value})
	writeGradient(t, "grad", a.Grad)
	writeGradient(t, "target_grad", a.TargetGrad)
	if a.noGrad != nil {
		fmt.Fprintf(t, "grad\tnone: %v\n", a.noGrad)
	}
	if !a.Complete {
		fmt.Fprintln(t, "more choices tie here than can be tried: the intervals may be wider")
	}
	return t.Flush()
}

// echoFloats shows an argument in hex, which is exact, and in decimal.
func echoFloats(w io.Writer, name string, v []float64) {
	if len(v) > 0 {
		fmt.Fprintf(w, "  %s\t%s\t(%s)\n", name, strings.Join(hexes(v), ","), joined(v))
	}
}

func writeGradient(w io.Writer, name string, gs []spec.Set) {
	for i, g := range gs {
		at := name
		if len(gs) > 1 {
			at = fmt.Sprintf("%s[%d]", name, i)
		}
		writeNumber(w, at, g)
	}
}

// writeNumber shows a number or an interval exactly, and the numbers of the formats that are nearest. Roundings are shown of
// numbers only: which element of an interval an implementation takes is its own choice.
func writeNumber(w io.Writer, name string, g spec.Set) {
	text := interval(g)
	if strings.HasPrefix(text, "[") {
		fmt.Fprintf(w, "%s\t%s\n", name, text)
		return
	}
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", name, text, rounded(g.Lo, ball.Float64, 64), rounded(g.Lo, ball.Float32, 32))
}

// rounded is the number of a format nearest to x, in hex and decimal. Only a value that lies between two numbers, closer to the middle than
// any precision tells, is not decided.
func rounded(x ball.Real, f *ball.Format, bits int) string {
	v, ok := x.Round(f)
	text := strconv.FormatFloat(v, 'x', -1, bits) + " (" + strconv.FormatFloat(v, 'g', -1, bits) + ")"
	if !ok {
		return "one of two, about " + text
	}
	return text
}
