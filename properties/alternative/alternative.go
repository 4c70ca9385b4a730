// Package alternative holds implementations that are right, and written otherwise than the references: with fused operations, in the
// narrow format throughout, by another pivot, in another order, or with a convention that they declare. A suite that accuses one of
// them cries wolf; a test holds it to none.
package alternative

import (
	"slices"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// An Alternative is a right implementation of one loss.
type Alternative struct {
	ID     string      // "a07"
	Name   string      // "softmax-ce-pivot-of-label": the loss, and what is done otherwise
	Loss   string      // the catalogue's name of the loss
	Params impl.Params // with these parameters; the defaults where nil
	Way    string      // what it does otherwise, in a sentence

	Conventions []spec.Convention // what it declares

	// Exactly one of these is set.
	Float64 func() impl.Loss[float64]
	Float32 func() impl.Loss[float32]
}

// All lists the alternatives in the order of their ids.
func All() []Alternative {
	all := slices.Concat(residuals(), margins(), logits(), distributions(), batches(), conventions())
	slices.SortFunc(all, func(a, b Alternative) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// kernel is right with its value and gradients computed by f, for a legal sample: gp and gt are nil where they were not asked for.
func kernel[F impl.Float](right impl.Loss[F], f func(x impl.Row[F], gp, gt []F) F) impl.Loss[F] {
	k := right.(impl.Rows[F])
	check := k.Eval
	k.Eval = func(x impl.Row[F], gp, gt []F) (F, error) {
		if _, err := check(x, nil, nil); err != nil {
			return 0, err
		}
		return f(x, gp, gt), nil
	}
	return k
}

// scalar is right computed by f from one prediction and one target.
func scalar[F impl.Float](right impl.Loss[F], f func(x, t F) (v, gx, gt F)) impl.Loss[F] {
	return kernel(right, func(x impl.Row[F], gp, gt []F) F {
		v, a, b := f(x.Pred[0], x.Target[0])
		if gp != nil {
			gp[0] = a
		}
		if gt != nil {
			gt[0] = b
		}
		return v
	})
}
