package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// answers is what eval - says to these lines, one reply a line.
func answers(t *testing.T, stdin string) (code int, all []reply) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(context.Background(), []string{"eval", "-"}, strings.NewReader(stdin), &out, &errs)
	require.Empty(t, errs.String())
	for line := range strings.Lines(out.String()) {
		var r reply
		require.NoError(t, json.Unmarshal([]byte(line), &r), line)
		all = append(all, r)
	}
	return code, all
}

// testdata/eval.jsonl holds answers of 50 digits from mpmath; testdata/eval.py, which wrote it, says how.
func TestEvalAgreesWithMpmath(t *testing.T) {
	f, err := os.Open("testdata/eval.jsonl")
	require.NoError(t, err)
	defer f.Close()
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan(); n++ {
		var want struct {
			Why      string
			Question json.RawMessage
			Value    string
			Grad     []string
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &want))
		code, got := answers(t, string(want.Question)+"\n")
		require.Equal(t, reports.ExitConformant, code, "%s: %s: %+v", want.Why, want.Question, got)
		requireDigits(t, want.Value, got[0].Value, "%s: value of %s", want.Why, want.Question)
		require.Len(t, got[0].Grad, len(want.Grad))
		for i, g := range want.Grad {
			requireDigits(t, g, got[0].Grad[i], "%s: grad[%d] of %s", want.Why, i, want.Question)
		}
	}
	require.Greater(t, n, 40)
}

// requireDigits holds two numbers, or two intervals of them, to agree in 30 digits; what is exactly 0 may be a bound.
func requireDigits(t *testing.T, want, got string, why ...any) {
	t.Helper()
	if want == "0" && strings.HasPrefix(got, "<1e-") {
		return
	}
	if lo, hi, ok := strings.Cut(strings.Trim(want, "[]"), ","); ok {
		l, h, ok := strings.Cut(strings.Trim(got, "[]"), ",")
		require.True(t, ok, append([]any{"want the interval " + want + ", got " + got}, why...)...)
		requireDigits(t, lo, l, why...)
		requireDigits(t, hi, h, why...)
		return
	}
	number := func(s string) *big.Float {
		x, _, err := big.ParseFloat(s, 10, 300, big.ToNearestEven)
		require.NoError(t, err, why...)
		return x
	}
	w, g := number(want), number(got)
	off := new(big.Float).Sub(w, g)
	off.Abs(off).Mul(off, number("1e30"))
	require.LessOrEqual(t, off.Cmp(new(big.Float).Abs(w)), 0, append([]any{"want " + want + ", got " + got}, why...)...)
}

// The format that other programs write against, as the issue that asked for it shows it.
func TestEvalLines(t *testing.T) {
	var out, errs bytes.Buffer
	in := strings.Join([]string{
		`{"loss":"huber","params":{"delta":"1"},"pred":["0x1.8p+0"],"target":["0"],"class":[],"shape":[]}`,
		`{"loss":"softmax-ce","params":{"weight":[1,"0x1p+1"],"ignore_index":1},"pred":[0,0],"class":0}`,
		``,
		`{"loss":"self-information","pred":"0x0p+0"}`,
		`{"loss":"absolute","pred":"0x1p+0","target":"0x1p+0"}`,
		`{"loss":"hubr"}`,
		`{"loss":"huber","pred":["1"`,
		`{"loss":"huber"} {}`,
		`{"loss":"huber","prde":["1"]}`,
		`{"loss":"huber","params":{"pred":1},"target":0}`,
		`{"loss":"huber","pred":[[1]],"target":0}`,
		`{"loss":"huber","pred":[null],"target":0}`,
		`{"loss":"huber","pred":true,"target":0}`,
		`{"loss":"w1-1d","pred":["0x0p+0","0x1p+0"],"target":["0x1p+1","0x1p+0"],"shape":[2,1],"target_shape":[2,1]}`,
	}, "\n") // and no line end after the last
	code := run(context.Background(), []string{"eval", "-"}, strings.NewReader(in), &out, &errs)
	require.Equal(t, reports.ExitUsage, code)
	require.Equal(t, strings.Join([]string{
		`{"value":"1","grad":["1"],"target_grad":["-1"],"hex":{"delta":["0x1p+00"],"target":["0x0p+00"]}}`,
		`{"value":"0.6931471805599453094172321214581765680755","grad":["-0.5","0.5"],` +
			`"hex":{"ignore_index":["0x1p+00"],"pred":["0x0p+00","0x0p+00"],"weight":["0x1p+00","0x1p+01"]}}`,
		`{"value":"inf","grad_error":"undefined: division by zero"}`,
		`{"value":"0","grad":["[-1,1]"],"target_grad":["[-1,1]"],"kinks":["r = 0"]}`,
		`{"error":"no loss is named \"hubr\" (did you mean huber?); lossgate list shows them all"}`,
		`{"error":"not a question: unexpected EOF"}`,
		`{"error":"not a question: want one JSON object on a line"}`,
		`{"error":"not a question: json: unknown field \"prde\" (did you mean pred?)"}`,
		`{"error":"pred is no parameter: it stands beside params"}`,
		`{"error":"not a question: want a number or a string in place of [1]"}`,
		`{"error":"not a question: want a number or a string in place of null"}`,
		`{"error":"not a question: want a number or a string in place of true"}`,
		`{"value":"2","grad":["-1","0"],"target_grad":["1","2"]}`,
		``,
	}, "\n"), out.String())
}

// A line of 16 MiB is a question; a longer one is answered, and skipped without being kept.
func TestEvalLongLines(t *testing.T) {
	fits := `{"loss":"huber","pred":"0x1p+0","target":"0x0p+0"` + strings.Repeat(" ", maxLine-60) + "}\n"
	long := `{"loss":"huber"` + strings.Repeat(" ", maxLine+1<<17) + "}\n"
	code, got := answers(t, fits+long+fits)
	require.Equal(t, reports.ExitUsage, code)
	require.Len(t, got, 3)
	require.Equal(t, "0.5", got[0].Value)
	require.Equal(t, "the line is longer than 16 MiB", got[1].Error)
	require.Equal(t, got[0], got[2])
}

// Whatever comes in, a line is answered by one line, and that is a value or an error.
func FuzzEvalLine(f *testing.F) {
	for _, seed := range []string{
		`{"loss":"huber","params":{"delta":"1"},"pred":["0x1.8p+0"],"target":["0"]}`,
		`{"loss":"softmax-ce","params":{"weight":[1,2],"ignore_index":1e300},"pred":[0,"-inf"],"class":0}`,
		`{"loss":"ctc","pred":[0,0],"shape":[1,2],"class":[1,1,1]}`,
		`{"loss":"w1-1d","pred":["0","1"],"target":["1","1"],"shape":[2,1],"target_shape":[2,-1]}`,
		`{"loss":"barron","params":{"alpha":"inf","c":"0x1p-1074"},"pred":1e308,"target":-1e308}`,
		`{"loss":"arcface","pred":[],"target":[],"class":[-1]}`, `[]`, `"`, `{"loss":null,"pred":{}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		if len(line) > 1<<9 {
			t.Skip("the oracle's time grows with the number of entries, and lines are what is tested")
		}
		r := answerLine(line)
		if (r.Value == "") == (r.Error == "") {
			t.Fatalf("%q: want a value or an error, got %+v", line, r)
		}
		var out bytes.Buffer
		if err := writeLine(&out, r); err != nil || bytes.Count(out.Bytes(), []byte("\n")) != 1 {
			t.Fatalf("%q: not one line: %q, %v", line, out.String(), err)
		}
	})
}
