// Command peers measures our batched kernels beside PyTorch, NumPy, scikit-learn, gonum and GoMLX, in one run and on one thread, and the suite beside
// Hypothesis with mpmath. It is what make bench-peers runs, from the top of the repository:
//
//	go run ./benchmarks/peers -o reports/peers.txt
//	go run ./benchmarks/peers -read reports/peers.txt    prints the table again
//
// What is in other languages answers bench of the wire protocol, and is timed by its own clock on arrays that are there already. Libraries are those that
// make third-party and make third-party-langs have installed; one that is not there is passed over with a line that says so. Everybody takes turns, in
// several rounds; the file has all of them, and the table, which package reports/peers makes of the file, has the best of each.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/fast"
	"github.com/lossgate/lossgate/reports/peers"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := measure(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// A plan is what the flags say.
type plan struct {
	rounds, suites int
	least          time.Duration
	file, only     string
	read           string
}

// measure runs everything, writes the file, and prints the table.
func measure(ctx context.Context, args []string, out, progress io.Writer) error {
	var p plan
	flags := flag.NewFlagSet("peers", flag.ContinueOnError)
	flags.SetOutput(progress)
	flags.IntVar(&p.rounds, "rounds", 7, "how often everybody takes a turn")
	flags.IntVar(&p.suites, "suites", 2, "how often the suites do; 0 leaves them out")
	flags.DurationVar(&p.least, "least", 20*time.Millisecond, "how `long` a turn is at least")
	flags.StringVar(&p.file, "o", "", "write what was measured to `file`, in the format of go test -bench")
	flags.StringVar(&p.only, "only", "", "only these `peers`, comma-separated; ours are always there")
	flags.StringVar(&p.read, "read", "", "measure nothing, and print the table of `file`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if p.read != "" {
		text, err := os.ReadFile(p.read)
		if err != nil {
			return err
		}
		return tell(text, p.read, out)
	}
	if p.rounds < 1 || p.suites < 0 || p.least < time.Millisecond || flags.NArg() > 0 {
		return fmt.Errorf("-rounds %d -suites %d -least %v %v: want at least 1 round, 0 suites, 1ms, and no arguments", p.rounds, p.suites, p.least, flags.Args())
	}

	var lines bytes.Buffer
	fmt.Fprintf(&lines, "goos: %s\ngoarch: %s\ncpu: %s\ncores: %d\ndate: %s\ngo: %s\nvectors: %s\n", runtime.GOOS, runtime.GOARCH, processor(), runtime.NumCPU(),
		time.Now().UTC().Format(time.DateOnly), runtime.Version(), fast.Variants()[len(fast.Variants())-1])
	all := []peer{inProcess{name: peers.Ours, library: catalog.Fast{Settings: &fast.Settings{Workers: 1}}}, inProcess{name: "gonum", library: gonumLosses{}}}
	started, err := startAll(ctx, p.only, progress)
	if err != nil {
		return err
	}
	for _, a := range started {
		defer a.process.Close()
		fmt.Fprintf(&lines, "%s: %s\n", a.name, strings.ReplaceAll(a.process.Hello().Impl.Version, "\n", " "))
		all = append(all, a)
	}
	losses, err := subjects()
	if err != nil {
		return err
	}
	for _, s := range losses {
		for i, d := range []string{"f32", "f64"} {
			if s.why[i] != "" {
				fmt.Fprintf(&lines, "why-%s-%s: %s\n", s.name, d, s.why[i])
			}
		}
	}
	if err := rounds(ctx, p, questions(losses), all, &lines, progress); err != nil {
		return err
	}
	for range p.suites {
		if err := suites(ctx, &lines, progress); err != nil {
			return err
		}
	}
	if p.file != "" {
		if err := os.WriteFile(p.file, lines.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return tell(lines.Bytes(), "what was measured", out)
}

// tell prints the table of what was measured.
func tell(lines []byte, name string, out io.Writer) error {
	m, err := peers.Read(bytes.NewReader(lines), name)
	if err != nil {
		return err
	}
	return m.Write(out)
}

// processor is the name of the processor, as go test -bench has it on Linux.
func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.Lines(string(text)) {
			if name, ok := strings.CutPrefix(line, "model name"); ok {
				return strings.TrimSpace(strings.TrimLeft(name, "\t :"))
			}
		}
	}
	return "unknown"
}
