package process_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// options run the test binary as a fake. The deadline is one that a busy machine meets.
func options(t *testing.T, mode string) process.Options {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	return process.Options{
		Command: []string{exe}, Suite: "test", Deadline: 20 * time.Second, Hello: 20 * time.Second,
		Env: []string{fakeMode + "=" + mode, fakeNote + "=" + filepath.Join(t.TempDir(), "note")},
	}
}

func start(t *testing.T, o process.Options) *process.Process {
	t.Helper()
	p, err := process.Start(context.Background(), o)
	require.NoError(t, err)
	return p
}

// ask is a question about one sample.
func ask(pred, target float64) process.Ask {
	return process.Ask{
		Loss: "half-squared", Params: impl.Params{"factor": {3}}, Dtype: wire.F64, Want: wire.Value,
		Batch: impl.Batch[float64]{N: 1, Pred: []float64{pred}, Target: []float64{target}},
	}
}

// Every row of PROTOCOL's table of things that go wrong with a case: the run ends, the one case is blamed, and every other is answered.
func TestOneGuiltyCase(t *testing.T) {
	const n, guilty = 70, 37
	for _, c := range []struct {
		mode  string
		cause process.Cause // empty: every case has its answer
		why   string
	}{
		{"crashes", process.Crash, `exit status 3; standard error ends: boom \x1b[2J`},
		{"is killed", process.Crash, "signal: killed"},
		{"hangs", process.Timeout, "no reply within 1s"},
		{"hangs, refuses signals", process.Timeout, "no reply within 1s"},
		{"prints", process.Garbled, `it wrote "loss is \x1b[31m42": standard output is for replies alone; print to stderr instead`},
		{"truncates", process.Garbled, `it wrote "{\"m\":\"result\"`},
		{"dies writing", process.Garbled, "it ended in the middle of a line"},
		{"never ends a line", process.Garbled, `a line of more than 16 MiB, which begins "xxx`},
		{"closes stdout", process.Garbled, "it closed its standard output, and lives on"},
		{"wrong id", process.Garbled, `it answers a request that is not waiting for an answer: "{\"m\":\"result\",\"id\":4711`},
		{"wrong shape", process.Garbled, "value: shape [1 1]: want [1]"},
		{"wrong dtype", process.Garbled, `value: dtype "f31": want f64`},
		{"wrong bytes", process.Garbled, "value: 3 bytes: want 8 for f64 of shape [1]"},
		{"says nothing", process.Garbled, `a case has s = "fine"`},
		{"answers one less", process.Garbled, "it answers 1 cases with 0"},
		{"forks", process.Timeout, "no reply within"},
		{"forks and dies", process.Crash, "exit status 4"},
		{"crashes once", "", ""},
		{"is slow", "", ""},
		{"adds a member", "", ""},
	} {
		t.Run(c.mode, func(t *testing.T) {
			t.Parallel()
			o := options(t, c.mode)
			if c.cause == process.Timeout || c.mode == "is slow" {
				o.Deadline = time.Second
			}
			p := start(t, o)
			asks := make([]process.Ask, n)
			for i := range asks {
				asks[i] = ask(float64(i), 0)
			}
			asks[guilty] = ask(poison, 0)
			answers := p.Do(context.Background(), asks)
			incidents := p.Incidents()
			p.Close()
			for i, a := range answers {
				if i == guilty && c.cause != "" {
					var lost *process.Lost
					require.ErrorAs(t, a.Err, &lost)
					require.Equal(t, c.cause, lost.Cause, lost.Why)
					require.Contains(t, lost.Why, c.why)
					require.NotContains(t, lost.Why, "\x1b")
					require.Less(t, len(lost.Why), 2000)
					continue
				}
				require.NoError(t, a.Err, "case %d", i)
				x := asks[i].Batch.Pred[0]
				require.Equal(t, []float64{1.5 * x * x}, a.Out, "case %d", i)
			}
			restarts := !slices.Contains([]string{"adds a member", "wrong shape", "wrong dtype", "wrong bytes", "says nothing"}, c.mode)
			require.Equal(t, restarts, len(incidents) > 0, incidents)
			for _, pid := range notedPids(t, o) {
				require.Eventually(t, func() bool { return !alive(pid) }, 5*time.Second, 10*time.Millisecond, "process %d is left", pid)
			}
		})
	}
}

// A line within the bounds that would take gigabytes once it is decoded takes little, and costs the case that it answers.
func TestLinesThatSwell(t *testing.T) {
	for mode, why := range map[string]string{
		"lists without end": "it answers 1 cases with 0",
		"nests without end": "it wrote \"{",
	} {
		p := start(t, options(t, mode))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		a := p.Do(context.Background(), []process.Ask{ask(poison, 0), ask(1, 0)})
		runtime.ReadMemStats(&after)
		p.Close()
		require.ErrorContains(t, a[0].Err, why)
		require.NoError(t, a[1].Err)
		require.Less(t, (after.TotalAlloc-before.TotalAlloc)>>20, uint64(200), "MiB, for two lines of 6")
	}
}

