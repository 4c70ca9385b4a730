package process

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// An Ask is one question to an adapter. Numbers are float64 here, which holds those of every format; they travel as Dtype.
type Ask struct {
	Loss      string
	Params    impl.Params // in full: the adapter has no defaults
	Dtype     wire.Dtype
	Reduction impl.Reduction
	Want      string // wire.Value, wire.Grad or wire.TargetGrad
	Batch     impl.Batch[float64]
	Up        []float64 // nil: ones
}

// An Answer is the numbers that came back, or why there are none: an *impl.DataError for lengths that do not fit together, a *Rejected, an
// error that wraps impl.ErrUnsupported, a *Failed, a *Lost.
type Answer struct {
	Out []float64
	Err error
}

// Rejected is an adapter's refusal of bad data. It unwraps to an *impl.DataError.
type Rejected struct{ Class, Msg string }

// Error is what the adapter said, quoted.
func (r *Rejected) Error() string {
	return fmt.Sprintf("rejected (%s): %s", plain(r.Class, 40), plain(r.Msg, 400))
}

// Unwrap makes it the contract's kind of refusal.
func (r *Rejected) Unwrap() error {
	return &impl.DataError{Arg: r.Class, At: -1, Got: "data", Why: r.Msg}
}

// Failed is an adapter's own report that it broke on a case, and lives on.
type Failed struct{ Msg, Trace string }

// Error is what the adapter said, and the end of its trace.
func (f *Failed) Error() string {
	if f.Trace == "" {
		return plain(f.Msg, 400)
	}
	return plain(f.Msg, 400) + "; trace: " + plainEnd(f.Trace, 600)
}

// A Loss of an answer has one of these causes.
type Cause string

// The causes.
const (
	Crash   Cause = "crash"   // the adapter died on the case
	Timeout Cause = "timeout" // it did not answer in time
	Garbled Cause = "error"   // what it wrote is no answer
	NotRun  Cause = "not-run" // it was not asked: the circuit is open, or somebody stopped the run
)

// Lost means that there is no answer to a case, and why.
type Lost struct {
	Cause Cause
	Why   string
}

// Error is "crash: signal: killed".
func (l *Lost) Error() string { return string(l.Cause) + ": " + l.Why }

// A message is a request on its way: cases that go together, and where their answers belong.
type message struct {
	id      int64
	asks    []Ask
	answers []*Answer
	body    []byte
	timing  *Timing // of a message that asks how long its one case takes; nil: of others
	load    Load    // of a message with a timing
	done    func()
}

// subject names the loss and format that a message is about, whose incidents count together.
func (m *message) subject() string { return m.asks[0].Loss + " " + string(m.asks[0].Dtype) }

// fail answers all that is asked with one error.
func (m *message) fail(err error) {
	for _, a := range m.answers {
		*a = Answer{Err: err}
	}
	m.done()
}

// kind is what the cases of one request have in common.
func (a Ask) kind() string {
	var b strings.Builder
	fmt.Fprint(&b, a.Loss, a.Dtype, a.Reduction, a.Want)
	for _, name := range names(a.Params) {
		fmt.Fprintf(&b, " %s%x", name, a.Params[name])
	}
	return b.String()
}

