package mutant

import "math"

// A reading says by which rules a CTC trellis with blank 0 is read, in probabilities; the zero reading is the right one.
type reading struct {
	free  bool // a label may follow an equal one directly
	jump  bool // a blank may follow the one before it, without the label between them
	most  bool // the likeliest path alone counts
	label bool // a path has to end in the last label, and not in the blank after it
}

// probability is that of the paths that read as the labels.
func (r reading) probability(x row) float64 {
	frames, width := x.Shape[0], x.Shape[1]
	states := 2*len(x.Class) + 1
	prob := func(t, s int) float64 {
		if s%2 == 0 {
			return math.Exp(x.Pred[t*width])
		}
		return math.Exp(x.Pred[t*width+x.Class[s/2]])
	}
	join := func(a, b float64) float64 {
		if r.most {
			return max(a, b)
		}
		return a + b
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
				next[s] = join(next[s], at[s-1])
			}
			if s > 1 && (s%2 == 0 && r.jump || s%2 == 1 && (r.free || x.Class[s/2] != x.Class[s/2-1])) {
				next[s] = join(next[s], at[s-2])
			}
			next[s] *= prob(t, s)
		}
		at = next
	}
	switch p := at[states-1]; {
	case states == 1:
		return p
	case r.label:
		return at[states-2]
	default:
		return join(p, at[states-2])
	}
}
