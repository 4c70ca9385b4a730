package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/process/serve"
	"github.com/lossgate/lossgate/reports"
)

// asAdapter makes the test binary an adapter, in one of several ways.
const asAdapter = "LOSSGATE_TEST_AS_ADAPTER"

// fakeAdapter serves the references, but for what its mode says.
func fakeAdapter(mode string) {
	offers := serve.Losses{"huber": {Params: []string{"delta"}}, "pinball": {}}
	switch mode {
	case "unknown loss":
		offers = serve.Losses{"hubr": {}}
	case "unknown parameter":
		offers = serve.Losses{"huber": {Params: []string{"dleta"}}}
	case "unknown convention":
		offers = serve.Losses{"huber": {Conventions: []string{"kink:all"}}}
	case "no loss":
		offers = nil
	case "halves":
		offers = serve.Losses{"squared": {Conventions: []string{"scaled:0.5", "kink:any"}}}
	case "own right", "own gradient", "own random", "own mean", "own nan", "own narrow", "own false claim", "own misspelt", "own catalogued":
		offers = ownOffers(mode)
	case "dies at once":
		fmt.Fprintln(os.Stderr, "ModuleNotFoundError: No module named 'torch'")
		os.Exit(1)
	}
	serve.Main(strange{mode: mode}, offers)
}

// strange is the references, one of which is wrong.
type strange struct {
	catalog.Reference
	mode string
}

// Info is asked for when a hello has come, which is when the limits of a sandbox are in force.
func (s strange) Info() impl.Info {
	if s.mode == "large" {
		large := make([]byte, 256<<20)
		defer runtime.KeepAlive(large)
	}
	return impl.Info{Name: "stranger", Version: "2", Language: "go"}
}

func (s strange) Float64(name string, p impl.Params) (impl.Loss[float64], error) {
	if strings.HasPrefix(s.mode, "own ") {
		return own[float64](s.mode, name, p)
	}
	switch s.mode {
	case "halves":
		return impl.HalfSquared[float64](), nil
	case "wrong":
		return impl.Pointwise(func(p, t float64) float64 { return math.Abs(p - t) }, nil), nil
	case "dies":
		return impl.Pointwise(func(p, t float64) float64 {
			if p > 1e300 {
				os.Exit(9)
			}
			return math.Abs(p-t) / 2
		}, func(p, t float64) float64 { return math.Copysign(0.5, p-t) }), nil
	}
	return s.Reference.Float64(name, p)
}

func (s strange) Float32(name string, p impl.Params) (impl.Loss[float32], error) {
	if strings.HasPrefix(s.mode, "own ") {
		return own[float32](s.mode, name, p)
	}
	return s.Reference.Float32(name, p)
}

// on runs a subcommand on the fake.
func on(t *testing.T, mode string, args ...string) (code int, out, errs string) {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	verbs := 1
	if args[0] == "adapter" {
		verbs = 2
	}
	args = slices.Insert(slices.Clone(args), verbs, "-env", asAdapter+"="+mode)
	return runs(append(args, "--", exe)...)
}

// An adapter in another process passes as the same code does here: what is checked is what it advertises, and each run writes the same bytes.
func TestCheckAdapter(t *testing.T) {
	var records []string
	for range 2 {
		file := filepath.Join(t.TempDir(), "check.jsonl")
		code, out, errs := on(t, "right", "check", "-checks", "10", "-o", file)
		require.Equal(t, reports.ExitConformant, code, out+errs)
		rec := read(t, file)
		seen := map[string]bool{}
		for _, r := range rec.Results {
			seen[r.Loss+" "+r.Dtype] = true
			require.Equal(t, "stranger", r.Impl)
		}
		require.Equal(t, map[string]bool{
			"huber(delta=1) f32": true, "huber(delta=1) f64": true, "huber(delta=0.25) f32": true, "huber(delta=0.25) f64": true,
			"huber(delta=1.5) f32": true, "huber(delta=1.5) f64": true, "pinball(tau=0.5) f32": true, "pinball(tau=0.5) f64": true,
		}, seen, "settings of parameters that the adapter does not take are left out")
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		records = append(records, string(text))
	}
	require.Equal(t, records[0], records[1])
}

