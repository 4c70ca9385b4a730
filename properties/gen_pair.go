package properties

import (
	"math"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// drawPair draws two samples that differ in Pred alone: independent, with errors of independent size, a few ulps apart, or with
// the second on a kink of the first one's target.
func drawPair(t *rapid.T, l spec.Loss, f *ball.Format) []spec.Sample {
	a := drawSample(t, l, f)
	b := a.Clone()
	switch mode := pick(t, "pair", 4); {
	case mode == 1 && l.Pred.Couple == spec.Simplex:
		b.Pred = nearSimplex(t, f, a.Pred, lastDim(a.Shape))
	case mode == 1:
		nudge(t, l, f, b, true)
	case mode == 2 && len(l.Kinks) > 0:
		moved := a.Clone()
		at := l.Kinks[pick(t, "kink", len(l.Kinks))]
		if at.Put(&moved, func(n int) int { return pick(t, "pick", n) }) {
			b.Pred = moved.Pred
		}
	case mode == 3 && l.Pred.Couple == spec.Free && len(a.Target) == len(a.Pred):
		c := drawLike(t, l, f, a)
		for i := range b.Pred {
			b.Pred[i] = f.Round(c.Pred[i] - c.Target[i] + a.Target[i])
		}
	default:
		b.Pred = drawLike(t, l, f, a).Pred
	}
	return []spec.Sample{a, keep(l, f, a, b)}
}

// aligned rounds two predictions, entry by entry, to multiples of so many times the ulp of the larger one that every point
// between them in steps of their difference over steps is a number of the format.
func aligned(l spec.Loss, f *ball.Format, pair []spec.Sample, steps float64) []spec.Sample {
	a, b := pair[0].Clone(), pair[1].Clone()
	for i := range a.Pred {
		q := steps * f.Ulp(max(math.Abs(a.Pred[i]), math.Abs(b.Pred[i])))
		if l.Pred.At(a.Shape, i).Couple != spec.Free || math.IsNaN(q) || math.IsInf(q, 0) {
			continue
		}
		a.Pred[i], b.Pred[i] = math.RoundToEven(a.Pred[i]/q)*q, math.RoundToEven(b.Pred[i]/q)*q
	}
	a = keep(l, f, pair[0], a)
	return []spec.Sample{a, keep(l, f, a, b)}
}

// chordPoint is a + (b−a)·k/steps, and whether every entry of it is exact.
func chordPoint(f *ball.Format, a, b spec.Sample, k, steps float64) (m spec.Sample, exact bool) {
	m, exact = a.Clone(), true
	for i, x := range a.Pred {
		y := b.Pred[i]
		m.Pred[i] = f.Round(x + (y-x)/steps*k)
		if y == x {
			m.Pred[i] = x
		}
		exact = exact && sameSum([]float64{steps, m.Pred[i]}, []float64{steps - k, x}, []float64{k, y})
	}
	return m, exact
}

// sameSum reports whether the first product is exactly the sum of the others; nothing rounds, and an infinity is never the sum.
func sameSum(products ...[]float64) bool {
	sum := ball.Of(0)
	for i, p := range products {
		c := ball.Of(1)
		for _, x := range p {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return false
			}
			c = c.Mul(ball.Of(x))
		}
		if i == 0 {
			c = c.Neg()
		}
		sum = sum.Add(c)
	}
	return isZero(sum)
}

// samePred reports whether two samples have equal predictions: a pair that says nothing.
func samePred(k Case) bool { return slices.Equal(k.Samples[0].Pred, k.Samples[1].Pred) }

// legalPair reports whether both samples are legal, share what is not Pred, and have a difference: Inf − Inf is none.
func (o *Oracle[F]) legalPair(k Case) bool {
	a, b := k.Samples[0], k.Samples[1]
	return legal(o.Loss, o.Format, a) && legal(o.Loss, o.Format, b) && !infinite(a.Pred) && !infinite(b.Pred) && slices.Equal(a.Target, b.Target) && slices.Equal(a.Class, b.Class)
}
