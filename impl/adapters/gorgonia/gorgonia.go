// Command gorgonia serves the losses of gorgonia.org/gorgonia to lossgate check:
//
//	lossgate check -expect expect.toml -- go run .
//
// It adapts and does not repair. Gorgonia has few losses by name; what else is here is one of its operations, and is no more than that
// operation. Each sample is a graph of its own, run once; sums, means and weights of samples are ours.
package main

import (
	"fmt"

	G "gorgonia.org/gorgonia"
	"gorgonia.org/tensor"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/serve"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// Version is the release that the expectations were written for, and that go.mod requires.
const Version = "v0.9.18"

func main() {
	anyKink := []string{"kink:any"}
	serve.Main(Library{}, serve.Losses{
		"bce":         {Conventions: anyKink},
		"logistic":    {Conventions: anyKink},
		"log-sum-exp": {Conventions: anyKink},
		"squared":     {Conventions: anyKink},
		"absolute":    {Conventions: anyKink},
		"ctc":         {Conventions: anyKink},
	})
}

// Library is Gorgonia as a library of losses.
type Library struct{}

var _ impl.Library = Library{}

// Info implements impl.Library.
func (Library) Info() impl.Info {
	return impl.Info{Name: "gorgonia", Version: Version, Language: "go", Homepage: "https://gorgonia.org"}
}

// Limits implements serve.Limiter.
func (Library) Limits() wire.Limits { return wire.Limits{MaxElems: 1024} }

// Float64 implements impl.Library.
func (Library) Float64(name string, _ impl.Params) (impl.Loss[float64], error) {
	return lossOf[float64](name)
}

// Float32 implements impl.Library.
func (Library) Float32(name string, _ impl.Params) (impl.Loss[float32], error) {
	return lossOf[float32](name)
}

// A formula builds the loss of one sample from its prediction and its target; class is nil where the loss has none.
type formula func(pred, target *G.Node, class []int) (*G.Node, error)

func lossOf[F impl.Float](name string) (impl.Loss[F], error) {
	switch name {
	case "bce":
		return graph[F](func(x, y *G.Node, _ []int) (*G.Node, error) { return G.BinaryXent(x, y) }), nil
	case "logistic":
		return graph[F](func(x, y *G.Node, _ []int) (*G.Node, error) {
			return chain(G.Mul, x, y, G.Neg, G.Softplus)
		}), nil
	case "squared":
		return graph[F](func(x, y *G.Node, _ []int) (*G.Node, error) { return chain(G.Sub, x, y, G.Square) }), nil
	case "absolute":
		return graph[F](func(x, y *G.Node, _ []int) (*G.Node, error) { return chain(G.Sub, x, y, G.Abs) }), nil
	case "log-sum-exp":
		return graph[F](func(x, _ *G.Node, _ []int) (*G.Node, error) { return G.LogSumExp(x, 0) }), nil
	case "ctc":
		return graph[F](ctc), nil
	}
	return nil, fmt.Errorf("%w: Gorgonia has no %s", impl.ErrUnsupported, name)
}

// chain applies a function of two nodes, and then functions of one.
func chain(f func(a, b *G.Node) (*G.Node, error), a, b *G.Node, then ...func(*G.Node) (*G.Node, error)) (*G.Node, error) {
	n, err := f(a, b)
	for _, g := range then {
		if err != nil {
			return nil, err
		}
		n, err = g(n)
	}
	return n, err
}

// ctc is CTCLoss of a batch of one: frames × 1 × symbols, of which symbol 0 is the blank.
func ctc(pred, _ *G.Node, class []int) (*G.Node, error) {
	frames, symbols := pred.Shape()[0], pred.Shape()[1]
	logProbs, err := G.Reshape(pred, tensor.Shape{frames, 1, symbols})
	if err != nil {
		return nil, err
	}
	ints := func(name string, v []int, shape ...int) *G.Node {
		return G.NewTensor(pred.Graph(), G.Int, len(shape), G.WithName(name), G.WithShape(shape...),
			G.WithValue(tensor.New(tensor.WithShape(shape...), tensor.WithBacking(v))))
	}
	return G.CTCLoss(logProbs, ints("class", append([]int{}, class...), 1, len(class)), ints("frames", []int{frames}, 1),
		ints("labels", []int{len(class)}, 1), G.ReductionSum)
}

// graph adapts a formula.
func graph[F impl.Float](f formula) impl.Loss[F] {
	return impl.Rows[F]{Targets: true, Eval: func(r impl.Row[F], gp, gt []F) (F, error) {
		g := G.NewGraph()
		x := input(g, "pred", r.Pred, r.Shape)
		var y *G.Node
		if r.Target != nil {
			y = input(g, "target", r.Target, r.TargetShape)
		}
		out, err := f(x, y, r.Class)
		if err != nil {
			return 0, fmt.Errorf("gorgonia: %w", err)
		}
		var value G.Value
		G.Read(out, &value)
		var slopes G.Nodes
		if gp != nil {
			slopes = append(slopes, x)
		}
		if gt != nil {
			slopes = append(slopes, y)
		}
		if len(slopes) > 0 {
			if slopes, err = G.Grad(out, slopes...); err != nil {
				return 0, fmt.Errorf("gorgonia: %w", err)
			}
		}
		read := make([]G.Value, len(slopes))
		for i, n := range slopes {
			G.Read(n, &read[i])
		}
		m := G.NewTapeMachine(g)
		defer m.Close()
		if err := m.RunAll(); err != nil {
			return 0, fmt.Errorf("gorgonia: %w", err)
		}
		for _, dst := range [...][]F{gp, gt} {
			if dst == nil {
				continue
			}
			if err := numbers(dst, read[0]); err != nil {
				return 0, err
			}
			read = read[1:]
		}
		var v [1]F
		err = numbers(v[:], value)
		return v[0], err
	}}
}

// input is a node that holds its own copy of the numbers.
func input[F impl.Float](g *G.ExprGraph, name string, v []F, shape []int) *G.Node {
	of := tensor.Float64
	if _, single := any(v).([]float32); single {
		of = tensor.Float32
	}
	if len(shape) == 0 {
		return G.NewScalar(g, of, G.WithName(name), G.WithValue(v[0]))
	}
	return G.NewTensor(g, of, len(shape), G.WithName(name), G.WithShape(shape...),
		G.WithValue(tensor.New(tensor.WithShape(shape...), tensor.WithBacking(append([]F{}, v...)))))
}

// numbers copies what a node holds.
func numbers[F impl.Float](dst []F, v G.Value) error {
	switch d := v.Data().(type) {
	case F:
		dst[0] = d
		return nil
	case []F:
		if len(d) == len(dst) {
			copy(dst, d)
			return nil
		}
	}
	return fmt.Errorf("gorgonia: a result of shape %v: want %d numbers", v.Shape(), len(dst))
}
