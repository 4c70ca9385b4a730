package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// NTXent is the mean over 2N embeddings, Pred of shape {2, N, D}, of the cross-entropy of finding the other view of the same item among the 2N − 1
// others, by softmax of cosines over τ (Chen et al. 2020, SimCLR). An embedding is never compared with itself, and its length does not count.
func NTXent(temperature float64) Loss {
	value := func(surprise func([]ball.Real, int) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			return contrasted(x, temperature, partners(x.Shape[1]), surprise)
		}
	}
	bound := func(sign float64) func(x In) ball.Real {
		return func(x In) ball.Real {
			return log1pExp(x.Of(float64(2*x.Shape[1]-2)), x.Of(sign*2).Quo(x.Of(temperature)))
		}
	}
	return Loss{
		Name: "nt-xent", Params: []Param{Scalar("temperature", temperature, Positive)}, Family: Embedding,
		Shape: []Dim{{"view", 2, 2}, {"N", 1, 2}, {"D", 1, 2}}, Pred: directed, Target: NoTarget, Scale: max(1, 1/temperature),
		Definition: "1/2N·Σ_i log Σ_{k≠i} exp(cos_ik/τ) − cos_ij/τ, j the other view of i",
		Value:      value(naiveSurprise), Stable: value(surprise),
		Kinks: []Kink{viewsAgree},
		Special: []SpecialCase{
			{When: "one item: its views have nothing else to find", In: views(1, 2, 1, 0, 0, 1), Want: 0},
			{When: "all of one direction: ln(2N − 1), itself not among them", In: views(2, 1, 1, 2, 3, 4), Want: math.Log(3)},
			{When: "an embedding of zeros", In: views(1, 2, 0, 0, 0, 1), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Homogeneous{Degree: 0}, Continuous{C1: true},
			Bounds{
				ID: "k-ntxent", Says: "It is within ln(1 + (2N−2)·e^(±2/τ)): cosines differ by 2 at most, and the similarity with itself, 1, is not among them.",
				Lo: bound(-1), Hi: bound(1),
			},
			Relation{
				ID: "k-ntxent-views", Says: "The two views may change places.",
				Make: func(s []Sample, _ []int) []Term {
					p, h := s[0].Pred, len(s[0].Pred)/2
					return []Term{{1, s[0]}, {-1, views(s[0].Shape[1], s[0].Shape[2], append(append([]float64{}, p[h:]...), p[:h]...)...)}}
				},
			},
			Relation{
				ID: "k-ntxent-length", Says: "The length of one embedding does not count.", Ints: 1,
				Make: func(s []Sample, k []int) []Term {
					d := s[0].Shape[2]
					p := append([]float64{}, s[0].Pred...)
					i := k[0] % (len(p) / d)
					for j := range d {
						p[i*d+j] *= 4
					}
					return []Term{{1, s[0]}, {-1, views(s[0].Shape[1], d, p...)}}
				},
			},
			Equals{
				ID: "k-ntxent-supcon", Says: "It is the supervised contrastive loss with every item a class of its own.",
				Other: func() Loss { return SupCon(temperature) },
				Map: func(x In) In {
					n := x.Shape[1]
					x.Shape, x.Class = []int{2 * n, x.Shape[2]}, nil
					for i := range 2 * n {
						x.Class = append(x.Class, i%n)
					}
					return x
				},
			},
			Not{Of: Convex{}, Witness: []Sample{views(2, 2, 1, 4, 1, -4, 1, 4, 1, -4), views(2, 2, 1, -4, 1, 4, 1, -4, 1, 4)}},
		},
		Refs:  []Ref{{"T. Chen, S. Kornblith, M. Norouzi, G. Hinton, A simple framework for contrastive learning of visual representations, ICML (2020)", "arXiv:2002.05709"}},
		Names: map[string]string{"pytorch-metric-learning": "NTXentLoss", "lightly": "NTXentLoss"},
	}
}

// partners are the positives of 2n embeddings in two views: the other view of each.
func partners(n int) [][]int {
	out := make([][]int, 2*n)
	for i := range out {
		out[i] = []int{(i + n) % (2 * n)}
	}
	return out
}

// contrasted is the mean over embeddings, rows of Pred, of the mean surprise of their positives under the softmax of cosines over τ with all
// but themselves; an embedding without positives adds 0.
func contrasted(x In, temperature float64, positives [][]int, surprise func([]ball.Real, int) ball.Real) ball.Real {
	m, tau := len(positives), x.Of(temperature)
	unit := make([][]ball.Real, m)
	for i := range m {
		n := length(x.Row(i))
		for _, p := range x.Row(i) {
			unit[i] = append(unit[i], p.Quo(n))
		}
	}
	terms := []ball.Real{ball.Of(0)}
	for i, of := range positives {
		var z []ball.Real
		for j := range m {
			if j != i {
				z = append(z, ball.Dot(unit[i], unit[j]).Quo(tau))
			}
		}
		for _, p := range of {
			if p > i {
				p--
			}
			terms = append(terms, surprise(z, p).Quo(x.Of(float64(m*len(of)))))
		}
	}
	return ball.Sum(terms...)
}
