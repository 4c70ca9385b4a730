// Package serve is the adapter's side of the wire protocol: it serves any library of losses written in Go on standard input and output, so
// that a library with heavy dependencies can be checked from a module of its own.
//
//	func main() { serve.Main(gorgonia.Library{}, serve.Losses{"huber": {Params: []string{"delta"}}}) }
package serve

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// Losses says what is offered, by loss. Dtypes, Ops and Reductions that are left out are filled in: f32 and f64, value and grad, all three.
type Losses map[string]wire.Losses

// A Limiter is a library that says how much it takes in one request, because it works on one sample at a time.
type Limiter interface{ Limits() wire.Limits }

// Main serves on standard input and output until the input ends, and does not return.
func Main(l impl.Library, offers Losses) {
	if err := Serve(os.Stdin, os.Stdout, l, offers); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// Serve answers requests until the input ends or says bye.
func Serve(in io.Reader, out io.Writer, l impl.Library, offers Losses) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, wire.MaxLine)
	w := bufio.NewWriterSize(out, 1<<16)
	for lines.Scan() {
		var r wire.Request
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return fmt.Errorf("serve: not a request: %w", err)
		}
		var reply any
		switch r.M {
		case "hello":
			h, err := hello(lines.Bytes(), l, offers)
			if err != nil {
				return err
			}
			reply = h
		case "eval":
			reply = Eval(l, r)
		case "bench":
			reply = Bench(l, r)
		case "bye":
			return nil
		default:
			return fmt.Errorf("serve: a request m = %q: want hello, eval, bench or bye", r.M)
		}
		line, err := json.Marshal(reply)
		if err != nil {
			return fmt.Errorf("serve: %w", err)
		}
		w.Write(line)
		w.WriteByte('\n')
		if err := w.Flush(); err != nil {
			return fmt.Errorf("serve: %w", err)
		}
	}
	return lines.Err()
}

// hello answers the first line.
func hello(line []byte, l impl.Library, offers Losses) (wire.Hello, error) {
	var r wire.HelloRequest
	if err := json.Unmarshal(line, &r); err != nil {
		return wire.Hello{}, fmt.Errorf("serve: hello: %w", err)
	}
	i := l.Info()
	h := wire.Hello{
		M: "hello", Proto: wire.Version, Impl: wire.Impl{Name: i.Name, Version: i.Version, Language: i.Language, Homepage: i.Homepage},
		Env: map[string]any{"os": runtime.GOOS, "arch": runtime.GOARCH, "device": "cpu"}, Losses: map[string]wire.Losses{}, Custom: map[string]wire.Custom{}, Echo: r.Echo,
	}
	if limited, ok := l.(Limiter); ok {
		h.Limits = limited.Limits()
	}
	for name, o := range offers {
		if o.Dtypes == nil {
			o.Dtypes = []wire.Dtype{wire.F32, wire.F64}
		}
		if o.Ops == nil {
			o.Ops = []string{wire.Value, wire.Grad}
		}
		if o.Reductions == nil {
			o.Reductions = []string{"none", "sum", "mean"}
		}
		h.Losses[name] = o
		if o.Custom != nil {
			h.Custom[name] = *o.Custom
		}
	}
	return h, nil
}

// Eval answers one request.
func Eval(l impl.Library, r wire.Request) wire.Reply {
	params := paramsOf(r)
	out := wire.Reply{M: "result", ID: r.ID}
	for _, c := range r.Cases {
		var res wire.Result
		switch r.Dtype {
		case wire.F64:
			res = eval(l.Float64, r, params, c)
		case wire.F32:
			res = eval(l.Float32, r, params, c)
		default:
			res = wire.Result{S: wire.Unsupported, What: "dtype=" + string(r.Dtype)}
		}
		out.Cases = append(out.Cases, res)
	}
	return out
}

func paramsOf(r wire.Request) impl.Params {
	params := impl.Params{}
	for name, a := range r.Params {
		params[name] = a.Floats()
	}
	return params
}

func reductionOf(r wire.Request) impl.Reduction {
	return map[string]impl.Reduction{"none": impl.None, "sum": impl.Sum, "mean": impl.Mean}[r.Reduction]
}

// eval answers one case. A panic is an error of that case.
func eval[F impl.Float](find func(string, impl.Params) (impl.Loss[F], error), r wire.Request, params impl.Params, c wire.Case) (res wire.Result) {
	defer func() {
		if p := recover(); p != nil {
			res = wire.Result{S: wire.Failed, Msg: fmt.Sprintf("panic: %v", p), Trace: string(debug.Stack())}
		}
	}()
	l, err := find(r.Loss, params)
	if err != nil {
		return failed(err)
	}
	b, up := batch[F](c)
	reduction := reductionOf(r)
	valueShape := []int{}
	if reduction == impl.None {
		valueShape = []int{c.N}
	}
	res.S = wire.OK
	for _, want := range r.Want {
		var v []F
		dst, shape := &res.Value, valueShape
		switch want {
		case wire.Value:
			v, err = l.Value(nil, b, reduction)
		case wire.Grad:
			dst, shape = &res.Grad, append([]int{c.N}, c.Shape...)
			v, err = l.Grad(nil, b, reduction, up)
		case wire.TargetGrad:
			dst, shape = &res.TargetGrad, append([]int{c.N}, c.TargetShape...)
			t, ok := l.(impl.TargetGrader[F])
			if !ok {
				return wire.Result{S: wire.Unsupported, What: want}
			}
			v, err = t.TargetGrad(nil, b, reduction, up)
		default:
			return wire.Result{S: wire.Unsupported, What: "want=" + want}
		}
		if err != nil {
			return failed(err)
		}
		a := wire.Floats(r.Dtype, shape, widened(v))
		*dst = &a
	}
	return res
}

// failed is how an error travels.
func failed(err error) wire.Result {
	var data *impl.DataError
	switch {
	case errors.As(err, &data):
		return wire.Result{S: wire.Rejected, Class: data.Arg, Msg: err.Error()}
	case errors.Is(err, impl.ErrUnsupported):
		return wire.Result{S: wire.Unsupported, What: err.Error()}
	}
	return wire.Result{S: wire.Failed, Msg: err.Error()}
}

// batch reads a case as an implementation takes it.
func batch[F impl.Float](c wire.Case) (b impl.Batch[F], up []F) {
	floats := func(a *wire.Array) []F {
		if a == nil {
			return nil
		}
		v := a.Floats()
		out := make([]F, len(v))
		for i, x := range v {
			out[i] = F(x)
		}
		return out
	}
	ints := func(a *wire.Array) []int {
		if a == nil {
			return nil
		}
		return a.Ints()
	}
	b = impl.Batch[F]{
		N: c.N, Shape: c.Shape, TargetShape: c.TargetShape, Pred: floats(c.Pred), Target: floats(c.Target),
		Class: ints(c.Class), ClassLen: ints(c.ClassLen), Weight: floats(c.Weight),
	}
	if c.Target == nil {
		b.TargetShape = nil
	}
	return b, floats(c.Upstream)
}

func widened[F impl.Float](v []F) []float64 {
	out := make([]float64, len(v))
	for i, x := range v {
		out[i] = float64(x)
	}
	return out
}
