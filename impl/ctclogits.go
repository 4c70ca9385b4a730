package impl

import (
	"math"
	"slices"
)

// CTCLogits is CTC of the log-softmax of each frame: a sample is {T, K} logits. The gradient is softmax(pred) − (posterior of symbol k at
// frame t), and sums to 0 in each frame (Graves et al. 2006, equation 16).
//
// The loss is log(1 + Q/P) for the weights P of paths that read as the label and Q of those that do not: where the label is all but
// certain, nothing cancels. The gradient is w_k·Σ_j w_j·(A_j − A_k)/(Σ w·Σ w·A), A_k being the weight of the paths with symbol k at the frame, without its
// own w_k: it cancels where symbols do, and not where softmax and posterior both tend to 1.
//
// Special cases are:
//
//	a sequence that needs more frames than there are costs +Inf, with gradient 0
//	an empty sequence costs Σ −log softmax of the blank
//
// Errors: a shape that is not {T, K}; a logit that is not finite; a label outside [0, K) or equal to blank.
func CTCLogits[F Float](blank int) Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := framesOf(x, blank); err != nil {
			return 0, err
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		w := make([]wide, 0, len(x.Pred))
		for at, k := 0, x.Shape[1]; at < len(x.Pred); at += k {
			top := slices.Max(x.Pred[at : at+k])
			for _, z := range x.Pred[at : at+k] {
				w = append(w, wideExp(z, top))
			}
		}
		c := newTrellis(x, blank, w)
		c.forward()
		p := c.probability()
		if p.m == 0 {
			return math.Inf(1), nil
		}
		if gp != nil {
			c.backward()
			c.pull(gp)
		}
		return c.otherwise().quo(p).log1p(), nil
	}})
}

// pull stores the gradient with respect to logits.
func (c *trellis) pull(gp []float64) {
	for t := range c.frames {
		through, labels := c.through(t)
		var all wide
		for k := range c.width {
			all = all.add(c.at(t, k))
		}
		for k := range c.width {
			var g wide
			for j := range c.width {
				g = g.add(c.at(t, j).mul(through[j].add(through[k].neg())))
			}
			// A difference of probabilities; logits so large that their exponents are rounded may make it more.
			gp[t*c.width+k] = max(-1, min(c.at(t, k).mul(g).quo(all.mul(labels)).float(), 1))
		}
	}
}
