package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Sparsemax is −z_y + ½Σ_{j∈S}(z_j² − τ²) + ½ for logits z = pred and a label y = class, where p = sparsemax(z) is the point of the
// simplex next to z: p_j = max(0, z_j − τ), with support S (Martins and Astudillo 2016). Its gradient is p − e_y. It is 0 exactly where the
// true class leads by 1, and it is the loss of Fenchel and Young that Gini's entropy makes.
//
// As it is printed it is a difference of squares. In float64 it is computed as ½‖p − e_y‖², and τ − z_y more where y is not in S: no term is
// negative.
func Sparsemax() Loss {
	inf, nan := math.Inf(1), math.NaN()
	lead := func(x In) ball.Real { // z_y less the largest other logit
		most, some := x.Of(0), false
		for j, z := range x.Pred {
			if j != x.Class[0] && (!some || z.Cmp(most) > 0) {
				most, some = z, true
			}
		}
		return x.Pred[x.Class[0]].Sub(most)
	}
	plain := func(s Sample) bool { return finiteLogits(s.Pred) }
	return Loss{
		Name: "sparsemax", Family: Classification,
		Shape: []Dim{{"C", 1, 5}}, Pred: Reals, Target: NoTarget, Class: Labels{Min: 1, Max: 1}, Scale: 1,
		Definition: "−z_y + ½Σ_{j∈S}(z_j² − τ²) + ½, S the support of the projection of z to the simplex, τ its threshold, z = pred, y = class",
		Value: func(x In) ball.Real {
			return giniConjugate(x.Pred).Sub(x.Pred[x.Class[0]])
		},
		Stable: func(x In) ball.Real {
			p, in := projection(x.Pred)
			return giniGap(x.Pred, oneHot(len(p), x.Class[0]), p, in)
		},
		Kinks: []Kink{tiedLogits, {"a logit on the edge of the support", func(s *Sample, pick func(n int) int) bool {
			i, j := pick(len(s.Pred)), pick(len(s.Pred))
			s.Pred[i] = math.Round(math.Mod(s.Pred[i], 64))
			s.Pred[j] = s.Pred[i] - 1
			return i != j
		}}},
		Special: []SpecialCase{
			{When: "one class: nothing is uncertain", In: logits(0, 3), Want: 0},
			{When: "two equal logits", In: logits(0, 3, 3), Want: 0.25},
			{When: "the class leads by 1: nothing is left to learn", In: logits(0, 3, 2), Want: 0},
			{When: "another class is masked out", In: logits(0, 3, -inf), Want: 0},
			{When: "the class itself is masked out", In: logits(0, -inf, 3), Want: inf},
			{When: "one of the logits is NaN", In: logits(0, nan, 1), Want: nan},
			{When: "a logit of the others is NaN", In: logits(1, nan, 1), Want: nan},
			{When: "two logits of +Inf: undefined", In: logits(0, inf, inf), Want: nan},
			{When: "all classes masked out: undefined", In: logits(0, -inf, -inf), Want: nan},
			{When: "a label as large as the number of classes", In: logits(2, 1, 1), Err: true},
			{When: "a negative label", In: logits(-1, 1, 1), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{logits(0, 3), logits(0, 1, 0), logits(2, -1, 0, 4)}}, Convex{}, Smooth{Beta: 1},
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2))), Near: []Sample{logits(0, 0, 8)}},
			ShiftInvariant{PredOnly: true}, GradSumZero{}, Permutation{}, Continuous{C1: true},
			Bounds{
				ID: "s-sparsemax", Says: "L ≥ ¼(1 − m)² where the true class leads by m < 1: it is 0 only where it leads by 1 and more.",
				Lo: func(x In) ball.Real {
					d := x.Of(1).Sub(lead(x))
					if d.Cmp(ball.Of(0)) <= 0 {
						return x.Of(0)
					}
					if d.Cmp(ball.Of(2)) > 0 { // quadratic down to m = −1, then linear
						return d.Sub(ball.Of(1))
					}
					return d.Mul(d).Mul(ball.Of(0.25))
				},
				When: func(s Sample) bool { return plain(s) && len(s.Pred) > 1 },
			},
			Equals{
				ID: "s-sparsemax-binary", Says: "With two classes it is a quarter of the modified Huber loss of z_y − z_other.", Other: ModifiedHuber, Scale: 0.25,
				Map: func(x In) In {
					x.Pred, x.Target = []ball.Real{lead(x)}, []ball.Real{x.Of(1)}
					return x
				},
				When: func(s Sample) bool { return plain(s) && len(s.Pred) == 2 },
				Draw: twoClasses,
			},
			Gradient{
				ID: "s-sparsemax-gradient", Says: "The gradient is the projection of z to the simplex, less the one-hot label.", When: plain,
				Is: func(x In) []ball.Real {
					p, _ := projection(x.Pred)
					p[x.Class[0]] = p[x.Class[0]].Sub(x.Of(1))
					return p
				},
			},
			Equals{
				ID: "s-fenchel-young-sparsemax", Says: "It is the loss of Fenchel and Young of Gini's entropy, for a one-hot target.", When: plain,
				Other: func() Loss { return FenchelYoung(Gini()) },
				Map: func(x In) In {
					x.Target, x.TargetShape = oneHot(len(x.Pred), x.Class[0]), x.Shape
					return x
				},
			},
		},
		Refs: []Ref{
			{"A. F. T. Martins, R. F. Astudillo, From softmax to sparsemax: a sparse model of attention and multi-label classification, ICML (2016)", "10.48550/arXiv.1602.02068"},
		},
		Names: map[string]string{"optax": "optax.losses.multiclass_sparsemax_loss", "entmax": "entmax.sparsemax_loss"},
	}
}

