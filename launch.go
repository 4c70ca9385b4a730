package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/reports"
)

// A launch says how to run an adapter: the command behind --, and the flags that are about it.
type launch struct {
	command []string
	timeout time.Duration
	jobs    int
	env     []string
	sandbox bool
	memory  int // MiB
	cpu     time.Duration
}

// cutCommand splits arguments at the first --. What comes behind is somebody else's, flags and all; nil: there is no --.
func cutCommand(args []string) (own, command []string) {
	if i := slices.Index(args, "--"); i >= 0 {
		return args[:i], append([]string{}, args[i+1:]...)
	}
	return args, nil
}

// register adds the flags of a launch.
func (l *launch) register(f *flag.FlagSet) {
	f.DurationVar(&l.timeout, "timeout", 5*time.Second, "with -- COMMAND: how `long` a request may take; ten times that for the first of a loss and format, and for the start, which has 2m at least")
	f.IntVar(&l.jobs, "jobs", 1, "with -- COMMAND: how many `adapters` to run at once")
	f.Func("env", "with -- COMMAND: give it `NAME=VALUE`, besides "+strings.Join(passed(), ", ")+"; repeat for more", func(s string) error {
		if i := strings.IndexByte(s, '='); i < 1 {
			return errors.New("want NAME=VALUE")
		}
		l.env = append(l.env, s)
		return nil
	})
	f.BoolVar(&l.sandbox, "sandbox", false, "with -- COMMAND: without a network, with no process that outlives it, and within -memory and -cpu (Linux)")
	f.IntVar(&l.memory, "memory", 4096, "with -sandbox: `MiB` of memory that each adapter may take")
	f.DurationVar(&l.cpu, "cpu", time.Hour, "with -sandbox: processor `time` that each start of an adapter may take")
}

// passed lists the variables that an adapter gets of our environment. It gets no other: results depend on the arguments alone, and tokens are
// nobody's business.
func passed() []string {
	names := []string{"PATH", "HOME", "LANG", "TMPDIR"}
	if runtime.GOOS == "windows" { // without it nothing starts
		names = append(names, "SYSTEMROOT")
	}
	return names
}

// environment is the whole environment of an adapter.
func (l launch) environment() (env []string) {
	for _, name := range passed() {
		if v, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+v)
		}
	}
	return append(env, l.env...)
}

// valid reports the first setting that makes no sense.
func (l launch) valid() error {
	switch {
	case len(l.command) == 0:
		return errors.New("want a command after --, such as: -- python3 my_losses.py")
	case l.timeout < time.Millisecond:
		return fmt.Errorf("-timeout %v: want at least 1ms", l.timeout)
	case l.jobs < 1 || l.jobs > 64:
		return fmt.Errorf("-jobs %d: want 1 to 64", l.jobs)
	case l.memory < 1:
		return fmt.Errorf("-memory %d: want at least 1 MiB", l.memory)
	case l.cpu < time.Second:
		return fmt.Errorf("-cpu %v: want at least 1s", l.cpu)
	}
	return nil
}

// start runs the adapter. Where there is none the code is what to exit with, and everything is said.
func (l launch) start(ctx context.Context, c console, verb string) (p *process.Process, code int) {
	if err := l.valid(); err != nil {
		return nil, c.usage("%s: %v", verb, err)
	}
	o := process.Options{Command: l.command, Env: l.environment(), Suite: "lossgate/" + version(), Deadline: l.timeout, Hello: max(2*time.Minute, 10*l.timeout), Jobs: l.jobs}
	if l.sandbox {
		o.Sandbox = &process.Sandbox{Memory: uint64(l.memory) << 20, CPU: l.cpu}
	}
	p, err := process.Start(ctx, o)
	if err != nil {
		fmt.Fprintf(c.err, "lossgate: %s: %v\n", verb, err)
		return nil, reports.ExitAdapter
	}
	return p, reports.ExitConformant
}

// tell says what happened to an adapter beside its answers.
func tell(c console, p *process.Process) {
	const most = 5
	all := p.Incidents()
	for _, text := range all[:min(most, len(all))] {
		fmt.Fprintf(c.err, "lossgate: the adapter had to be started again: %s\n", text)
	}
	if more := len(all) - most; more > 0 {
		fmt.Fprintf(c.err, "lossgate: … and %d times more\n", more)
	}
}
