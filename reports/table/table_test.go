package table_test

import (
	"bytes"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/golden"
	"github.com/lossgate/lossgate/reports/table"
)

// check is a result that passed; the tests change what matters to them.
func check(loss, impl, dtype, property string, edit ...func(*reports.Result)) reports.Result {
	name, _, _ := strings.Cut(loss, "(")
	r := reports.Result{Loss: loss, Name: name, Impl: impl, Dtype: dtype, Property: property,
		Level: reports.Must, Verdict: reports.Pass, Cases: 200, Reached: 140}
	for _, e := range edit {
		e(&r)
	}
	return r
}

func value(grade reports.Grade, ulps float64) func(*reports.Result) {
	return func(r *reports.Result) { r.Value = &reports.Accuracy{Grade: grade, Ulps: reports.Float(ulps)} }
}

func grad(grade reports.Grade, ulps float64) func(*reports.Result) {
	return func(r *reports.Result) { r.Grad = &reports.Accuracy{Grade: grade, Ulps: reports.Float(ulps)} }
}

func verdict(v reports.Verdict, l reports.Level, note string) func(*reports.Result) {
	return func(r *reports.Result) { r.Verdict, r.Level, r.Note = v, l, note }
}

func failure(f reports.Failure) func(*reports.Result) {
	return func(r *reports.Result) { r.Failure = &f }
}

// mixed is a run in which everything that can happen has happened.
func mixed() []reports.Result {
	const smoothed = "softmax-ce(ignore=-100,smoothing=0.1,weight=[1,2,0.5])"
	return []reports.Result{
		check("huber(delta=1.5)", "reference", "f32", "u-value", value(reports.GradeA, 0.5)),
		check("huber(delta=1.5)", "reference", "f32", "u-grad", grad(reports.GradeA, 0.5)),
		check("huber(delta=1.5)", "reference", "f64", "u-value", value(reports.GradeA, 0.501)),
		check("huber(delta=1.5)", "reference", "f64", "u-kink-choice", verdict(reports.Fail, reports.May, "at pred = target the gradient is 0")),
		check("huber(delta=1.5)", "stranger", "f64", "u-value", value(reports.GradeFail, 4503599627370496),
			verdict(reports.Fail, reports.Must, ""), failure(reports.Failure{
				Says:  "The value is within the error budget of the exact value, tails and kinks included.",
				Why:   "The value is half of the exact one.",
				Input: []reports.Input{reports.Floats("pred", 3.0), reports.Floats("target", 1.0)},
				Got:   "0x1.ep+00 (1.875)", Want: "1.875000000000000000000000000000000000000 ± 0",
				Ulps: 4503599627370496, Budget: 2,
				Cite:  "Huber, P. J.: Robust estimation of a location parameter. Annals of Mathematical Statistics 35(1), 1964, p. 73–101. doi:10.1214/aoms/1177703732",
				Repro: "lossgate check -loss 'huber(delta=1.5)' -impl stranger -dtype f64 -seed 1 -checks 200",
			})),
		check("huber(delta=1.5)", "stranger", "f64", "u-grad-fd", verdict(reports.Untested, reports.Must, "it offers no gradient")),
		check("kl", "gonum", "f64", "u-grad-fd", verdict(reports.Untested, reports.Must, "it offers no gradient")),
		check("kl", "gonum", "f64", "u-value", value(reports.GradeB, 81234.4), verdict(reports.Fail, reports.Should, ""), failure(reports.Failure{
			Says: "The value is within 4 ulp of the exact value.",
			Input: []reports.Input{
				reports.Floats("pred", 0.1, 0.2, 0.3, 0.15, 0.25),
				reports.Floats("target", 0.1, 0.2, 0.3, 0.15, 0.25),
				reports.Ints("shape", 5),
			},
			Got: "NaN", Want: "0", Ulps: reports.Float(math.Inf(1)), Budget: 4,
		})),
		check("kl", "gonum", "f64", "u-reject", verdict(reports.Xfail, reports.Must, "documented: it panics")),
		check("kl", "gonum", "f32", "u-value", verdict(reports.Unsupported, reports.Must, "float64 only")),
		check("kl", "gonum", "f64", "i-gibbs", verdict(reports.Xpass, reports.Must, "mended in the last release?")),
		check("kl", "reference", "f64", "i-gibbs", value(reports.GradeA, 3.02), func(r *reports.Result) { r.Undecided = 2 }),
		check("kl", "reference", "f32", "i-gibbs", verdict(reports.Undecided, reports.Must, "precision capped at 4096 bits")),
		check(smoothed, "reference", "f32", "u-value", value(reports.GradeA, 1.4), grad(reports.GradeA, 2.25)),
		check(smoothed, "reference", "f64", "c-shift", func(r *reports.Result) { r.Reached = 0 }),
		check(smoothed, "py\x1b[2Jtorch", "f32", "u-value", value(reports.GradeFail, math.NaN()), verdict(reports.Crash, reports.Must, ""),
			failure(reports.Failure{Says: "It answers.", Why: "exit status 139\nSegmentation fault \u202e(core dumped)"})),
		check(smoothed, "oracle", "f64", "u-value", verdict(reports.Error, reports.Must, ""), func(r *reports.Result) { r.Blame = reports.BlameSuite },
			failure(reports.Failure{Why: "panic: runtime error: index out of range"})),
		check("js", "reference", "f64", "u-value", value(reports.GradeA, 0)),
		check("hinge", "reference", "f64", "u-value", verdict(reports.NotRun, reports.Must, "stopped")),
		check("ramp", "reference", "f64", "u-value", verdict(reports.Untested, reports.Must, "")),
		check("savage", "stranger", "f64", "u-grad-fd", verdict(reports.Untested, reports.Must, "it offers no gradient")),
		check("tangent", "stranger", "f64", "u-grad-fd", verdict(reports.Untested, reports.Must, "it offers no gradient")),
		check("dwd", "stranger", "f64", "u-grad-fd", verdict(reports.Untested, reports.Must, "it offers no gradient")),
	}
}