func names(p impl.Params) (all []string) {
	for name := range p {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// elems is the number of numbers in Pred and Target.
func (a Ask) elems() int { return len(a.Batch.Pred) + len(a.Batch.Target) }

// offered reports, as an error that wraps impl.ErrUnsupported, what hello did not advertise of what is asked.
func (a Ask) offered(h wire.Hello, most int) error {
	lacks := func(what string) error {
		return fmt.Errorf("%w: %s does not offer %s", impl.ErrUnsupported, plain(h.Impl.Name, 60), what)
	}
	l, ok := h.Losses[a.Loss]
	switch {
	case !ok:
		return lacks(a.Loss)
	case !slices.Contains(l.Dtypes, a.Dtype):
		return lacks(a.Loss + " in " + string(a.Dtype))
	case !slices.Contains(l.Ops, a.Want):
		return lacks("the " + a.Want + " of " + a.Loss)
	case !slices.Contains(l.Reductions, a.Reduction.String()):
		return lacks("the reduction " + a.Reduction.String() + " of " + a.Loss)
	case a.elems() > most, a.elems()*a.Dtype.Size()*2 > wire.MaxLine/2:
		return lacks(fmt.Sprintf("a case of %d numbers", a.elems()))
	}
	return nil
}

// request lays out several questions of one kind as a line.
func request(m *message, params []string, deadlineMS int64) []byte {
	first := m.asks[0]
	r := wire.Request{
		M: "eval", ID: m.id, Loss: first.Loss, Dtype: first.Dtype, Reduction: first.Reduction.String(),
		Params: map[string]wire.Array{}, Want: []string{first.Want}, DeadlineMS: deadlineMS,
	}
	for _, name := range params {
		v := first.Params[name]
		var shape []int
		if len(v) != 1 {
			shape = []int{len(v)}
		}
		r.Params[name] = wire.Floats(wire.F64, shape, v)
	}
	if m.timing != nil {
		r.M, r.MinMS, r.Tile = "bench", m.load.Least.Milliseconds(), m.load.Tile
		if m.load.WithValue && first.Want != wire.Value {
			r.Want = []string{wire.Value, first.Want}
		}
	}
	for _, a := range m.asks {
		r.Cases = append(r.Cases, a.onWire())
	}
	line, err := json.Marshal(r)
	if err != nil {
		panic(err) // strings, integers and bytes always marshal
	}
	return append(line, '\n')
}

// onWire is the batch as a case.
func (a Ask) onWire() wire.Case {
	b := a.Batch
	c := wire.Case{N: b.N, Shape: append([]int{}, b.Shape...), TargetShape: append([]int{}, b.TargetShape...)}
	floats := func(shape []int, v []float64) *wire.Array {
		w := wire.Floats(a.Dtype, shape, v)
		return &w
	}
	ints := func(shape, v []int) *wire.Array {
		w := wire.Ints(shape, v)
		return &w
	}
	c.Pred = floats(a.predShape(), b.Pred)
	if len(b.Target) > 0 {
		c.Target = floats(a.targetShape(), b.Target)
	}
	if len(b.Class) > 0 {
		switch k := len(b.Class) / b.N; {
		case b.ClassLen != nil && slices.ContainsFunc(b.ClassLen, func(n int) bool { return n != k }):
			c.Class, c.ClassLen = ints([]int{len(b.Class)}, b.Class), ints([]int{b.N}, b.ClassLen)
		case k == 1:
			c.Class = ints([]int{b.N}, b.Class)
		default:
			c.Class = ints([]int{b.N, k}, b.Class)
		}
	}
	if b.Weight != nil {
		c.Weight = floats([]int{b.N}, b.Weight)
	}
	if a.Up != nil {
		c.Upstream = floats(a.valueShape(), a.Up)
	}
	return c
}

func (a Ask) predShape() []int { return append([]int{a.Batch.N}, a.Batch.Shape...) }

func (a Ask) targetShape() []int { return append([]int{a.Batch.N}, a.Batch.TargetShape...) }

func (a Ask) valueShape() []int {
	if a.Reduction == impl.None {
		return []int{a.Batch.N}
	}
	return nil
}

// fits reports lengths that cannot be laid out as arrays: those would never reach the adapter.
func (a Ask) fits() error {
	b, size := a.Batch, func(shape []int) int {
		n := 1
		for _, d := range shape {
			n *= d
		}
		return n
	}
	bad := func(arg string, got int, why string) error {
		return &impl.DataError{Arg: arg, At: -1, Got: got, Why: "length: " + why}
	}
	up := 1
	if a.Reduction == impl.None {
		up = b.N
	}
	labels := 0
	for _, n := range b.ClassLen {
		labels += n
	}
	switch {
	case b.N < 0:
		return &impl.DataError{Arg: "n", At: -1, Got: b.N, Why: "want a number of samples"}
	case len(b.Pred) != b.N*size(b.Shape):
		return bad("pred", len(b.Pred), "want the number of samples times the size of one")
	case len(b.Target) > 0 && len(b.Target) != b.N*size(b.TargetShape):
		return bad("target", len(b.Target), "want the number of samples times the size of one target")
	case b.Weight != nil && len(b.Weight) != b.N:
		return bad("weight", len(b.Weight), "want one weight for each sample")
	case b.ClassLen != nil && (len(b.ClassLen) != b.N || labels != len(b.Class)):
		return bad("class_len", len(b.ClassLen), "want one for each sample, and their sum to count the labels")
	case b.ClassLen == nil && len(b.Class) > 0 && (b.N == 0 || len(b.Class)%b.N != 0):
		return bad("class", len(b.Class), "want equally many labels for each sample")
	case a.Up != nil && len(a.Up) != up:
		return bad("upstream", len(a.Up), "want one entry for each value that is returned")
	}
	return nil
}

// take reads the result of one case. What it is not, for all that it says "ok", is Garbled.
func (a Ask) take(r wire.Result) Answer {
	switch r.S {
	case wire.OK:
		got, shape := r.Value, a.valueShape()
		switch a.Want {
		case wire.Grad:
			got, shape = r.Grad, a.predShape()
		case wire.TargetGrad:
			got, shape = r.TargetGrad, a.targetShape()
		}
		if err := got.Check(a.Dtype, shape); err != nil {
			return Answer{Err: &Lost{Garbled, a.Want + ": " + err.Error()}}
		}
		return Answer{Out: got.Floats()}
	case wire.Rejected:
		return Answer{Err: &Rejected{r.Class, r.Msg}}
	case wire.Failed:
		return Answer{Err: &Failed{r.Msg, r.Trace}}
	case wire.Unsupported:
		// hello tells which parameters an implementation takes, and cannot tell which values of them.
		if name, _, ok := strings.Cut(r.What, "="); ok && len(a.Params[name]) > 0 {
			return Answer{Err: fmt.Errorf("%w: %s", impl.ErrUnsupported, plain(r.What, 200))}
		}
		return Answer{Err: errors.New("unsupported after all, although hello advertises it: " + plain(r.What, 200))}
	}
	return Answer{Err: &Lost{Garbled, fmt.Sprintf("a case has s = %s: want ok, rejected, unsupported or error", quoted([]byte(r.S)))}}
}
