package mutant

import (
	"math"
	"slices"
)

// softmax is the distribution of logits, computed as it should be: with the largest one taken out.
func softmax(z []float64) []float64 {
	p, sum := make([]float64, len(z)), 0.0
	top := slices.Max(z)
	for i := range z {
		p[i] = math.Exp(z[i] - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

// surprise is −log softmax(z)_k, computed as it should be: with log1p, which keeps the tail where class k dominates.
func surprise(z []float64, k int) float64 {
	top := 0
	for j := range z {
		if z[j] > z[top] {
			top = j
		}
	}
	rest := 0.0
	for j := range z {
		if j != top {
			rest += math.Exp(z[j] - z[top])
		}
	}
	if k == top {
		return math.Log1p(rest)
	}
	return (z[top] - z[k]) + math.Log1p(rest)
}