// draws compares what is drawn with a file of testdata.
func draws(t *testing.T, name string, results []reports.Result, o table.Options) {
	t.Helper()
	var got bytes.Buffer
	require.NoError(t, table.Write(&got, results, o))
	golden.Hold(t, name, got.Bytes())
}

func TestMixed(t *testing.T) { draws(t, "mixed.txt", mixed(), table.Options{Settings: true}) }
func TestColour(t *testing.T) {
	draws(t, "colour.txt", mixed(), table.Options{Colour: true, Settings: true})
}
func TestEmpty(t *testing.T) { draws(t, "empty.txt", nil, table.Options{}) }

func TestAllPass(t *testing.T) {
	draws(t, "pass.txt", []reports.Result{
		check("huber(delta=1)", "reference", "f32", "u-value", value(reports.GradeA, 0.5), grad(reports.GradeA, 0.5)),
	}, table.Options{})
}

// Fifty losses with all settings of their parameters are more than anybody reads: a row shows the worst of them, wherever
// that stood.
func TestSettingsFold(t *testing.T) {
	draws(t, "settings.txt", []reports.Result{
		check("huber(delta=1)", "reference", "f64", "u-value", value(reports.GradeA, 0.5)),
		check("huber(delta=0.25)", "reference", "f64", "u-value", value(reports.GradeA, 0.75), grad(reports.GradeB, 9)),
		check("huber(delta=3)", "reference", "f64", "u-value", verdict(reports.Fail, reports.Should, "")),
		check("huber(delta=3)", "another", "f64", "u-value"),
		check("huber(delta=1)", "reference", "f32", "u-value", value(reports.GradeA, 0.5)),
		check("hinge", "reference", "f32", "u-value", value(reports.GradeA, 0.5)),
	}, table.Options{})
}

// A table is looked at in many orders of discovery, and must not tell in which.
func TestOrderDoesNotMatter(t *testing.T) {
	results := mixed()
	var want, got bytes.Buffer
	require.NoError(t, table.Write(&want, results, table.Options{}))
	for i, j := 0, len(results)-1; i < j; i, j = i+1, j-1 {
		results[i], results[j] = results[j], results[i]
	}
	first := results[0]
	require.NoError(t, table.Write(&got, results, table.Options{}))
	require.Equal(t, want.String(), got.String())
	require.Equal(t, first, results[0], "the caller's slice is not sorted behind his back")
}

// Colour may add escape sequences and nothing else: a log says as much as a terminal.
func TestColourSaysNothing(t *testing.T) {
	var plain, coloured bytes.Buffer
	require.NoError(t, table.Write(&plain, mixed(), table.Options{}))
	require.NoError(t, table.Write(&coloured, mixed(), table.Options{Colour: true}))
	stripped := coloured.String()
	for _, code := range []string{"\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[33m"} {
		require.Contains(t, stripped, code)
		stripped = strings.ReplaceAll(stripped, code, "")
	}
	require.Equal(t, plain.String(), stripped)
}

func TestForeignTextIsInert(t *testing.T) {
	var got bytes.Buffer
	require.NoError(t, table.Write(&got, mixed(), table.Options{}))
	require.NotContains(t, got.String(), "\x1b")
	require.NotContains(t, got.String(), "\u202e")
	require.Contains(t, got.String(), `py\x1b[2Jtorch`)
}

// What our own references look like has to fit a terminal that is a hundred columns wide.
func TestFitsTheScreen(t *testing.T) {
	const long = "softmax-ce-weighted(ignore=-100,smoothing=0.1,weight=[1,2,0.5])"
	wide := []reports.Result{
		check(long, "reference", "f32", "u-value", value(reports.GradeA, 0.501), grad(reports.GradeB, 1234567),
			func(r *reports.Result) { r.Cases = 12345 }),
		check(long, "reference", "f64", "u-value", verdict(reports.Fail, reports.Should, "")),
	}
	var got bytes.Buffer
	require.NoError(t, table.Write(&got, wide, table.Options{}))
	for line := range strings.Lines(got.String()) {
		require.LessOrEqual(t, len([]rune(strings.TrimSuffix(line, "\n"))), 100, line)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteError(t *testing.T) {
	require.ErrorIs(t, table.Write(fullDisk{}, mixed(), table.Options{}), io.ErrShortWrite)
	require.ErrorIs(t, table.Write(fullDisk{}, nil, table.Options{}), io.ErrShortWrite)
}
