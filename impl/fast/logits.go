package fast

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// The three passes over a row of logits.

// largest is the largest logit. A NaN may be lost: its exponential is NaN.
func (k *softmax[F]) largest(z []F, w *workspace[F]) F {
	top := F(math.Inf(-1))
	if k.vec.largest != nil {
		n := len(z) &^ (vectorLen - 1)
		if n == 0 {
			return k.vec.largest(&padded(z, w)[0], vectorLen)
		}
		if top = k.vec.largest(&z[0], n); n < len(z) { // some are read twice
			top = max(top, k.vec.largest(&z[len(z)-vectorLen], vectorLen))
		}
		return top
	}
	for _, x := range z {
		top = max(top, x)
	}
	return top
}

// exponentials stores exp(z − top) in g, unless that is nil, and returns the sum of all but one of the largest, which is 1: it is left out, not
// subtracted, as the others may be far below its last digit.
func (k *softmax[F]) exponentials(z, g []F, top F, w *workspace[F]) float64 {
	if k.vec.exponentials != nil && top >= -mostTop && top <= mostTop {
		return k.exponentialsByVectors(z, g, top, w)
	}
	var rest sum
	ties := 0
	for lo := 0; lo < len(z); lo += blockLen {
		hi, out := min(lo+blockLen, len(z)), w.row[:]
		if g != nil {
			out = g[lo:hi]
		}
		s, n := k.exponentialsOf(z[lo:hi], out, top, w)
		rest.join(s)
		ties += n
	}
	rest.add(float64(ties - 1))
	return rest.total()
}

// exponentialsOf stores the exponentials of at most blockLen logits in out; it returns the sum of those of logits other than top, and how many are top.
func (k *softmax[F]) exponentialsOf(z, out []F, top F, w *workspace[F]) (all sum, ties int) {
	e, off, t := w.e[:len(z)], w.q[:len(z)], float64(top)
	for j, x := range z {
		e[j] = float64(x) - t
		off[j] = lost(float64(x), t, e[j])
	}
	expNegative(e)
	for j := range e {
		if o := off[j]; o-o == 0 { // what the difference lost, which exp multiplies by its size; not of −Inf
			e[j] += float64(e[j] * o)
		}
		if out[j] = F(e[j]); z[j] == top {
			ties++
			e[j] = 0
		}
	}
	return chains(e), ties
}

// mostTop is how large the largest logit of a row may be for vectors: top·log₂ e is then a number of ten bits behind the point and a remainder.
const mostTop = 5600

// topParts is what a vector kernel wants to know of the largest logit: itself, what to take for those that are so much less that their exponential
// is 0, and its product by log₂ e in two parts.
func topParts[F impl.Float](top F) [4]F {
	scaled := float64(top) * math.Log2E
	high := math.RoundToEven(scaled*0x1p10) / 0x1p10
	return [4]F{top, top - 160, F(high), F(scaled - high)}
}

func (k *softmax[F]) exponentialsByVectors(z, g []F, top F, w *workspace[F]) float64 {
	n := len(z) &^ (vectorLen - 1)
	var last *F
	if n < len(z) {
		last = &padded(z[n:], w)[0]
	}
	first, out, keep := last, &w.t[0], -1
	if n == 0 {
		n, last = vectorLen, nil
	} else if first, out, keep = &z[0], &w.row[0], 0; g != nil {
		out, keep = &g[0], -1
	}
	w.top = topParts(top)
	rest, ties := k.vec.exponentials(first, out, n, keep, last, &w.t[0], &w.top)
	if g != nil && len(z)%vectorLen != 0 {
		copy(g[len(z)&^(vectorLen-1):], w.t[:])
	}
	return rest + float64(ties-1)
}

// padded is a few logits and further ones, which are not the largest and whose exponential is 0, in w.x.
func padded[F impl.Float](z []F, w *workspace[F]) *[vectorLen]F {
	for i := copy(w.x[:], z); i < vectorLen; i++ {
		w.x[i] = F(math.Inf(-1))
	}
	return &w.x
}

// multiply multiplies exponentials by a factor.
func (k *softmax[F]) multiply(g []F, factor float64, w *workspace[F]) {
	if k.vec.multiply == nil || !ordinary(factor) {
		for j, e := range g {
			g[j] = F(float64(e) * factor)
		}
		return
	}
	n := len(g) &^ (multiplyLen - 1)
	if n > 0 {
		k.vec.multiply(&g[0], n, factor)
	}
	if n < len(g) {
		copy(w.t[:], g[n:])
		k.vec.multiply(&w.t[0], multiplyLen, factor)
		copy(g[n:], w.t[:])
	}
}

// logOfSum is log(1 + rest), rest ≥ 0.
func logOfSum(rest float64) float64 {
	if rest <= 1 {
		return log1p(rest)
	}
	return math.Log(1 + rest)
}
