package reports_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

var update = flag.Bool("update", false, "rewrite testdata")

func header() reports.Header {
	return reports.Header{Suite: "lossgate", Version: "0.1.0", Seed: math.MaxUint64, Checks: 200}
}

// sample has a result of every shape that a record can hold.
func sample() []reports.Result {
	return []reports.Result{
		{Loss: "huber(delta=1.5)", Name: "huber", Impl: "reference", Dtype: "f32", Property: "u-value", Level: reports.Must,
			Verdict: reports.Pass, Cases: 200, Reached: 140, Undecided: 1,
			Value: &reports.Accuracy{Grade: reports.GradeA, Ulps: 0.5, Share: 0.25, At: "pred=0x1p+00", Allowed: 2, Histogram: reports.Histogram{100, 39}},
			Grad:  &reports.Accuracy{Grade: reports.GradeB, Ulps: reports.Float(math.Inf(1)), Share: 1}},
		{Loss: "kl", Name: "kl", Impl: "gonum", Dtype: "f64", Property: "i-gibbs", Claim: "0 <= L & L < Inf", Level: reports.Should,
			Verdict: reports.Fail, Cases: 3, Reached: 3, Note: "ünïcode — kept",
			Value: &reports.Accuracy{Grade: reports.GradeFail, Ulps: reports.Float(math.NaN())},
			Failure: &reports.Failure{
				Says:  "KL is never negative.",
				Input: []reports.Input{reports.Floats("pred", 0.5, 0.5), reports.Floats[float32]("target", 0.1), reports.Ints("class", 3)},
				Got:   "NaN", Want: "0", Ulps: reports.Float(math.Inf(-1)), Budget: 2, Cite: "Gibbs", Repro: "lossgate check", Witness: "w1",
			}},
		{Loss: "kl", Name: "kl", Impl: "gonum", Dtype: "f32", Property: "i-gibbs", Level: reports.May, Verdict: reports.Unsupported,
			Blame: reports.BlameAdapter},
	}
}

// write returns the bytes of a whole record.
func write(t *testing.T, h reports.Header, results []reports.Result, f reports.Footer) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := reports.NewWriter(&b, h)
	require.NoError(t, err)
	for _, r := range results {
		require.NoError(t, w.Write(r))
	}
	require.NoError(t, w.Close(f))
	return b.Bytes()
}

