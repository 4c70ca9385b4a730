package spec

import "github.com/lossgate/lossgate/spec/ball"

// GeneralizedDice is 1 − 2Σ_l w_l Σp_l g_l / Σ_l w_l(Σp_l + Σg_l) over classes l, the rows of p = pred and g = target, with w_l = 1/(Σg_l)² (Sudre et
// al. 2017): a class counts by the inverse of its squared size, so that small ones are not drowned. Targets are masks of 0 and 1, and every class has a
// pixel: the weight of an absent one would be infinite, and libraries differ in what they make of it.
func GeneralizedDice() Loss {
	rows := func(x In, of func(p, g []ball.Real) ball.Real) ball.Real {
		c := x.Shape[0]
		n := len(x.Pred) / c
		var terms []ball.Real
		for k := range c {
			p, g := x.Pred[k*n:(k+1)*n], x.Target[k*n:(k+1)*n]
			size := ball.Sum(g...)
			terms = append(terms, of(p, g).Quo(size.Mul(size)))
		}
		return ball.Sum(terms...)
	}
	size := func(p, g []ball.Real) ball.Real { return ball.Sum(p...).Add(ball.Sum(g...)) }
	target := Binary
	target.NonZero = true
	rowsOf := func(pred, target []float64) Sample {
		return Sample{Pred: pred, Target: target, Shape: []int{2, len(pred) / 2}, TargetShape: []int{2, len(pred) / 2}}
	}
	return Loss{
		Name: "generalized-dice", Family: Region,
		Shape: []Dim{{"C", 1, 2}, {"n", 1, 3}}, TargetShape: []Dim{{"C", 1, 2}, {"n", 1, 3}}, Pred: UnitInterval, Target: target, Scale: 1,
		Definition: "1 − 2Σ_l w_l Σp_l g_l / Σ_l w_l(Σp_l + Σg_l), w_l = 1/(Σg_l)², p = pred, g = target, classes are rows",
		Value: func(x In) ball.Real {
			return lessFrom1(ball.Of(2).Mul(rows(x, ball.Dot)).Quo(rows(x, size)))
		},
		Stable: func(x In) ball.Real {
			return rows(x, func(p, g []ball.Real) ball.Real { return wrongMass(In{Pred: p, Target: g}) }).Quo(rows(x, size))
		},
		Kinks: []Kink{hardMask, emptyMask},
		Special: []SpecialCase{
			{When: "every class predicted exactly", In: rowsOf([]float64{1, 1, 0, 0, 0, 1}, []float64{1, 1, 0, 0, 0, 1}), Want: 0},
			{When: "the class of one pixel missed weighs four times one of two", In: rowsOf([]float64{1, 1, 0, 0, 0, 0}, []float64{1, 1, 0, 0, 0, 1}), Want: 0.5},
			{When: "a class without a pixel", In: rowsOf([]float64{0, 0}, []float64{1, 0}), Err: true},
			{When: "a target between 0 and 1", In: rowsOf([]float64{0, 0}, []float64{1, 0.5}), Err: true},
		},
		Claims: []Claim{
			Range{0, 1}, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Permutation{},
			Not{
				Of: Convex{}, Says: "It is not convex: the cost of false positives levels off.",
				Witness: []Sample{
					{Pred: []float64{0, 1}, Target: []float64{0, 1}, Shape: []int{1, 2}, TargetShape: []int{1, 2}},
					{Pred: []float64{1, 1}, Target: []float64{0, 1}, Shape: []int{1, 2}, TargetShape: []int{1, 2}},
				},
			},
			Equals{
				ID: "v-hard-definitions-one-class", Says: "Of one class it is Dice without smoothing.", Other: func() Loss { return Dice(0) },
				When: func(s Sample) bool { return s.Shape[0] == 1 },
				Draw: func(s *Sample, _ func(n int) int) {
					n := s.Shape[1]
					s.Pred, s.Target, s.Shape, s.TargetShape = s.Pred[:n], s.Target[:n], []int{1, n}, []int{1, n}
				},
			},
			Relation{
				ID: "v-dice-tiling-classes", Says: "Renumbering the classes changes nothing.",
				Make: func(s []Sample, _ []int) []Term {
					if s[0].Shape[0] != 2 {
						return nil
					}
					n := s[0].Shape[1]
					turn := func(v []float64) []float64 { return append(append([]float64{}, v[n:]...), v[:n]...) }
					return []Term{{1, s[0]}, {-1, rowsOf(turn(s[0].Pred), turn(s[0].Target))}}
				},
			},
			Relation{
				ID: "v-dice-tiling-generalized", Says: "Every pixel twice is as every pixel once.",
				Make: func(s []Sample, _ []int) []Term {
					m, n := s[0].Clone(), s[0].Shape[1]
					twice := func(v []float64) (out []float64) {
						for at := 0; at < len(v); at += n {
							out = append(append(out, v[at:at+n]...), v[at:at+n]...)
						}
						return out
					}
					m.Pred, m.Target, m.Shape[1], m.TargetShape[1] = twice(m.Pred), twice(m.Target), 2*n, 2*n
					return []Term{{1, s[0]}, {-1, m}}
				},
			},
		},
		Refs:  []Ref{{"C. H. Sudre, W. Li, T. Vercauteren, S. Ourselin, M. J. Cardoso, Generalised Dice overlap as a deep learning loss function for highly unbalanced segmentations, DLMIA (2017)", "10.1007/978-3-319-67558-9_28"}},
		Names: map[string]string{"monai": "monai.losses.GeneralizedDiceLoss", "optax": "optax.losses.multiclass_generalized_dice_loss"},
	}
}
