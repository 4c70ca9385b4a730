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

// surprise is −log softmax(z)_k, computed as it should be but for the tail that log loses and log1p would not.
func surprise(z []float64, k int) float64 {
	top, sum := slices.Max(z), 0.0
	for _, x := range z {
		sum += math.Exp(x - top)
	}
	return (top - z[k]) + math.Log(sum)
}
