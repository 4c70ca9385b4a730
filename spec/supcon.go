package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SupCon is the mean over N embeddings, Pred of shape {N, D}, of the mean, over all others of the same class, of the cross-entropy of finding that
// one among the N − 1 others by softmax of cosines over τ (Khosla et al. 2020, equation 2: the mean is outside of the logarithm). An
// embedding that is alone in its class adds 0 and counts in N, as in the authors' code. N embeddings have at most N classes, numbered below N.
func SupCon(temperature float64) Loss {
	value := func(surprise func([]ball.Real, int) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real { return contrasted(x, temperature, classmates(x.Class), surprise) }
	}
	return Loss{
		Name: "supcon", Params: []Param{Scalar("temperature", temperature, Positive)}, Family: Embedding,
		Shape: []Dim{{"N", 3, 3}, {"D", 1, 2}}, Pred: directed, Target: NoTarget, Class: Labels{Min: 3, Max: 3, K: 3}, Scale: max(1, 1/temperature),
		Definition: "1/N·Σ_i 1/|P(i)|·Σ_{p∈P(i)} log Σ_{k≠i} exp(cos_ik/τ) − cos_ip/τ, P(i) the others of the class of i",
		Value:      value(naiveSurprise), Stable: value(surprise),
		Kinks: []Kink{{"two embeddings of one direction", func(s *Sample, pick func(n int) int) bool {
			d, i := s.Shape[1], pick(3)
			copy(s.Pred[i*d:(i+1)*d], s.Pred[(i+1)%3*d:])
			return true
		}}},
		Special: []SpecialCase{
			{When: "all of one direction and class: ln(N − 1)", In: labelled([]int{1, 1, 1}, 1, 2, 3), Want: math.Ln2},
			{When: "one of them alone in its class adds 0", In: labelled([]int{0, 1, 0}, 1, 2, 3), Want: 2 * math.Ln2 / 3},
			{When: "an embedding of zeros", In: labelled([]int{0, 1, 0}, 1, 0, 3), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Homogeneous{Degree: 0}, Continuous{C1: true},
			Bounds{
				ID: "k-supcon-bounds", Says: "It is at most ln(1 + (N−2)·e^(2/τ)): cosines differ by 2 at most.",
				Hi: func(x In) ball.Real {
					return log1pExp(x.Of(float64(x.Shape[0]-2)), x.Of(2).Quo(x.Of(temperature)))
				},
			},
			Relation{
				ID: "k-supcon-classes", Says: "Which class is which does not matter.",
				Make: func(s []Sample, _ []int) []Term {
					t := append([]int{}, s[0].Class...)
					for i := range t {
						t[i] = (t[i] + 1) % len(t)
					}
					return []Term{{1, s[0]}, {-1, labelled(t, s[0].Pred...)}}
				},
			},
			Relation{
				ID: "k-supcon-order", Says: "The order of embeddings does not matter.",
				Make: func(s []Sample, _ []int) []Term {
					d, c := s[0].Shape[1], s[0].Class
					p := append(append([]float64{}, s[0].Pred[d:]...), s[0].Pred[:d]...)
					return []Term{{1, s[0]}, {-1, labelled([]int{c[1], c[2], c[0]}, p...)}}
				},
			},
			Not{
				ID: "k-supcon-not-zero", Says: "Embeddings in one point for each class do not cost 0: several positives share the softmax.",
				Of:      Bounds{ID: "k-supcon-zero", Says: "L = 0 for a class in one point.", Hi: func(In) ball.Real { return ball.Of(0) }},
				Witness: []Sample{labelled([]int{1, 1, 1}, 1, 1, 1)},
			},
		},
		Refs:  []Ref{{"P. Khosla et al., Supervised contrastive learning, NeurIPS (2020)", "arXiv:2004.11362"}},
		Names: map[string]string{"pytorch-metric-learning": "SupConLoss (which leaves out embeddings alone in their class)"},
	}
}

// classmates are the positives of each embedding: all others of its class.
func classmates(class []int) [][]int {
	out := make([][]int, len(class))
	for i := range class {
		for j := range class {
			if i != j && class[i] == class[j] {
				out[i] = append(out[i], j)
			}
		}
	}
	return out
}

// labelled is a sample of embeddings with a class each.
func labelled(class []int, v ...float64) Sample {
	return Sample{Pred: v, Class: class, Shape: []int{len(class), len(v) / len(class)}}
}
