package impl

import "math"

// CTC is −log of the probability that a path of T frames, with the log-probabilities in a sample of shape {T, K}, reads as the
// label sequence once repeats are merged and blanks removed (Graves et al. 2006). The gradient is with respect to the
// log-probabilities as free variables: −(posterior of symbol k at frame t).
//
// Special cases are:
//
//	a sequence that needs more frames than there are costs +Inf, with gradient 0
//	an empty sequence costs −Σ log-probabilities of the blank
//	a log-probability of −Inf is a symbol that cannot occur: gradient 0
//
// Errors: a shape that is not {T, K}; frames that are not distributions; a label outside [0, K) or equal to blank.
func CTC[F Float](blank int) Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := framed(x, blank); err != nil {
			return 0, err
		}
		c := newTrellis(x, blank)
		alpha, beta := c.forward(), c.backward()
		last := alpha[c.frames-1]
		total := logAdd(last[max(0, len(last)-2):]...)
		if math.IsInf(total, -1) {
			return math.Inf(1), nil
		}
		for t := range c.frames {
			for i, k := range c.symbol {
				if gp != nil {
					gp[t*c.width+k] -= math.Exp(alpha[t][i] + beta[t][i] - total)
				}
			}
		}
		return -total, nil
	}})
}

// framed checks frames of log-probabilities and a label sequence.
func framed(x Row[float64], blank int) error {
	if len(x.Shape) != 2 || x.Shape[0] < 1 || blank < 0 || x.Shape[1] <= blank {
		return &DataError{"shape", -1, x.Shape, "want {T, K} with the blank among the K symbols"}
	}
	k := x.Shape[1]
	for t := range x.Shape[0] {
		if err := logDistribution("pred", t*k, x.Pred[t*k:(t+1)*k]); err != nil {
			return err
		}
	}
	for i, y := range x.Class {
		if y < 0 || y >= k || y == blank {
			return &DataError{"class", i, y, "want a symbol below K that is not the blank"}
		}
	}
	return nil
}

// A trellis is the label sequence with blanks around its symbols, against frames.
type trellis struct {
	logp          []float64
	frames, width int
	symbol        []int
	blank         int
}

func newTrellis(x Row[float64], blank int) trellis {
	c := trellis{x.Pred, x.Shape[0], x.Shape[1], make([]int, 2*len(x.Class)+1), blank}
	for i := range c.symbol {
		if c.symbol[i] = blank; i%2 == 1 {
			c.symbol[i] = x.Class[i/2]
		}
	}
	return c
}

func (c trellis) at(t, i int) float64 { return c.logp[t*c.width+c.symbol[i]] }

// skips reports whether a path may go from state i−2 to state i: between different symbols the blank is optional.
func (c trellis) skips(i int) bool {
	return i >= 2 && i < len(c.symbol) && c.symbol[i] != c.blank && c.symbol[i] != c.symbol[i-2]
}

// forward gives log Σ of the paths that end in state i at frame t.
func (c trellis) forward() [][]float64 {
	a := c.empty()
	for i := range min(2, len(c.symbol)) {
		a[0][i] = c.at(0, i)
	}
	for t := 1; t < c.frames; t++ {
		for i := range c.symbol {
			from := a[t-1][max(0, i-1) : i+1]
			if c.skips(i) {
				from = a[t-1][i-2 : i+1]
			}
			a[t][i] = logAdd(from...) + c.at(t, i)
		}
	}
	return a
}

// backward gives log Σ of what may follow state i after frame t.
func (c trellis) backward() [][]float64 {
	b, n := c.empty(), len(c.symbol)
	for i := max(0, n-2); i < n; i++ {
		b[c.frames-1][i] = 0
	}
	for t := c.frames - 2; t >= 0; t-- {
		for i := range c.symbol {
			var to []float64
			for j := i; j < min(i+3, n); j++ {
				if j < i+2 || c.skips(j) {
					to = append(to, b[t+1][j]+c.at(t+1, j))
				}
			}
			b[t][i] = logAdd(to...)
		}
	}
	return b
}

func (c trellis) empty() [][]float64 {
	rows := make([][]float64, c.frames)
	for t := range rows {
		rows[t] = make([]float64, len(c.symbol))
		for i := range rows[t] {
			rows[t][i] = math.Inf(-1)
		}
	}
	return rows
}

// logAdd is log Σ exp z; −Inf entries add nothing.
func logAdd(z ...float64) float64 {
	if len(z) == 0 {
		return math.Inf(-1)
	}
	s := newSoftmax(z)
	if math.IsInf(z[s.top], -1) {
		return z[s.top]
	}
	return z[s.top] + math.Log1p(s.rest)
}
