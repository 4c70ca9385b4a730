package ball

// Blurred is x, computed by code that works with logarithms of size mass: adding them loses mass·u of the value, and each
// derivative, an exponential of such a sum, loses as much of itself. It says what good code may lose where the formula of
// the oracle happens to lose less, as the forward-backward recursion does beside a derivative of the forward one.
func (x Real) Blurred(mass Real) Real {
	if x.IsInf() {
		return x
	}
	return x.blurred(mass.at(), Pow2(0))
}

// blurred adds scale·mass·u to the running error.
func (x Real) blurred(mass *node, scale Mag) Real {
	e, n := need("Blurred", x.at(), mass), x.at()
	err := n.err
	if e.Format != nil {
		err = err.Add(mass.v.upper().Mul(scale).Mul(e.Format.U))
	}
	return e.make(opBlur, n, mass, n.v, err)
}
