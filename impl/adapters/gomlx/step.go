package main

import (
	"fmt"
	"slices"

	. "github.com/gomlx/gomlx/pkg/core/graph" //nolint:staticcheck // graphs are written so throughout GoMLX
	"github.com/gomlx/gomlx/pkg/core/tensors"
	"github.com/gomlx/gomlx/pkg/ml/train/losses"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/serve"
	"github.com/lossgate/lossgate/impl/process/wire"
)

var _ serve.Stepper[float32] = loss[float32]{}

// Step implements serve.Stepper for GoMLX's own mean: one program computes all that is wanted, of tensors that are already there.
func (l loss[F]) Step(b impl.Batch[F], r impl.Reduction, up []F, want []string) (func() error, error) {
	if !own(b, r) || up != nil || slices.Contains(want, wire.TargetGrad) {
		return nil, fmt.Errorf("%w: GoMLX is timed for its own mean, its value and its gradient", impl.ErrUnsupported)
	}
	return l.step(b, want)
}

// stepper makes what Step returns, for one loss.
func (g graphs[F]) stepper(f losses.LossFn, classes bool) func(b impl.Batch[F], want []string) (func() error, error) {
	return func(b impl.Batch[F], want []string) (func() error, error) {
		e, err := NewExec(g.backend, func(labels, pred *Node) []*Node {
			out := f([]*Node{labels}, []*Node{pred})
			if !slices.Contains(want, wire.Grad) {
				return []*Node{out}
			}
			return []*Node{out, Gradient(out, pred)[0]}
		})
		if err != nil {
			return nil, fmt.Errorf("gomlx: %w", err)
		}
		labels, pred := tensorsOf(b, classes)
		return func() error {
			out, err := e.Exec(labels, pred)
			if err != nil {
				return fmt.Errorf("gomlx: %w", err)
			}
			for _, t := range out {
				if err := t.FinalizeAll(); err != nil {
					return fmt.Errorf("gomlx: %w", err)
				}
			}
			return nil
		}, nil
	}
}

// tensorsOf are the arguments of a loss.
func tensorsOf[F impl.Float](b impl.Batch[F], classes bool) (labels, pred *tensors.Tensor) {
	pred = tensors.FromFlatDataAndDimensions(b.Pred, append([]int{b.N}, b.Shape...)...)
	if !classes {
		return tensors.FromFlatDataAndDimensions(b.Target, append([]int{b.N}, b.TargetShape...)...), pred
	}
	ids := make([]int32, len(b.Class))
	for i, c := range b.Class {
		ids[i] = int32(c)
	}
	return tensors.FromFlatDataAndDimensions(ids, b.N, 1), pred
}
