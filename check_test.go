package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// read is the record of a run.
func read(t *testing.T, file string) reports.Record {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	rec, err := reports.Read(f)
	require.NoError(t, err)
	return rec
}

// The same seed writes the same bytes, to the record and to the screen; another seed does not.
func TestCheckIsDeterministic(t *testing.T) {
	args := []string{"check", "-loss", "huber", "-checks", "15", "-property", "u-*"}
	records := map[string]string{}
	for _, name := range []string{"a", "b", "c"} {
		file := filepath.Join(t.TempDir(), "new", name)
		more := []string{"-o", file}
		if name == "c" {
			more = append(more, "-seed", "2")
		}
		code, out, errs := runs(append(args, more...)...)
		require.Equal(t, reports.ExitConformant, code, errs)
		bytes, err := os.ReadFile(file)
		require.NoError(t, err)
		records[name] = string(bytes) + out
	}
	require.Equal(t, records["a"], records["b"])
	require.NotEqual(t, records["a"], records["c"])
}

func TestCheckRecordsWhatItTried(t *testing.T) {
	file := filepath.Join(t.TempDir(), "check.jsonl")
	code, out, errs := runs("check", "-impl", "reference", "-loss", "huber", "-dtype", "f32", "-checks", "10", "-strict", "-v", "-o", file)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.True(t, strings.HasPrefix(out, "10 random cases per property and format, half as many for further parameters, seed 1\n"+
		"A quick run proves little: a fault that fewer than one case in 3 shows may well go unseen.\n"), out)
	require.Contains(t, out, "huber(delta=0.25)  reference  f32    ✓ pass", "-v shows every setting")
	require.NotContains(t, out, "\x1b", "no colour where nobody looks")
	require.Contains(t, out, "exit 0: conformant")
	rec := read(t, file)
	require.Equal(t, uint64(1), rec.Header.Seed)
	require.Equal(t, 10, rec.Header.Checks)
	require.True(t, rec.Header.Strict)
	require.True(t, rec.Footer.Complete)
	settings := map[string]bool{}
	for _, r := range rec.Results {
		settings[r.Loss] = true
		require.Equal(t, "f32", r.Dtype)
		require.Equal(t, "reference", r.Impl)
		require.Positive(t, r.Reached, "%s %s", r.Loss, r.Property)
	}
	require.Equal(t, map[string]bool{"huber(delta=1)": true, "huber(delta=0.25)": true, "huber(delta=1.5)": true}, settings)
}

// Formats of half the bits are tried by those who ask, and what the references compute is rounded to them once.
func TestCheckInHalfPrecision(t *testing.T) {
	for _, dtype := range []string{"f16", "bf16"} {
		code, out, errs := runs("check", "-loss", "huber", "-dtype", dtype, "-property", "u-value", "-checks", "10")
		require.Equal(t, reports.ExitConformant, code, errs)
		require.Regexp(t, "reference  "+dtype+" +✓ pass +A 0\\.5 ", out)
	}
}

// What a third party does not have is said once, and holds nobody up.
func TestCheckThirdParty(t *testing.T) {
	code, out, errs := runs("check", "-impl", "gonum", "-loss", "entropy", "-property", "u-value", "-checks", "5")
	require.Equal(t, reports.ExitConformant, code, errs+out)
	require.Contains(t, out, "gonum/stat has no entropy in float32")
	require.NotContains(t, out, "unsupported: ")
}

