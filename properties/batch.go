package properties

import (
	"math"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// sizes are those of drawn batches: one sample, the smallest number that has an order, an odd one, and one that is not a
// multiple of any vector length and leaves a tail after four, eight and sixteen lanes.
var sizes = [8]int{2, 1, 2, 3, 3, 2, 1, 17}

// poolSize is how many different samples a batch has at most: drawing and the oracle are paid for each of them, and a wrong
// index shows among three as well as among seventeen.
const poolSize = 3

// weights are numbers whose products and small sums are exact in every format; 0 is a sample that is not read. A small and a large one are among
// them, since people weight by what is rare.
var weights = [8]float64{1, 2, 0, 0.5, 3, 0, 0x1p-11, 160}

// drawBatch draws samples of one shape with weights: none, equal ones, small dyadics with zeros among them, or any.
func drawBatch(t *rapid.T, l spec.Loss, f *ball.Format) Case {
	k := Case{Samples: drawSamples(t, l, f, sizes[pick(t, "size", len(sizes))])}
	k.Weights = drawWeights(t, f, len(k.Samples))
	return k
}

func drawSamples(t *rapid.T, l spec.Loss, f *ball.Format, n int) []spec.Sample {
	pool := []spec.Sample{drawAny(t, l, f)}
	for len(pool) < min(n, poolSize) {
		pool = append(pool, drawLike(t, l, f, pool[0]))
	}
	if n <= poolSize {
		return pool[:n]
	}
	out := slices.Clone(pool)
	turn := pick(t, "turn", poolSize-1) + 1
	for i := len(out); i < n; i++ { // every order of the pool comes up, with one number drawn
		out = append(out, pool[(i*turn+i/poolSize)%poolSize])
	}
	return out
}

func drawWeights(t *rapid.T, f *ball.Format, n int) []float64 {
	mode := pick(t, "weights", 5)
	if mode == 0 {
		return nil
	}
	w, first := make([]float64, n), pick(t, "weight", len(weights))
	for i := range w {
		switch mode {
		case 1: // equal, and not 0
			w[i] = [3]float64{1, 2, 0.5}[first%3]
		case 2, 3:
			w[i] = weights[(first+i*(mode-1))%len(weights)]
		case 4:
			// long fractions, but none so small that a product with it is subnormal and the denominator brings it back
			w[i] = f.Round(0.25 + float64(rapid.IntRange(0, 1<<20).Draw(t, "w"))/3e5)
		}
	}
	return w
}

// weight of sample i in a call.
func (c Call) weight(i int) float64 {
	if c.Weights == nil {
		return 1
	}
	return c.Weights[i]
}

// up is the upstream gradient that sample i sees.
func (c Call) up(i int) float64 {
	if c.Up == nil || c.Op == Value {
		return 1
	}
	return c.Up[min(i, len(c.Up)-1)]
}

// denominator is what Mean divides by; 1 for the other reductions.
func (c Call) denominator(l spec.Loss) float64 {
	if c.Reduction != impl.Mean {
		return 1
	}
	d := 0.0
	for i, s := range c.Samples {
		w := c.weight(i)
		d += w * divisor(l, s, w)
	}
	return d * float64(max(1, c.Repeat))
}

// exactDenominator is denominator without its roundings: the sum of weights that are long fractions is no number of any format.
func (c Call) exactDenominator(e *ball.Eval, l spec.Loss) ball.Real {
	if c.Reduction != impl.Mean {
		return e.Of(1)
	}
	d := e.Of(0)
	for i, s := range c.Samples {
		w := c.weight(i)
		d = d.Add(e.Of(w).Mul(e.Of(divisor(l, s, w))))
	}
	return d.Mul(e.Of(float64(max(1, c.Repeat))))
}

// length is how many numbers a call has to answer.
func (c Call) length() int {
	n := 1
	switch {
	case c.Op == Value && c.Reduction != impl.None:
		return n
	case len(c.Samples) == 0:
		n = 0
	case c.Op == Grad:
		n = len(c.Samples[0].Pred)
	case c.Op == TargetGrad:
		n = len(c.Samples[0].Target)
	}
	return n * len(c.Samples) * max(1, c.Repeat)
}

// calls asks for every operation under every reduction listed.
func (k Case) calls(ops []Op, reductions ...impl.Reduction) (cs []Call) {
	for _, op := range ops {
		for _, r := range reductions {
			c := Call{Op: op, Params: k.Params, Reduction: r, Samples: k.Samples, Weights: k.Weights}
			if op != Value && k.Up != nil {
				if c.Up = k.Up; r != impl.None {
					c.Up = k.Up[:1]
				}
			}
			cs = append(cs, c)
		}
	}
	return cs
}

// repeated are the calls of a batch that has its samples as often as the first of Nums says.
func (k Case) repeated(ops []Op, reductions ...impl.Reduction) []Call {
	cs := k.calls(ops, reductions...)
	for i := range cs {
		cs[i].Repeat = k.ints()[0]
	}
	return cs
}

// Shorthands for what calls are made of.
var (
	allOps  = []Op{Value, Grad, TargetGrad}
	valueOp = []Op{Value}
)

// identical reports whether two answers have equal bits, but for the payload of a NaN.
func identical[F impl.Float](a, b []F) bool {
	return slices.EqualFunc(a, b, func(x, y F) bool {
		return x == y && math.Signbit(float64(x)) == math.Signbit(float64(y)) || x != x && y != y
	})
}

// massOf is Σ v and Σ |v| with an error far below one rounding of the format (Neumaier's compensation).
func massOf[F impl.Float](v []F) (sum, mass float64) {
	c := 0.0
	for _, f := range v {
		x := float64(f)
		t := sum + x
		if math.Abs(sum) >= math.Abs(x) {
			c += (sum - t) + x
		} else {
			c += (x - t) + sum
		}
		sum = t
		mass += math.Abs(x)
	}
	if math.IsInf(mass, 0) || mass != mass {
		return sum, mass
	}
	return sum + c, mass
}
