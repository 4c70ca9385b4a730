package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcRepeatsNeedNoBlank() Mutant {
	return Mutant{
		ID: "m61", Name: "ctc-repeats-need-no-blank", Loss: "ctc",
		Bug:    "lets a path go from a label to an equal one without the blank between them that tells them apart",
		Thread: "chainer/chainer#2292", Trigger: "a label sequence with a repeat",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTC[float64](0), func(x row, v float64, _, _ []float64) float64 {
				for i := 1; i < len(x.Class); i++ {
					if x.Class[i] == x.Class[i-1] {
						return -math.Log(readings(x))
					}
				}
				return v
			})
		},
	}
}

// readings is the probability of all paths of a trellis in which every label may follow the one before it directly.
func readings(x row) float64 {
	frames, width := x.Shape[0], x.Shape[1]
	states := 2*len(x.Class) + 1
	prob := func(t, s int) float64 {
		if s%2 == 0 {
			return math.Exp(x.Pred[t*width]) // the blank, symbol 0
		}
		return math.Exp(x.Pred[t*width+x.Class[s/2]])
	}
	at := make([]float64, states)
	at[0], at[1] = prob(0, 0), prob(0, 1)
	for t := 1; t < frames; t++ {
		next := make([]float64, states)
		for s := range states {
			next[s] = at[s]
			if s > 0 {
				next[s] += at[s-1]
			}
			if s > 1 && s%2 == 1 {
				next[s] += at[s-2]
			}
			next[s] *= prob(t, s)
		}
		at = next
	}
	return at[states-1] + at[states-2]
}