// What comes after an answer cannot be blamed on a case for certain, but nothing is lost by it.
func TestTextBetweenReplies(t *testing.T) {
	for _, mode := range []string{"prints afterwards", "answers twice"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			p := start(t, options(t, mode))
			defer p.Close()
			a := p.Do(context.Background(), []process.Ask{ask(poison, 0)})
			require.NoError(t, a[0].Err)
			require.Eventually(t, func() bool { return len(p.Incidents()) == 1 }, 5*time.Second, 5*time.Millisecond)
			a = p.Do(context.Background(), []process.Ask{ask(1, 0)})
			require.NoError(t, a[0].Err)
			require.Equal(t, []float64{1.5}, a[0].Out)
		})
	}
}

// An adapter that cannot be run is told from a wrong loss, and which of the three it is.
func TestStartFails(t *testing.T) {
	for _, c := range []struct {
		mode  string
		phase process.Phase
		why   string
	}{
		{"dies at once", process.PhaseStart, "exit status 7; standard error ends: No module named torch"},
		{"no hello", process.PhaseHello, "no hello within 300ms"},
		{"banner", process.PhaseHello, `in place of hello it wrote "Welcome to \x1b[31mframework": standard output is for replies alone; print to stderr instead`},
		{"other protocol", process.PhaseHello, "version 2 of the protocol: want 1"},
		{"misspelt op", process.PhaseHello, `losses.half-squared.ops has "gradient": want some of ["value" "grad" "target_grad"]`},
		{"offers without end", process.PhaseHello, "its hello has 6291496 bytes: want at most 4194304"},
		{"mangles NaN", process.PhaseEcho, "number 6 of the array of f32 came back as 0x7fc00000, sent as 0x7fd1beef"},
	} {
		t.Run(c.mode, func(t *testing.T) {
			t.Parallel()
			o := options(t, c.mode)
			if c.mode == "no hello" {
				o.Hello = 300 * time.Millisecond
			}
			_, err := process.Start(context.Background(), o)
			var e *process.StartError
			require.ErrorAs(t, err, &e)
			require.Equal(t, c.phase, e.Phase, e.Why)
			require.Contains(t, e.Why, c.why)
		})
	}
	_, err := process.Start(context.Background(), process.Options{Command: []string{filepath.Join(t.TempDir(), "nonesuch")}})
	require.ErrorContains(t, err, "the adapter does not start: ")
}

// The circuit opens: what is left is not run, for this loss and format alone.
func TestCircuit(t *testing.T) {
	p := start(t, options(t, "crashes"))
	defer p.Close()
	bad := slices.Repeat([]process.Ask{ask(poison, 0)}, 5)
	causes := map[process.Cause]int{}
	for range 12 {
		for _, a := range p.Do(context.Background(), bad) {
			var lost *process.Lost
			require.ErrorAs(t, a.Err, &lost)
			causes[lost.Cause]++
		}
	}
	require.Equal(t, map[process.Cause]int{process.Crash: 11 * 3, process.NotRun: 11*2 + 5}, causes)
	a := p.Do(context.Background(), []process.Ask{ask(1, 0)})[0]
	require.ErrorContains(t, a.Err, "not-run: more than 10 incidents in 1000 requests about half-squared f64")
	other := ask(1, 0)
	other.Dtype = wire.F32
	require.NoError(t, p.Do(context.Background(), []process.Ask{other})[0].Err)
}

// An adapter that does not come up again is not tried for ever.
func TestStartsOnce(t *testing.T) {
	p := start(t, options(t, "starts once"))
	defer p.Close()
	require.NoError(t, p.Do(context.Background(), []process.Ask{ask(1, 0)})[0].Err)
	for range 2 {
		require.ErrorContains(t, p.Do(context.Background(), []process.Ask{ask(poison, 0)})[0].Err,
			"not-run: it was to be started again: the adapter does not start: exit status 1")
	}
}

