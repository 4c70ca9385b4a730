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
	if k.vec.exponentials != nil {
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

func (k *softmax[F]) exponentialsByVectors(z, g []F, top F, w *workspace[F]) (rest float64) {
	ties := 0
	n := len(z) &^ (vectorLen - 1)
	if n > 0 {
		out, keep := &w.row[0], 0
		if g != nil {
			out, keep = &g[0], -1
		}
		rest, ties = k.vec.exponentials(&z[0], out, n, keep, top)
	}
	if n < len(z) {
		padded(z[n:], w)
		s, more := k.vec.exponentials(&w.x[0], &w.t[0], vectorLen, -1, top)
		rest, ties = rest+s, ties+more
		if g != nil {
			copy(g[n:], w.t[:])
		}
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
func (k *softmax[F]) multiply(g []F, factor float64) {
	if n := len(g) &^ (vectorLen - 1); n > 0 && k.vec.multiply != nil && ordinary(factor) {
		k.vec.multiply(&g[0], n, factor)
		g = g[n:]
	}
	for j, e := range g {
		g[j] = F(float64(e) * factor)
	}
}
