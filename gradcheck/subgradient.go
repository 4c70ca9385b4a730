package gradcheck

// Subgradient checks that g is a subgradient of f at x, from one-sided
// differences: f′(x;v) ≥ ⟨g,v⟩ for v along both senses of each coordinate and
// of random directions.
//
// f must be convex, or at least regular in Clarke's sense (Optimization and
// Nonsmooth Analysis, 1983, definition 2.3.4), as a maximum of smooth functions
// is. For one that is concave, such as a minimum, check −g against −f. For a
// difference of such functions use [Interval].
//
// Where f is smooth this asks the same as [Check], less sharply: the truncation
// of a one-sided difference falls with h, not h². Any finite number of
// directions leaves room for a vector slightly outside the subdifferential.
func Subgradient(f Func, g, x []float64, s *Settings) Report {
	return run(f, claim{what: "subgradient", lo: g, hi: g, above: true, sided: true}, x, s)
}
