package impl

import "math"

// CTC is −log of the probability that a path of T frames, with the log-probabilities in a sample of shape {T, K}, reads as the
// label sequence once repeats are merged and blanks removed (Graves et al. 2006). The gradient is with respect to the
// log-probabilities as free variables: −(posterior of symbol k at frame t).
//
// Near certainty the value is what rounding left of log-probabilities whose sum is not exactly 1: it is then right to a few roundings of 1,
// and not of itself.
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
		if err := framesOf(x, blank); err != nil {
			return 0, err
		}
		for at := 0; at < len(x.Pred); at += x.Shape[1] {
			if err := logDistribution("pred", at, x.Pred[at:at+x.Shape[1]], x.unit); err != nil {
				return 0, err
			}
		}
		c := newTrellis(x, blank, probabilities(x.Pred))
		c.forward()
		p := c.probability()
		if p.m == 0 {
			return math.Inf(1), nil
		}
		if gp != nil {
			c.backward()
			for t := range c.frames {
				through, all := c.through(t)
				for k := range through {
					gp[t*c.width+k] = -through[k].mul(c.at(t, k)).quo(all).float()
				}
			}
		}
		return -wide{p.m, p.e + c.scale}.log(), nil
	}})
}

// framesOf checks a shape of frames and a label sequence.
func framesOf(x Row[float64], blank int) error {
	if len(x.Shape) != 2 || x.Shape[0] < 1 || blank < 0 || x.Shape[1] <= blank {
		return &DataError{"shape", -1, x.Shape, "want {T, K} with the blank among the K symbols"}
	}
	return symbols(x.Class, x.Shape[1], blank)
}

// symbols checks a label sequence over so many symbols.
func symbols(class []int, k, blank int) error {
	for i, y := range class {
		if y < 0 || y >= k || y == blank {
			return &DataError{"class", i, y, "want a symbol below K that is not the blank"}
		}
	}
	return nil
}

// probabilities is exp of log-probabilities, −Inf among them.
func probabilities(logp []float64) []wide {
	p := make([]wide, len(logp))
	for i, x := range logp {
		if !math.IsInf(x, -1) {
			p[i] = wideExp(x, 0)
		}
	}
	return p
}

// A trellis is the automaton that reads paths as one label sequence: states are the labels with blanks around them, and a path
// goes through it in one way or falls out of it.
type trellis struct {
	p             []wide // T×K, the weights of symbols
	frames, width int
	symbol        []int // of each state
	blank         int
	in            [][]wide // at frame t and state i: Σ of the paths that come here, without the weight of this frame
	out           [][]wide // Σ of the paths that go on from here to the end
	fallen        wide     // Σ of the paths that fell out
	scale         float64  // in of the last frame and fallen lack the factor 2^(64·scale); in and out of each frame lack some factor
}

func newTrellis(x Row[float64], blank int, p []wide) *trellis {
	c := &trellis{p: p, frames: x.Shape[0], width: x.Shape[1], symbol: make([]int, 2*len(x.Class)+1), blank: blank}
	for i := range c.symbol {
		if c.symbol[i] = blank; i%2 == 1 {
			c.symbol[i] = x.Class[i/2]
		}
	}
	c.in, c.out = lattice(c.frames, len(c.symbol)), lattice(c.frames, len(c.symbol))
	return c
}

// lattice is zeros for each of so many frames and states.
func lattice(frames, states int) [][]wide {
	rows := make([][]wide, frames)
	for t := range rows {
		rows[t] = make([]wide, states)
	}
	return rows
}

func (c *trellis) at(t, k int) wide { return c.p[t*c.width+k] }

// moves gives the states [from, to) that follow state i; −1 is the start. Between different labels the blank may be left out, and
// the last state of such a move is then a label too.
func (c *trellis) moves(i int) (from, to int) {
	to = i + 2
	if i >= 0 && i+2 < len(c.symbol) && c.symbol[i] != c.blank && c.symbol[i+2] != c.symbol[i] || i < 0 {
		to = i + 3
	}
	return max(i, 0), min(to, len(c.symbol))
}

// forward fills in and fallen.
func (c *trellis) forward() {
	c.in[0][0] = wide{1, 0}
	if len(c.symbol) > 1 {
		c.in[0][1] = wide{1, 0}
	}
	c.fall(0, -1, wide{1, 0})
	for t := 1; t < c.frames; t++ {
		kept := c.fallen
		c.fallen = wide{}
		for k := range c.width {
			c.fallen = c.fallen.add(kept.mul(c.at(t, k)))
		}
		for i, k := range c.symbol {
			here := c.in[t-1][i].mul(c.at(t-1, k))
			from, to := c.moves(i)
			for j := from; j < to; j++ {
				c.in[t][j] = c.in[t][j].add(here)
			}
			c.fall(t, i, here)
		}
		top := highest(c.in[t])
		rescale(c.in[t], top)
		c.fallen.e -= top
		c.scale += top
	}
}

// highest is the largest exponent of row, 0 where all are zero.
func highest(row []wide) float64 {
	top := math.Inf(-1)
	for _, a := range row {
		if a.m != 0 {
			top = max(top, a.e)
		}
	}
	if math.IsInf(top, -1) {
		return 0
	}
	return top
}

// rescale divides row by 2^(64·by).
func rescale(row []wide, by float64) {
	for i := range row {
		row[i].e -= by
	}
}

// fall adds to the fallen what goes from state i to frame t by a symbol that the labels do not have there.
func (c *trellis) fall(t, i int, here wide) {
	from, to := c.moves(i)
	for k := range c.width {
		reads := false
		for j := from; j < to; j++ {
			reads = reads || c.symbol[j] == k
		}
		if !reads {
			c.fallen = c.fallen.add(here.mul(c.at(t, k)))
		}
	}
}

// backward fills out.
func (c *trellis) backward() {
	last := c.out[c.frames-1]
	for i := max(0, len(last)-2); i < len(last); i++ {
		last[i] = wide{1, 0}
	}
	for t := c.frames - 2; t >= 0; t-- {
		for i := range c.symbol {
			from, to := c.moves(i)
			for j := from; j < to; j++ {
				c.out[t][i] = c.out[t][i].add(c.at(t+1, c.symbol[j]).mul(c.out[t+1][j]))
			}
		}
		rescale(c.out[t], highest(c.out[t]))
	}
}

// through is Σ of the paths that have symbol k at frame t, without the weight of it there, and Σ of all; both lack some factor.
func (c *trellis) through(t int) (by []wide, all wide) {
	by = make([]wide, c.width)
	for i, k := range c.symbol {
		by[k] = by[k].add(c.in[t][i].mul(c.out[t][i]))
	}
	rescale(by, highest(by))
	for k := range by {
		all = all.add(by[k].mul(c.at(t, k)))
	}
	return by, all
}

// probability is Σ of the paths that end in the last label or the blank after it.
func (c *trellis) probability() (p wide) {
	for i, k := range c.symbol {
		if i >= len(c.symbol)-2 {
			p = p.add(c.in[c.frames-1][i].mul(c.at(c.frames-1, k)))
		}
	}
	return p
}

// otherwise is Σ of the paths that read as anything else: all of it sums, so that a probability near 1 is known by what it lacks.
func (c *trellis) otherwise() wide {
	q := c.fallen
	for i, k := range c.symbol[:max(0, len(c.symbol)-2)] {
		q = q.add(c.in[c.frames-1][i].mul(c.at(c.frames-1, k)))
	}
	return q
}
