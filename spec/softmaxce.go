package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SoftmaxCE is the cross-entropy of a class index under the softmax of logits, −log softmax(z)_y = log Σ exp z − z_y, with
// what libraries add to it: class weights, label smoothing over all C classes, and a label that is ignored.
//
// With weights w and smoothing ε it is (1−ε)·w_y·ℓ_y + ε/C·Σ_k w_k·ℓ_k, ℓ_k = log Σ exp z − z_k. An empty weight means ones, for any number of
// classes. The denominator of Mean is w_y, as PyTorch has it; an ignored sample adds nothing. A logit of −Inf is a class masked out.
func SoftmaxCE(weight []float64, ignore int, smoothing float64) Loss {
	l := Loss{
		Name: "softmax-ce", Family: Classification,
		Params: []Param{
			Vector("weight", weight, NonNegative), Scalar("ignore_index", float64(ignore), Finite), Scalar("label_smoothing", smoothing, UnitInterval),
		},
		Shape: []Dim{{"C", 1, 6}}, Pred: Reals, Target: NoTarget,
		Class: Labels{Min: 1, Max: 1, Ignore: &ignore}, Scale: 1,
		Definition: "(1−ε)·w_y·ℓ_y + ε/C·Σ_k w_k·ℓ_k with ℓ_k = log Σ_j exp z_j − z_k, z = pred, y = class",
		Kinks:      []Kink{tiedLogits, maskedLogit},
		Special:    indexSpecial(),
		Refs: []Ref{
			{"J. S. Bridle, Probabilistic interpretation of feedforward classification network outputs, Neurocomputing (1990)", "10.1007/978-3-642-76153-9_28"},
			{"C. Szegedy et al., Rethinking the Inception architecture, CVPR (2016), for label smoothing", "10.1109/CVPR.2016.308"},
		},
		Names: map[string]string{
			"torch": "torch.nn.functional.cross_entropy", "keras": "keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
			"optax": "optax.softmax_cross_entropy_with_integer_labels",
		},
	}
	if len(weight) > 0 {
		l.Shape = []Dim{{"C", len(weight), len(weight)}}
		l.Special = nil
		l.Divisor = func(s Sample) float64 { return weight[s.Class[0]] }
	}
	l.Value = smoothedCE(weight, smoothing, naiveSurprise)
	l.Stable = smoothedCE(weight, smoothing, surprise)
	counts := func(s Sample) bool { return s.Class[0] != ignore }
	l.Claims = indexClaims(weight, smoothing == 0)
	switch {
	case smoothing != 0 && len(weight) == 0:
		l.Claims = append(l.Claims, smoothedClaims(smoothing, ignore, counts)...)
	case smoothing == 0 && len(weight) == 0:
		l.Special = append(l.Special, SpecialCase{
			When: "every other class is masked out: nothing is uncertain", In: logits(2, math.Inf(-1), math.Inf(-1), 3), Want: 0,
		})
		l.Claims = append(l.Claims, surpriseClaims(counts)...)
	case smoothing == 0:
		l.Claims = append(l.Claims, weightedClaims(weight, counts)...)
	}
	return l
}

// smoothedCE mixes the surprise of each class.
func smoothedCE(weight []float64, smoothing float64, surprise func(z []ball.Real, k int) ball.Real) func(In) ball.Real {
	return func(x In) ball.Real {
		w := func(k int) ball.Real {
			if len(weight) == 0 {
				return x.Of(1)
			}
			return x.Of(weight[k])
		}
		eps := x.Of(smoothing)
		sum := weighted(ball.Of(1).Sub(eps).Mul(w(x.Class[0])), func() ball.Real { return surprise(x.Pred, x.Class[0]) })
		if smoothing == 0 {
			return sum
		}
		all := make([]ball.Real, len(x.Pred))
		for k := range x.Pred {
			all[k] = weighted(w(k), func() ball.Real { return surprise(x.Pred, k) })
		}
		return sum.Add(eps.Quo(x.Of(float64(len(x.Pred)))).Mul(ball.Sum(all...)))
	}
}

// weighted is w·f(), and 0 for w = 0 even where f() is infinite: what has no weight is not read.
func weighted(w ball.Real, f func() ball.Real) ball.Real {
	if w.Exact() && w.Float() == 0 {
		return w
	}
	return w.Mul(f())
}

// naiveSurprise is −log softmax(z)_k with numerator and denominator divided by exp z_k, log(1 + Σ_{j≠k} exp(z_j − z_k)): it overflows
// where class k is unlikely.
func naiveSurprise(z []ball.Real, k int) ball.Real {
	var rest []ball.Real
	for j := range z {
		switch {
		case z[k].IsInf() && z[k].Sign() < 0: // −Inf − −Inf says nothing, but the sum as it is printed does
			rest = append(rest, z[j].Exp())
		case j != k:
			rest = append(rest, z[j].Sub(z[k]).Exp())
		}
	}
	switch {
	case z[k].IsInf() && z[k].Sign() < 0:
		return ball.Sum(rest...).Log().Sub(z[k])
	case rest == nil:
		return ball.Of(0)
	}
	return ball.Sum(rest...).Log1p()
}

// surprises is −log softmax(z) as (max − z_k) + log1p(Σ_{j≠max} exp(z_j − max)): relative accuracy is kept for the class that dominates
// (Blanchard, Higham and Higham 2021 analyse the form).
func surprises(z []ball.Real) []ball.Real {
	top := largest(z)
	var rest []ball.Real
	for j := range z {
		if j != top {
			rest = append(rest, z[j].Sub(z[top]).Exp())
		}
	}
	all := make([]ball.Real, len(z))
	for k := range z {
		if k != top {
			all[k] = z[top].Sub(z[k])
		}
	}
	if rest == nil {
		return all
	}
	tail := ball.Sum(rest...).Log1p()
	for k := range all {
		all[k] = all[k].Add(tail)
	}
	return all
}

// surprise is −log softmax(z)_k.
func surprise(z []ball.Real, k int) ball.Real { return surprises(z)[k] }

// tiedLogits makes two entries equal: not a kink of a smooth loss, but where code that takes a maximum may go wrong.
var tiedLogits = Kink{"two entries equal", func(s *Sample, pick func(n int) int) bool {
	i, j := pick(len(s.Pred)), pick(len(s.Pred))
	s.Pred[i] = s.Pred[j]
	return i != j
}}

// maskedLogit takes a class out: its logit is −Inf.
var maskedLogit = Kink{"a class is masked out", func(s *Sample, pick func(n int) int) bool {
	s.Pred[pick(len(s.Pred))] = math.Inf(-1)
	return len(s.Pred) > 1
}}

// noLabel is the label that PyTorch takes for a sample that does not count.
const noLabel = -100

// logits is a sample of logits and a class.
func logits(class int, z ...float64) Sample {
	return Sample{Pred: z, Shape: []int{len(z)}, Class: []int{class}}
}
