package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// CrammerSinger is max(0, margin + max_{j≠y} z_j − z_y) for scores z = pred and a label y = class: the multi-class hinge that
// looks at the best of the other classes (Crammer and Singer 2001). It is 0 exactly where the true class leads by the margin. With one class it is 0.
func CrammerSinger(margin float64) Loss {
	m := ball.Of(margin)
	l := multiHinge(Loss{
		Name: "crammer-singer", Params: []Param{Scalar("margin", margin, NonNegative)}, Shape: []Dim{{"C", 1, 5}},
		Definition: "max(0, margin + max_{j≠y} z_j − z_y), z = pred, y = class",
		Value: func(x In) ball.Real {
			gaps := violations(x, m)
			if gaps == nil {
				return x.Of(0)
			}
			return ball.Max(gaps...).Relu()
		},
		Refs: []Ref{
			{"K. Crammer, Y. Singer, On the algorithmic implementation of multiclass kernel-based vector machines, J. Mach. Learn. Res. 2 (2001)", "10.5555/944790.944813"},
		},
		Names: map[string]string{"sklearn": "sklearn.metrics.hinge_loss (several classes)"},
	}, margin)
	l.Claims = append(l.Claims,
		Lipschitz{K: roundUp(exact(0).Sqrt(exact(2))), Near: []Sample{logits(0, 0, 8)}}, Continuous{},
		Homogeneous{Degree: 1, At: func(k float64) Loss { return CrammerSinger(k * margin) }},
		binaryHinge(margin, 1),
	)
	return l
}

// multiHinge completes a loss of scores, a label and a margin.
func multiHinge(l Loss, margin float64) Loss {
	inf, nan := math.Inf(1), math.NaN()
	l.Family, l.Pred, l.Target, l.Class = Classification, Reals, NoTarget, Labels{Min: 1, Max: 1}
	l.Kinks = append(l.Kinks, Kink{"a class at the margin", func(s *Sample, pick func(n int) int) bool {
		y, j := s.Class[0], pick(len(s.Pred))
		s.Pred[y] = math.Round(math.Mod(s.Pred[y], 64)) // so that the margin does not round
		s.Pred[j] = s.Pred[y] - margin
		return j != y
	}}, Kink{"two other classes are tied", func(s *Sample, pick func(n int) int) bool {
		y, n := s.Class[0], len(s.Pred)
		s.Pred[(y+1)%n] = s.Pred[(y+2)%n]
		return n > 2
	}})
	l.Special = []SpecialCase{
		{When: "one class: nothing competes", In: logits(0, 3), Want: 0},
		{When: "another class is masked out", In: logits(0, 3, -inf), Want: 0},
		{When: "the class itself is masked out", In: logits(0, -inf, 3), Want: inf},
		{When: "certain and right", In: logits(0, inf, 3), Want: 0},
		{When: "certain and wrong", In: logits(1, inf, 3), Want: inf},
		{When: "one of the scores is NaN", In: logits(0, nan, 1), Want: nan},
		{When: "a score of the others is NaN", In: logits(0, 1, nan, 2), Want: nan},
		{When: "two scores of +Inf: undefined", In: logits(0, inf, inf), Want: nan},
		{When: "a label as large as the number of classes", In: logits(2, 1, 1), Err: true},
		{When: "a negative label", In: logits(-1, 1, 1), Err: true},
	}
	l.Claims = append(l.Claims,
		AtLeastZero, ZeroAtPerfect{At: []Sample{logits(0, 3), logits(0, margin, 0), logits(2, 0, -1, margin+1)}}, Convex{},
		ShiftInvariant{PredOnly: true}, GradSumZero{}, Permutation{},
	)
	return l
}

// violations are margin + z_j − z_y over j ≠ y.
func violations(x In, margin ball.Real) (gaps []ball.Real) {
	for j, z := range x.Pred {
		if j != x.Class[0] {
			gaps = append(gaps, z.Sub(x.Pred[x.Class[0]]).Add(margin))
		}
	}
	return gaps
}

// binaryHinge is that with two classes a multi-class hinge is the binary one, to that power.
func binaryHinge(margin, power float64) Equals {
	return Equals{
		ID: "s-cs-ww-binary", Says: "With two classes it is the hinge of z_y − z_other.",
		Other: formula(func(x In) ball.Real {
			d := x.Of(margin).Sub(x.Pred[x.Class[0]].Sub(x.Pred[1-x.Class[0]]))
			h := d.Add(d.Abs()).Mul(ball.Of(0.5)) // the hinge without its branch
			if power == 1 || isZero(h) {
				return h
			}
			return h.Pow(x.Of(power))
		}),
		When: func(s Sample) bool { return len(s.Pred) == 2 && finiteLogits(s.Pred) },
		Draw: twoClasses,
	}
}

// twoClasses leaves two of the classes.
func twoClasses(s *Sample, pick func(n int) int) {
	s.Pred = append(s.Pred, 0)[:2]
	s.Shape, s.Class = []int{2}, []int{pick(2)}
}
