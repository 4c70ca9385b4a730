package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// An installed library is how to start an adapter: with the Python of an environment that .ci/third-party makes, or a module of Go to build.
type installed struct {
	name, environment, script, module string
	get                               string // how it comes here
}

var adapters = []installed{
	{name: "pytorch", environment: "torch", script: "impl/adapters/python/pytorch_adapter.py", get: "make third-party TARGETS=pytorch"},
	{name: "pytorch-compiled", environment: "torch", script: "benchmarks/peers/pytorch_compiled_peer.py", get: "make third-party TARGETS=pytorch, and a C++ compiler"},
	{name: "numpy", environment: "numeric", script: "benchmarks/peers/numpy_peer.py", get: "make third-party TARGETS=sklearn-scipy"},
	{name: "scikit-learn", environment: "numeric", script: "benchmarks/peers/sklearn_peer.py", get: "make third-party TARGETS=sklearn-scipy"},
	{name: "gomlx", module: "impl/adapters/gomlx", get: "make third-party-langs TARGETS=gomlx"},
}

// cache is the folder in which .ci/third-party keeps what it has installed.
func cache() (string, error) {
	if dir := os.Getenv("XDG_CACHE_HOME"); dir != "" {
		return filepath.Join(dir, "lossgate"), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".cache", "lossgate"), err
}

// python is the interpreter of an environment.
func python(environment string) (string, error) {
	dir, err := cache()
	if err != nil {
		return "", err
	}
	exe := filepath.Join(dir, environment, "bin", "python")
	_, err = os.Stat(exe)
	return exe, err
}

// command is what starts an adapter; an error says that it is not here.
func (a installed) command(ctx context.Context) ([]string, error) {
	dir, err := cache()
	if err != nil {
		return nil, err
	}
	if a.module == "" {
		exe, err := python(a.environment)
		return []string{exe, a.script}, err
	}
	exe := filepath.Join(dir, a.name)
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", exe, ".")
	build.Dir, build.Env = a.module, append(os.Environ(), "GOWORK=off")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w: %s", err, strings.TrimSpace(string(out)))
	}
	return []string{exe}, nil
}

// environ lets everybody have one thread, and glibc keep the memory that it frees: without that a library that makes an array in each step is
// measured by how fast the kernel clears pages, two to four times slower at 10^7 elements.
func environ() ([]string, error) {
	dir, err := cache()
	return []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"), "PYTHONPATH=impl/adapters/python",
		"OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1", "GOMAXPROCS=1",
		"MALLOC_MMAP_THRESHOLD_=4294967296", "MALLOC_TRIM_THRESHOLD_=68719476736",
		"TORCHINDUCTOR_CACHE_DIR=" + filepath.Join(dir, "inductor"),
	}, err
}

// An adapter is a peer in another process.
type adapter struct {
	name    string
	process *process.Process
}

// startAll starts the adapters that are here and are among only, and says which are passed over.
func startAll(ctx context.Context, only string, progress io.Writer) (all []adapter, err error) {
	env, err := environ()
	if err != nil {
		return nil, err
	}
	for _, a := range adapters {
		if only != "" && !slices.Contains(strings.Split(only, ","), a.name) {
			continue
		}
		command, err := a.command(ctx)
		var p *process.Process
		if err == nil {
			p, err = process.Start(ctx, process.Options{Command: command, Env: env, Suite: "lossgate/bench-peers", Deadline: 2 * time.Minute, Jobs: 1})
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			fmt.Fprintf(progress, "%s: passed over, since it does not start (%s): %v\n", a.name, a.get, err)
			continue
		}
		all = append(all, adapter{a.name, p})
	}
	return all, nil
}

func (a adapter) who() string { return a.name }

// time asks the adapter, whose own clock it is.
func (a adapter) time(ctx context.Context, q question, least time.Duration) (int64, time.Duration, error) {
	runtime.GC() // what our own kernels had is not to be swept meanwhile
	l := process.Load{
		Ask:       process.Ask{Loss: q.name, Params: q.params(), Dtype: q.dtype, Reduction: impl.Mean, Want: wire.Value, Batch: q.Batch},
		WithValue: true, Tile: q.tile, Least: least,
	}
	if q.op == "valuegrad" {
		l.Want = wire.Grad
	}
	t, err := a.process.Bench(ctx, l)
	return t.N, t.Took, err
}
