package mutant

import "math"

// A stroll says by which rules the lattice of a transducer with blank 0 is walked, in probabilities; the zero stroll is the right one.
type stroll struct {
	after    bool // a label has the probability of the row after it
	endless  bool // the last blank is not asked for
	diagonal bool // a label takes its walk to the next frame, as a blank does
}

// probability is that of the walks that emit the labels.
func (r stroll) probability(x row) float64 {
	frames, rows, width := x.Shape[0], x.Shape[1], x.Shape[2]
	prob := func(t, u, k int) float64 { return math.Exp(x.Pred[(t*rows+u)*width+k]) }
	at := make([][]float64, frames+1)
	for t := range at {
		at[t] = make([]float64, rows)
	}
	at[0][0] = 1
	for t := range frames {
		for u := range rows {
			at[t+1][u] += at[t][u] * prob(t, u, 0)
			if u+1 == rows {
				continue
			}
			row, next := u, t
			if r.after {
				row = u + 1
			}
			if r.diagonal {
				next = t + 1
			}
			at[next][u+1] += at[t][u] * prob(t, row, x.Class[u])
		}
	}
	if r.endless {
		return at[frames-1][rows-1]
	}
	return at[frames][rows-1]
}
