// Package peers reads what make bench-peers measured, our batched kernels and other people's in one run, and tells it: as a table with the
// ratios, and as a roofline. It knows no loss. Everything is a pure function of the file, which is in the format of go test -bench:
//
//	BenchmarkMachine/op=read/n=100000 	 20 	 14267 ns/op 	 56.1 GB/s
//	BenchmarkMachine/op=multiply-add 	 20 	 39133 ns/op 	 98.1 GFLOP/s
//	BenchmarkLoss/loss=huber(delta=1)/impl=fast/op=value/dtype=f32/n=100000 	 9 	 25000 ns/op 	 0.25 ns/elem 	 8 B/elem 	 7 flop/elem
//	BenchmarkSuite/loss=logistic/suite=lossgate 	 5000 	 20000 ns/op 	 50000 cases/cpu-s
//
// Every round of a measurement is a line of its own, and what counts is the best of them: other processes make a loop slower, never faster. Of an
// element, which is a number of pred, B are those that have to be moved and flop is nominal, by the formula and not by anyone's code.
package peers

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/perf/benchfmt"
)

// Ours is the implementation that the others are compared to, and PyTorch the one that it is to be twice as fast as.
const (
	Ours    = "fast"
	PyTorch = "pytorch"
)

// A Measurement is one run.
type Measurement struct {
	About   []benchfmt.Config // the lines of configuration, in their order: machine, versions, date
	Kernels []Kernel          // in the order of the file
	Suites  []Suite
	Peak    float64           // GFLOP/s in float32; 0: not measured
	Why     map[string]string // why ours are no faster, by loss and dtype, as whoever measured says: the lines "why-huber-f32: …"

	bandwidth map[string]map[int]float64 // GB/s, by operation and length
}

// A Kernel is one implementation of one loss on a batch of one size.
type Kernel struct {
	Loss, Impl, Op, Dtype string
	Elems                 int     // numbers of pred
	NS                    float64 // nanoseconds an element, of the best round
	Bytes, Flops          float64 // of an element
	Rounds                int
}

// A Suite is how fast a property-based test judges a loss.
type Suite struct {
	Loss, Name string
	Cases      float64 // a second of processor time, of the best round
	Rounds     int
}

