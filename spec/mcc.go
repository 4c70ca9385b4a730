package spec

import "github.com/lossgate/lossgate/spec/ball"

// MCC is 1 less the correlation coefficient of Matthews 1975 of a soft mask p = pred and a mask g = target of 0 and 1 (Abhishek and Hamarneh 2021):
// (TP·TN − FP·FN)/√((TP+FP)(TP+FN)(TN+FP)(TN+FN)), with TP = Σpg, TN = Σ(1−p)(1−g), FP = Σp(1−g) and FN = Σ(1−p)g. It is 0 where the masks are equal, 1 where
// they have nothing to do with each other and 2 where one is the other's complement. Where a mask is empty or full, the coefficient is 0/0 and is
// taken as 0: the loss is 1, and its gradient 0.
func MCC() Loss {
	degenerate := func(s Sample) bool { return allSame(s.Pred) || allSame(s.Target) } // of masks of 0 and 1
	return Loss{
		Name: "mcc", Family: Region,
		Shape: []Dim{{"n", 2, 3}}, TargetShape: []Dim{{"n", 2, 3}}, Pred: UnitInterval, Target: Binary, Scale: 1,
		Definition: "1 − (TP·TN − FP·FN)/√((TP+FP)(TP+FN)(TN+FP)(TN+FN)), TP = Σpg, TN = Σ(1−p)(1−g), FP = Σp(1−g), FN = Σ(1−p)g, p = pred, g = target; 1 for 0/0",
		Value: func(x In) ball.Real {
			tp, tn, fp, fn := confusion(x)
			if emptyOrFull(x.Pred) || emptyOrFull(x.Target) {
				return x.Of(1)
			}
			d := tp.Add(fp).Mul(tp.Add(fn)).Mul(tn.Add(fp)).Mul(tn.Add(fn))
			return lessFrom1(tp.Mul(tn).Sub(fp.Mul(fn)).Quo(d.Sqrt()))
		},
		Stable: stableMCC,
		Kinks:  []Kink{hardMask, emptyMask},
		Special: []SpecialCase{
			{When: "equal masks", In: pair([]float64{0, 1, 1}, []float64{0, 1, 1}), Want: 0},
			{When: "complements", In: pair([]float64{1, 0, 0}, []float64{0, 1, 1}), Want: 2},
			{When: "an even prediction", In: pair([]float64{0.5, 0.5, 0.5}, []float64{0, 1, 1}), Want: 1},
			{When: "an empty prediction: 0/0", In: pair([]float64{0, 0}, []float64{0, 1}), Want: 1},
			{When: "a full prediction: 0/0", In: pair([]float64{1, 1}, []float64{0, 1}), Want: 1},
			{When: "an empty target: 0/0", In: pair([]float64{0.5, 0.25}, []float64{0, 0}), Want: 1},
			{When: "a target between 0 and 1", In: pair([]float64{0.5, 0.25}, []float64{0, 0.5}), Err: true},
		},
		Claims: []Claim{
			Range{0, 2}, ZeroAtPerfect{At: []Sample{pair([]float64{0, 1, 1}, []float64{0, 1, 1}), pair([]float64{1, 0}, []float64{1, 0})}},
			ZeroOnlyAtPerfect{}, Permutation{},
			Not{
				Of: Convex{}, Says: "It is not convex.",
				Witness: []Sample{pair([]float64{0.5, 0}, []float64{1, 0}), pair([]float64{1, 0}, []float64{1, 0})},
			},
			Equals{
				ID: "v-hard-definitions-correlation", Says: "For masks of 0 and 1 it is 1 less their correlation.",
				Other: formula(func(x In) ball.Real {
					mean := func(v []ball.Real) ball.Real { return ball.Sum(v...).Quo(x.Of(float64(len(v)))) }
					centred := func(v []ball.Real) []ball.Real {
						m, c := mean(v), make([]ball.Real, len(v))
						for i := range v {
							c[i] = v[i].Sub(m)
						}
						return c
					}
					p, g := centred(x.Pred), centred(x.Target)
					return lessFrom1(ball.Dot(p, g).Quo(ball.Dot(p, p).Mul(ball.Dot(g, g)).Sqrt()))
				}),
				When: func(s Sample) bool { return certain(s.Pred) && !degenerate(s) },
				Draw: func(s *Sample, pick func(n int) int) {
					harden(s.Pred)
					i := pick(2)
					s.Pred[i], s.Pred[1-i] = 1, 0
					i = pick(2)
					s.Target[i], s.Target[1-i] = 1, 0
				},
			},
			Relation{
				ID: "v-hard-definitions-complement", Says: "Taking background for foreground in the target alone turns the coefficient around: the two losses add up to 2.",
				Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					for i, g := range m.Target {
						m.Target[i] = 1 - g
					}
					return []Term{{1, s[0]}, {1, m}}
				},
				RHS: func(x []In, _ []int) ball.Real { return x[0].Of(2) },
			},
		},
		Refs: []Ref{
			{"K. Abhishek, G. Hamarneh, Matthews correlation coefficient loss for deep convolutional networks: application to skin lesion segmentation, ISBI (2021)", "10.1109/ISBI48211.2021.9433782"},
			{"B. W. Matthews, Comparison of the predicted and observed secondary structure of T4 phage lysozyme, Biochim. Biophys. Acta 405 (1975)", "10.1016/0005-2795(75)90109-9"},
		},
		Names: map[string]string{"smp": "segmentation_models_pytorch.losses.MCCLoss (eps=0)"},
	}
}

func allSame(v []float64) bool {
	for _, x := range v {
		if x != v[0] {
			return false
		}
	}
	return true
}

// emptyOrFull reports whether a mask is empty or full.
func emptyOrFull(mask []ball.Real) bool {
	empty, full := true, true
	for _, p := range mask {
		empty, full = empty && p.Sign() == 0, full && p.Cmp(ball.Of(1)) == 0
	}
	return empty || full
}

// confusion is TP, TN, FP and FN.
func confusion(x In) (tp, tn, fp, fn ball.Real) {
	var a, b, c, d []ball.Real
	for i, p := range x.Pred {
		g := x.Target[i]
		a, b = append(a, p.Mul(g)), append(b, lessFrom1(p).Mul(lessFrom1(g)))
		c, d = append(c, p.Mul(lessFrom1(g))), append(d, lessFrom1(p).Mul(g))
	}
	return ball.Sum(a...), ball.Sum(b...), ball.Sum(c...), ball.Sum(d...)
}

// stableMCC is MCC without cancellation where the coefficient m is positive: (1 − m²)/(1 + m), where 1 − m² is the
// quotient of n·(TP·FN/G + FP·TN/(n − G)) and P·(n − P), P and G being the pixels of the masks.
func stableMCC(x In) ball.Real {
	if emptyOrFull(x.Pred) || emptyOrFull(x.Target) {
		return x.Of(1)
	}
	tp, tn, fp, fn := confusion(x)
	p, rest := tp.Add(fp), tn.Add(fn)
	g, other := ball.Sum(x.Target...), ball.Of(float64(len(x.Target))).Sub(ball.Sum(x.Target...))
	d := p.Mul(rest)
	m := tp.Mul(tn).Sub(fp.Mul(fn)).Quo(d.Mul(g.Mul(other)).Sqrt())
	if m.Sign() <= 0 {
		return lessFrom1(m)
	}
	spread := tp.Mul(fn).Quo(g).Add(fp.Mul(tn).Quo(other))
	return x.Of(float64(len(x.Pred))).Mul(spread).Quo(d).Quo(ball.Of(1).Add(m))
}