// What was not advertised is not sent; lengths that no array can have are refused here.
func TestRefusedBeforeItIsSent(t *testing.T) {
	p := start(t, options(t, "plain"))
	defer p.Close()
	for _, c := range []struct {
		change func(*process.Ask)
		want   string
	}{
		{func(a *process.Ask) { a.Loss = "huber" }, "unsupported: fake does not offer huber"},
		{func(a *process.Ask) { a.Dtype = wire.BF16 }, "does not offer half-squared in bf16"},
		{func(a *process.Ask) { a.Want = wire.TargetGrad }, "does not offer the target_grad of half-squared"},
		{func(a *process.Ask) { a.Batch.Shape, a.Batch.Pred = []int{1 << 21}, make([]float64, 1<<21) }, "does not offer a case of 2097153 numbers"},
	} {
		a := ask(1, 0)
		c.change(&a)
		err := p.Do(context.Background(), []process.Ask{a})[0].Err
		require.ErrorIs(t, err, impl.ErrUnsupported)
		require.ErrorContains(t, err, c.want)
	}
	for _, c := range []struct {
		arg    string
		change func(*process.Ask)
	}{
		{"n", func(a *process.Ask) { a.Batch.N = -1 }},
		{"pred", func(a *process.Ask) { a.Batch.N = 2 }},
		{"target", func(a *process.Ask) { a.Batch.Target = []float64{1, 2} }},
		{"weight", func(a *process.Ask) { a.Batch.Weight = []float64{} }},
		{"class", func(a *process.Ask) {
			a.Batch.N, a.Batch.Pred, a.Batch.Target, a.Batch.Class = 2, []float64{1, 2}, nil, []int{1, 2, 3}
		}},
		{"class_len", func(a *process.Ask) { a.Batch.ClassLen = []int{1} }},
		{"upstream", func(a *process.Ask) { a.Up = []float64{1, 2} }},
	} {
		a := ask(1, 0)
		c.change(&a)
		var data *impl.DataError
		require.ErrorAs(t, p.Do(context.Background(), []process.Ask{a})[0].Err, &data)
		require.Equal(t, c.arg, data.Arg)
	}
}

// What an adapter says of a case is passed on: a refusal, a failure of its own, an offer taken back.
func TestAnswersWithoutNumbers(t *testing.T) {
	for mode, check := range map[string]func(error){
		"plain": func(err error) {
			var data *impl.DataError
			require.ErrorAs(t, err, &data)
			require.ErrorContains(t, err, "rejected (target): target[0] = -1: want no negative number")
		},
		"breaks": func(err error) {
			var failed *process.Failed
			require.ErrorAs(t, err, &failed)
			require.ErrorContains(t, err, `shape mismatch\n; trace: …`)
			require.True(t, strings.HasSuffix(err.Error(), `at f\nat g`), err)
		},
		"takes it back": func(err error) {
			require.ErrorContains(t, err, "unsupported after all, although hello advertises it: reduction=none")
			require.False(t, errors.Is(err, impl.ErrUnsupported))
		},
		"lacks a value": func(err error) {
			require.ErrorIs(t, err, impl.ErrUnsupported)
			require.ErrorContains(t, err, "factor=3: there are 1 and 2")
		},
	} {
		p := start(t, options(t, mode))
		a := ask(poison, 0)
		if mode == "plain" {
			a = ask(1, -1)
		}
		check(p.Do(context.Background(), []process.Ask{a})[0].Err)
		p.Close()
	}
}

// The contract of a loss in Go holds for one in a process: every operation, reduction and argument arrives.
func TestLibrary(t *testing.T) {
	p := start(t, options(t, "plain"))
	defer p.Close()
	require.Equal(t, impl.Info{Name: "fake", Version: "1", Language: "go"}, p.Info())
	_, err := p.Float64("half-squared", nil)
	require.ErrorContains(t, err, "factor = nothing: want a value")
	_, err = p.Float64("half-squared", impl.Params{"factor": {1}, "delta": {1}})
	require.ErrorIs(t, err, impl.ErrUnsupported)
	params := impl.Params{"factor": {1.5}}
	got, err := p.Float32("half-squared", params)
	require.NoError(t, err)
	want, err := half[float32](params)
	require.NoError(t, err)
	b := impl.Batch[float32]{N: 3, Pred: []float32{1, 0.1, -7}, Target: []float32{3, 0, 1}, Weight: []float32{1, 0, 0.25}}
	for _, r := range []impl.Reduction{impl.None, impl.Sum, impl.Mean} {
		wv, _ := want.Value(nil, b, r)
		gv, err := got.Value(nil, b, r)
		require.NoError(t, err)
		require.Equal(t, wv, gv)
		up := []float32{2, 3, 5}[:len(wv)]
		wg, _ := want.Grad(nil, b, r, up)
		gg, err := got.Grad(nil, b, r, up)
		require.NoError(t, err)
		require.Equal(t, wg, gg)
	}
}

// Nobody waits for a run that was given up, however long the adapter thinks.
func TestCancelled(t *testing.T) {
	p := start(t, options(t, "hangs"))
	defer p.Close()
	ctx, cancel := context.WithCancel(context.Background())
	go func() { time.Sleep(20 * time.Millisecond); cancel() }()
	for _, a := range p.Do(ctx, []process.Ask{ask(poison, 0), ask(1, 0)}) {
		require.ErrorContains(t, a.Err, "not-run: context canceled")
	}
}

// Several children answer as one does.
func TestJobs(t *testing.T) {
	o := options(t, "plain")
	o.Jobs = 3
	p := start(t, o)
	defer p.Close()
	var asks []process.Ask
	for i := range 500 {
		asks = append(asks, ask(float64(i), 0))
	}
	for i, a := range p.Do(context.Background(), asks) {
		require.NoError(t, a.Err)
		require.Equal(t, 1.5*float64(i)*float64(i), a.Out[0])
	}
}