// The bytes of a record are a contract with everybody who reads one: they change only when somebody means it.
func TestGoldenRecord(t *testing.T) {
	got := write(t, header(), sample(), reports.Footer{Complete: true, Exit: 4})
	file := filepath.Join("testdata", "record.jsonl")
	if *update {
		require.NoError(t, os.WriteFile(file, got, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "go test ./reports -update rewrites %s", file)
}

func TestSameRunSameBytes(t *testing.T) {
	f := reports.Footer{Complete: true}
	require.Equal(t, write(t, header(), sample(), f), write(t, header(), sample(), f))
	require.NotContains(t, string(write(t, header(), sample(), f)), "seconds", "no clock unless asked for")
	require.NotContains(t, string(write(t, header(), sample(), f)), "env", "no machine unless asked for")
}

// Writing, reading and writing again gives the same bytes, which compares NaNs where require.Equal cannot.
func TestRoundTrip(t *testing.T) {
	h := header()
	h.Strict = true
	h.Env = &reports.Environment{Go: "go1.26", OS: "linux", Arch: "amd64", Started: "2026-01-02T03:04:05Z"}
	first := write(t, h, sample(), reports.Footer{Complete: true, Exit: 4, Seconds: 1.5})
	rec, err := reports.Read(bytes.NewReader(first))
	require.NoError(t, err)
	require.Equal(t, uint64(math.MaxUint64), rec.Header.Seed)
	require.Equal(t, reports.Counts{reports.Pass: 1, reports.Fail: 1, reports.Unsupported: 1}, rec.Footer.Counts)
	require.Equal(t, string(first), string(write(t, rec.Header, rec.Results, *rec.Footer)))

	crlf := bytes.ReplaceAll(first, []byte("\n"), []byte("\r\n"))
	again, err := reports.Read(bytes.NewReader(bytes.TrimRight(crlf, "\r\n")))
	require.NoError(t, err, "a copy through an editor of another system")
	require.Len(t, again.Results, len(rec.Results))
}

// However a run dies, what was whole is returned and the line is named.
func TestTruncatedAnywhere(t *testing.T) {
	whole := write(t, header(), sample(), reports.Footer{Complete: true})
	for n := range len(whole) - 1 {
		rec, err := reports.Read(bytes.NewReader(whole[:n]))
		var at *reports.ReadError
		require.ErrorAs(t, err, &at, "%d bytes", n)
		lines := bytes.Count(whole[:n], []byte("\n"))
		require.GreaterOrEqual(t, at.Line, lines, "%d bytes", n)
		require.LessOrEqual(t, at.Line, lines+2, "%d bytes", n)
		if lines > 0 {
			require.ErrorIs(t, err, reports.ErrTruncated)
			require.GreaterOrEqual(t, len(rec.Results), min(lines-1, len(sample())), "%d bytes", n)
			require.Equal(t, "lossgate", rec.Header.Suite)
			require.Nil(t, rec.Footer)
		}
	}
}

func TestForeignRecords(t *testing.T) {
	lines := strings.SplitAfter(string(write(t, header(), sample(), reports.Footer{})), "\n")
	head, result, foot := lines[0], lines[1], lines[4]
	for _, c := range []struct {
		name, text, says string
		results          int // that were whole
	}{
		{"empty", "", "line 1: empty", 0},
		{"prose", "Hello\x1b[2J, world\n", `line 1: not a record: want a header, got "Hello\x1b[2J, world"`, 0},
		{"long prose", strings.Repeat("x", 100), `xxx"…`, 0},
		{"other json", `{"a": 1}` + "\n", `line 1: want "header" on line 1 and nowhere else, got ""`, 0},
		{"no header", result, `line 1: want "header"`, 0},
		{"two headers", head + head, "line 2: want", 0},
		{"newer", strings.Replace(head, `"schema":1`, `"schema":2`, 1), "line 1: schema 2 cannot be read, only 1", 0},
		{"bad header", strings.Replace(head, `"checks":200`, `"checks":"many"`, 1), "line 1: json: cannot unmarshal", 0},
		{"prose inside", head + result + "panic: oh\n", "line 3: invalid character", 1},
		{"verdict", head + strings.Replace(result, `"pass"`, `"passed"`, 1), `line 2: verdict "passed" is none of`, 0},
		{"level", head + strings.Replace(result, `"MUST"`, `"must"`, 1), `line 2: level "must" is none of`, 0},
		{"float", head + strings.Replace(result, `"+Inf"`, `"much"`, 1), `want a number, "NaN", "+Inf" or "-Inf", got "much"`, 0},
		{"kind", head + `{"record":"remark"}` + "\n", `line 2: a record has no "remark"`, 0},
		{"lost line", head + result + foot, "line 3: the footer counts", 1},
		{"bad footer", head + `{"record":"footer","exit":"0"}` + "\n", "line 2: json: cannot unmarshal", 0},
		{"after the end", strings.Join(lines, "") + result, `line 6: want nothing after the footer, got "result"`, 3},
		{"endless line", head + strings.Repeat("x", 17<<20), "line 2: longer than 16 MiB", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec, err := reports.Read(strings.NewReader(c.text))
			require.ErrorContains(t, err, c.says)
			require.Len(t, rec.Results, c.results)
		})
	}
}

// Fields may be added to a schema, and an old reader must not mind.
func TestUnknownFieldsAreIgnored(t *testing.T) {
	text := write(t, header(), sample(), reports.Footer{})
	text = bytes.ReplaceAll(text, []byte(`{"record"`), []byte(`{"colour":"mauve","record"`))
	_, err := reports.Read(bytes.NewReader(text))
	require.NoError(t, err)
}

// broken fails after n bytes, on either side.
type broken struct{ n int }

var errBroken = errors.New("broken pipe")

func (b *broken) Write(p []byte) (int, error) {
	if b.n -= len(p); b.n < 0 {
		return 0, errBroken
	}
	return len(p), nil
}

func TestWriterErrors(t *testing.T) {
	_, err := reports.NewWriter(io.Discard, reports.Header{Schema: 7})
	require.ErrorContains(t, err, "schema 7 cannot be written, only 1")
	_, err = reports.NewWriter(&broken{}, header())
	require.ErrorIs(t, err, errBroken)

	w, err := reports.NewWriter(&broken{200}, header())
	require.NoError(t, err)
	require.ErrorIs(t, w.Write(sample()[1]), errBroken)

	w, err = reports.NewWriter(io.Discard, header())
	require.NoError(t, err)
	require.NoError(t, w.Close(reports.Footer{}))
	require.ErrorContains(t, w.Write(sample()[0]), "closed")
	require.ErrorContains(t, w.Close(reports.Footer{}), "closed")
}

func TestReaderPassesErrorsOn(t *testing.T) {
	head := write(t, header(), nil, reports.Footer{})
	head = head[:bytes.IndexByte(head, '\n')+1]
	rec, err := reports.Read(io.MultiReader(bytes.NewReader(head), failing{}))
	require.ErrorIs(t, err, errBroken)
	require.ErrorContains(t, err, "after line 1")
	require.Equal(t, "lossgate", rec.Header.Suite)
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errBroken }

// Counts that somebody typed do not reach the record.
func TestFooterCountsForItself(t *testing.T) {
	text := write(t, header(), sample(), reports.Footer{Counts: reports.Counts{reports.Pass: 1000}})
	rec, err := reports.Read(bytes.NewReader(text))
	require.NoError(t, err)
	require.Equal(t, reports.Count(sample()), rec.Footer.Counts)
}

func TestFloat(t *testing.T) {
	for _, x := range []float64{0, 1, -1.5, math.Pi, 5e-324, math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN(), math.Copysign(0, -1)} {
		text, err := json.Marshal(reports.Float(x))
		require.NoError(t, err)
		var back reports.Float
		require.NoError(t, json.Unmarshal(text, &back))
		if math.IsNaN(x) {
			require.True(t, math.IsNaN(float64(back)))
			continue
		}
		require.Equal(t, math.Float64bits(x), math.Float64bits(float64(back)), "%g went as %s", x, text)
	}
}

func TestInputs(t *testing.T) {
	require.Equal(t, reports.Input{Name: "pred", Hex: "0x1.8p+00", Decimal: "1.5"}, reports.Floats("pred", 1.5))
	require.Equal(t, reports.Input{Name: "pred", Hex: "0x1.99999ap-04", Decimal: "0.1"}, reports.Floats[float32]("pred", 0.1), "the shortest of its own format")
	require.Equal(t, reports.Input{Name: "w", Hex: "[-0x0p+00, NaN, +Inf]", Decimal: "[-0, NaN, +Inf]"},
		reports.Floats("w", math.Copysign(0, -1), math.NaN(), math.Inf(1)))
	require.Equal(t, reports.Input{Name: "none", Hex: "[]", Decimal: "[]"}, reports.Floats[float64]("none"))
	require.Equal(t, reports.Input{Name: "class", Decimal: "[3, 0]"}, reports.Ints("class", 3, 0))
}

// FuzzRead looks for a record that makes the reader panic, or that it reads as something else than it then writes.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	w, err := reports.NewWriter(&b, header())
	require.NoError(f, err)
	for _, r := range sample() {
		require.NoError(f, w.Write(r))
	}
	require.NoError(f, w.Close(reports.Footer{Complete: true}))
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:b.Len()/2])
	f.Add([]byte(`{"record":"header","schema":1}` + "\n" + `{"record":"footer","counts":{}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		rec, err := reports.Read(bytes.NewReader(text))
		if err != nil {
			return
		}
		first := write(t, rec.Header, rec.Results, *rec.Footer)
		again, err := reports.Read(bytes.NewReader(first))
		require.NoError(t, err)
		require.Equal(t, string(first), string(write(t, again.Header, again.Results, *again.Footer)))
	})
}