// What does not run is not taken for a wrong loss, and what hello says has to mean something.
func TestCheckAdapterCannotRun(t *testing.T) {
	for _, c := range []struct {
		mode, want string
		code       int
	}{
		{"dies at once", "the adapter does not start: exit status 1; standard error ends: ModuleNotFoundError", reports.ExitAdapter},
		{"unknown loss", `the adapter offers a loss that is not specified: no loss is named "hubr" (did you mean huber`, reports.ExitUsage},
		{"unknown parameter", `the adapter's huber takes a parameter "dleta": want some of ["delta"] (did you mean delta?)`, reports.ExitUsage},
		{"unknown convention", `the adapter's convention "kink:all" of huber: want one of arguments:exchanged, class:none-ignored, clip:LO,HI,`, reports.ExitUsage},
		{"no loss", "the adapter offers no loss", reports.ExitUsage},
	} {
		code, _, errs := on(t, c.mode, "check")
		require.Equal(t, c.code, code, errs)
		require.Contains(t, errs, c.want)
	}
	for _, c := range []struct{ args, want string }{
		{"check --", "check: want a command after --"},
		{"check -timeout 0 -- true", "-timeout 0s: want at least 1ms"},
		{"check -env x -- true", "want NAME=VALUE"},
		{"check -jobs 0 -- true", "-jobs 0: want 1 to 64"},
		{"replay", "replay: want one failure"},
		{"replay nowhere.json", "nowhere.json"},
		{`replay {}`, "no loss: want"},
		{`replay {"loss":"huber","dtype":"f64","property":"u-valu","case":{"samples":[]}}`, `no property of huber(delta=1) is named "u-valu" (did you mean u-value`},
		{`replay {"loss":"huber","dtype":"f64","property":"u-nonneg","case":{"samples":[]}}`, `"u-nonneg" of huber(delta=1) is about a claim: want u-nonneg/range[0, +Inf]`},
		{`replay -impl x {"loss":"huber","dtype":"f64","property":"u-value","case":{"samples":[]}}`, "no implementation that matches -impl \"x\""},
	} {
		code, _, errs := runs(strings.Fields(c.args)...)
		require.Equal(t, reports.ExitUsage, code, errs)
		require.Contains(t, errs, c.want)
	}
	code, _, errs := runs("check", "--", filepath.Join(t.TempDir(), "nonesuch"))
	require.Equal(t, reports.ExitAdapter, code)
	require.Contains(t, errs, "the adapter does not start: ")
}

// A failure prints the line that shows it again, in that implementation and in any other.
func TestReplay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "check.jsonl")
	code, out, errs := on(t, "wrong", "check", "-loss", "huber", "-dtype", "f64", "-property", "u-value", "-checks", "20", "-o", file)
	require.Equal(t, reports.ExitFailed, code, out+errs)
	f := read(t, file).Results[0].Failure
	exe, err := os.Executable()
	require.NoError(t, err)
	require.Contains(t, out, "lossgate replay '{")
	line, _, _ := strings.Cut(f.Repro, "   # exact answer")
	pin, command, ok := strings.Cut(strings.TrimPrefix(line, "lossgate replay "), " -- ")
	require.True(t, ok, line)
	require.Contains(t, command, exe)
	pin = strings.Trim(pin, "'")

	code, out, errs = on(t, "wrong", "replay", pin)
	require.Equal(t, reports.ExitFailed, code, out+errs)
	require.Contains(t, out, f.Got)
	code, out, errs = on(t, "right", "replay", pin)
	require.Equal(t, reports.ExitConformant, code, out+errs)
	code, out, errs = runs("replay", "-impl", "reference", pin)
	require.Equal(t, reports.ExitConformant, code, out+errs)
	require.Contains(t, out, "pass")
	held := filepath.Join(t.TempDir(), "pin.json")
	require.NoError(t, os.WriteFile(held, []byte(pin+"\n"), 0o644))
	code, out, errs = runs("replay", held)
	require.Equal(t, reports.ExitConformant, code, out+errs)
}

// A death costs the case that it happened on: the record says crash, and every other property has its verdict.
func TestCheckAdapterThatDies(t *testing.T) {
	file := filepath.Join(t.TempDir(), "check.jsonl")
	code, out, errs := on(t, "dies", "check", "-loss", "pinball", "-dtype", "f64", "-property", "u-[vn]*", "-checks", "20", "-o", file)
	require.Equal(t, reports.ExitFailed, code, out+errs)
	require.Contains(t, errs, "the adapter had to be started again: pinball f64")
	verdicts := map[reports.Verdict]int{}
	for _, r := range read(t, file).Results {
		verdicts[r.Verdict]++
	}
	require.Positive(t, verdicts[reports.Crash], out)
	require.Positive(t, verdicts[reports.Pass]+verdicts[reports.Fail]+verdicts[reports.Untested], out)
	require.Zero(t, verdicts[reports.NotRun], out)
}

// A convention that is declared is applied: half of the square is the square, scaled.
func TestCheckAdapterConvention(t *testing.T) {
	code, out, errs := on(t, "halves", "check", "-dtype", "f64", "-checks", "10")
	require.Equal(t, reports.ExitConformant, code, out+errs)
}

// The flags of a sandbox reach the adapter: what it needs it may take, and less is too little. That they hold has tests where they are made.
func TestCheckSandbox(t *testing.T) {
	args := []string{"check", "-loss", "huber", "-dtype", "f64", "-property", "u-nonneg", "-checks", "5", "-sandbox"}
	code, out, errs := on(t, "large", args...)
	if strings.Contains(errs, "does not allow -sandbox") || strings.Contains(errs, "-sandbox works on Linux only") {
		t.Skip("no sandbox here: " + errs)
	}
	require.Equal(t, reports.ExitConformant, code, out+errs)
	code, _, errs = on(t, "large", append(args, "-memory", "64")...)
	require.Equal(t, reports.ExitAdapter, code, errs)
	require.Contains(t, errs, "the adapter does not start: ")
	code, _, errs = on(t, "right", append(args, "-cpu", "10ms")...)
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "-cpu 10ms: want at least 1s")
}
