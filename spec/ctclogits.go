package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// CTCLogits is connectionist temporal classification of logits: CTC of the log-softmax of each frame (Graves et al. 2006, equation 16 for the
// slope). Pred has a row of logits over K symbols for each of T frames; Class is the label sequence, without blanks.
//
// The slope is softmax(pred) − (posterior probability of symbol k at frame t), which is what libraries return whose argument is
// said to be log-probabilities; it is the slope of CTC only where a log-softmax follows. A sequence that has no path costs +Inf.
func CTCLogits(blank int) Loss {
	ctc := CTC(blank)
	l := Loss{
		Name: "ctc-logits", Params: ctc.Params, Family: Sequence,
		Shape: []Dim{{"T", 1, 3}, ctc.Shape[1]}, Pred: Finite, Target: NoTarget, Class: ctc.Class, Scale: 1,
		Definition: "ctc of log softmax(pred[t]): −log Σ_π Π_t softmax(pred[t])[π_t] over all paths π of T symbols that collapse to class",
		Value: func(x In) ball.Real {
			all := make([]ball.Real, x.Shape[0])
			for t := range all {
				all[t] = mass(x.Row(t)).Log()
			}
			return surpriseOf(x, ctcPaths(x, blank)).Add(ball.Sum(all...))
		},
		Stable: func(x In) ball.Real {
			y := logSoftmaxRows(x)
			return forward(y, blank).Neg().Blurred(logMass(y))
		},
		Special: logitReadings(blank),
		Refs:    ctc.Refs,
		Names: map[string]string{
			"torch": "torch.nn.functional.ctc_loss(log_softmax(pred))", "tf": "tf.nn.ctc_loss", "optax": "optax.ctc_loss", "keras": "keras.ops.ctc_loss",
		},
	}
	l.Claims = append(readingClaims(blank, CTCLogits, logSoftmaxRows), AtLeastZero, ShiftInvariant{PredOnly: true}, GradSumZero{},
		Gradient{
			ID: "q-gradient", Says: "The slope is softmax(pred) − (posterior probability of the symbol at the frame).",
			Is: func(x In) []ball.Real {
				y := logSoftmaxRows(x)
				g := pathSlopes(y, ctcPaths(y, blank))
				for t := range x.Shape[0] {
					for k, p := range softmax(x.Row(t)) {
						g[t*x.Shape[1]+k] = p.Add(g[t*x.Shape[1]+k])
					}
				}
				return g
			},
			When: func(s Sample) bool { return s.Shape[0] <= 3 },
		},
		Not{
			ID: "q-nonconvex", Says: "It is not convex in the logits: two ways to read one label may be mixed at a cost.",
			Of: Convex{}, Witness: earlyAndLate(blank),
		},
	)
	return l
}

// logSoftmaxRows is x with the log-softmax of each row in its place.
func logSoftmaxRows(x In) In {
	y := x
	y.Pred = nil
	for t := range x.Shape[0] {
		for _, s := range surprises(x.Row(t)) {
			y.Pred = append(y.Pred, s.Neg())
		}
	}
	return y
}

// earlyAndLate are logits that put a label into the first of two frames, and into the second: both surely read it. Halfway between
// each frame is a label or a blank by the toss of a coin, and one time in four both are blanks.
func earlyAndLate(blank int) []Sample {
	width, label := max(2, blank+1), 0
	if blank == 0 {
		label = 1
	}
	at := func(t int) Sample {
		v := make([]float64, 2*width)
		for i := range v {
			v[i] = -8
		}
		v[t*width+label], v[(1-t)*width+blank] = 8, 8
		return frames(width, []int{label}, v...)
	}
	return []Sample{at(0), at(1)}
}

// logitReadings lists what follows from counting frames and paths.
func logitReadings(blank int) []SpecialCase {
	width, label := max(2, blank+1), 0
	if blank == 0 {
		label = 1
	}
	even := func(frameCount int, class ...int) Sample {
		return frames(width, class, make([]float64, frameCount*width)...)
	}
	return []SpecialCase{
		{When: "no path: two equal labels need three frames", In: even(2, label, label), Want: math.Inf(1)},
		{When: "uniform frames, no label: log K for each", In: even(1), Want: math.Log(float64(width))},
		{When: "a label is the blank", In: even(1, blank), Err: true},
	}
}
