package exhaust

// near is how far the ends of a block may be from each other for a polynomial of degree 5 about its middle to do: what that leaves out is h⁶/720 of
// the sixth derivative, |h| ≤ 2^-8, which is below 2^-56 of it. A block of float32s below 128 is that short.
const near = 0x1p-7

// along stores the polynomial with those coefficients in x − c.
func along(x []float64, c float64, p [6]float64, y []float64) {
	y = y[:len(x)]
	for i, a := range x {
		h := a - c
		q := h * h
		y[i] = p[0] + float64(h*((p[1]+float64(h*p[2]))+float64(q*(p[3]+float64(h*(p[4]+float64(h*p[5])))))))
	}
}
