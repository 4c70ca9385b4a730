package mutant

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func huberUpstreamUnsigned() Mutant {
	return Mutant{
		ID: "x608", Name: "huber-upstream-unsigned", Loss: "huber",
		Bug:     "loses the sign of the upstream gradient",
		Trigger: "an upstream gradient below 0",
		Float64: func() impl.Loss[float64] { return unsignedUpstream{impl.Huber[float64](1).(impl.Rows[float64])} },
	}
}

type unsignedUpstream struct{ impl.Rows[float64] }

// Grad implements impl.Loss.
func (l unsignedUpstream) Grad(dst []float64, b impl.Batch[float64], r impl.Reduction, up []float64) ([]float64, error) {
	up = slices.Clone(up)
	for i, u := range up {
		up[i] = math.Abs(u)
	}
	return l.Rows.Grad(dst, b, r, up)
}
