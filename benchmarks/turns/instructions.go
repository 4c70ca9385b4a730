package turns

import (
	"context"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// CountsInstructions reports whether there is a valgrind here that counts them.
func CountsInstructions() bool {
	_, err := exec.LookPath("valgrind")
	return err == nil
}

// refs is where cachegrind says how many instructions it saw.
var refs = regexp.MustCompile(`(?m)^==\d+== I +refs: +([\d,]+)$`)

// Instructions is how many instructions an iteration of a task takes, by cachegrind: those of five quarters of them without those of one, so
// that what stands before the loop drops out. It needs no quiet machine: where nothing is allocated, counts differ by less than 0.1 % (BENCHMARKS 2.6),
// but the runtime's own threads are counted too, a few hundred thousand instructions a second or so. Valgrind knows no AVX-512, so that code which
// asks the processor takes another path than otherwise.
func (a Arm) Instructions(ctx context.Context, t Task) (float64, error) {
	few := max(1, t.N/4)
	before, err := a.refs(ctx, t.Name, few)
	if err != nil {
		return 0, err
	}
	all, err := a.refs(ctx, t.Name, few+t.N)
	if err != nil {
		return 0, err
	}
	return (all - before) / float64(t.N), nil
}

// Shorter is the task in a fraction of its time. Under valgrind an iteration takes thirty times as long, in vector instructions three hundred times.
func (t Task) Shorter(by float64) Task { return Task{t.Name, max(2, int(float64(t.N)*by))} }

func (a Arm) refs(ctx context.Context, name string, n int) (float64, error) {
	cmd := exec.CommandContext(ctx, "valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
		a.Binaries[0], "-test.run=^$", "-test.bench="+exactly(name), "-test.benchtime="+strconv.Itoa(n)+"x", "-test.cpu=1", "-test.timeout=0")
	cmd.Dir = a.Dir
	// Without preemption, of which valgrind's signals are not to have any, and without a collector, which starts when a clock tells it to.
	cmd.Env = slices.Concat(cmd.Environ(), quiet, []string{"GODEBUG=asyncpreemptoff=1", "GOGC=off"})
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	m := refs.FindSubmatch(out)
	if err != nil || m == nil {
		return 0, fmt.Errorf("%s: valgrind: %s: %v: %.500s", a.Name, name, err, out)
	}
	return strconv.ParseFloat(strings.ReplaceAll(string(m[1]), ",", ""), 64)
}