// support is which entries of z are above the threshold of its projection to the simplex, and how many there are. An entry on the threshold
// may be counted or not: nothing depends on it.
func support(z []ball.Real) (in []bool, size int) {
	order := make([]int, 0, len(z))
	for j := range z { // descending
		i := len(order)
		for i > 0 && z[order[i-1]].Cmp(z[j]) < 0 {
			i--
		}
		order = append(order, 0)
		copy(order[i+1:], order[i:])
		order[i] = j
	}
	in = make([]bool, len(z))
	for k, j := range order {
		if leads(z, j, order[:k]) < 0 {
			break
		}
		in[j] = true
		size++
	}
	return in, size
}

// leads is the sign of 1 + Σ (z_j − z_i) over the entries i given. Entries that are what a float64 holds are added exactly: what a float loses of
// the sum makes an entry near the threshold look as if it lay on it, and its share as if it were exactly 0.
func leads(z []ball.Real, j int, over []int) int {
	rest, total := []ball.Real{ball.Of(1)}, exact(1)
	plain := float(z[j])
	for _, i := range over {
		rest = append(rest, z[j].Sub(z[i]))
		if plain = plain && float(z[i]); plain {
			total.Add(total, exact(z[j].Float())).Sub(total, exact(z[i].Float()))
		}
	}
	if plain {
		return total.Sign()
	}
	return ball.Sum(rest...).Cmp(ball.Of(0))
}

// float reports whether x is exactly a finite float64.
func float(x ball.Real) bool {
	return !x.IsInf() && x.Exact() && isZero(x.Sub(ball.Of(x.Float())))
}

// projection is the point of the simplex next to z, and its support: p_j = (1 + Σ_{i∈S} (z_j − z_i))/|S|.
func projection(z []ball.Real) (p []ball.Real, in []bool) {
	in, size := support(z)
	p = make([]ball.Real, len(z))
	for j := range z {
		if in[j] {
			p[j] = above(z, in, size, j)
		}
	}
	return p, in
}

// above is z_j − τ, τ the threshold of a support.
func above(z []ball.Real, in []bool, size, j int) ball.Real {
	if size == 1 {
		return ball.Of(1)
	}
	terms := []ball.Real{ball.Of(1)}
	for i := range z {
		if in[i] && i != j {
			terms = append(terms, z[j].Sub(z[i]))
		}
	}
	return ball.Sum(terms...).Quo(ball.Of(float64(size)))
}

// giniConjugate is max ⟨z, p⟩ − ½(‖p‖² − 1) over the simplex, ½Σ_{j∈S}(z_j² − τ²) + ½.
func giniConjugate(z []ball.Real) ball.Real {
	in, size := support(z)
	var inside []ball.Real
	for j := range z {
		if in[j] {
			inside = append(inside, z[j])
		}
	}
	n := ball.Of(float64(size))
	tau := ball.Sum(inside...).Sub(ball.Of(1)).Quo(n)
	return ball.Dot(inside, inside).Sub(n.Mul(tau).Mul(tau)).Add(ball.Of(1)).Mul(ball.Of(0.5))
}

// giniGap is ½‖p − t‖² + Σ_{j∉S} t_j(τ − z_j), what z costs where the target is t: 0 for t = p.
func giniGap(z, t, p []ball.Real, in []bool) ball.Real {
	size := 0
	for j := range in {
		if in[j] {
			size++
		}
	}
	var terms []ball.Real
	for j := range z {
		d := p[j].Sub(t[j])
		terms = append(terms, d.Mul(d).Mul(ball.Of(0.5)))
		if !in[j] && !isZero(t[j]) {
			terms = append(terms, t[j].Mul(under(z, in, size, j)))
		}
	}
	return ball.Sum(terms...)
}

// under is τ − z_j, τ the threshold of a support that j is not in.
func under(z []ball.Real, in []bool, size, j int) ball.Real {
	terms := []ball.Real{ball.Of(-1)}
	for i := range z {
		if in[i] {
			terms = append(terms, z[i].Sub(z[j]))
		}
	}
	return ball.Sum(terms...).Quo(ball.Of(float64(size)))
}
