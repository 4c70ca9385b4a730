//go:build !(goexperiment.simd && amd64)

package exhaust

// consecutive would store numbers of which the first has those bits, eight at a time, and return how many it has stored.
func consecutive(uint32, []float32, []float64) int { return 0 }

// doubtful would mark the answers that are not sure, eight at a time, and return how many it has looked at.
func (c closeness) doubtful([]float32, []float64, *doubts) int { return 0 }
