// Command spago serves the losses of github.com/nlpodyssey/spago to lossgate check:
//
//	lossgate check -expect expect.toml -- go run .
//
// It adapts and does not repair. Each sample is a tensor of its own, as in spaGO's training loops, and its gradient is what spaGO's
// automatic differentiation leaves there; sums, means and weights of samples are ours.
package main

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/nlpodyssey/spago/ag"
	"github.com/nlpodyssey/spago/losses"
	"github.com/nlpodyssey/spago/mat"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/serve"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// Version is the release that the expectations were written for, and that go.mod requires.
const Version = "v1.1.0"

func main() {
	// spaGO adds up a gradient in the order in which its goroutines end: with several processors its last bit varies from run to run (confirm_test.go).
	// A check would not say the same twice. On one processor the order, and with it the sum, is always the same.
	runtime.GOMAXPROCS(1)
	any := []string{"kink:any"}
	serve.Main(Library{}, serve.Losses{
		"absolute":         {Conventions: any},
		"half-squared":     {Conventions: any}, // MSE has a factor ½
		"cross-entropy":    {Conventions: any}, // NLL takes probabilities, and any target
		"softmax-ce":       {Conventions: []string{"kink:any", "class:none-ignored"}},
		"focal-softmax":    {Params: []string{"gamma"}, Conventions: any},
		"self-information": {Conventions: any},
		"log-sum-exp":      {Conventions: any},
	})
}

// Library is spaGO as a library of losses.
type Library struct{}

var _ impl.Library = Library{}

// Info implements impl.Library.
func (Library) Info() impl.Info {
	return impl.Info{Name: "spago", Version: Version, Language: "go", Homepage: "https://github.com/nlpodyssey/spago"}
}

// Limits implements serve.Limiter.
func (Library) Limits() wire.Limits { return wire.Limits{MaxElems: 4096} }

// Float64 implements impl.Library.
func (Library) Float64(name string, p impl.Params) (impl.Loss[float64], error) {
	return lossOf[float64](name, p)
}

// Float32 implements impl.Library.
func (Library) Float32(name string, p impl.Params) (impl.Loss[float32], error) {
	return lossOf[float32](name, p)
}

// lossOf finds a loss. x is the prediction and y the target, each a column.
func lossOf[F impl.Float](name string, p impl.Params) (impl.Loss[F], error) {
	switch name {
	case "absolute":
		return graph(plain, func(x, y mat.Tensor, _ impl.Row[F]) mat.Tensor { return losses.MAE(x, y, false) }), nil
	case "half-squared":
		return graph(plain, func(x, y mat.Tensor, _ impl.Row[F]) mat.Tensor { return losses.MSE(x, y, false) }), nil
	case "cross-entropy":
		return graph(logarithmic, func(x, y mat.Tensor, _ impl.Row[F]) mat.Tensor { return losses.NLL(x, y) }), nil
	case "self-information":
		return graph(logarithmic, func(x, _ mat.Tensor, _ impl.Row[F]) mat.Tensor { return ag.Neg(ag.Log(x)) }), nil
	case "softmax-ce":
		return graph(logarithmic, func(x, _ mat.Tensor, r impl.Row[F]) mat.Tensor { return losses.CrossEntropy(x, r.Class[0]) }), nil
	case "focal-softmax":
		gamma := p["gamma"][0]
		return graph(logarithmic, func(x, _ mat.Tensor, r impl.Row[F]) mat.Tensor { return losses.FocalLoss(x, r.Class[0], gamma) }), nil
	case "log-sum-exp":
		return graph(logarithmic, func(x, _ mat.Tensor, _ impl.Row[F]) mat.Tensor { return ag.LogSumExp(x) }), nil
	}
	return nil, fmt.Errorf("%w: spaGO has no %s", impl.ErrUnsupported, name)
}

// kind tells whether the derivative of a loss may panic.
type kind int

const (
	plain kind = iota
	// spaGO differentiates in goroutines of its own, where the derivative of the logarithm panics for NaN and below 0. Nobody can recover
	// from that: it would end this process, and with it the answers to the cases beside it.
	logarithmic
)

// graph adapts a function of tensors. spaGO refuses what it cannot work on, such as a class that there is not, by a panic with a text; that is
// a refusal here. A panic of the runtime is a crash and passes through.
func graph[F impl.Float](k kind, f func(x, y mat.Tensor, r impl.Row[F]) mat.Tensor) impl.Loss[F] {
	return impl.Rows[F]{Targets: true, Eval: func(r impl.Row[F], gp, gt []F) (v F, err error) {
		defer func() {
			switch p := recover().(type) {
			case nil:
			case runtime.Error:
				panic(p)
			default:
				err = &impl.DataError{Arg: "pred", At: -1, Got: r.Shape, Why: fmt.Sprint(p)}
			}
		}()
		x, y := column(r.Pred, gp != nil), mat.Tensor(nil)
		if r.Target != nil {
			y = column(r.Target, gt != nil)
		}
		out := f(x, y, r)
		value := F(out.Value().Item().F64())
		if gp == nil && gt == nil {
			return value, nil
		}
		if k == logarithmic && value != value {
			return 0, errors.New("spago: the loss is NaN, and ag.Backward of that may end the process")
		}
		if err := ag.Backward(out); err != nil {
			return 0, fmt.Errorf("spago: %w", err)
		}
		slope(gp, x)
		slope(gt, y)
		return value, nil
	}}
}

// column is a tensor of one column that owns its numbers.
func column[F impl.Float](v []F, grad bool) mat.Tensor {
	return mat.NewDense[F](mat.WithShape(len(v), 1), mat.WithBacking(append([]F{}, v...)), mat.WithGrad(grad))
}

// slope copies the gradient of x, which is left out where nothing reached x: 0.
func slope[F impl.Float](g []F, x mat.Tensor) {
	if g == nil || x == nil || x.Grad() == nil {
		return
	}
	for i, v := range x.Grad().Data().F64() {
		g[i] = F(v)
	}
}
