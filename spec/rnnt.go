package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// RNNT is the loss of a transducer, −log of the probability that a walk through its lattice emits the label sequence (Graves 2012). Pred
// has, for each of T frames and each number u of labels emitted so far, log-probabilities over K symbols; a walk starts at frame 0 with
// nothing emitted, stays in its frame with every label, goes to the next with every blank, and ends with the blank of the last frame. Class is
// the U labels, without blanks; Pred has U + 1 rows for each frame.
//
// Gradients are with respect to the log-probabilities as free variables: −(posterior probability that the walk emits symbol k there).
func RNNT(blank int) Loss {
	return Loss{
		Name: "rnnt", Params: []Param{Scalar("blank", float64(blank), NonNegative)}, Family: Sequence,
		Shape: []Dim{{"T", 1, 3}, {"U+1", 1, 3}, {"K", max(2, blank+1), max(3, blank+1)}}, Pred: LogProbs, Target: NoTarget,
		Class: Labels{Min: 0, Max: 2, Under: "U+1", Not: blank, HasNot: true}, Scale: 1,
		Definition: "−log Σ over walks of Π exp pred[t, u, ·]: blank from (t, u) to (t+1, u), class[u] to (t, u+1), ending with the blank of (T−1, U)",
		Value:      func(x In) ball.Real { return surpriseOf(x, walks(x, blank)) },
		Stable:     func(x In) ball.Real { return walkForward(x, blank).Neg().Blurred(walkMass(x)) },
		Special:    rnntSpecial(blank),
		Claims:     rnntClaims(blank),
		Refs:       []Ref{{"A. Graves, Sequence transduction with recurrent neural networks, ICML representation learning workshop (2012)", "10.48550/arXiv.1211.3711"}},
		Names: map[string]string{
			"torchaudio": "torchaudio.functional.rnnt_loss (of logits: a log-softmax inside, unless fused_log_softmax=False)", "warp-transducer": "warprnnt",
		},
	}
}

// rnntSpecial lists what sure symbols make of a walk, for any index of the blank.
func rnntSpecial(blank int) []SpecialCase {
	width, label := max(2, blank+1), 0
	if blank == 0 {
		label = 1
	}
	sure := func(frames int, class []int, symbols ...int) Sample { // one symbol is certain in each place
		v := make([]float64, len(symbols)*width)
		for i := range symbols {
			for k := range width {
				if k != symbols[i] {
					v[i*width+k] = math.Inf(-1)
				}
			}
		}
		return Sample{Pred: v, Shape: []int{frames, len(symbols) / frames, width}, Class: class}
	}
	return []SpecialCase{
		{When: "no label, only blanks", In: sure(2, []int{}, blank, blank), Want: 0},
		{When: "a label in the second of two frames", In: sure(2, []int{label}, blank, blank, label, blank), Want: 0},
		{When: "the last symbol is no blank", In: sure(1, []int{label}, label, label), Want: math.Inf(1)},
		{When: "a label is the blank", In: sure(1, []int{blank}, blank, blank), Err: true},
		{When: "as many labels as rows of a frame", In: sure(1, []int{label, label}, label, blank), Err: true},
	}
}

// place is where row (t, u) of Pred begins.
func place(x In, t, u int) int { return (t*x.Shape[1] + u) * x.Shape[2] }

// walks lists every walk that emits the label sequence.
func walks(x In, blank int) (all []path) {
	var walk func(t, u int, p path)
	walk = func(t, u int, p path) {
		at := place(x, t, u)
		if blanks := append(p[:len(p):len(p)], at+blank); t+1 < x.Shape[0] {
			walk(t+1, u, blanks)
		} else if u == len(x.Class) {
			all = append(all, blanks)
		}
		if u < len(x.Class) {
			walk(t, u+1, append(p[:len(p):len(p)], at+x.Class[u]))
		}
	}
	walk(0, 0, nil)
	return all
}

// walkForward is the log-probability by the recursion of Graves, equations 16 and 18, in the log domain.
func walkForward(x In, blank int) ball.Real {
	frames, labels := x.Shape[0], len(x.Class)
	alpha := make([]ball.Real, labels+1) // of the frame at hand
	for t := range frames {
		for u := range alpha {
			var from []ball.Real
			if t > 0 {
				from = append(from, alpha[u].Add(x.Pred[place(x, t-1, u)+blank]))
			}
			if u > 0 {
				from = append(from, alpha[u-1].Add(x.Pred[place(x, t, u-1)+x.Class[u-1]]))
			}
			if from == nil {
				from = append(from, x.Of(0))
			}
			alpha[u] = logSumExp(x, from)
		}
	}
	return alpha[labels].Add(x.Pred[place(x, frames-1, labels)+blank])
}

// walkMass bounds what a forward and a backward variable lose together, in units of u: two roundings for each of the T + U steps of
// a walk, of a logarithm of at most as many times the largest that is finite.
func walkMass(x In) ball.Real {
	largest := x.Of(0)
	for _, q := range x.Pred {
		if a := q.Detach().Neg(); !a.IsInf() && a.Cmp(largest) > 0 {
			largest = a
		}
	}
	steps := float64(x.Shape[0] + len(x.Class))
	return largest.Mul(x.Of(2 * steps * steps))
}