// Read reads a file; name is its name in errors. Errors name the line.
func Read(r io.Reader, name string) (*Measurement, error) {
	m := &Measurement{Why: map[string]string{}, bandwidth: map[string]map[int]float64{}}
	in := benchfmt.NewReader(r, name)
	for in.Scan() {
		switch x := in.Result().(type) {
		case *benchfmt.SyntaxError:
			return nil, x
		case *benchfmt.Result:
			if m.About == nil {
				m.about(x.Clone().Config)
			}
			if err := m.add(x); err != nil {
				file, line := x.Pos()
				return nil, fmt.Errorf("%s:%d: %w", file, line, err)
			}
		}
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	if len(m.Kernels) == 0 {
		return nil, fmt.Errorf("%s: holds no BenchmarkLoss", name)
	}
	return m, nil
}

// about takes in the lines of configuration.
func (m *Measurement) about(all []benchfmt.Config) {
	m.About = []benchfmt.Config{}
	for _, c := range all {
		if of, ok := strings.CutPrefix(c.Key, "why-"); ok {
			m.Why[of] = string(c.Value)
		} else {
			m.About = append(m.About, c)
		}
	}
}

// add takes in one line.
func (m *Measurement) add(r *benchfmt.Result) error {
	kind, keys, err := parts(r.Name.String())
	if err != nil {
		return err
	}
	value := func(unit string) (v float64) {
		for _, x := range r.Values {
			if x.Unit == unit || x.OrigUnit == unit { // benchfmt makes seconds of nanoseconds
				v = map[bool]float64{true: x.OrigValue, false: x.Value}[x.OrigUnit == unit]
			}
		}
		if !(v > 0) || math.IsInf(v, 1) {
			err = cmp.Or(err, fmt.Errorf("%s: %v %s: want a positive number", r.Name, v, unit))
		}
		return v
	}
	switch kind {
	case "Machine":
		if keys["op"] == "multiply-add" {
			m.Peak = max(m.Peak, value("GFLOP/s"))
			return err
		}
		n, bad := strconv.Atoi(keys["n"])
		if bad != nil {
			return fmt.Errorf("%s: n=%s: want a number", r.Name, keys["n"])
		}
		if m.bandwidth[keys["op"]] == nil {
			m.bandwidth[keys["op"]] = map[int]float64{}
		}
		m.bandwidth[keys["op"]][n] = max(m.bandwidth[keys["op"]][n], value("GB/s"))
	case "Loss":
		ns, an := value("ns/op"), value("ns/elem")
		k := Kernel{keys["loss"], keys["impl"], keys["op"], keys["dtype"], 0, an, value("B/elem"), value("flop/elem"), 1}
		if err != nil {
			return err
		}
		k.Elems = int(math.Round(ns/an/1000)) * 1000 // ns/elem has few digits, and lengths are round
		i := slices.IndexFunc(m.Kernels, func(o Kernel) bool { return o.of() == k.of() && o.Impl == k.Impl })
		if i < 0 {
			m.Kernels = append(m.Kernels, k)
			return nil
		}
		m.Kernels[i].NS, m.Kernels[i].Rounds = min(m.Kernels[i].NS, an), m.Kernels[i].Rounds+1
	case "Suite":
		s := Suite{keys["loss"], keys["suite"], value("cases/cpu-s"), 1}
		i := slices.IndexFunc(m.Suites, func(o Suite) bool { return o.Loss == s.Loss && o.Name == s.Name })
		if i < 0 {
			m.Suites = append(m.Suites, s)
			return err
		}
		m.Suites[i].Cases, m.Suites[i].Rounds = max(m.Suites[i].Cases, s.Cases), m.Suites[i].Rounds+1
	}
	return err
}

// parts takes a benchmark's name apart: Loss/loss=huber/impl=fast.
func parts(name string) (kind string, keys map[string]string, err error) {
	kind, rest, _ := strings.Cut(name, "/")
	keys = map[string]string{}
	for part := range strings.SplitSeq(rest, "/") {
		k, v, ok := strings.Cut(part, "=")
		if !ok {
			return "", nil, fmt.Errorf("%s: %q: want key=value", name, part)
		}
		keys[k] = v
	}
	return kind, keys, nil
}

// A Question is what several implementations are compared on.
type Question struct {
	Loss, Op, Dtype string
	Elems           int
}

func (k Kernel) of() Question { return Question{k.Loss, k.Op, k.Dtype, k.Elems} }

// Name is the loss without its parameters, of which everybody had the same.
func (q Question) Name() string {
	name, _, _ := strings.Cut(q.Loss, "(")
	return name
}

// String is "huber value f32 10^5".
func (q Question) String() string {
	return fmt.Sprintf("%s %s %s %s", q.Name(), q.Op, q.Dtype, Length(q.Elems))
}

// Length writes a power of ten as one.
func Length(n int) string {
	s := strconv.Itoa(n)
	if zeros := strings.TrimLeft(s, "1"); len(s)-len(zeros) == 1 && strings.Trim(zeros, "0") == "" {
		return "10^" + strconv.Itoa(len(zeros))
	}
	return s
}

// Questions lists what was asked of our kernels, in the order of the file, each once.
func (m *Measurement) Questions() (all []Question) {
	for _, k := range m.Kernels {
		if k.Impl == Ours {
			all = append(all, k.of())
		}
	}
	return all
}

// Impls lists who was measured, ours first and then in the order of the file.
func (m *Measurement) Impls() []string {
	all := []string{Ours}
	for _, k := range m.Kernels {
		if !slices.Contains(all, k.Impl) {
			all = append(all, k.Impl)
		}
	}
	return all
}

// Sizes lists the numbers of elements, ascending.
func (m *Measurement) Sizes() (all []int) {
	for _, k := range m.Kernels {
		if !slices.Contains(all, k.Elems) {
			all = append(all, k.Elems)
		}
	}
	slices.Sort(all)
	return all
}

// Find returns what was measured of one implementation; false: nothing.
func (m *Measurement) Find(q Question, who string) (Kernel, bool) {
	i := slices.IndexFunc(m.Kernels, func(k Kernel) bool { return k.of() == q && k.Impl == who })
	if i < 0 {
		return Kernel{}, false
	}
	return m.Kernels[i], true
}

// Bandwidth is how many GB a second one core moves in arrays of n float32s: reading them, with or without prefetching, and, where a gradient
// is written, STREAM's triad, with or without the caches. 0: not measured for that length.
func (m *Measurement) Bandwidth(op string, n int) float64 {
	if op == "value" {
		return max(m.bandwidth["read"][n], m.bandwidth["read-ahead"][n])
	}
	return max(m.bandwidth["triad"][n], m.bandwidth["stream"][n])
}

// Roof is the shortest time that this machine allows an element of a kernel, in nanoseconds, and whether memory sets it and not arithmetic. 0: the
// machine was not measured.
func (m *Measurement) Roof(k Kernel) (ns float64, memory bool) {
	speed, peak := m.Bandwidth(k.Op, k.Elems), m.Peak
	if k.Dtype == "f64" {
		peak /= 2
	}
	if speed == 0 || peak == 0 {
		return 0, false
	}
	moved, computed := k.Bytes/speed, k.Flops/peak
	return max(moved, computed), moved >= computed
}
