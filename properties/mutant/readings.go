package mutant

import "math"

// readings is the probability that a path of a CTC trellis with blank 0 reads as the labels, computed in probabilities. With
// free, a label may follow an equal one directly.
func readings(x row, free bool) float64 {
	frames, width := x.Shape[0], x.Shape[1]
	states := 2*len(x.Class) + 1
	prob := func(t, s int) float64 {
		if s%2 == 0 {
			return math.Exp(x.Pred[t*width])
		}
		return math.Exp(x.Pred[t*width+x.Class[s/2]])
	}
	at := make([]float64, states)
	for s := range min(2, states) {
		at[s] = prob(0, s)
	}
	for t := 1; t < frames; t++ {
		next := make([]float64, states)
		for s := range states {
			next[s] = at[s]
			if s > 0 {
				next[s] += at[s-1]
			}
			if s > 1 && s%2 == 1 && (free || x.Class[s/2] != x.Class[s/2-1]) {
				next[s] += at[s-2]
			}
			next[s] *= prob(t, s)
		}
		at = next
	}
	p := at[states-1]
	if states > 1 {
		p += at[states-2]
	}
	return p
}
