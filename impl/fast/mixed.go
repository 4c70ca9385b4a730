package fast

// What a target that is a distribution, or mixed with one, adds to a softmax. c is own·t + share.

// mixedLinear is Σ c·(top − z) and Σ c.
func (k *softmax[F]) mixedLinear(z, t []F, top, own, share float64, w *workspace[F]) (apart, mass float64) {
	var a, m sum
	if n := len(t) &^ (rowLen - 1); n > 0 && k.vec.linear != nil {
		w.params = [5]float64{own, share, top}
		a.s, m.s = k.vec.linear(&z[0], &t[0], n, &w.params)
		z, t = z[n:], t[n:]
	}
	for j, t := range t {
		c := float64(own*float64(t)) + share
		a.add(c * (top - float64(z[j])))
		m.add(c)
	}
	return a.total(), m.total()
}

// mixedSlopes turns exponentials g into f·(p·(mass − c) − c·(1 − p)), neither of which cancels for a label.
func (k *softmax[F]) mixedSlopes(g, t []F, rest, mass, f, own, share float64, w *workspace[F]) {
	all := 1 + rest
	if n := len(t) &^ (rowLen - 1); n > 0 && k.vec.softSlopes != nil && safe(f/all) {
		w.params = [5]float64{own, share, mass, rest, all}
		k.vec.softSlopes(&g[0], &t[0], n, f/all, &w.params)
		g, t = g[n:], t[n:]
	}
	for j, t := range t {
		e, c := float64(g[j]), float64(own*float64(t))+share
		g[j] = F((float64(e/all*(mass-c)) - float64(c*others(e, rest))) * f)
	}
}

// others is 1 − p of a class with exponential e, the sum of all being 1 + rest.
func others(e, rest float64) float64 {
	if e == 1 {
		return rest / (1 + rest)
	}
	return (1 + rest - e) / (1 + rest)
}
