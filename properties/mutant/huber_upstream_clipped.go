package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func huberUpstreamClipped() Mutant {
	return Mutant{
		ID: "x606", Name: "huber-upstream-clipped", Loss: "huber",
		Bug:     "clips upstream gradients to 100, as training loops do with the whole gradient",
		Trigger: "an upstream gradient above 100",
		Float64: func() impl.Loss[float64] { return clippedUpstream{impl.Huber[float64](1).(impl.Rows[float64])} },
	}
}

type clippedUpstream struct{ impl.Rows[float64] }

// Grad implements impl.Loss.
func (l clippedUpstream) Grad(dst []float64, b impl.Batch[float64], r impl.Reduction, up []float64) ([]float64, error) {
	up = slices.Clone(up)
	for i, u := range up {
		up[i] = max(-100, min(100, u))
	}
	return l.Rows.Grad(dst, b, r, up)
}
