package turns

import (
	"context"
	"io"
	"maps"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/perf/benchfmt"
)

// A Pair is a line of configuration in the format of benchmarks.
type Pair struct{ Key, Value string }

// Machine says by what a time was measured: the toolchain, and the class of machine. The model of its processor is in what benchmarks print.
func Machine(ctx context.Context, root string) ([]Pair, error) {
	text, err := command(ctx, root, nil, "go", "env", "GOVERSION", "GOAMD64", "GOARM64")
	if err != nil {
		return nil, err
	}
	all := []Pair{{"cores", strconv.Itoa(runtime.NumCPU())}}
	for i, value := range strings.Split(text, "\n") {
		if key := []string{"toolchain", "goamd64", "goarm64"}[i%3]; value != "" {
			all = append(all, Pair{key, value})
		}
	}
	return all, nil
}

// Load is the load of this machine as it tells it; "" where it does not.
func Load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	one, _, _ := strings.Cut(string(text), " ")
	return one
}

// unfit is what a key of configuration may not have.
var unfit = regexp.MustCompile(`\n+`)

// A Record writes samples in the format of go test -bench.
type Record struct {
	to    *benchfmt.Writer
	about []Pair
}

// NewRecord begins a record with what is known of the units, and of all samples.
func NewRecord(w io.Writer, units benchfmt.UnitMetadataMap, about []Pair) (*Record, error) {
	r := &Record{benchfmt.NewWriter(w), about}
	keys := slices.SortedFunc(maps.Keys(units), func(a, b benchfmt.UnitMetadataKey) int {
		return strings.Compare(a.Unit+" "+a.Key, b.Unit+" "+b.Key)
	})
	for _, k := range keys {
		if err := r.to.Write(units[k]); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// Add writes a result, with configuration of its own.
func (r *Record) Add(result *benchfmt.Result, more ...Pair) error {
	c := result.Clone()
	for _, p := range append(slices.Clone(r.about), more...) {
		c.SetConfig(p.Key, unfit.ReplaceAllString(p.Value, " "))
		i, _ := c.ConfigIndex(p.Key)
		c.Config[i].File = true
	}
	return r.to.Write(c)
}
