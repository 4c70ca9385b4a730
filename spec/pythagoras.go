package spec

// pythagoras is the law of projections on a linear family (Csiszár 1975): of all joint distributions of two bits with the marginals of p,
// their product m is nearest to any product q, and D(p‖q) = D(p‖m) + D(m‖q).
func pythagoras() Relation {
	return Relation{
		ID: "i-kl-pythagoras", Says: "D(p‖q) = D(p‖m) + D(m‖q) for a joint p, the product m of its marginals, and any product q.", Ints: 5,
		Make: func(_ []Sample, k []int) []Term {
			var m masses
			bits := func(sixteenths int) []float64 {
				return []float64{float64(sixteenths) / 16, float64(16-sixteenths) / 16}
			}
			a, b, c := k[0]%6, k[1]%6, k[2]%6
			p := m.scaled(1./16, []float64{float64(a), float64(b), float64(c), float64(16 - a - b - c)})
			own := m.product(bits(a+b), bits(a+c))
			q := m.product(bits(1+k[3]%15), bits(1+k[4]%15))
			return m.terms(Term{1, pair(q, p)}, Term{-1, pair(own, p)}, Term{-1, pair(q, own)})
		},
	}
}