// Ctrl-C leaves a record that can be read and says that it is a part. What was cut short is in it neither as a pass nor otherwise.
func TestCheckInterrupted(t *testing.T) {
	file := filepath.Join(t.TempDir(), "check.jsonl")
	ctx, cancel := context.WithCancel(context.Background())
	var out, errs bytes.Buffer
	stop := writerFunc(func(p []byte) (int, error) {
		cancel() // as soon as anything shows
		return out.Write(p)
	})
	code := run(ctx, []string{"check", "-loss", "h*", "-checks", "5", "-o", file}, strings.NewReader(""), stop, &errs)
	require.Equal(t, reports.ExitIncomplete, code)
	require.Contains(t, errs.String(), "interrupted")
	rec := read(t, file)
	require.False(t, rec.Footer.Complete)
	require.Equal(t, reports.ExitIncomplete, rec.Footer.Exit)
	require.Empty(t, rec.Results)
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// wrong is half the loss that it claims to be.
func wrong() job {
	l := spec.Huber(1)
	half := impl.Pointwise(
		func(p, t float64) float64 { return (p - t) * (p - t) / 4 },
		func(p, t float64) float64 { return (p - t) / 2 },
	)
	set := properties.Settings{Checks: 5, Only: "u-value", Impl: "wrong"}
	return job{loss: l, dtype: "f64", set: set, run: func(ctx context.Context) []reports.Result {
		return properties.Check(ctx, l, half, &set)
	}}
}

// A failure decides the exit code and is shown with what reproduces it; one that is expected must have a witness that fails.
func TestCheckFailure(t *testing.T) {
	require.NoError(t, setRapid())
	check := func(j job) (int, string) {
		var out, errs bytes.Buffer
		code := checking{checks: 5, seed: 1}.run(context.Background(), console{nil, &out, &errs}, []job{j})
		return code, out.String() + errs.String()
	}
	code, out := check(wrong())
	require.Equal(t, reports.ExitFailed, code, out)
	require.Contains(t, out, "again       lossgate replay -impl wrong '{\"loss\":\"huber\",\"params\":{\"delta\":[\"0x1p+00\"]},\"dtype\":\"f64\",\"property\":\"u-value\",\"case\":{")
	require.Contains(t, out, "exit 1: an unexpected failure")

	expecting := func(property string, pred float64) (int, string) {
		j := wrong()
		set := j.set
		set.Expect = []properties.Expectation{{
			Property: property, Reason: "it lacks a half",
			Witness: []properties.Case{{Samples: []spec.Sample{{Pred: []float64{pred}, Target: []float64{0}}}}},
		}}
		j.set = set
		j.run = func(ctx context.Context) []reports.Result {
			return properties.Check(ctx, j.loss, impl.Pointwise(func(p, t float64) float64 { return (p - t) * (p - t) / 4 }, nil), &set)
		}
		return check(j)
	}
	code, out = expecting("u-value", 1)
	require.Equal(t, reports.ExitConformant, code, out)
	require.Contains(t, out, "it lacks a half")
	code, out = expecting("u-value", 0)
	require.Equal(t, reports.ExitStale, code, "a witness that passes: %s", out)
	code, out = expecting("u-nonesuch", 1)
	require.Equal(t, reports.ExitUsage, code, "an expectation about nothing: %s", out)
	require.Contains(t, out, "the expectation * * u-nonesuch matches nothing that was checked")
}

// With -q only what is to mend is shown, and the verdict.
func TestCheckQuietly(t *testing.T) {
	code, out, errs := runs("check", "-q", "-loss", "hinge", "-property", "u-nonneg", "-checks", "5")
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Regexp(t, "^[^\n]+:\n[0-9]+ pass\n\nexit 0: conformant\n$", out)
	require.Empty(t, errs)
	var told bytes.Buffer
	require.NoError(t, setRapid())
	code = checking{checks: 5, seed: 1, quiet: true}.run(context.Background(), console{nil, &told, &told}, []job{wrong()})
	require.Equal(t, reports.ExitFailed, code)
	require.Contains(t, told.String(), "1 of 1: huber")
	require.NotContains(t, told.String(), "verdict")
	code, _, errs = runs("check", "-q", "-v")
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "want one of them")
}

// A file of expectations is read, linted and held to match something.
func TestCheckExpectFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "expect.toml")
	require.NoError(t, os.WriteFile(file, []byte(`
[[expect]]
loss = "huber"
property = "u-value"
reason = "made up"
witness = ['{"samples":[{"pred":["0x1p+00"],"target":["0x0p+00"]}]}']
`), 0o644))
	code, out, errs := runs("check", "-loss", "huber", "-dtype", "f64", "-property", "u-value", "-checks", "5", "-expect", file)
	require.Equal(t, reports.ExitStale, code, errs)
	require.Contains(t, out, "exit 3: an expected failure passes")

	// A second file adds to the first, which is read all the same.
	other := filepath.Join(t.TempDir(), "other.toml")
	require.NoError(t, os.WriteFile(other, []byte(strings.ReplaceAll(text(t, file), "u-value", "u-nonneg")), 0o644))
	code, out, errs = runs("check", "-loss", "huber", "-dtype", "f64", "-property", "u-[vn][ao][ln]*", "-checks", "5", "-expect", file, "-expect", other)
	require.Equal(t, reports.ExitStale, code, errs)
	require.Contains(t, out, "xpass  u-value")
	require.Contains(t, out, "xpass  u-nonneg")

	require.NoError(t, os.WriteFile(file, []byte("[[expect]]\nloss = \"huber\"\n"), 0o644))
	code, _, errs = runs("check", "-loss", "huber", "-expect", file)
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "no reason")
}

// A log gets a line now and then, a terminal one that is overwritten.
func TestProgress(t *testing.T) {
	var log bytes.Buffer
	p := newProgress(&log, 3)
	p.step("first")
	require.Empty(t, log.String())
	p.last = time.Now().Add(-often)
	p.step("second")
	p.step("third")
	p.end()
	require.Equal(t, "2 of 3: second\n", log.String())

	log.Reset()
	p.watched = true
	p.step("fourth")
	p.end()
	require.Equal(t, "\r\x1b[K4 of 3: fourth\r\x1b[K", log.String())
}

// Colour is for terminals, and for those who did not ask for none.
func TestNoColour(t *testing.T) {
	require.False(t, colourful(&bytes.Buffer{}))
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a character device, as a terminal is
	require.NoError(t, err)
	defer null.Close()
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "")
	require.True(t, colourful(null))
	t.Setenv("NO_COLOR", "1")
	require.False(t, colourful(null))
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "dumb")
	require.False(t, colourful(null))
}

// What the suite finds in gonum is expected, entry by entry, on the seed of make check and on another one.
func TestGonumFailsAsExpected(t *testing.T) {
	for _, seed := range []string{"1", "7"} {
		code, out, errs := runs("check", "-impl", "gonum", "-checks", "60", "-seed", seed)
		require.Zero(t, code, "%s\n%s", out, errs)
		require.Contains(t, out, "xfail")
		require.Contains(t, out, "(1 − BC) cancels")
	}
}
