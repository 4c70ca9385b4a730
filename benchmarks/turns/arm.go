package turns

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/perf/benchfmt"

	"github.com/lossgate/lossgate/benchmarks/gate"
)

// An Arm is one revision, built.
type Arm struct {
	Name     string
	Dir      string   // of the package, in which go test runs its binary
	Binaries []string // one for each layout
}

// Rotated is the arm with another layout for each pair. All pairs together have the same layouts.
func (a Arm) Rotated(name string) Arm {
	return Arm{name, a.Dir, append(a.Binaries[1:len(a.Binaries):len(a.Binaries)], a.Binaries[0])}
}

// A Task is a benchmark with a number of iterations, the same for every sample and revision: so that all of them pay the same for warming up, for the
// collector, and for the stray allocations of the runtime.
type Task struct {
	Name string // as benchfmt has it, without "Benchmark"
	N    int
}

// quiet is the environment of a sample: neither the collector nor another goroutine runs beside it on another core.
var quiet = []string{"GOMAXPROCS=1"}

// Output is what a process printed: results, and what it says of its units.
type Output struct {
	Results []*benchfmt.Result
	Units   benchfmt.UnitMetadataMap
}

// run runs what matches a pattern.
func (a Arm) run(ctx context.Context, layout int, pattern, benchtime string) (o Output, err error) {
	args := []string{"-test.run=^$", "-test.bench=" + pattern, "-test.benchtime=" + benchtime, "-test.benchmem", "-test.cpu=1", "-test.timeout=0"}
	text, err := command(ctx, a.Dir, quiet, a.Binaries[layout%len(a.Binaries)], args...)
	if err != nil {
		return o, fmt.Errorf("%s: -bench %s: %w", a.Name, pattern, err)
	}
	return parse(a.Name, text)
}

// parse reads what a test binary prints.
func parse(name, text string) (o Output, err error) {
	lines := benchfmt.NewReader(strings.NewReader(text+"\n"), name)
	for lines.Scan() {
		switch r := lines.Result().(type) {
		case *benchfmt.Result:
			o.Results = append(o.Results, r.Clone())
		case *benchfmt.SyntaxError:
			return o, fmt.Errorf("%s prints what is no result: %w", name, r)
		}
	}
	o.Units = lines.Units()
	return o, lines.Err()
}

// Survey runs each benchmark that matches a pattern once, which tells their names, their units and about how long they take.
func (a Arm) Survey(ctx context.Context, pattern string) (Output, error) {
	return a.run(ctx, 0, pattern, "1x")
}

// Tasks says how many iterations of each surveyed benchmark take about so long. The first iteration, in a survey, is slow: a second look
// corrects it, and warms up.
func (a Arm) Tasks(ctx context.Context, survey Output, length time.Duration, step func(what string)) (all []Task, err error) {
	for _, r := range survey.Results {
		t := Task{r.Name.String(), iterations(r, length/4)}
		step("warming up " + t.Name)
		again, err := a.run(ctx, 0, exactly(t.Name), strconv.Itoa(t.N)+"x")
		if err != nil {
			return nil, err
		}
		if len(again.Results) != 1 {
			return nil, fmt.Errorf("%s: the name %s is that of %d benchmarks", a.Name, t.Name, len(again.Results))
		}
		t.N = iterations(again.Results[0], length)
		all = append(all, t)
	}
	return all, nil
}

// iterations is how many take so long, by what one took. Processor time counts where it is known: on a busy machine an iteration of a
// millisecond may last ten.
func iterations(r *benchfmt.Result, length time.Duration) int {
	for _, unit := range []string{gate.CPU, gate.Wall} {
		if one, ok := r.Value(unit); ok && one > 0 {
			return int(max(1, min(1e9, math.Ceil(length.Seconds()/one))))
		}
	}
	return 1
}

// exactly is the pattern of one name: each of its parts, quoted.
func exactly(name string) string {
	parts := strings.Split("Benchmark"+name, "/")
	for i, p := range parts {
		parts[i] = "^" + regexp.QuoteMeta(p) + "$"
	}
	return strings.Join(parts, "/")
}

// sample runs a task once, in a process of its own. An arm that does not have the benchmark gives nil.
func (a Arm) sample(ctx context.Context, layout int, t Task) (*benchfmt.Result, error) {
	o, err := a.run(ctx, layout, exactly(t.Name), strconv.Itoa(t.N)+"x")
	if err != nil {
		return nil, err
	}
	switch len(o.Results) {
	case 0:
		return nil, nil
	case 1:
		return o.Results[0], nil
	}
	return nil, fmt.Errorf("%s: %s gave %d results, want one", a.Name, t.Name, len(o.Results))
}
