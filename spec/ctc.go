package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// CTC is connectionist temporal classification: −log of the probability that a path of frames, drawn with the given
// log-probabilities, reads as the label sequence once repeats are merged and blanks removed (Graves et al. 2006). Pred has a
// row of log-probabilities over K symbols for each of T frames; Class is the label sequence, without blanks.
//
// Gradients are with respect to the log-probabilities as free variables: −(posterior probability of symbol k at frame t).
// A sequence that needs more frames than there are has no path, and the loss is +Inf.
func CTC(blank int) Loss {
	return Loss{
		Name: "ctc", Params: []Param{Scalar("blank", float64(blank), NonNegative)}, Family: Sequence,
		Shape: []Dim{{"T", 1, 5}, {"K", max(2, blank+1), max(3, blank+1)}}, Pred: LogProbs, Target: NoTarget,
		Class: Labels{Min: 0, Max: 3, Not: blank, HasNot: true}, Scale: 1,
		Definition: "−log Σ_π Π_t exp pred[t, π_t] over all paths π of T symbols that collapse to class",
		Value:      func(x In) ball.Real { return surpriseOf(x, ctcPaths(x, blank)) },
		Stable:     func(x In) ball.Real { return forward(x, blank).Neg().Blurred(logMass(x)) },
		Special:    ctcSpecial(blank),
		Claims:     ctcClaims(blank),
		Refs:       []Ref{{"A. Graves et al., Connectionist temporal classification, ICML (2006)", "10.1145/1143844.1143891"}},
		Names:      map[string]string{"torch": "torch.nn.functional.ctc_loss (gradient projected on the logits)"},
	}
}

// ctcSpecial lists what follows from counting frames, for any index of the blank.
func ctcSpecial(blank int) []SpecialCase {
	width, other := max(2, blank+1), 0
	if blank == 0 {
		other = 1
	}
	sure := func(class []int, symbols ...int) Sample { // frames in which one symbol has probability 1
		v := make([]float64, len(symbols)*width)
		for t := range symbols {
			for k := range width {
				if k != symbols[t] {
					v[t*width+k] = math.Inf(-1)
				}
			}
		}
		return frames(width, class, v...)
	}
	return []SpecialCase{
		{When: "no path: two equal labels need three frames", In: sure([]int{other, other}, blank, blank), Want: math.Inf(1)},
		{When: "no label, no blank possible", In: sure(nil, other), Want: math.Inf(1)},
		{When: "no label, only blanks", In: sure(nil, blank, blank), Want: 0},
	}
}

// A path is a way to read a label sequence: the entries of Pred that it passes, whose sum is the logarithm of its probability.
type path []int

// logProb is the logarithm of the probability of a path.
func (p path) logProb(x In) ball.Real {
	terms := []ball.Real{x.Of(0)}
	for _, i := range p {
		terms = append(terms, x.Pred[i])
	}
	return ball.Sum(terms...)
}

// surpriseOf is −log of the probability of all the paths: the definition, which takes few of them. No path costs +Inf.
func surpriseOf(x In, paths []path) ball.Real {
	if len(paths) == 0 {
		return x.Of(math.Inf(1))
	}
	prob := make([]ball.Real, len(x.Pred))
	for i, q := range x.Pred {
		prob[i] = q.Exp()
	}
	terms := make([]ball.Real, len(paths))
	for i, p := range paths {
		terms[i] = x.Of(1)
		for _, at := range p {
			terms[i] = terms[i].Mul(prob[at])
		}
	}
	return ball.Sum(terms...).Log().Neg()
}

// ctcPaths lists every path that reads as the label once repeats are merged and blanks removed.
func ctcPaths(x In, blank int) (paths []path) {
	frames, symbols := x.Shape[0], x.Shape[1]
	var walk func(t, read, last int, p path)
	walk = func(t, read, last int, p path) {
		if t == frames {
			if read == len(x.Class) {
				paths = append(paths, slices.Clone(p))
			}
			return
		}
		for k := range symbols {
			next := read
			if k != blank && k != last {
				if read == len(x.Class) || x.Class[read] != k {
					continue
				}
				next++
			}
			walk(t+1, next, k, append(p, t*symbols+k))
		}
	}
	walk(0, 0, -1, nil)
	return paths
}

// forward is the log-probability by the recursion of Graves et al., equations 6 to 8, in the log domain.
func forward(x In, blank int) ball.Real {
	symbol := make([]int, 2*len(x.Class)+1)
	for i := range symbol {
		symbol[i] = blank
		if i%2 == 1 {
			symbol[i] = x.Class[i/2]
		}
	}
	at := func(t, i int) ball.Real { return x.Pred[t*x.Shape[1]+symbol[i]] }
	none := x.Of(math.Inf(-1))
	alpha := make([]ball.Real, len(symbol))
	for i := range alpha {
		if alpha[i] = none; i < 2 {
			alpha[i] = at(0, i)
		}
	}
	for t := 1; t < x.Shape[0]; t++ {
		next := make([]ball.Real, len(symbol))
		for i := range next {
			from := []ball.Real{alpha[i]}
			if i >= 1 {
				from = append(from, alpha[i-1])
			}
			if i >= 2 && symbol[i] != blank && symbol[i] != symbol[i-2] {
				from = append(from, alpha[i-2])
			}
			next[i] = logSumExp(x, from).Add(at(t, i))
		}
		alpha = next
	}
	return logSumExp(x, alpha[max(0, len(alpha)-2):])
}

// logMass bounds what a forward and a backward variable lose together, in units of u: 2T roundings, one for adding a frame
// and one for adding up paths, each of a logarithm of at most Σ_t max_k |pred[t,k]| over what is finite.
func logMass(x In) ball.Real {
	frames, k := x.Shape[0], x.Shape[1]
	mass := make([]ball.Real, frames)
	for t := range mass {
		mass[t] = x.Of(0)
		for _, q := range x.Pred[t*k : (t+1)*k] {
			if a := q.Detach().Neg(); !a.IsInf() && a.Cmp(mass[t]) > 0 {
				mass[t] = a
			}
		}
	}
	return ball.Sum(mass...).Mul(x.Of(float64(2 * frames)))
}

// logSumExp is log Σ exp z by the largest entry; entries of −Inf add nothing.
func logSumExp(x In, z []ball.Real) ball.Real {
	var live []ball.Real
	for _, v := range z {
		if !v.IsInf() {
			live = append(live, v)
		}
	}
	switch len(live) {
	case 0:
		return x.Of(math.Inf(-1))
	case 1:
		return live[0]
	}
	top := 0
	for j := range live {
		if live[j].Cmp(live[top]) > 0 {
			top = j
		}
	}
	var rest []ball.Real
	for j := range live {
		if j != top {
			rest = append(rest, live[j].Sub(live[top]).Exp())
		}
	}
	return live[top].Add(ball.Sum(rest...).Log1p())
}

// frames is a sample of log-probabilities over k symbols and a label sequence.
func frames(k int, class []int, v ...float64) Sample {
	if class == nil {
		class = []int{}
	}
	return Sample{Pred: v, Shape: []int{len(v) / k, k}, Class: class}
}
