package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/benchmarks/gate"
)

// clockless is a benchmark that says itself how much processor time it took, so that no clock decides whether a test passes.
const clockless = `package bench

import (
	"os"
	"testing"
	"time"
)

func BenchmarkToy(b *testing.B) {
	for _, c := range costs {
		b.Run("cost="+c.name, func(b *testing.B) {
			for b.Loop() {
			}
			if c.ns < 0 { // never ends
				_ = os.WriteFile(os.Getenv("BEGUN"), nil, 0o600)
				time.Sleep(time.Hour)
			}
			b.ReportMetric(c.ns, "cpu-ns/op")
		})
	}
}

var costs = []struct {
	name string
	ns   float64
}{%s}
`

// A toyRepository is a git repository of a small module with a benchmark.
type toyRepository struct {
	t   *testing.T
	dir string
}

func newToyRepository(t *testing.T) toyRepository {
	r := toyRepository{t, t.TempDir()}
	r.git("init", "-q")
	require.NoError(t, os.Mkdir(filepath.Join(r.dir, "bench"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(r.dir, "go.mod"), []byte("module example.org/toy\n\ngo 1.26\n"), 0o600))
	return r
}

// cost writes what benchmarks cost: "name: ns, …".
func (r toyRepository) cost(costs string) {
	var rows []string
	for _, c := range strings.Split(costs, ", ") {
		name, ns, _ := strings.Cut(c, ": ")
		rows = append(rows, fmt.Sprintf("{%q, %s}", name, ns))
	}
	text := fmt.Sprintf(clockless, strings.Join(rows, ", "))
	require.NoError(r.t, os.WriteFile(filepath.Join(r.dir, "bench", "toy_test.go"), []byte(text), 0o600))
}

func (r toyRepository) commit(message string) {
	r.git("add", ".")
	r.git("commit", "-q", "-m", message)
}

func (r toyRepository) git(args ...string) string {
	cmd := exec.Command("git", append([]string{"-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	cmd.Dir = r.dir
	out, err := cmd.CombinedOutput()
	require.NoError(r.t, err, "%s", out)
	return string(out)
}

// compare runs bench-compare in the repository, with the fewest samples.
func (r toyRepository) compare(ctx context.Context, args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	all := append([]string{"bench-compare", "-pkg", "./bench", "-bench", ".", "-pairs", "5", "-layouts", "1", "-benchtime", "1ms"}, args...)
	code = run(ctx, all, strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

// valgrind is put in front of the real one, which takes a second for each count. By it an iteration is 1000 instructions at base and 1020 at head,
// and the rest of the program is a million.
const valgrind = `#!/bin/sh
case "$4" in */head1.test) each=1020;; *) each=1000;; esac
for a; do case "$a" in -test.benchtime=*) n=${a#*=}; n=${n%x};; esac; done
echo "==7== " >&2
echo "==7== I   refs:      $(( 1000000 + n * each ))" | sed 's/\([0-9]\)\([0-9]\{3\}\)$/\1,\2/' >&2
`

func TestBenchCompare(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the valgrind of this test is a shell script")
	}
	bin := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(bin, "valgrind"), []byte(valgrind), 0o755))
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	r := newToyRepository(t)
	t.Chdir(r.dir)
	r.cost("same: 2e6, slower: 2e6, faster: 2e6, gone: 5")
	r.commit("First")
	r.cost("same: 2e6, slower: 2.2e6, faster: 1.8e6, new: 5")
	samples := filepath.Join(t.TempDir(), "samples.txt")

	code, out, errs := r.compare(t.Context(), "-o", samples, "HEAD")
	require.Equal(t, gate.ExitRegression, code, "%s%s", out, errs)
	for _, want := range []string{
		"all of Toy\n", "head  the working tree, which differs from ",
		"same       2.000ms  2.000ms  +0.0 %   [+0.0 %, +0.0 %]", "= equivalent\n",
		"slower     2.000ms  2.200ms  +10.0 %  [+10.0 %, +10.0 %]", "✗ regression\n",
		"faster     2.000ms  1.800ms  −10.0 %  [−10.0 %, −10.0 %]", "✓ improvement\n",
		"only in head\n", "only in base\n", "canary, which is base against itself: at most +0.0 % among 3; alarms: 0\n",
		"regression: 1, improvement: 1, undecided: 0, equivalent: 1; the margin is 2 %, and p < 0.01\n  regression: Toy/cost=slower: +10.0 % cpu-time/op\n",
	} {
		require.Contains(t, out, want)
	}
	require.Contains(t, errs, "benchstat's table is passed over", "the toy has no such tool")
	require.Regexp(t, `slower .* \+2\.0 %`, out, "its instructions are counted")
	require.NotRegexp(t, `same .* \+2\.0 %`, out, "what time settles is not counted")
	raw, err := os.ReadFile(samples)
	require.NoError(t, err)
	require.Equal(t, 3*(5+5+5)+2*(5+5)*3/2, strings.Count(string(raw), "cpu-ns/op"), "three sides, and a second round for what changed")
	require.Contains(t, string(raw), "1020 instrs/op")

	code, out, errs = r.compare(t.Context(), "-bench", "Toy/(same|faster)", "-instructions", "none", "HEAD")
	require.Equal(t, gate.ExitNone, code, "%s%s", out, errs)
	code, out, errs = r.compare(t.Context(), "-bench", "Toy/(same|gone)", "HEAD")
	require.Equal(t, gate.ExitUndecided, code, "what base has and head has not: %s%s", out, errs)
	code, _, errs = r.compare(t.Context(), "-bench", "nothing", "HEAD")
	require.Equal(t, gate.ExitNothing, code)
	require.Contains(t, errs, "no benchmark of ./bench matches -bench nothing on both sides")

	// An interrupt, while a benchmark runs that does not end.
	begun := filepath.Join(t.TempDir(), "begun")
	t.Setenv("BEGUN", begun)
	r.cost("same: -1")
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		for ; ctx.Err() == nil; time.Sleep(time.Millisecond) {
			if _, err := os.Stat(begun); err == nil {
				stop()
			}
		}
	}()
	code, _, errs = r.compare(ctx, "-bench", "Toy/same", "HEAD")
	require.Equal(t, gate.ExitUndecided, code, errs)
	require.Contains(t, errs, "interrupted")

	require.Equal(t, 1, strings.Count(r.git("worktree", "list"), "\n"), "no worktree is left")
	left, err := os.ReadDir(tmp)
	require.NoError(t, err)
	require.Empty(t, left)
}

func TestBenchCompareRefuses(t *testing.T) {
	r := newToyRepository(t)
	t.Chdir(r.dir)
	r.cost("same: 1")
	r.commit("First")
	for _, c := range []struct{ args, want string }{
		{"", "want one revision to compare with"},
		{"a b", "want one revision"},
		{"-margin 0 HEAD", "-margin 0"},
		{"-margin NaN HEAD", "-margin NaN"},
		{"-pairs 4 HEAD", "-pairs 4: want at least 5"},
		{"-layouts 0 HEAD", "-layouts 0"},
		{"-benchtime 1us HEAD", "-benchtime 1µs"},
		{"-instructions some HEAD", `-instructions "some"`},
		{"nowhere", `revision "nowhere"`},
		{"-pkg ./none HEAD", "none"},
	} {
		code, _, errs := r.compare(t.Context(), strings.Fields(c.args)...)
		require.Equal(t, gate.ExitNothing, code, c.args)
		require.Contains(t, errs, c.want, c.args)
	}
	t.Chdir(t.TempDir())
	code, _, errs := r.compare(t.Context(), "HEAD")
	require.Equal(t, gate.ExitNothing, code)
	require.Contains(t, errs, "not a git repository")
}
