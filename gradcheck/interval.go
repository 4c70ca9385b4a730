package gradcheck

// Interval checks that the one-sided derivatives of f at x lie in the set that
// lo and hi span: lo[i] ≤ ∂f/∂x_i ≤ hi[i] from the left and from the right of
// each coordinate, and the corresponding bounds along random directions.
//
// It is for kinks whose generalised gradient is known as a box or is contained
// in one: [−1,1] for |x| at 0. It says nothing about how much of the box is
// needed. A bound may be infinite, as for √|x| at 0, where f is not Lipschitz;
// but differences that do not converge refute nothing, and count as drowned.
func Interval(f Func, lo, hi, x []float64, s *Settings) Report {
	return run(f, claim{what: "interval", lo: lo, hi: hi, sided: true}, x, s)
}
