package impl

import "math"

// RNNT is −log of the probability that a transducer emits the label sequence (Graves 2012). A sample is log-probabilities over K symbols, of
// shape {T, U+1, K}, for each of T frames and each number of labels emitted so far, and U labels. The gradient is with respect to the
// log-probabilities as free variables: −(posterior probability that symbol k is emitted there). Near certainty the value is right to a few
// roundings of 1, as that of CTC is.
//
// Special cases are:
//
//	no label costs −Σ log-probabilities of the blank
//	a log-probability of −Inf is a symbol that cannot occur: gradient 0
//	labels that cannot occur cost +Inf, with gradient 0
//
// Errors: a shape that is not {T, U+1, K} for U labels; rows that are not distributions; a label outside [0, K) or equal to blank.
func RNNT[F Float](blank int) Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if len(x.Shape) != 3 || len(x.Pred) == 0 || blank < 0 || x.Shape[2] <= blank {
			return 0, &DataError{"shape", -1, x.Shape, "want {T, U+1, K} with the blank among the K symbols"}
		}
		if len(x.Class) != x.Shape[1]-1 {
			return 0, &DataError{"class", -1, len(x.Class), "want one label less than there are rows for each frame"}
		}
		for at, k := 0, x.Shape[2]; at < len(x.Pred); at += k {
			if err := logDistribution("pred", at, x.Pred[at:at+k], x.unit); err != nil {
				return 0, err
			}
		}
		if err := symbols(x.Class, x.Shape[2], blank); err != nil {
			return 0, err
		}
		c := transducer{probabilities(x.Pred), x.Shape[0], x.Shape[1], x.Shape[2], x.Class, blank}
		alpha := c.forward()
		end := alpha[c.frames-1][c.rows-1].mul(c.p[c.blankAt(c.frames-1, c.rows-1)])
		if end.m == 0 {
			return math.Inf(1), nil
		}
		if gp != nil {
			c.pull(alpha, c.backward(), end, gp)
		}
		return -end.log(), nil
	}})
}

// A transducer is the lattice of frames and labels emitted.
type transducer struct {
	p                   []wide // T×(U+1)×K
	frames, rows, width int
	class               []int
	blank               int
}

// blankAt and labelAt are where the probabilities of leaving (t, u) are: by a blank to (t+1, u), by the next label to (t, u+1).
func (c transducer) blankAt(t, u int) int { return (t*c.rows+u)*c.width + c.blank }
func (c transducer) labelAt(t, u int) int { return (t*c.rows+u)*c.width + c.class[u] }

// forward gives Σ of the walks that come to (t, u).
func (c transducer) forward() [][]wide {
	a := lattice(c.frames, c.rows)
	a[0][0] = wide{1, 0}
	for t := range c.frames {
		for u := range c.rows {
			if t > 0 {
				a[t][u] = a[t-1][u].mul(c.p[c.blankAt(t-1, u)])
			}
			if u > 0 {
				a[t][u] = a[t][u].add(a[t][u-1].mul(c.p[c.labelAt(t, u-1)]))
			}
		}
	}
	return a
}

// backward gives Σ of the walks from (t, u) to the end; row T is what lies behind the last blank.
func (c transducer) backward() [][]wide {
	b := lattice(c.frames+1, c.rows)
	b[c.frames][c.rows-1] = wide{1, 0}
	for t := c.frames - 1; t >= 0; t-- {
		for u := c.rows - 1; u >= 0; u-- {
			b[t][u] = c.p[c.blankAt(t, u)].mul(b[t+1][u])
			if u < c.rows-1 {
				b[t][u] = b[t][u].add(c.p[c.labelAt(t, u)].mul(b[t][u+1]))
			}
		}
	}
	return b
}

// pull stores −(posterior probability) of each step of a walk.
func (c transducer) pull(alpha, beta [][]wide, end wide, gp []float64) {
	for t := range c.frames {
		for u := range c.rows {
			step := func(at int, rest wide) { gp[at] = -alpha[t][u].mul(c.p[at]).mul(rest).quo(end).float() }
			step(c.blankAt(t, u), beta[t+1][u])
			if u < c.rows-1 {
				step(c.labelAt(t, u), beta[t][u+1])
			}
		}
	}
}
